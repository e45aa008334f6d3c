"""Names that may be companies, told by how they speak: what a firm's people say is unlike what anybody else says."""

from collections.abc import Sequence

from responses.intake.finding.circumstances import signs_of_quote
from responses.intake.finding.leanings import Of, leaning
from responses.intake.finding.readings import read_voices
from responses.intake.finding.shapes import Article, FoundCompany

LIKELY = 0.75  # of words such as firms say


def speaking(article: Article, companies: Sequence[FoundCompany]) -> frozenset[str]:
    """The names of those for whom somebody says, between quotation marks, words such as firms say."""
    reading = read_voices(article, companies)
    found: set[str] = set()
    for lines in reading.lines:
        for line in lines:
            for at in line.quotes:
                voice = reading.voices.get(int(line.tokens[at].value))
                if voice is None or voice.kind != "company" or voice.company in found:
                    continue
                if leaning(Of.QUOTES, article.language, signs_of_quote(lines, line, at)) > LIKELY:
                    found.add(str(voice.company))
    return frozenset(found)
