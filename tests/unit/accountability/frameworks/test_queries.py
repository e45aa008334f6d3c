"""Reading methodologies, and how their answers look."""

from datetime import timedelta

import pytest

from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import AlteredText, methodologies_listed, state_of, tree_of
from accountability.frameworks.services import install_methodology
from accountability.scoring.methodology import NumberRange, Option, Scale
from accounts.choices import Role
from tests.factories import METHODOLOGY, NOW, make_methodology, make_user

MARKS = Scale(
    "m",
    (
        Option("a", "Best", 4),
        Option("b", "Middling", 2),
        Option("c", "Worst", 0),
        Option("-", "–", None),
        Option("no_disclosure", "Nothing found", None),
    ),
)


@pytest.mark.django_db
def test_methodologies_listed_newest_first():
    old = make_methodology()
    text = METHODOLOGY.replace('version: "1"', 'version: "2"')
    new = install_methodology(text=text, by=make_user(Role.EDITOR), now=NOW + timedelta(days=1))
    assert list(methodologies_listed()) == [new, old]
    assert str(new) == "Small methodology 2"


@pytest.mark.django_db
def test_tree_is_read_once():
    methodology = make_methodology()
    assert tree_of(methodology) is tree_of(Methodology.objects.get())
    assert [leaf.id for leaf in tree_of(methodology).leaves()] == ["A1", "B1"]


def test_tree_of_an_altered_text_is_refused():
    altered = Methodology(text=METHODOLOGY.replace("points: 50", "points: 99"), sha256="0" * 64)
    with pytest.raises(AlteredText):
        tree_of(altered)


@pytest.mark.parametrize(
    ("answer", "state"),
    [("a", "yes"), ("b", "partial"), ("c", "no"), ("-", "na"), ("no_disclosure", "no_disclosure")],
)
def test_state_of_an_answer(answer, state):
    assert state_of(MARKS, answer) == state


@pytest.mark.parametrize(("answer", "state"), [("10", "yes"), ("3.5", "partial"), ("0", "no")])
def test_state_of_a_number(answer, state):
    assert state_of(Scale("n", number=NumberRange(0, 10)), answer) == state


def test_state_of_a_number_without_limits():
    scale = Scale("n", number=NumberRange())
    assert (state_of(scale, "7"), state_of(scale, "-7")) == ("partial", "no")
