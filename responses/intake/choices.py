"""Fixed lists of intake."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DraftState(models.TextChoices):
    """Where a draft stands."""

    OPEN = "open", _("open")
    SAVED = "saved", _("saved")
    DISCARDED = "discarded", _("discarded")


class ProposalKind(models.TextChoices):
    """What a proposal would become, in the order in which they are shown."""

    COMPANY = "company", _("Company")
    QUOTE = "quote", _("Quote")
    INDIRECT = "indirect", _("Indirect claim")
    COMMITMENT = "commitment", _("Promise")
    ALLEGATION = "allegation", _("Allegation")
    NO_RESPONSE = "no-response", _("No response")


class Answer(models.TextChoices):
    """What a person said to a proposal."""

    OPEN = "open", _("not answered")
    ACCEPTED = "accepted", _("accepted")
    CHANGED = "changed", _("accepted with changes")
    REJECTED = "rejected", _("rejected")


YES = (Answer.ACCEPTED, Answer.CHANGED)
