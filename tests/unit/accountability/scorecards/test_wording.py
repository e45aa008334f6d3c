import pytest
from django.utils.translation import override

from accountability.scorecards import wording
from accountability.scorecards.wording import country_name, word
from companies.choices import NameKind
from config.looks import STATES
from responses.cases.choices import Degree, Standing
from responses.rechecks.choices import Outcome
from responses.sources.choices import Extent, Match, QuoteStatus, SourceKind
from responses.statements.choices import Channel, Progress, Stance


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (wording.STANCES, Stance),
        (wording.CHANNELS, Channel),
        (wording.SOURCE_KINDS, SourceKind),
        (wording.EXTENTS, Extent),
        (wording.MATCHES, Match),
        (wording.NAME_KINDS, NameKind),
        (wording.DEGREES, Degree),
    ],
)
def test_every_code_that_can_be_published_has_its_word(words, choices):
    assert set(words) == {str(value) for value in choices.values}


def test_every_status_that_can_be_published_has_its_look():
    progress = {wording.PROGRESS.get(value, value) for value in Progress.values}
    assert progress | {*Standing.values, *Outcome.values, *QuoteStatus.values} <= STATES.keys()


def test_word_shows_an_unknown_code_as_it_stands():
    assert word(wording.STANCES, "some-new_code") == "some new code"


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Sweden"), ("de", "Schweden"), ("xx", "Sweden"), ("!", "Sweden")]
)
def test_country_name_is_in_the_readers_language_or_english(language, name):
    with override(language):
        assert country_name("SE") == name
        assert country_name("QQ") == "QQ"
