"""Installing methodologies."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accountability.frameworks.models import Methodology
from accountability.scoring.parse import parse_methodology
from accounts.canonical import sha256_of
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_edit, ensure

LIBRARY = Path(__file__).parent / "library"


@transaction.atomic
def install_methodology(*, text: str, by: User, now: datetime) -> Methodology:
    """The methodology that the file holds; the one already there when it is the same file.

    Raises MethodologyError naming every faulty line, ValidationError for an id or a title too long to keep, Refused
    for another text under an installed id and version.
    """
    ensure(can_edit(by), _("Only an editor can install methodologies."))
    parsed = parse_methodology(text)
    methodology = Methodology(
        slug=parsed.id,
        version=parsed.version,
        title=parsed.title,
        publisher=parsed.publisher,
        text=text,
        sha256=sha256_of(text),
        installed_at=now,
        installed_by=by,
    )
    methodology.clean_fields(exclude=[] if parsed.publisher else ["publisher"])
    known = _installed(methodology) or _install(methodology)
    if known is not methodology:
        return _same_text(known, methodology.sha256)
    changes = {"id": parsed.id, "version": parsed.version, "sha256": methodology.sha256}
    record_entry(verb="methodology.installed", subject=methodology, changes=changes, by=by, now=now, is_public=True)
    return methodology


def library_texts() -> Iterator[str]:
    """The files that come with OnRecord."""
    for path in sorted(LIBRARY.glob("*.yaml")):
        yield path.read_text(encoding="utf-8")


def _installed(wanted: Methodology) -> Methodology | None:
    return Methodology.objects.filter(slug=wanted.slug, version=wanted.version).first()


def _install(wanted: Methodology) -> Methodology:
    """The saved row; the other's when somebody installed the same version at the same moment."""
    try:
        with transaction.atomic():
            wanted.save(force_insert=True)
    except IntegrityError:
        return Methodology.objects.get(slug=wanted.slug, version=wanted.version)
    return wanted


def _same_text(known: Methodology, sha256: str) -> Methodology:
    if known.sha256 != sha256:
        raise Refused(
            _("%(name)s is installed with another text. Give the changed file a new version.") % {"name": known}
        )
    return known
