"""The references that come with OnRecord, and what is refused."""

import re

import pytest

from accountability.frameworks.references import (
    INVERSES,
    Reference,
    ReferencesError,
    Relation,
    read_references,
    references,
)
from accountability.frameworks.services import library_texts
from accountability.scoring.parse import parse_methodology

FILE = """\
format: 1
source: A standard
references:
  - {id: A-1, title: First}
  - {id: A-1a, parent: A-1, title: Part}
  - {id: B-1, title: Other}
relations:
  - {of: B-1, kind: broader, to: A-1}
"""


def test_references_know_their_relations_from_both_ends():
    known = read_references([FILE])
    assert known.by_id["A-1a"] == Reference("A-1a", "Part", "A standard", "A-1")
    assert known.related_to("A-1") == (Relation("A-1", "contains", "A-1a"), Relation("A-1", "narrower", "B-1"))
    assert known.related_to("A-1a") == (Relation("A-1a", "part of", "A-1"),)
    assert known.related_to("B-1") == (Relation("B-1", "broader", "A-1"),)
    assert known.related_to("Z-9") == ()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("format: 1", "format: 2", "a file of references needs format 1"),
        ("source: A standard", "sauce: A standard", "a file of references needs format 1"),
        ("{id: B-1, title: Other}", "{id: B-1, name: Other}", "a reference needs id, title and perhaps parent, not id"),
        ("{id: B-1,", "{id: A-1,", "A-1 stands twice"),
        ("parent: A-1,", "parent: C-1,", "the parent C-1 of A-1a does not stand before it"),
        ("kind: broader,", "", "a relation needs of, kind and to, not of, to"),
        ("kind: broader", "kind: alike", "B-1 alike A-1: the kind must be equal, related, part of, broader"),
        ("to: A-1}", "to: Z-1}", "B-1 broader Z-1: Z-1 is no reference"),
        ("to: A-1}", "to: B-1}", "B-1 broader B-1: two references have one relation"),
        (
            "to: A-1}",
            "to: A-1}\n  - {of: A-1, kind: equal, to: B-1}",
            "A-1 equal B-1: two references have one relation",
        ),
    ],
)
def test_faulty_references_are_refused_by_name(old, new, fault):
    with pytest.raises(ReferencesError, match=re.escape(fault)):
        read_references([FILE.replace(old, new)])


def test_library_is_sound_and_knows_what_its_methodologies_name():
    known = references()
    named = {ref for text in library_texts() for node in parse_methodology(text).criteria for ref in node.refs}
    assert named - set(known.by_id) == set()
    assert {relation.kind for relation in known.relations} == set(INVERSES)
    assert (len(known.by_id), known is references()) == (98, True)
