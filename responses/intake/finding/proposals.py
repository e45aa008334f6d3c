"""All that is proposed of an article, for a person to say yes or no to."""

from collections.abc import Iterable

from responses.intake.finding.allegations import find_allegations
from responses.intake.finding.articles import read_article
from responses.intake.finding.authors import document_author
from responses.intake.finding.claims import claims_in
from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import quotes_in
from responses.intake.finding.readings import read_voices
from responses.intake.finding.shapes import Known, Proposals
from responses.intake.finding.silences import find_silences


def propose(text: str, *, known: Iterable[Known] = ()) -> Proposals:
    """What an article says of companies: those ``known`` are recognised by any of their names, others are proposed."""
    article = read_article(text)
    companies = find_companies(article, tuple(known))
    reading = read_voices(article, companies)
    quotes = quotes_in(reading)
    author = document_author(article, companies)
    return Proposals(
        article=article,
        companies=companies,
        quotes=quotes,
        indirect=claims_in(reading, quotes),
        commitments=find_commitments(article, companies, quotes, author),
        allegations=find_allegations(article, companies, quotes),
        no_response=find_silences(article, companies, quotes),
        document_author=author,
    )
