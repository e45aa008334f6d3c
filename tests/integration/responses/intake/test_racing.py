"""Two people at one draft in the same moment: one answer, one saving, nothing lost."""

from pathlib import Path

import pytest

from accounts.errors import Refused, StaleVersion
from accounts.ledger import verify_ledger
from responses.intake.models import Proposal
from responses.intake.services import answer_proposal, save_draft
from responses.sources.models import Source
from responses.statements.models import Statement
from tests.factories import NOW, make_answers, make_company, make_confirmed, make_draft, make_user
from tests.racing import race, reachable_by_threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_of_two_savings_one_is_told(tmp_path: Path) -> None:
    make_company()
    draft, me = make_confirmed(make_draft()), make_user()
    make_answers(draft, 1, 3)
    with reachable_by_threads(tmp_path):
        results = race(*[lambda: save_draft(draft=draft, version=2, by=me, now=NOW)] * 2)
        [found] = race(lambda: (Source.objects.count(), Statement.objects.count(), verify_ledger().is_sound))
    assert sorted(type(result).__name__ for result in results) == ["Draft", "Refused"]
    assert [str(each) for each in results if isinstance(each, Refused)] == [
        "This draft is saved meanwhile. Nothing was changed."
    ]
    assert found == (1, 1, True)


def test_of_two_answers_one_is_told(tmp_path: Path) -> None:
    make_company()
    draft, me = make_draft(), make_user()
    proposal = draft.proposals.get(number=3)
    calls = [
        lambda answer=answer: answer_proposal(proposal=proposal, answer=answer, version=1, by=me, now=NOW)
        for answer in ("accepted", "rejected")
    ]
    with reachable_by_threads(tmp_path):
        results = race(*calls)
        [kept] = race(lambda: Proposal.objects.get(pk=proposal.pk).answer)
    won = next(result for result in results if isinstance(result, Proposal))
    assert [type(result) for result in results if result is not won] == [StaleVersion]
    assert kept == won.answer
