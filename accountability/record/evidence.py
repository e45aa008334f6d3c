"""The evidence part of a frozen scorecard: quotes, sources, what was said, promised and alleged.

Every function gives plain dictionaries for canonical JSON. Rows are named ``quote:12``, ``source:3`` and so on, so
that the parts can point at each other. Nothing about the people who work here goes in.
"""

from collections.abc import Iterable, Mapping

from django.db.models import Case, OuterRef, Subquery, Value, When

from accounts.canonical import Json
from accounts.ledger import subject_of
from companies.models import Company
from responses.cases.models import Allegation
from responses.cases.queries import allegations_of
from responses.sources.choices import Extent, Quality
from responses.sources.models import Capture, Quote, Source
from responses.sources.passages import in_context
from responses.statements.models import Commitment, Policy, Statement, StatementQuote
from responses.statements.queries import commitments_of, evidence_for, policies_of

Document = dict[str, Json]


def evidence_document(company: Company) -> Document:
    """Everything on record about the company: lists of quotes, sources, statements, allegations, promises, policies."""
    # The copies' texts are needed here, for what stands around each quote, whatever lists leave out.
    said = list(evidence_for(company).defer(None))
    alleged = list(allegations_of(company).defer(None))
    policies = list(policies_of(company))
    captures = _captures(said, alleged, policies)
    texts = _texts([*(item.quote for item in said), *(a.quote for a in alleged if a.quote)])
    return {
        "quotes": [
            *(_said(item, texts) for item in said),
            *(_other(a.quote, texts) for a in alleged if a.quote),
        ],
        "sources": [_source(source, capture) for source, capture in captures.values()],
        "statements": _statements(said),
        "allegations": [_allegation(allegation) for allegation in alleged],
        "commitments": [_commitment(commitment) for commitment in commitments_of(company)],
        "policies": [{"id": subject_of(policy), "source": subject_of(policy.source)} for policy in policies],
    }


def _captures(
    said: Iterable[StatementQuote], alleged: Iterable[Allegation], policies: Iterable[Policy]
) -> dict[str, tuple[Source, Capture | None]]:
    """Each source once, with the capture that the quotes stand in; without a quote its newest. One statement.

    A copy that shows the page goes before a newer one of a wall or an error.
    """
    found: dict[str, tuple[Source, Capture | None]] = {}
    for capture in [*(s.quote.capture for s in said), *(a.quote.capture for a in alleged if a.quote)]:
        found.setdefault(subject_of(capture.source), (capture.source, capture))
    sources = [*(allegation.source for allegation in alleged), *(policy.source for policy in policies)]
    others = [source for source in sources if subject_of(source) not in found]
    shows_it = Case(When(quality=Quality.GOOD, then=Value(0)), default=Value(1))
    copies = Capture.objects.filter(source=OuterRef("source"))
    newest = copies.order_by(shows_it, "-captured_at", "-pk").values("pk")[:1]
    captures = Capture.objects.filter(source__in=others, pk=Subquery(newest))
    by_source = {capture.source_id: capture for capture in captures}
    return found | {subject_of(source): (source, by_source.get(source.pk)) for source in others}


def _texts(quotes: Iterable[Quote]) -> dict[int, str]:
    """The text of each capture, read once however often it is quoted. One statement."""
    captures = {quote.capture_id for quote in quotes}
    return dict(Capture.objects.filter(pk__in=captures).values_list("pk", "text"))


def _passage(quote: Quote, texts: Mapping[int, str]) -> Document:
    context = in_context(texts[quote.capture_id], quote.start, quote.end)
    return {
        "id": subject_of(quote),
        "source": subject_of(quote.capture.source),
        "capture_sha256": quote.capture.sha256,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "before": context.before,
        "after": context.after,
        "language": quote.capture.source.language,
        "match": str(quote.match),
        "status": str(quote.status),
    }


def _said(item: StatementQuote, texts: Mapping[int, str]) -> Document:
    return _passage(item.quote, texts) | {
        "statement": subject_of(item.statement),
        "speaker": item.statement.speaker,
        "said_on": str(item.statement.said_on),
        "voice": str(item.voice),
        "translation": item.translation,
        **({"is_machine_translation": True} if item.is_machine_translation else {}),
    }


def _other(quote: Quote, texts: Mapping[int, str]) -> Document:
    return _passage(quote, texts) | {"statement": None}


def _source(source: Source, capture: Capture | None) -> Document:
    document: Document = {
        "id": subject_of(source),
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "kind": str(source.kind),
        "language": source.language,
        "published_on": str(source.published_on) if source.published_on else None,
        "capture": None,
    }
    if capture:
        document["capture"] = {
            "sha256": capture.sha256,
            "text_sha256": capture.text_sha256,
            "captured_on": str(capture.captured_at.date()),
            "media_type": capture.media_type,
            "size": capture.size,
            "extent": str(capture.extent),
            # A whole publication is its publisher's; only an excerpt made for quoting is shown in full.
            "text": capture.text if capture.extent == Extent.EXCERPT else None,
        }
    return document


def _statements(said: Iterable[StatementQuote]) -> list[Document]:
    quotes: dict[int, list[str]] = {}
    statements: dict[int, Statement] = {}
    for item in said:
        statements[item.statement_id] = item.statement
        quotes.setdefault(item.statement_id, []).append(subject_of(item.quote))
    return [
        {
            "id": subject_of(statement),
            "said_on": str(statement.said_on),
            "speaker": statement.speaker,
            "channel": str(statement.channel),
            "stance": str(statement.stance),
            "summary": statement.summary,
            "quotes": list(quotes[pk]),
        }
        for pk, statement in statements.items()
    ]


def _allegation(allegation: Allegation) -> Document:
    return {
        "id": subject_of(allegation),
        "case": {"slug": allegation.case.slug, "title": allegation.case.title, "summary": allegation.case.summary},
        "what": allegation.what,
        "alleged_by": allegation.alleged_by,
        "source": subject_of(allegation.source),
        "quote": subject_of(allegation.quote) if allegation.quote else None,
        "product": allegation.product,
        "end_user": allegation.end_user,
        "place": allegation.place,
        "period_from": allegation.period_from,
        "period_to": allegation.period_to,
        "rights": allegation.rights,
        "scale": allegation.scale,
        "scope": allegation.scope,
        "remediability": allegation.remediability,
        "standing": str(allegation.standing),
        "replies": [subject_of(reply) for reply in allegation.replies.all()],
    }


def _commitment(commitment: Commitment) -> Document:
    return {
        "id": subject_of(commitment),
        "summary": commitment.summary,
        "outcome_test": commitment.outcome_test,
        "made_on": commitment.made_on,
        "due_on": str(commitment.due_on) if commitment.due_on else None,
        "progress": str(commitment.progress),
        "quote": subject_of(commitment.quote),
        "changes": [
            {"on": str(change.changed_on), "progress": str(change.progress), "reason": change.reason}
            for change in commitment.progress_changes.all()
        ],
    }
