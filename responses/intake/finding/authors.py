"""Whether a text is a company's own letter, release or statement, and which company's."""

import re
from collections.abc import Sequence
from itertools import takewhile

from responses.intake.finding.lexicon import LANGUAGES, alternatives, lexicon
from responses.intake.finding.marks import marked_spans
from responses.intake.finding.shapes import Article, FoundCompany, Kind, Paragraph, Span
from responses.intake.finding.speech import classes_of
from responses.intake.finding.vocabulary import folded, vocabulary

WORD = re.compile(r"\w+(?:['’]\w+)?")
TOLD = frozenset({Kind.BODY, Kind.LISTED})
AT_THE_HEAD = 90  # characters of a release in which its company stands, unless its title names it
LETTERHEAD = 9  # words
SIGNATURE_LINES = 4
HEAD = 400  # characters in which a letter says who sends it
SIGNED = 14  # words of a line in a signature
RULED = re.compile(r"\s*[-_=*–—]{3,}\s*")
SENDER = re.compile(
    r"^[ \t]*(?:From|Von|De|Van|Från|Absender|Avsändare|Afzender|Expéditeur|Sender)[ \u00a0]?:.+$", re.MULTILINE
)
OWN_VOICE = 0.3  # of the sentences of a letter or statement say "we"


def document_author(article: Article, companies: Sequence[FoundCompany]) -> str | None:
    """The company that wrote the text itself; None for an article about it, or when another wrote it."""
    if not companies or not article.paragraphs:
        return None
    return (
        _of_letter(article, companies)
        or _of_release(article, companies)
        or _of_statement(article, companies)
        or _of_signed(article, companies)
    )


def _words(article: Article, key: str) -> str:
    """Any phrase under a key of the documents' dictionary, as a regular expression."""
    language = article.language if article.language in LANGUAGES else "en"
    return alternatives(lexicon("documents", language)[key])


def _shown(article: Article, paragraph: Paragraph) -> str:
    """The words of a paragraph."""
    return article.text[paragraph.start : paragraph.end]


def _named(article: Article, companies: Sequence[FoundCompany], span: Span) -> list[str]:
    """The companies named in a stretch, each once, in the order of the text; capitals do not count."""
    found: dict[str, int] = {}
    shown = article.text[span.start : span.end]
    for company in companies:
        for name in (company.name, *company.also):
            pattern = r"\s+".join(re.escape(part) for part in name.split())
            match = re.search(rf"(?<!\w){pattern}(?!\w)", shown, re.IGNORECASE)
            if match:
                found[company.name] = min(match.start(), found.get(company.name, match.start()))
    return sorted(found, key=lambda name: found[name])


def own_voice(article: Article) -> float:
    """The share of sentences outside quotation marks that say "we"."""
    marks = marked_spans(article)
    total = own = 0
    for paragraph in article.paragraphs:
        if paragraph.kind not in TOLD:
            continue
        for sentence in paragraph.sentences:
            quoted = [mark for mark in marks if mark.start < sentence.end and mark.end > sentence.start]
            words = [
                match.group()
                for match in WORD.finditer(article.text, sentence.start, sentence.end)
                if not any(mark.start <= match.start() < mark.end for mark in quoted)
            ]
            if len(words) > 2:
                total += 1
                own += any("we" in classes_of(word, article.language) for word in words)
    return own / total if total else 0.0


def _of_letter(article: Article, companies: Sequence[FoundCompany]) -> str | None:
    """A letter: an address, "we", and a signature; the company of the signature or else of the letterhead."""
    opening = re.compile(rf"\s*{_words(article, 'salutation')}\b.{{0,90}}[,:!]?\s*$", re.IGNORECASE)
    closing = re.compile(rf"(?<!\w){_words(article, 'closing')}(?!\w)", re.IGNORECASE)
    paragraphs = article.paragraphs
    first = next((at for at, one in enumerate(paragraphs) if opening.match(_shown(article, one).split("\n")[0])), None)
    ends = [at for at, one in enumerate(paragraphs) if closing.search(_shown(article, one)) and at > (first or 0)]
    if first is None or not ends or own_voice(article) < OWN_VOICE:
        return None
    addressed = set(_named(article, companies, Span(paragraphs[first].start, paragraphs[first].end)))
    start = closing.search(article.text, paragraphs[ends[-1]].start).end()  # type: ignore[union-attr]
    signed = _signature(article.text[start:])
    signers = [name for name in _named(article, companies, Span(start, start + len(signed))) if name not in addressed]
    sent = SENDER.search(article.text[:HEAD])
    signers = (_named(article, companies, Span(sent.start(), sent.end())) if sent else []) or signers
    first_line = Span(0, len(article.text.partition("\n")[0]))
    headed = any(name not in addressed for name in _named(article, companies, first_line))
    if _is_another(article, signed, headed=headed):
        return None
    if signers:
        return signers[0]
    head = Span(0, paragraphs[0].end)
    letterhead = [name for name in _named(article, companies, head) if name not in addressed]
    return (
        letterhead[0]
        if letterhead and not re.search(_words(article, "addressee"), article.text, re.IGNORECASE)
        else None
    )


def _signature(rest: str) -> str:
    """What follows the close of a letter, up to a ruled line or one as long as a sentence."""
    kept = list(takewhile(lambda line: not RULED.fullmatch(line) and len(line.split()) <= SIGNED, rest.split("\n")))
    return "\n".join(kept)


def _is_another(article: Article, signed: str, *, headed: bool) -> bool:
    """Whether a signature is that of an organisation, an authority or a union.

    ``headed``: a company's name stands above the letter; then a line with an office is of its staff.
    """
    for line in [line for line in signed.split("\n") if line.strip(" ,.")][:2]:
        said = [classes_of(word, article.language) for word in WORD.findall(line)]
        staff = [classes for classes in said if classes & {"officer", "spokes"}]
        strange = [one for one in said if "other" in one and "weak" not in one and one not in staff]
        if strange and not (headed and staff):
            return True
    return False


def _of_release(article: Article, companies: Sequence[FoundCompany]) -> str | None:
    """A press release: so called at its head, or with a last part "About X"; the company that announces."""
    head = article.text[: min(len(article.text), 400)]
    called = re.search(rf"(?<!\w){_words(article, 'release')}(?!\w)", head, re.IGNORECASE)
    about = _about(article, companies)
    if not called or (about is None and (_about_another(article) or _is_of_association(article))):
        return None
    bodies = [
        one for one in article.paragraphs if one.kind is Kind.BODY and len(one.sentences) and one.end - one.start > 80
    ]
    if not bodies:
        return None
    if headed := _letterhead(article, companies):
        return headed
    leading = _named(article, companies, Span(bodies[0].start, bodies[0].end))
    if about and about in leading:
        return about
    first = _named(article, companies, Span(bodies[0].start, min(bodies[0].end, bodies[0].start + 160)))
    begins = bodies[0].start + AT_THE_HEAD
    early = _named(article, companies, Span(0, max(begins, bodies[0].start)))
    firm = next((one for one in companies if first and one.name == first[0]), None)
    sure = firm is not None and firm.name in early and not _starts_with_another(article, bodies[0], firm)
    sure = sure and firm is not None and not _is_only_told_of(article, bodies[0], firm)
    return about or (first[0] if sure else None)


def _letterhead(article: Article, companies: Sequence[FoundCompany]) -> str | None:
    """The company whose name begins a release, where it says "we": "Nordvik AG, Kiel" above "Medieninformation"."""
    end = article.text.find("\n")
    line = article.text[:end]
    named = _named(article, companies, Span(0, end))
    firm = next((one for one in companies if [one.name] == named), None)
    begins = firm is not None and any(line.casefold().startswith(name.casefold()) for name in (firm.name, *firm.also))
    short = len(WORD.findall(line)) < LETTERHEAD and not line.rstrip().endswith((".", "?", "!"))
    return named[0] if begins and short and own_voice(article) >= OWN_VOICE else None


def _is_of_association(article: Article) -> bool:
    """Whether an association signs: "Pressekontakt: Femnet e. V."."""
    return re.search(r"(?<!\w)e\. ?V\.", article.text[-300:]) is not None


def _about(article: Article, companies: Sequence[FoundCompany]) -> str | None:
    """The company of the part "About X"."""
    pattern = re.compile(
        rf"^[ \t#*]*{_words(article, 'about')}\s*(?=\w)(?P<name>[^\n.]{{2,80}}?)[ \t:*]*$", re.IGNORECASE | re.MULTILINE
    )
    for match in pattern.finditer(article.text):
        named = _named(article, companies, Span(match.start("name"), match.end("name")))
        short = match.group("name").casefold().strip()
        begun = [firm.name for firm in companies if firm.name.casefold().startswith(short + " ")]
        if named or len(begun) == 1:
            return (named or begun)[0]
    return None


def _about_another(article: Article) -> bool:
    """Whether there is a part "About …" that is of no company."""
    pattern = re.compile(
        rf"^[ \t#*]*{_words(article, 'about')}\s+(?!(?:us|uns|nous|ons|oss)\b)[A-ZÀ-Þ][^\n.]{{2,60}}$",
        re.MULTILINE | re.IGNORECASE,
    )
    return bool(pattern.search(article.text, len(article.text) // 2))


def _starts_with_another(article: Article, paragraph: Paragraph, firm: FoundCompany) -> bool:
    """Whether somebody else stands at the head of the first paragraph; behind a company that begins it anybody may."""
    if any(one.start == paragraph.start for one in firm.mentions):
        return False
    words = WORD.findall(article.text[paragraph.start : paragraph.start + AT_THE_HEAD])
    found = [classes_of(word, article.language) for word in words]
    return any("other" in classes and "weak" not in classes for classes in found)


def _is_only_told_of(article: Article, paragraph: Paragraph, company: FoundCompany) -> bool:
    """Whether a body or a preposition goes before the company: "The campaign X asked", "a step back at Y"."""
    here = [one for one in company.mentions if paragraph.start <= one.start < paragraph.end]
    words = WORD.findall(article.text[paragraph.start : here[0].start]) if here else []
    known = vocabulary(article.language)
    last = [folded(word) for word in words if not known.has("articles", folded(word))][-1:]
    governed = any(known.has("governing", word) for word in last)
    return (governed and article.language == "de") or any(known.ends_in("other_bodies", folded(word)) for word in words)


def _of_statement(article: Article, companies: Sequence[FoundCompany]) -> str | None:
    """A statement: its title says whose it is, nobody asks anything in it, and it says "we"."""
    shown = [_shown(article, paragraph) for paragraph in article.paragraphs]
    if own_voice(article) < OWN_VOICE or sum(words.endswith("?") for words in shown) > 1:
        return None
    called = re.compile(rf"(?<!\w){_words(article, 'statement')}(?!\w)", re.IGNORECASE)
    for paragraph, words in list(zip(article.paragraphs, shown, strict=True))[:3]:
        if len(words) > 160 or words.endswith((":", ".")):
            break
        named = _named(article, companies, Span(paragraph.start, paragraph.end))
        if len(named) == 1 and called.search(words) and not _is_of_another(article, words, named[0]):
            return named[0]
    return None


def _of_signed(article: Article, companies: Sequence[FoundCompany]) -> str | None:
    """A text that says "we" and ends with a name, an office and a firm, each without a sentence around it."""
    last = article.paragraphs[-1]
    shown = _shown(article, last).strip()
    lines = [line for line in shown.split("\n") if line.strip()]
    if (
        own_voice(article) < OWN_VOICE
        or not lines
        or len(lines) > SIGNATURE_LINES
        or shown.endswith((".", "?", "!", "”"))
    ):
        return None
    named = _named(article, companies, Span(last.start, last.end))
    said = [classes_of(word, article.language) for word in WORD.findall(shown)]
    signs = any(classes & {"officer", "spokes"} for classes in said) and not any("other" in classes for classes in said)
    return named[0] if len(named) == 1 and signs else None


def _is_of_another(article: Article, title: str, company: str) -> bool:
    """Whether a title names somebody else before the company: "Statement by the union on X"."""
    first_word = company.casefold().split()[0]
    before = title.casefold().partition(first_word)[0]
    return any("other" in classes_of(word, article.language) for word in WORD.findall(before))
