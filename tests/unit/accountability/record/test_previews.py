"""The preview: all that a scorecard says in plain words, and no difference that goes unseen."""

import copy
import json

import pytest

from accountability.assessments.queries import findings_of
from accountability.record.documents import scorecard_document
from accountability.record.previews import preview_of
from accountability.record.readings import read_scorecard
from accountability.record.readings.facts import day, decimal, word
from tests.factories import NOW
from tests.imports import MAPS, make_given, make_import
from tests.integration.accountability.scorecards.conftest import publish_idemia

pytestmark = pytest.mark.django_db
# What no reader of a preview needs to see: which format it is, when it was published.
UNSEEN = {("format",), ("assessed", "published_at")}


@pytest.fixture
def document():
    """A scorecard with something of everything."""
    return json.loads(publish_idemia().document)


def part_of(before, after, name):
    return next(part for part in preview_of(before, after) if part.id == name)


def leaves(value, path=()):
    """The path to every text, number and empty value."""
    nested = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not nested:
        yield path
    for key, inner in nested:
        yield from leaves(inner, (*path, key))


def another(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return {"yes": "no"}.get(value, "7") if value != "7" else "8"


def altered(document, path):
    """The document with another value at the path."""
    after = copy.deepcopy(document)
    *above, last = path
    place = after
    for key in above:
        place = place[key]
    place[last] = [] if place[last] == {} else ["quote:99"] if place[last] == [] else another(place[last])
    return after


def states(before, after):
    return {item.state for part in preview_of(before, after) for item in part.items}


def test_everything_of_a_first_edition_is_new(document):
    assert states(None, document) == {"new"}
    assert states(document, document) == {"unchanged"}


def test_no_difference_goes_unseen(document):
    assert [path for path in leaves(document) if path[-1] == "capture_sha256"] != []
    unseen = {path for path in seeable(document) if states(document, altered(document, path)) == {"unchanged"}}
    assert unseen == UNSEEN


def seeable(document):
    """Every leaf; lists that are empty hold things, which are seen when there are some."""
    for path in leaves(document):
        value = document
        for key in path:
            value = value[key]
        if value != [] and not (path[-1] == "id" and path[0] == "quotes"):
            yield path


def test_sentences_are_plain(document):
    sentences = {name: [thing.sentence for thing in things] for name, _title, things in read_scorecard(document)}
    assert sentences["criteria"] == ["A1 Published policy: Partly meets", "B1 Screens customers: Not assessed"]
    assert sentences["statements"][0].startswith("5 May 2025: A spokesperson (deflects). ")
    assert sentences["allegations"][0].startswith("An organisation alleges: ")
    assert sentences["commitments"] == ["Promised May 2025: Publish findings each year (stalled)"]
    assert sentences["scores"][0] == "Total: 50.0; 1 of 2 criteria answered"
    assert "Morpho, Former name, until 2017" in sentences["names"]


def test_changed_thing_says_old_and_new(document):
    after = copy.deepcopy(document)
    after["statements"][0]["summary"] = "Says something else."
    (item,) = part_of(document, after, "statements").moved
    assert (item.state, [(d.label, d.after) for d in item.differences]) == (
        "changed",
        [("In our words", "Says something else.")],
    )


def test_thing_that_is_gone_is_shown_as_removed(document):
    after = copy.deepcopy(document)
    gone = after["commitments"].pop()
    part = part_of(document, after, "commitments")
    assert part.counts == (("removed", 1),)
    assert (part.moved[0].reading.id, part.moved[0].state) == (gone["id"], "removed")


def test_fact_that_is_gone_is_a_difference(document):
    after = copy.deepcopy(document)
    after["commitments"][0]["outcome_test"] = ""
    (item,) = part_of(document, after, "commitments").moved
    assert [d.after for d in item.differences] == [""]


def test_names_that_point_nowhere_are_shown_as_they_stand(document):
    odd = document | {"quotes": [], "statements": [document["statements"][0] | {"id": "statement:99"}]}
    odd |= {"sources": [], "nodes": []}
    texts = {fact.text for _n, _t, things in read_scorecard(odd) for thing in things for fact in thing.facts}
    reply, source = document["allegations"][0]["replies"][0], document["allegations"][0]["source"]
    assert {reply, source, document["statements"][0]["quotes"][0]} <= texts


def test_held_down_score_says_why_and_from_what(document):
    document["result"] |= {"cap_reason": "No policy at all.", "uncapped": "80"}
    _anchor, _title, (total, *_nodes) = next(read_scorecard(document))
    facts = {fact.label: fact.text for fact in total.main}
    assert (facts["Why it is held down"], facts["Score without that"]) == ("No policy at all.", "80.0")


def test_answers_about_parts_are_shown_part_by_part():
    [imported] = make_import(make_given(answers=[("Mail", "A1.1", "yes", "", "As its page says."), MAPS]))
    found = findings_of(imported.assessment)
    document = scorecard_document(assessment=imported.assessment, findings=found, now=NOW)
    things = {name: things for name, _title, things in read_scorecard(document)}
    assert things["criteria"][0].sentence == "A1.1 Says what it collects: Mail: Yes; Maps: No"
    facts = {fact.label: fact.text for fact in things["criteria"][0].main}
    assert facts["Maps"] == "No, 0"
    assert facts["Mail"].startswith("Yes, 100\n")
    assert "A part of the company: Mail (service)" in [thing.sentence for thing in things["names"]]


@pytest.mark.parametrize(("text", "said"), [(None, ""), ("2025", "2025"), ("2025-05", "May 2025")])
def test_day_says_as_much_as_is_known(text, said):
    assert day(text) == said


def test_unknown_codes_and_missing_scores():
    assert (word([("a", "A")], "b"), word([], None), decimal(None)) == ("b", "", "no score")


def test_source_without_a_copy_says_so(document):
    document["sources"][0]["capture"] = None
    things = next(things for name, _title, things in read_scorecard(document) if name == "sources")
    assert [fact.text for fact in things[0].main if fact.label == "Our copy"] == ["None yet"]
