"""Who may see and make marks."""

from accountability.assessments.choices import Origin
from accountability.assessments.models import Assessment
from accounts.choices import Role
from accounts.models import User
from accounts.rules import can_edit, can_mark, is_staff

OVERSEERS = frozenset({Role.EDITOR, Role.ADMINISTRATOR})


def is_reviewer_of(user: User, assessment: Assessment) -> bool:
    """Whether the person was assigned to the assessment."""
    return assessment.reviewers.filter(pk=user.pk).exists()


def can_mark_assessment(user: User, assessment: Assessment) -> bool:
    """Reviewers mark what they were assigned to; answers published elsewhere are nobody's to mark."""
    return assessment.origin == Origin.OWN and can_mark(user) and is_reviewer_of(user, assessment)


def can_see_all_marks(user: User, assessment: Assessment) -> bool:
    """Editors and administrators see all marks; whoever marks the assessment sees only their own, whatever the role."""
    return is_staff(user) and user.role in OVERSEERS and not is_marker_of(user, assessment)


def has_marked(user: User, assessment: Assessment) -> bool:
    """Whether the person marked any criterion; such a person does not publish it (four eyes)."""
    return assessment.marks.filter(reviewer=user).exists()


def is_marker_of(user: User, assessment: Assessment) -> bool:
    """Whether the person marked, or is there to mark, the assessment."""
    return is_reviewer_of(user, assessment) or has_marked(user, assessment)


def has_imported(user: User, assessment: Assessment) -> bool:
    """Whether the person imported any answer of it; such a person does not publish it (four eyes)."""
    return assessment.importers.filter(pk=user.pk).exists()


def can_publish_assessment(user: User, assessment: Assessment) -> bool:
    """Editors publish what others have marked or imported."""
    if assessment.origin == Origin.OWN:
        return can_edit(user) and not is_marker_of(user, assessment)
    return can_edit(user) and not has_imported(user, assessment)


def can_ask_for_comparison(user: User, assessment: Assessment) -> bool:
    """Editors who mark nothing here tell the reviewers where they differ."""
    return assessment.origin == Origin.OWN and can_edit(user) and not is_marker_of(user, assessment)


def can_upgrade_assessment(user: User, assessment: Assessment) -> bool:
    """Editors take others' marks over to a newer version; what was published elsewhere is imported anew instead."""
    return assessment.origin == Origin.OWN and can_edit(user) and not is_marker_of(user, assessment)
