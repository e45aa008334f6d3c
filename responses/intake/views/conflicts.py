"""The page of two people at one draft: what was saved meanwhile beside what was sent, and nothing lost."""

from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.gates import StaffRequest
from responses.intake.choices import Answer
from responses.intake.forms import ProposalForm, VersionForm
from responses.intake.models import Draft, Proposal


class Row(NamedTuple):
    """One thing in both versions."""

    label: str
    before: str
    after: str
    changed: bool


def show_conflict(
    request: StaffRequest, draft: Draft, form: VersionForm | ProposalForm, current: Draft | Proposal
) -> HttpResponse:
    """Both versions, and a button that puts what was sent on top of the saved one. Status 409."""
    sent = {name: value for name, value in request.POST.items() if name not in {"version", "csrfmiddlewaretoken"}}
    rows = [_answers(form, current)] if isinstance(current, Proposal) else []
    rows += [_row(field, current) for field in form.visible_fields() if field.name in request.POST]
    context = {"draft": draft, "rows": rows, "sent": sent.items(), "current": current, "version": current.version}
    return render(request, "intake/draft_conflict.html", context, status=409)


def _answers(form: VersionForm | ProposalForm, current: Proposal) -> Row:
    sent = form.data.get("answer", "")
    label = dict(Answer.choices).get(sent, sent)
    return Row(_("Answer"), current.get_answer_display(), str(label), current.answer != sent)


def _row(field: Any, current: Draft | Proposal) -> Row:
    name = {"words": "text"}.get(field.name, field.name)
    before, after = _words(field, getattr(current, name)), _words(field, field.value())
    return Row(str(field.label), before, after, before != after)


def _words(field: Any, value: Any) -> str:
    """The value as a person reads it: of a choice its words, of a row its name."""
    value = getattr(value, "pk", value)
    choices = getattr(field.field, "choices", None)
    if choices is None:
        return str(value if value is not None else "")
    return next((str(label) for key, label in choices if str(key) == str(value if value is not None else "")), "")
