"""Whether the public record still says what its ledger says it said: documents, methodologies, archived copies."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from accountability.frameworks.models import Methodology
from accountability.record.models import Checks, Scorecard, Standing
from accountability.record.services import differing_standings
from accounts.canonical import sha256_of
from accounts.ledger import verify_ledger
from accounts.models import LedgerEntry
from responses.sources.models import Capture
from responses.sources.warc import answers_in

DOCUMENTS = (("scorecard.published", Scorecard), ("checks.published", Checks))


@dataclass
class RecordReport:
    """How many things of each kind were looked at, and every fault found, in plain words."""

    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def verify_record(*, with_files: bool = True) -> RecordReport:
    """Look at every entry, document, standing, methodology and, unless told otherwise, archived file."""
    report = RecordReport()
    ledger = verify_ledger()
    report.counts["ledger entries"] = ledger.checked
    if not ledger.is_sound:
        report.faults.append(f"ledger entry {ledger.broken_seq}: {ledger.reason}")
    for verb, model in DOCUMENTS:
        _look(report, model._meta.verbose_name_plural, model.objects.count(), _document_faults(verb, model))
    _look(report, "standings", Standing.objects.count(), _standing_faults())
    _look(report, "methodologies", Methodology.objects.count(), _methodology_faults())
    copies = "archived copies" if with_files else "archived copies (texts only)"
    _look(report, copies, Capture.objects.count(), _capture_faults(with_files=with_files))
    return report


def _look(report: RecordReport, kind: object, count: int, faults: Iterator[str]) -> None:
    report.counts[str(kind)] = count
    report.faults.extend(faults)


def _document_faults(verb: str, model: type[Scorecard | Checks]) -> Iterator[str]:
    """Documents that are not those of their ledger entries, and entries whose document is gone."""
    named = dict(_hashes_in_the_ledger(verb))
    kind = model._meta.verbose_name
    for row in model.objects.order_by("edition").iterator(200):
        found, said = sha256_of(row.document), named.pop(row.edition, None)
        if found != row.sha256:
            yield f"{kind} of edition {row.edition}: the text does not have the SHA-256 in its column"
        if said is None:
            yield f"{kind} of edition {row.edition}: no ledger entry of this number publishes it"
        elif found != said:
            yield f"{kind} of edition {row.edition}: the text does not have the SHA-256 in its ledger entry"
    yield from (f"{kind} of edition {edition}: missing" for edition in named)


def _hashes_in_the_ledger(verb: str) -> Iterator[tuple[int, str]]:
    for seq, body in LedgerEntry.objects.filter(verb=verb).order_by("seq").values_list("seq", "body"):
        try:
            yield seq, json.loads(body)["changes"]["sha256"]
        except (ValueError, KeyError, TypeError):
            yield seq, ""


def _standing_faults() -> Iterator[str]:
    try:
        differing = differing_standings()
    except (ValueError, KeyError, TypeError) as error:
        yield f"standings: a document they follow from cannot be read ({type(error).__name__})"
        return
    yield from (f"standing of {slug} by {methodology}: not what the scorecard says" for slug, methodology in differing)


def _methodology_faults() -> Iterator[str]:
    published = {sha256 for _seq, sha256 in _hashes_in_the_ledger("methodology.installed")}
    for methodology in Methodology.objects.order_by("pk").iterator(50):
        found = sha256_of(methodology.text)
        if found != methodology.sha256:
            yield f"methodology {methodology.slug} {methodology.version}: the text does not have its SHA-256"
        if found not in published:
            yield f"methodology {methodology.slug} {methodology.version}: no ledger entry installs this text"


def _capture_faults(*, with_files: bool) -> Iterator[str]:
    for capture in Capture.objects.order_by("pk").iterator(50):
        if sha256_of(capture.text) != capture.text_sha256:
            yield f"copy {capture.pk}: the text does not have its SHA-256"
        if with_files and not capture.is_sound():
            yield f"copy {capture.pk}: {capture.path} is missing or does not have its SHA-256"
        if with_files and capture.warc_sha256:
            yield from _warc_faults(capture)


def _warc_faults(capture: Capture) -> Iterator[str]:
    """The archive record is the one that was written, and ends with the very page that was kept."""
    if not capture.has_sound_warc():
        yield f"copy {capture.pk}: {capture.warc_path} is missing or does not have its SHA-256"
        return
    try:
        *_led_on, page = answers_in(capture.warc_path)
    except ValueError as error:
        yield f"copy {capture.pk}: {capture.warc_path} cannot be read ({error})"
        return
    if sha256_of(page.body) != capture.sha256:
        yield f"copy {capture.pk}: {capture.warc_path} holds another page than the copy"
