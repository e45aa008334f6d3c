"""What is found of companies in a text, for the tests of intake's finding."""

import dataclasses

from responses.intake.finding.articles import read_article
from responses.intake.finding.companies import find_companies
from responses.intake.finding.shapes import Article, FoundCompany, Kind, Known


def article_in(text: str, language: str) -> Article:
    """The text as an article in a language (short texts are hard to tell); what ends in a full stop is its body."""
    article = read_article(text)
    paragraphs = tuple(
        dataclasses.replace(paragraph, kind=Kind.BODY)
        if paragraph.kind is Kind.HEADING and text[: paragraph.end].endswith(".")
        else paragraph
        for paragraph in article.paragraphs
    )
    return dataclasses.replace(article, language=language, paragraphs=paragraphs)


def found_in(text: str, language: str, known: tuple[Known, ...] = ()) -> tuple[FoundCompany, ...]:
    """The companies in a text."""
    return find_companies(article_in(text, language), known)


def names_in(text: str, language: str = "en", known: tuple[Known, ...] = ()) -> set[str]:
    """The names of the companies in a text."""
    return {company.name for company in found_in(text, language, known)}


def mentioned(text: str, language: str, name: str, *, by_name: bool) -> list[str]:
    """The places where a company is named, or described, as they are written."""
    (company,) = (company for company in found_in(text, language) if company.name == name)
    return [" ".join(text[place.start : place.end].split()) for place in company.mentions if place.is_name is by_name]
