"""Installing methodologies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accountability.frameworks.differences import compare
from accountability.frameworks.models import LONGEST_ID, Methodology
from accountability.frameworks.queries import Preview, methodology_named, newest_other, tree_of
from accountability.scoring import methodology as scoring
from accountability.scoring.parse import parse_methodology
from accountability.scoring.problems import MethodologyError
from accounts.canonical import sha256_of
from accounts.errors import Refused
from accounts.ledger import record_entry
from accounts.models import User
from accounts.rules import can_edit, ensure

LIBRARY = Path(__file__).parent / "library"
# A version stands in the address of its public page.
VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")


@dataclass(frozen=True)
class Loaded:
    """A file of the library; ``is_new`` unless it was there already."""

    name: str
    methodology: Methodology
    is_new: bool


@transaction.atomic
def install_methodology(*, text: str, by: User, now: datetime) -> Methodology:
    """The methodology that the file holds; the one already there when it is the same file.

    Raises MethodologyError naming every faulty line, ValidationError for what cannot be kept, Refused for another
    text under an installed id and version.
    """
    ensure(can_edit(by), _("Only an editor can install methodologies."))
    methodology = _drafted(text)
    methodology.installed_at, methodology.installed_by = now, by
    known = methodology_named(methodology.slug, methodology.version) or _install(methodology)
    if known is not methodology:
        return _same_text(known, methodology.sha256)
    changes = {"id": methodology.slug, "version": methodology.version, "sha256": methodology.sha256}
    record_entry(verb="methodology.installed", subject=methodology, changes=changes, by=by, now=now, is_public=True)
    return methodology


def preview_methodology(*, text: str) -> Preview:
    """What installing the text would do, without doing it. Raises what install_methodology raises."""
    drafted, tree = _drafted(text), parse_methodology(text)
    known = methodology_named(drafted.slug, drafted.version)
    earlier = newest_other(drafted.slug, than=drafted.version)
    return Preview(
        text=text,
        sha256=drafted.sha256,
        tree=tree,
        installed=_same_text(known, drafted.sha256) if known else None,
        earlier=earlier,
        comparison=compare(tree_of(earlier), tree) if earlier else None,
    )


@transaction.atomic
def load_library(*, files: Iterable[Path], by: User, now: datetime) -> list[Loaded]:
    """Every file installed, or there already. Raises Refused naming each file that cannot be: then none is."""
    ensure(can_edit(by), _("Only an editor can install methodologies."))
    known = set(Methodology.objects.values_list("pk", flat=True))
    loaded, refused = [], []
    for path in files:
        try:
            found = install_methodology(text=path.read_text(encoding="utf-8"), by=by, now=now)
            loaded.append(Loaded(path.name, found, found.pk not in known))
        except (MethodologyError, ValidationError, Refused, UnicodeDecodeError) as error:
            reasons = error.messages if isinstance(error, ValidationError) else str(error).splitlines()
            refused += [f"{path.name}: {reason}" for reason in reasons]
    if refused:
        raise Refused("\n".join(refused))
    return loaded


def library_files() -> list[Path]:
    """The files that come with OnRecord."""
    return sorted(LIBRARY.glob("*.yaml"))


def library_texts() -> Iterator[str]:
    """What these files hold."""
    for path in library_files():
        yield path.read_text(encoding="utf-8")


def _drafted(text: str) -> Methodology:
    """The methodology as a row that is not saved. Raises MethodologyError, ValidationError."""
    parsed = parse_methodology(text)
    drafted = Methodology(
        slug=parsed.id,
        version=parsed.version,
        title=parsed.title,
        publisher=parsed.publisher,
        text=text,
        sha256=sha256_of(text),
    )
    _check_keepable(drafted, parsed)
    return drafted


def _check_keepable(drafted: Methodology, parsed: scoring.Methodology) -> None:
    """Refuse what has no room in our tables or addresses; a file that is only scored by command may hold it."""
    errors: dict[str, list[str]] = {}
    try:
        drafted.clean_fields(exclude={"installed_at", "installed_by", *([] if parsed.publisher else ["publisher"])})
    except ValidationError as refusal:
        key = {"slug": "id"}
        errors = {name: [f"{key.get(name, name)}: {m}" for m in ms] for name, ms in refusal.message_dict.items()}
    if VERSION.fullmatch(parsed.version) is None:
        errors.setdefault("version", []).append(
            _("version: use letters, digits, dots, hyphens and underscores only, as it stands in an address.")
        )
    names = [*parsed.by_id, *(option.answer for scale in parsed.scales.values() for option in scale.options)]
    if too_long := [name for name in names if len(name) > LONGEST_ID]:
        errors["criteria"] = [
            _("“%(name)s” is longer than %(limit)d characters; shorten it.") % {"name": name, "limit": LONGEST_ID}
            for name in too_long
        ]
    if errors:
        raise ValidationError(errors)


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
