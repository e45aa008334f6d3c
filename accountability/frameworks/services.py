"""Installing methodologies."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import transaction
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

    Raises MethodologyError naming every faulty line, Refused for another text under an installed id and version.
    """
    ensure(can_edit(by), _("Only an editor can install methodologies."))
    parsed = parse_methodology(text)
    sha256 = sha256_of(text)
    known = Methodology.objects.filter(slug=parsed.id, version=parsed.version).first()
    if known and known.sha256 != sha256:
        raise Refused(
            _("%(name)s is installed with another text. Give the changed file a new version.") % {"name": known}
        )
    if known:
        return known
    methodology = Methodology.objects.create(
        slug=parsed.id,
        version=parsed.version,
        title=parsed.title,
        publisher=parsed.publisher,
        text=text,
        sha256=sha256,
        installed_at=now,
        installed_by=by,
    )
    changes = {"id": parsed.id, "version": parsed.version, "sha256": sha256}
    record_entry(verb="methodology.installed", subject=methodology, changes=changes, by=by, now=now, is_public=True)
    return methodology


def library_texts() -> Iterator[str]:
    """The files that come with OnRecord."""
    for path in sorted(LIBRARY.glob("*.yaml")):
        yield path.read_text()
