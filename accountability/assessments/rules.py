"""Who may see and make marks."""

from accountability.assessments.models import Assessment
from accounts.choices import Role
from accounts.models import User
from accounts.rules import can_mark


def can_mark_assessment(user: User, assessment: Assessment) -> bool:
    """Reviewers mark what they were assigned to."""
    return can_mark(user) and assessment.reviewers.filter(pk=user.pk).exists()


def can_see_marks_of(user: User, reviewer: User) -> bool:
    """Reviewers see their own marks only; editors and administrators see all."""
    return user == reviewer or user.role in {Role.EDITOR, Role.ADMINISTRATOR}


def has_marked(user: User, assessment: Assessment) -> bool:
    """Whether the person marked any criterion; such a person does not publish it (four eyes)."""
    return assessment.marks.filter(reviewer=user).exists()
