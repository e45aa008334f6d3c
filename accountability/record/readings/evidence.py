"""What was said, alleged and promised, and where it stands, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from accountability.record.readings.facts import Fact, Reading, day, detail, fact, in_quotes, listed, reading, word
from responses.cases.choices import Degree, Standing
from responses.sources.choices import Extent, Match, QuoteStatus, SourceKind
from responses.statements.choices import Channel, Progress, Stance, Voice

Part = Mapping[str, Any]


def named(document: Part, part: str) -> dict[str, Part]:
    """The things of one part of the document by their names."""
    return {item["id"]: item for item in document[part]}


def read_statements(document: Part) -> list[Reading]:
    """Each statement with its quotes."""
    quotes, sources = named(document, "quotes"), named(document, "sources")
    return [
        reading(
            item["id"],
            said(item),
            [
                fact("summary", _("In our words"), item["summary"]),
                fact("speaker", _("Speaker"), item["speaker"]),
                fact("said_on", _("Said on"), day(item["said_on"])),
                fact("channel", _("Reached the public"), word(Channel.choices, item["channel"])),
                fact("stance", _("Treats what is alleged"), word(Stance.choices, item["stance"])),
                *(each for name in item["quotes"] for each in _quoted(name, quotes, sources)),
            ],
        )
        for item in document["statements"]
    ]


def said(item: Part) -> str:
    """Who said what when, in a sentence."""
    who = item["speaker"] or _("The company")
    stance = word(Stance.choices, item["stance"])
    return f"{day(item['said_on'])}: {who} ({stance}). {item['summary']}"


def read_allegations(document: Part) -> list[Reading]:
    """Each allegation with the replies to it."""
    return [
        reading(
            item["id"],
            _("%(who)s alleges: %(what)s") % {"who": item["alleged_by"], "what": item["what"]},
            [*_allegation(item, document), *_replies(item, named(document, "statements"))],
        )
        for item in document["allegations"]
    ]


def _allegation(item: Part, document: Part) -> Iterator[Fact]:
    sources, case = named(document, "sources"), item["case"]
    yield fact("what", _("What is alleged"), item["what"])
    yield fact("alleged_by", _("Alleged by"), item["alleged_by"])
    yield fact("standing", _("How well founded"), word(Standing.choices, item["standing"]))
    yield from _quoted(item["quote"], named(document, "quotes"), sources) if item["quote"] else ()
    yield fact("source", _("Source of the allegation"), _title(item["source"], sources))
    yield fact("case.title", _("Case"), case["title"])
    yield fact("case.summary", _("What the case is about"), case["summary"])
    yield fact("product", _("Product"), item["product"])
    yield fact("end_user", _("End user"), item["end_user"])
    yield fact("place", _("Place"), item["place"])
    yield fact("period_from", _("From"), day(item["period_from"]))
    yield fact("period_to", _("Until"), day(item["period_to"]))
    yield fact("rights", _("Rights affected"), item["rights"])
    yield fact("scale", _("How grave (scale)"), word(Degree.choices, item["scale"]))
    yield fact("scope", _("How many people (scope)"), word(Degree.choices, item["scope"]))
    yield fact("remediability", _("How hard to put right (remediability)"), word(Degree.choices, item["remediability"]))
    yield detail("case.slug", _("Address of the case"), case["slug"])


def _replies(item: Part, statements: Mapping[str, Part]) -> Iterator[Fact]:
    for name in item["replies"]:
        yield fact(f"{name}.reply", _("Reply"), said(statements[name]) if name in statements else name)
    if not item["replies"]:
        yield fact("replies", _("Reply"), _("No reply is on record."))


def read_commitments(document: Part) -> list[Reading]:
    """Each commitment with what has become of it."""
    quotes = named(document, "quotes")
    return [
        reading(
            item["id"],
            _("Promised %(day)s: %(what)s (%(progress)s)")
            % {"day": day(item["made_on"]), "what": item["summary"], "progress": _progress(item["progress"])},
            [
                fact("summary", _("What was promised"), item["summary"]),
                fact("quote", _("In the words"), in_quotes(quotes.get(item["quote"], {}).get("text", item["quote"]))),
                fact("outcome_test", _("What would show that it is kept"), item["outcome_test"]),
                fact("made_on", _("Promised"), day(item["made_on"])),
                fact("due_on", _("Due"), day(item["due_on"]) or _("No date was given")),
                fact("progress", _("What has become of it"), _progress(item["progress"])),
                fact("changes", _("Changes"), "\n".join(_change(change) for change in item["changes"])),
                detail("quote.id", _("Quote"), item["quote"]),
            ],
        )
        for item in document["commitments"]
    ]


def _change(change: Part) -> str:
    return f"{day(change['on'])}: {_progress(change['progress'])}. {change['reason']}"


def _progress(code: str) -> str:
    return word(Progress.choices, code)


def read_sources(document: Part) -> list[Reading]:
    """Each source with our copy of it, and which are standing documents of the company."""
    sources = named(document, "sources")
    policies = [
        reading(
            item["id"],
            _("Standing document: %s") % _title(item["source"], sources),
            [fact("source", _("Source"), _title(item["source"], sources)), detail("id", _("Name"), item["source"])],
        )
        for item in document["policies"]
    ]
    found = [
        reading(item["id"], _published(item), [*_source(item), *_copy(item["capture"])]) for item in sources.values()
    ]
    return found + policies


def _published(item: Part) -> str:
    return listed(item["title"], item["publisher"], day(item["published_on"]))


def _source(item: Part) -> Iterator[Fact]:
    yield fact("title", _("Title"), item["title"])
    yield fact("publisher", _("Publisher"), item["publisher"])
    yield fact("url", _("Original page"), item["url"])
    yield fact("kind", _("Kind"), word(SourceKind.choices, item["kind"]))
    yield fact("published_on", _("Published"), day(item["published_on"]))
    yield detail("language", _("Language"), item["language"])


def _copy(copy: Part | None) -> Iterator[Fact]:
    if copy is None:
        yield fact("copy", _("Our copy"), _("None yet"))
        return
    yield fact("captured_on", _("Our copy of"), day(copy["captured_on"]))
    yield fact("extent", _("It holds"), word(Extent.choices, copy["extent"]))
    yield fact("text", _("Text of the excerpt, public in full"), copy["text"])
    yield detail("sha256", _("Fingerprint of the copy (SHA-256)"), copy["sha256"])
    yield detail("text_sha256", _("Fingerprint of its text (SHA-256)"), copy["text_sha256"])
    yield detail("media_type", _("Kind of file"), copy["media_type"])
    yield detail("size", _("Size"), f"{filesizeformat(copy['size'])} ({copy['size']})")


def _title(name: str, sources: Mapping[str, Part]) -> str:
    return listed(sources[name]["title"], sources[name]["publisher"]) if name in sources else name


def _quoted(name: str, quotes: Mapping[str, Part], sources: Mapping[str, Part]) -> Iterator[Fact]:
    quote = quotes.get(name)
    if quote is None:
        yield fact(name, _("Quote"), name)
        return
    place = {"start": quote["start"], "end": quote["end"], "sha256": quote["capture_sha256"]}
    yield fact(f"{name}.text", _("Quote"), in_quotes(quote["text"]))
    translated = _("Machine translation") if quote.get("is_machine_translation") else _("Translation")
    yield fact(f"{name}.translation", translated, quote.get("translation"))
    yield fact(f"{name}.source", _("Stands in"), _title(quote["source"], sources))
    yield fact(f"{name}.voice", _("Whose words"), word(Voice.choices, quote.get("voice")))
    yield fact(f"{name}.status", _("In our newest copy"), word(QuoteStatus.choices, quote["status"]))
    yield detail(f"{name}.before", _("Public before the quote"), quote["before"])
    yield detail(f"{name}.after", _("Public after the quote"), quote["after"])
    yield detail(f"{name}.match", _("How it was found"), word(Match.choices, quote["match"]))
    yield detail(f"{name}.said", _("Said"), listed(quote.get("speaker", ""), day(quote.get("said_on"))))
    yield detail(f"{name}.language", _("Language"), quote["language"])
    yield detail(
        f"{name}.place", _("Place"), _("Characters %(start)s to %(end)s of the copy with SHA-256 %(sha256)s") % place
    )
    yield detail(f"{name}.names", _("Names in the data"), listed(name, quote["source"], quote["statement"] or ""))
