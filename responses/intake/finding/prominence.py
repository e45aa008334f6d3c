"""Which company a sentence most likely is about that names none as its subject, by how prominent each one is there.

The signs are those by which readers find what a pronoun stands for: who was the subject before, who spoke last, whom
the article is about (S. Lappin, H. Leass, "An algorithm for pronominal anaphora resolution", 1994). Each has a weight.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from responses.intake.finding.actors import Cast, Role, Sentence
from responses.intake.finding.subjects import voice_of

BACK = 5  # sentences that are looked back
SURELY = 1.0  # how far ahead of all others the company must be where no rule found one
NEAR = 2  # sentences back that somebody spoke "just now"

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "ruled": 1.7,
        "first": 1.9,
        "headline": 0.9,
        "subject before": 2.2,
        "voice": 1.0,
        "voice just now": 0.7,
        "here": 1.1,
        "named here": 1.0,
        "governed here": -4.5,
    }
)


def most_prominent(cast: Cast, sentence: Sentence, ruled: str | None = None, margin: float = 0.0) -> str | None:
    """The company its subject stands for; ``ruled`` is the one that the rules found. None in doubt."""
    signs = {company.name: set[str]() for company in cast.companies}
    for company, sign in signs_of_companies(cast, sentence, ruled):
        signs[company].add(sign)
    ranked = sorted(((sum(WEIGHTS[sign] for sign in found), name) for name, found in signs.items()), reverse=True)
    if not ranked:
        return None
    sure = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= margin
    return ranked[0][1] if sure else None


def signs_of_companies(cast: Cast, sentence: Sentence, ruled: str | None) -> Iterator[tuple[str, str]]:
    """The signs that speak for or against each company."""
    if ruled:
        yield ruled, "ruled"
    yield from _of_article(cast)
    yield from _of_before(cast, sentence)
    free = {actor.start for actor in cast.actors_in(sentence.start, sentence.end)}
    for mention in cast.mentions_in(sentence.start, sentence.end):
        yield mention.company, "here"
        if mention.is_name:
            yield mention.company, "named here"
        if mention.start not in free:
            yield mention.company, "governed here"


def _of_article(cast: Cast) -> Iterator[tuple[str, str]]:
    """Whom the whole article is about: named first, and in the headline."""
    if not cast.mentions:
        return
    yield cast.mentions[0].company, "first"
    for mention in cast.mentions_in(0, cast.sentences[0].start):
        yield mention.company, "headline"


def _of_before(cast: Cast, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Who was the subject last in the paragraph, and who spoke last."""
    is_subject = is_voice = False
    for earlier in reversed(cast.sentences[max(0, sentence.number - BACK) : sentence.number]):
        actors = () if is_subject else cast.actors_in(earlier.start, earlier.end)
        firms = (actor.company for actor in actors if actor.role == Role.COMPANY and not cast.quote_at(actor.start))
        subject = next(firms, None)
        if subject and earlier.paragraph == sentence.paragraph:
            yield subject, "subject before"
        is_subject = is_subject or subject is not None
        voice = None if is_voice else cast.quoted_in(earlier) or voice_of(cast, earlier)
        if voice:
            is_voice = True
            yield voice, "voice"
            if sentence.number - earlier.number <= NEAR:
                yield voice, "voice just now"
