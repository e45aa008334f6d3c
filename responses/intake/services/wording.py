"""Plain words for what was saved, where a person gave none of their own."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from responses.intake.models import Draft
from responses.intake.services.sheets import Sheet
from responses.statements.choices import Stance, Voice


def summary_of(sheet: Sheet, draft: Draft) -> str:
    """What a person wrote of any of it, else who quotes or reports which words: neutral, and checkable at a glance."""
    own = [proposal.summary for proposal in sheet.proposals if proposal.summary and proposal.kind != "commitment"]
    if own:
        return Truncator(" ".join(dict.fromkeys(own))).chars(1000)
    facts = {
        "publisher": draft.publisher,
        "words": Truncator(" ".join(sheet.proposals[0].text.split())).words(30, truncate="…"),
    }
    if sheet.stance == Stance.NO_ANSWER:
        return _("Gave no answer, as %(publisher)s reports: “%(words)s”") % facts
    if sheet.voice == Voice.REPORTED:
        return _("As %(publisher)s reports it: “%(words)s”") % facts
    return _("Said, as quoted by %(publisher)s: “%(words)s”") % facts
