"""A half-typed answer is kept for its reviewer and reaches nobody else."""

import pytest

from accountability.assessments.queries import findings_of
from accountability.record.services import publish_scorecard
from accounts.choices import Role
from accounts.errors import Refused
from tests.factories import NOW, make_assessment, make_mark, make_user

pytestmark = pytest.mark.django_db


def test_draft_keeps_an_assessment_from_being_published_until_it_is_saved() -> None:
    reviewer, editor = make_user(Role.REVIEWER), make_user(Role.EDITOR)
    assessment = make_assessment(reviewers=[reviewer])
    draft = make_mark(assessment, by=reviewer, is_draft=True)
    assert findings_of(assessment).drafts == (draft.criterion,)
    with pytest.raises(Refused, match=f"begun and not saved {draft.criterion}"):
        publish_scorecard(assessment=assessment, by=editor, now=NOW)
    saved = make_mark(assessment, by=reviewer, version=0)
    assert (saved.pk, saved.is_draft, saved.version) == (draft.pk, False, 2)
    assert publish_scorecard(assessment=assessment, by=editor, now=NOW).edition > 0
