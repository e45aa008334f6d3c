"""Quotations without a word of saying: who stands on the scene that the sentences before them set."""

import re
from collections.abc import Sequence
from dataclasses import replace

from responses.intake.finding.circumstances import signs_of_quote
from responses.intake.finding.families import is_helper
from responses.intake.finding.groups import after
from responses.intake.finding.leanings import Of, leaning
from responses.intake.finding.phrases import phrases
from responses.intake.finding.shapes import FoundCompany, Kind
from responses.intake.finding.speakers import judged
from responses.intake.finding.story import Story
from responses.intake.finding.topics import Topic
from responses.intake.finding.voices import OFFICES, UNKNOWN, Voice
from responses.intake.finding.wording import Line, Token

CLEAR = frozenset({"company", "other"})
WORD = re.compile(r"\w+(?:['’]\w+)?")
NEAR = 3  # words between an article and its office
RATHER, LIKELY = 0.6, 0.75  # how likely words must be a company's to look for the one that says them
LONGEST = 30  # words of a sentence that hands the word to somebody


def on_scene(story: Story, line: Line, following: Line | None, *, says_we: bool) -> Voice | None:
    """Whose a quotation is that stands alone after sentences about one person, or about one company that says "we"."""
    if following is not None and _names_another(following):
        return None
    topics = [topic for topic in story.topics if topic.paragraph == line.paragraph]
    if not topics or any(topic.subject.kind == "other" and not topic.subject.person for topic in topics):
        return None
    owners = {(person.kind, person.company) for topic in topics for person in topic.persons}
    firms = {name for topic in topics for name in topic.companies}
    if owners:
        return _of_person(topics, owners, firms)
    subject = topics[-1].subject
    alone = subject.kind == "company" and firms <= {subject.company} and not any(topic.others for topic in topics)
    return subject if alone and says_we else None


def _of_person(topics: Sequence[Topic], owners: set[tuple[str, str | None]], firms: set[str]) -> Voice | None:
    """The one person on the scene; nobody can say who speaks where there are more, or another company."""
    if len(owners) != 1:
        return UNKNOWN
    person = next(one for topic in reversed(topics) for one in topic.persons)
    if any(topic.subject.kind == "other" and topic.subject.company != person.company for topic in topics):
        return UNKNOWN
    return replace(person, person=True) if firms <= {person.company} else UNKNOWN


def hands_over(story: Story, lines: Sequence[Line]) -> Voice | None:
    """Who is about to speak after a paragraph that ends with "X has sent a statement" or "Anna Berg read a letter"."""
    if not lines or not story.topics:
        return None
    last, topic = lines[-1], story.topics[-1]
    if last.quotes or len(last.tokens) > LONGEST or topic.paragraph != last.paragraph or _asks(story, last):
        return None
    if any(
        token.kind == "word" and token.has("other", "leak") and not token.has("doc", "weak") for token in last.tokens
    ):
        return None
    owners = {person.company for person in topic.persons if person.kind == "company"} | set(topic.companies)
    if topic.subject.person and topic.subject.kind == "company":
        owners.add(str(topic.subject.company))  # "He does not want to pay."
    strangers = any(person.kind != "company" for person in topic.persons)
    return Voice("company", owners.pop()) if len(owners) == 1 and not strangers else None


def _asks(story: Story, line: Line) -> bool:
    """Whether a sentence speaks to somebody, as an interviewer does."""
    german = story.language == "de"
    return any(token.has("you") and (token.capital or not german) for token in line.tokens[german:])


def _names_another(following: Line) -> bool:
    """Whether the sentence behind a quotation begins with somebody whose words these can be."""
    return any(
        token.kind == "person" or (token.kind == "word" and token.has("other", "spokes", "officer"))
        for token in following.tokens[:5]
    )


def officer_on_scene(story: Story, previous: Line | None, stranger: Voice) -> Voice | None:
    """The voice of a person nobody introduced, after "X's lawyer stays calm." or "A spokesman for X disagrees."."""
    tokens = previous.tokens if previous else ()
    if previous is None or any(token.kind in {"person", "quote"} for token in tokens):
        return None
    offices = (at for at, one in enumerate(tokens) if one.kind == "word" and one.has(*OFFICES, "lawyer"))
    at = next((at for at in offices if not tokens[at].has("firm")), None)
    if at is None:
        return None
    start = next((place for place in range(at, max(-1, at - NEAR), -1) if tokens[place].has("det")), at)
    found = story.resolved(judged(after(tokens, start, story.language), story.language, story.persons), previous)
    return replace(found, start=stranger.start, end=stranger.end, person=True) if found.kind == "company" else None


def names_itself(
    story: Story, text: str, companies: Sequence[FoundCompany], line: Line, at: int, voice: Voice
) -> Voice | None:
    """The company whose spokesman says "X has always …" where nothing else tells whose spokesman it is."""
    quote = line.tokens[at]
    if voice.kind != "role" or voice.office != "spokes":
        return None
    names = [(one, firm) for firm in companies for one in firm.mentions if quote.start <= one.start < quote.end]
    one, firm = min(names, key=lambda found: found[0].start, default=(None, None))
    if one is None or firm is None or WORD.search(text, quote.start, one.start):
        return None
    behind = WORD.match(text, one.end + 1)
    if behind is None or not behind.group()[0].islower():
        return None
    found = replace(voice, kind="company", company=firm.name)
    for token in line.tokens:
        known = story.persons.get(str(token.value)) if token.kind == "person" else None
        if known is not None and known.kind == "role":
            story.persons[str(token.value)] = replace(found, start=known.start, end=known.end)
    return found


def asks(lines: Sequence[Line]) -> bool:
    """Whether a paragraph is a reporter's question to the one who spoke: "Tänker ni sluta köpa?"."""
    tokens = lines[-1].tokens
    return tokens[-1].text == "?" and not lines[-1].quotes and any(token.has("you") for token in tokens)


def of_place(line: Line) -> Voice | None:
    """Whom a sentence turns to without a verb of saying, as "Bei X sieht man das anders" does."""
    first = line.tokens[:4]
    if not first or first[0].kind != "word" or not first[0].has("workplace"):
        return None
    firm = next((token for token in first if token.kind == "company"), None)
    several = {token.value for token in line.tokens if token.kind == "company"}
    others = any(token.kind == "person" or token.has("other") for token in line.tokens)
    return Voice("company", str(firm.value)) if firm and len(several) == 1 and not others else None


def is_about(kind: Kind, lines: Sequence[Line], voice: Voice) -> bool:
    """Whether a paragraph begins with the name of the one announced: it tells of the company, and is not its words.

    A block quotation may speak of its author by name.
    """
    first = lines[0].tokens[0]
    return kind is not Kind.QUOTED and first.kind == "company" and first.value == voice.company


def says_no_more(words: Sequence[Token], verb: int) -> bool:
    """Whether nothing but a time, a place or a listener follows the verb: the sentence only names the speaker."""
    rest = words[verb + 1 :]
    return verb == 0 or not rest or (len(rest) < 6 and rest[0].kind == "word" and rest[0].has("prep", "adverb"))


def closing_words(line: Line) -> list[Token]:
    """The words of a sentence without its full stop."""
    return [token for token in line.tokens if token.text not in {".", "!", "?"}]


def issuer(story: Story, previous: Line | None, text: str) -> Voice | None:
    """The company of which the sentence before says that it has put out a statement; None where it does not."""
    if story.language != "en" or previous is None or previous.quotes:
        return None
    match = phrases("speech", "en", "issues").search(text, previous.start, previous.end)
    subject = story.topics[-1].subject if match and story.topics else UNKNOWN
    return subject if subject.kind == "company" and subject.company else None


def likeliest_firm(story: Story, lines: Sequence[Sequence[Line]], line: Line, at: int, voice: Voice) -> str | None:
    """The one firm named before, where the words are such as firms say: in the paragraph, else in the one before.

    Agencies and law firms speak for others and are passed over; None where anybody who is no firm is told of too.
    """
    likely = leaning(Of.QUOTES, story.language, signs_of_quote(lines[line.paragraph], line, at))
    if voice.kind == "other":  # whoever is called by an office that others have as well
        return _firm_spoken_of(story, line) if likely > RATHER else None
    if likely < LIKELY:
        return None
    for number in (line.paragraph, line.paragraph - 1):
        if number < 0 or any(topic.others for topic in story.topics if topic.paragraph == number):
            return None
        told = [one for one in lines[number] if one.start <= line.start]
        if told and number < line.paragraph and _asks(story, told[-1]):
            return None  # "Your shareholder, X, wants to leave."
        named = {str(token.value) for one in told for token in one.tokens if token.kind == "company"}
        firms = {name for name in named - story.nouns.helpers if not is_helper(name, story.language)}
        if firms:
            return firms.pop() if len(firms) == 1 else None
    return None


def _firm_spoken_of(story: Story, line: Line) -> str | None:
    """The firm that the sentence before was about alone: "X denies it. “We sell …,” said the jurist Ann Hill."."""
    topic = story.topics[-1] if story.topics else None
    near = topic is not None and topic.paragraph == line.paragraph and topic.subject.kind == "company"
    if topic is None or not near or topic.only != topic.subject.company:
        return None
    if any(one.others for one in story.topics if one.paragraph == line.paragraph):
        return None
    return topic.only
