"""The draft as it stands, kept from others until commit."""

from django.utils.translation import gettext as _

from accounts.errors import Refused, StaleVersion
from responses.intake.choices import DraftState
from responses.intake.models import Draft


def locked_draft(draft: Draft, *, version: int | None = None, state: str = DraftState.OPEN) -> Draft:
    """The row, locked. Raises Refused when it is in another state, StaleVersion when ``version`` is not current."""
    current = Draft.objects.select_for_update(of=("self",), no_key=True).get(pk=draft.pk)
    if current.state != state:
        raise Refused(
            _("This draft is %(state)s meanwhile. Nothing was changed.") % {"state": current.get_state_display()}
        )
    if version is not None and current.version != version:
        raise StaleVersion(current)
    return current


def locked_text(draft: Draft, *, version: int) -> Draft:
    """The row of a draft whose text is there, locked. Raises as ``locked_draft``, and Refused before it has been read.

    What a person confirms is what they saw; of a text that is still to come nobody has seen anything.
    """
    current = locked_draft(draft, version=version)
    if current.read_at is None:
        raise Refused(_("The text of this draft has not been read yet. Nothing was changed."))
    return current
