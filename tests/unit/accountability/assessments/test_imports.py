"""Importing answers that somebody else has published."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accountability.assessments.choices import Origin
from accountability.assessments.models import Assessment, AssessmentUnit, ImportedAnswer
from accountability.assessments.services import Publication, save_mark, text_checks
from accountability.frameworks.models import Methodology
from accounts.choices import Role
from accounts.errors import NotAllowed, Refused
from accounts.models import LedgerEntry
from tests.factories import NOW, make_assessment, make_methodology, make_user
from tests.imports import MAIL, MAPS, make_given, make_import

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(1)


def kept():
    answers = ImportedAnswer.objects.order_by("unit__name", "criterion")
    return [(a.unit.name if a.unit else "", a.criterion, a.answer) for a in answers]


def again(*given, **options):
    """A second import of the same index, a day later."""
    options = {"methodology": Methodology.objects.get(slug="parts"), "now": LATER} | options
    [imported] = make_import(*given, **options)
    return imported


def counts(imported):
    return imported.is_changed, imported.added, imported.changed, imported.removed


def entries():
    return LedgerEntry.objects.filter(verb="answers.imported").order_by("seq")


def test_import_opens_an_assessment_of_the_publishers():
    editor = make_user(Role.EDITOR)
    [imported] = make_import(make_given(type="platform"), by=editor)
    assessment = imported.assessment
    assert (assessment.origin, assessment.publisher, assessment.publisher_url, assessment.group) == (
        Origin.ELSEWHERE,
        "An index",
        "https://index.example/",
        "platform",
    )
    assert (assessment.as_of, assessment.scope_note, assessment.imported_at) == (date(2022, 4, 1), "As published.", NOW)
    assert (list(assessment.importers.all()), list(assessment.reviewers.all())) == ([editor], [])
    assert sorted(kept()) == [("", "B1", "partial"), ("Mail", "A1.1", "yes"), ("Maps", "A1.1", "no")]
    assert (imported.is_opened, imported.is_new_company, counts(imported)) == (True, False, (True, 3, 0, 0))


def test_import_writes_one_entry_an_assessment():
    make_import(make_given("Axis"), make_given("Bolt"))
    bodies = [entry.body for entry in entries()]
    assert len(bodies) == 2
    assert all('"added":3' in body and '"publisher":["","An index"]' in body for body in bodies)


def test_import_of_the_same_changes_nothing():
    make_import()
    imported = again()
    assert (imported.is_opened, counts(imported)) == (False, (False, 0, 0, 0))
    assert entries().count() == 1
    assert Assessment.objects.get().imported_at == NOW


def test_import_of_changed_answers_says_what_changed_from_what_to_what():
    make_import()
    imported = again(make_given(answers=[MAIL, ("Maps", "A1.1", "partial"), ("Maps", "A1.2", "na")]))
    assert counts(imported) == (True, 1, 1, 1)
    assert kept() == [("Mail", "A1.1", "yes"), ("Maps", "A1.1", "partial"), ("Maps", "A1.2", "na")]
    body = entries().last().body
    assert '"changed":[["Maps","A1.1","no","partial"]]' in body
    assert '"removed":[["","B1","partial"]]' in body
    assert imported.assessment.imported_at == LATER


def test_import_of_another_note_alone_is_a_change():
    make_import(make_given(answers=[MAIL, MAPS]))
    assert counts(again(make_given(answers=[(*MAIL, "Why."), MAPS]))) == (True, 0, 1, 0)
    assert set(ImportedAnswer.objects.values_list("note", flat=True)) == {"Why.", ""}


def test_import_of_other_units_takes_their_place():
    make_import(make_given(parts={"Mail": "", "Maps": "Mail"}))
    assert AssessmentUnit.objects.get(name="Maps").parent.name == "Mail"
    imported = again(make_given(answers=[("Drive", "A1.1", "no")], parts={"Drive": "Maps", "Maps": ""}))
    assert counts(imported) == (True, 1, 0, 3)
    units = {unit.name: unit.parent and unit.parent.name for unit in AssessmentUnit.objects.all()}
    assert units == {"Drive": "Maps", "Maps": None}
    assert '"units":[2,2]' in entries().last().body


def test_import_by_another_publisher_is_a_change_of_its_own():
    [first] = make_import()
    other = make_user(Role.EDITOR)
    imported = again(publication=Publication("Others", date(2022, 4, 1)), by=other)
    assert counts(imported) == (True, 0, 0, 0)
    assert imported.assessment.scope_note == "Answers as published by Others."
    assert set(imported.assessment.importers.all()) == {first.assessment.opened_by, other}


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_import_is_for_editors(role):
    with pytest.raises(NotAllowed):
        make_import(by=make_user(role))


def test_import_of_tomorrow_is_refused():
    with pytest.raises(ValidationError) as refused:
        make_import(publication=Publication("An index", NOW.date() + timedelta(1)))
    assert "as_of" in refused.value.message_dict


def test_import_with_a_faulty_address_leaves_nothing():
    with pytest.raises(ValidationError) as refused:
        make_import(publication=Publication("An index", date(2022, 4, 1), "javascript:alert(1)"))
    assert "publisher_url" in refused.value.message_dict
    assert (Assessment.objects.count(), AssessmentUnit.objects.count(), ImportedAnswer.objects.count()) == (0, 0, 0)


def test_import_with_a_unit_that_cannot_be_kept_is_refused():
    with pytest.raises(ValidationError) as refused:
        make_import(make_given(answers=[("\x07", "A1.1", "no")], parts={"\x07": ""}))
    assert "name" in refused.value.message_dict


def test_import_over_marks_of_our_own_is_refused():
    methodology = make_methodology()
    own = make_assessment(methodology=methodology)
    given = make_given(answers=[("", "A1", "no")], parts={})
    with pytest.raises(Refused, match=r"Axis Communications is being assessed .* by our own reviewers"):
        make_import(given, methodology=methodology, publication=Publication("An index", own.as_of))


def test_imported_answers_are_nobodys_to_mark():
    [imported] = make_import()
    reviewer = make_user(Role.REVIEWER)
    imported.assessment.reviewers.add(reviewer)
    with pytest.raises(NotAllowed):
        save_mark(
            assessment=imported.assessment,
            criterion="B1",
            answer="no",
            reason="Mine.",
            quotes=(),
            version=0,
            by=reviewer,
            now=NOW,
        )


@pytest.mark.parametrize(
    "fields",
    [
        {"origin": Origin.ELSEWHERE},
        {"origin": Origin.ELSEWHERE, "publisher": "An index"},
        {"publisher": "An index"},
        {"imported_at": NOW},
    ],
)
def test_an_assessment_has_a_publisher_if_and_only_if_it_was_imported(fields):
    own = make_assessment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=own.pk).update(**fields)


@pytest.mark.parametrize("criterion", ["A1.1", "B1"])
def test_an_answer_stands_once(criterion):
    make_import()
    twice = ImportedAnswer.objects.filter(criterion=criterion).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportedAnswer.objects.create(assessment=twice.assessment, unit=twice.unit, criterion=criterion, answer="no")


def test_a_unit_stands_once():
    make_import()
    unit = AssessmentUnit.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessmentUnit.objects.create(assessment=unit.assessment, name=unit.name, kind="group")


def test_rows_are_named():
    make_import(make_given(answers=[MAIL]))
    answer = ImportedAnswer.objects.get()
    assert (str(answer.unit), str(answer)) == ("Mail", f"{answer.assessment} · A1.1: yes")


def test_text_checks_say_what_cannot_be_kept():
    checks = text_checks()
    assert checks["source_url"]("javascript:alert(1)") == "Enter a valid URL."
    assert checks["note"]("Fine.") == ""
    assert "cannot be kept" in checks["quote"]("\x07")
