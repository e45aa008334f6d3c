"""``manage.py rebuild_standings``: 0 when the table follows from the record, 1 when it had to be made anew."""

import pytest
from django.core.management import call_command

from accountability.record.models import Standing
from accountability.record.services import publish_scorecard
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_rebuild_standings_says_that_all_is_well(assessment, editor, capsys):
    publish_scorecard(assessment=assessment, by=editor, now=NOW)
    call_command("rebuild_standings")
    assert capsys.readouterr().out == "Every standing follows from the record.\n"


def test_rebuild_standings_names_what_differed_and_fails(assessment, editor, capsys):
    publish_scorecard(assessment=assessment, by=editor, now=NOW)
    Standing.objects.update(name="Somebody else")
    with pytest.raises(SystemExit) as stopped:
        call_command("rebuild_standings")
    assert stopped.value.code == 1
    assert capsys.readouterr().out == "made anew: axis-communications · small\n"
    assert Standing.objects.get().name == "Axis Communications"
