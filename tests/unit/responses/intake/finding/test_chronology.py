"""The order in which an article was told."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.chronology import LATEST, minute_of, moments
from responses.intake.finding.shapes import Kind

PROSE = (
    "The mine is run by Nordal Metals, which says that it has paid all of the workers who were hurt in the accident."
)


def told(text):
    article = read_article(text)
    found = moments(article)
    return {article.text[p.start : p.end]: (p.kind, found[p.start]) for p in article.paragraphs}


@pytest.mark.parametrize(
    ("words", "minute"),
    [
        ("14:02", 842),
        ("14.02 Uhr – Nordal schweigt", 842),
        ("29 mai, 14h02 Nordal répond", 29 * 1440 + 842),
        ("12 tonnes 14:02", None),
        ("kl. 14.02 svarade bolaget", 842),
        ("14h02 : Nordal répond", 842),
        ("2.02 pm Nordal answers", 842),
        ("12:02 am", 2),
        ("14.5 per cent", None),
        ("14.02.2024", None),
        ("The firm closed at 14:02", None),
    ],
)
def test_an_entry_begins_with_the_time(words, minute):
    assert minute_of(words) == minute


def test_entries_of_a_live_report_are_ordered_by_time_not_by_place():
    later, earlier = "Nordal has answered us now.", "Nordal has not answered us yet."
    found = told(f"Strike at Nordal\n\n{PROSE}\n\n17:45\n{later}\n\n12:30\n{earlier}")
    assert (found[later], found[earlier], found[PROSE]) == ((Kind.UPDATE, 1066), (Kind.UPDATE, 751), (Kind.BODY, 0))


def test_an_update_is_later_than_the_article_wherever_it_stands():
    update = "Update, 5 March: Nordal has now answered us."
    found = told(f"Strike at Nordal\n\n{update}\n\n{PROSE}")
    assert (found[update], found[PROSE]) == ((Kind.UPDATE, LATEST), (Kind.BODY, 0))


def test_an_entry_may_begin_with_a_title():
    late, early = "17:45 Nordal speaks", "12:30 No word yet"
    found = told(f"Strike at Nordal\n\n{late}\n{PROSE}\n\n{early}\n{PROSE}")
    assert (found[late][1], found[early][1]) == (1066, 751)
