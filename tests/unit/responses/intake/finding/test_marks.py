"""Quotation marks of every form: what stands between them, and where one is missing."""

import pytest

from responses.intake.finding.marks import marked_spans
from tests.stories import story

ONE = [
    ("en", "He said: “We left.” Then he left.", ["We left."]),
    ("en", 'He said: "We left." Then "no, again", he said.', ["We left.", "no, again"]),
    ("en", "‘We won’t leave the workers’ side,’ he said.", ["We won’t leave the workers’ side,"]),
    ("en", "'We won't leave the workers' homes,' he said.", ["We won't leave the workers' homes,"]),
    ("en", "The workers’ homes and the owners’ cars weren’t there in the '90s.", []),
    ("en", "It isn't theirs, it's the workers' and 'twas so.", []),
    ("en", "``We left,'' he said. ``Twice.''", ["We left,", "Twice."]),
    ("en", "“He said “go away” to us,” she said.", ["He said “go away” to us,"]),
    ("en", "“They shouted ‘go away’ at us,” she said.", ["They shouted ‘go away’ at us,"]),
    ("en", "\"They shouted 'go away' at us,\" she said.", ["They shouted 'go away' at us,"]),
    ("en", "`We left´ he said.", ["We left"]),
    ("en", "The 12\" screen is 5' high.", []),
    ("en", "He came ‘back to ‘the old house’ and left.", ["the old house"]),
    ("en", "He ‘left. Nobody ‘cared.", []),
    ("en", "It was“ a long day and “we left” he said.", ["we left"]),
    ("de", "Er ging.» Und dann kam er »wieder heim«.", ["wieder heim"]),
    ("de", "Er sagte: „Wir gehen.“ Und: ‚Nie wieder‘.", ["Wir gehen.", "Nie wieder"]),
    ("de", "»Wir gehen«, sagte er. „Ja“, sagte sie.", ["Wir gehen", "Ja"]),
    ("de", "«Wer ‹Kind› ruft», sagte er.", ["Wer ‹Kind› ruft"]),
    ("de", ",,Wir gehen'', sagte er. „Wirklich'', sagte sie.", ["Wir gehen", "Wirklich"]),
    ("de", '„Wir gehen", sagte er.', ["Wir gehen"]),
    ("fr", "« Nous partons », dit-il. L'usine est « fermée ».", [" Nous partons ", " fermée "]),
    ("fr", "« Il a dit : « Partez » », raconte-t-elle.", [" Il a dit : « Partez » "]),
    ("nl", "‘We gaan ’s avonds naar foto’s kijken’, zei hij.", ["We gaan ’s avonds naar foto’s kijken"]),
    ("nl", "„We gaan”, zei hij. ’We blijven’, zei zij.", ["We gaan", "We blijven"]),
    ("sv", "”Vi går”, sade hon. »Nej», sade han.", ["Vi går", "Nej"]),
]
BROKEN = [
    ("“We left.\n\n“We came back,” he said.", ["We left.\n\n“We came back,"]),
    ("“We left.\n\n“We came.\n\n“We stayed,” he said.", ["We left.\n\n“We came.\n\n“We stayed,"]),
    ("He said ‘we left.\n\n‘We came back,’ he said.", ["we left.\n\n‘We came back,"]),
    ("„Wir gehen.\n\nWir bleiben“, sagte er. „Immer.“", ["Wir gehen.\n\nWir bleiben", "Immer."]),
    ("« Partons.\n\nNous restons », dit-il.", [" Partons.\n\nNous restons "]),
    ("“We left.\n\nWe came back,” he said.", ["We left.\n\nWe came back,"]),
    ("He said: “We left. We came back.\n\nThe end was near.", ["We left. We came back."]),
    ("He said: “We left. She said: “We stayed.”", ["We left. ", "We stayed."]),
    ("We left and came back,” he said.", ["We left and came back,"]),
    ("He said: We left and came back.” Then he left.", ["We left and came back."]),
    ("“We left,” he said. We stayed here,” she said.", ["We left,", "We stayed here,"]),
    ("He ‘left. Nobody cared.", []),
]


def texts(text, language):
    return [text[mark.start : mark.end] for mark in marked_spans(story(text, language))]


@pytest.mark.parametrize(("language", "text", "inside"), ONE)
def test_what_stands_between_marks_is_found_and_apostrophes_are_none(language, text, inside):
    assert texts(text, language) == inside


@pytest.mark.parametrize(("text", "inside"), BROKEN)
def test_a_mark_may_be_missing_or_stand_in_a_later_paragraph(text, inside):
    assert texts(text, "en") == inside


def test_a_mark_knows_its_outer_ends_and_what_is_missing():
    text = "He said “we left” and, “we stayed.\n\nThe end."

    first, second = marked_spans(story(text, "en"))

    assert text[first.outer_start : first.outer_end] == "“we left”"
    assert [(mark.opened, mark.closed) for mark in (first, second)] == [(True, True), (True, False)]
