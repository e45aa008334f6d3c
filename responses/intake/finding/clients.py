"""For whom a lawyer or an agency speaks who says "my client"."""

from collections.abc import Sequence

from responses.intake.finding.families import is_helper
from responses.intake.finding.nouns import telling
from responses.intake.finding.offices import described
from responses.intake.finding.phrases import levelled, phrases
from responses.intake.finding.speech import classes_of
from responses.intake.finding.story import Story
from responses.intake.finding.voices import Voice
from responses.intake.finding.wording import Line, Token

BACK = 3  # paragraphs in which the client is looked for


def noted_as_agent(story: Story, line: Line, at: int, voice: Voice) -> bool:
    """Keeps an agency or a law firm that says "my client" as one that speaks for others; whether it is one."""
    mine = phrases("speech", story.language, "my_client").search(levelled(line.tokens[at].text))
    if not mine or voice.kind != "company" or voice.person or voice.company is None:
        return False
    nouns = [noun for noun, firms in story.nouns.companies.items() if voice.company in firms]
    if not any("agent" in classes_of(noun.split()[0], story.language) for noun in nouns):
        return _serves(story, voice.company)
    story.nouns.helpers.add(voice.company)
    return True


def client_of(story: Story, lines: Sequence[Sequence[Line]], line: Line, at: int) -> Voice | None:
    """The one company that can be meant: named or described in the sentence, else in its paragraph or shortly before.

    None where nobody says "my client", or where the paragraph tells of people whose lawyer it may be.
    """
    mine, theirs = (phrases("speech", story.language, key) for key in ("my_client", "their_client"))
    told = " ".join(token.text for token in line.tokens if token.kind != "quote")
    if not mine.search(levelled(line.tokens[at].text)) and not theirs.search(levelled(told)):
        return None
    if _after_a_stranger(story, line) and not mine.search(levelled(line.tokens[at].text)):
        return None
    strangers = any(token.kind == "word" and token.has("other", "against") for token in line.tokens)
    if strangers or any(topic.others for topic in story.topics if topic.paragraph == line.paragraph):
        return None
    company = (
        _one(story, line.tokens) or _described(story, line) or _spoken_of(story, line) or _near(story, lines, line)
    )
    return Voice("company", company, person=True, office="lawyer") if company else None


def _after_a_stranger(story: Story, line: Line) -> bool:
    """Whether the sentence before was about a firm nobody can name: "The supplier is calm. Its lawyer … her client"."""
    last = story.topics[-1] if story.topics else None
    near = last is not None and last.paragraph == line.paragraph
    return last is not None and near and last.subject.kind == "unknown" and last.subject.end > 0


def _near(story: Story, lines: Sequence[Sequence[Line]], line: Line) -> str | None:
    """The one company of the paragraph up to the sentence, else of the last paragraph that names any."""
    for number in range(line.paragraph, max(-1, line.paragraph - BACK - 1), -1):
        tokens = [token for one in lines[number] if one.start < line.start for token in one.tokens]
        if any(token.kind == "company" and not _serves(story, str(token.value)) for token in tokens):
            return _one(story, tokens)
    return None


def _spoken_of(story: Story, line: Line) -> str | None:
    """The company that the sentence before was about: "The fund answers through its lawyers. “My client …”"."""
    topic = story.topics[-1] if story.topics else None
    if topic is None or topic.paragraph != line.paragraph or topic.subject.kind != "company":
        return None
    alone = {topic.subject.company} == {name for name in topic.companies if not _serves(story, name)}
    return topic.subject.company if alone else None


def _described(story: Story, line: Line) -> str | None:
    """The company that the sentence describes: "who defends the builder"."""
    for place, token in enumerate(line.tokens):
        more = telling(line.tokens, place) if token.has("firm") and not token.has("officer", "agent") else None
        if more is not None:
            return story.resolved(Voice("firm", noun=described(token, more)), line).company
    return None


def _one(story: Story, tokens: Sequence[Token]) -> str | None:
    """The one company among these words, those aside that speak for others."""
    firms = {str(token.value) for token in tokens if token.kind == "company"}
    firms = {firm for firm in firms if not _serves(story, firm)}
    return firms.pop() if len(firms) == 1 else None


def _serves(story: Story, company: str) -> bool:
    return company in story.nouns.helpers or is_helper(company, story.language)
