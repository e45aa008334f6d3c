"""``manage.py import_answers``."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accountability.assessments.models import Assessment
from accounts.choices import Role
from companies.models import Company
from tests.factories import make_company, make_methodology, make_user
from tests.imports import METHODOLOGY_OF_PARTS

pytestmark = pytest.mark.django_db
EDITOR = "editor@example.org"


@pytest.fixture(autouse=True)
def installed():
    make_user(Role.EDITOR, email=EDITOR)
    return make_methodology(METHODOLOGY_OF_PARTS)


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text("company,unit,criterion,answer\nAxis,,B1,partial\nBolt,Mail,A1.1,yes\n", encoding="utf-8")
    return path


@pytest.fixture
def beside(tmp_path):
    units, companies = tmp_path / "units.csv", tmp_path / "companies.csv"
    units.write_text("company,unit,kind,parent\nBolt,Mail,service,\n", encoding="utf-8")
    companies.write_text("company,country,sector,type\nBolt,FR,technology,telecom\n", encoding="utf-8")
    return {"units": units, "companies": companies}


def run(answers, methodology=("parts", "2022"), **options):
    out = StringIO()
    options = {"as_of": "2022-04-01", "publisher": "An index", "by": EDITOR} | options
    arguments = [
        f"--{name.replace('_', '-')}" + ("" if value is True else f"={value}") for name, value in options.items()
    ]
    call_command("import_answers", *methodology, str(answers), *arguments, stdout=out)
    return out.getvalue().splitlines()


def refusal(capsys, answers, **options):
    with pytest.raises(SystemExit) as ended:
        run(answers, **options)
    assert ended.value.code == 2
    assert Assessment.objects.count() == 0
    return capsys.readouterr().err.splitlines()


def test_command_says_what_it_imported_and_created(answers, beside):
    make_company("Axis")
    wanted = [
        "Axis: opened, 1 added, 0 changed, 0 removed",
        "Bolt: opened, 1 added, 0 changed, 0 removed, company created",
    ]
    dry = run(answers, **beside, create_companies=True, dry_run=True)
    assert dry == [*wanted, "2 of 2 assessments changed. Nothing was kept: this was a dry run."]
    assert (Assessment.objects.count(), Company.objects.count()) == (0, 1)
    assert run(answers, **beside, create_companies=True) == [*wanted, "2 of 2 assessments changed."]
    assert list(Assessment.objects.values_list("company__name", "group")) == [("Axis", ""), ("Bolt", "telecom")]


def test_command_run_again_changes_nothing_and_then_what_differs(answers, beside):
    make_company("Axis")
    run(answers, **beside, create_companies=True)
    again = run(answers, **beside)
    assert again == [
        "Axis: unchanged, 0 added, 0 changed, 0 removed",
        "Bolt: unchanged, 0 added, 0 changed, 0 removed",
        "0 of 2 assessments changed.",
    ]
    answers.write_text("company,unit,criterion,answer\nAxis,,B1,yes\nBolt,Mail,A1.1,yes\n", encoding="utf-8")
    assert run(answers, **beside)[0] == "Axis: updated, 0 added, 1 changed, 0 removed"


def test_command_names_every_bad_line(capsys, answers):
    answers.write_text("company,unit,criterion,answer\nAxis,,B1,maybe\nAxis,Mail,A1.1,no\n", encoding="utf-8")
    found = refusal(capsys, answers)
    assert [line.removeprefix(f"{answers}: ") for line in found] == [
        "line 2: 'maybe' is not an answer to 'B1'; allowed are yes, partial, no, na",
        "line 3: the unit 'Mail' of Axis is not declared; no unit of it is",
    ]


def test_command_names_the_companies_that_are_missing(capsys, answers, beside):
    assert refusal(capsys, answers, **beside) == ["Axis is not on record.", "Bolt is not on record."]


def test_command_says_which_field_is_wrong(capsys, answers, beside):
    make_company("Axis")
    make_company("Bolt")
    assert refusal(capsys, answers, **beside, url="nowhere") == ["publisher_url: Enter a valid URL."]


def test_command_is_for_editors(capsys, answers, beside):
    make_user(Role.REVIEWER, email="reviewer@example.org")
    found = refusal(capsys, answers, **beside, by="reviewer@example.org")
    assert found == ["Only an editor can import answers."]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"methodology": ("parts", "2021")}, "parts 2021 is not installed; installed are parts 2022"),
        ({"by": "nobody@example.org"}, "there is no account nobody@example.org"),
        ({"as_of": "April"}, "must be a date as 2022-11-01, not April"),
    ],
)
def test_command_says_what_it_does_not_know(answers, options, message):
    with pytest.raises(CommandError, match=message):
        run(answers, **options)
