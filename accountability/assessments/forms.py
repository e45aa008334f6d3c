"""Forms of assessments."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accountability.assessments.models import Mark
from accountability.assessments.services import one_spelling
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import state_of
from accountability.scoring.methodology import Criterion, Scale
from accounts.choices import Role
from accounts.models import User
from accounts.validators import validate_plain_text
from companies.models import Company
from responses.statements.models import StatementQuote

NO_ANSWER = {"required": _("Choose an answer."), "invalid_choice": _("Choose one of the answers of the scale.")}


class AnswerOption(NamedTuple):
    """One answer to choose: its radio button, how it looks, and what it means for this criterion."""

    widget: forms.boundfield.BoundWidget
    label: str
    state: str
    points: float | None
    rubric: str


class Difference(NamedTuple):
    """One part of a mark in two versions."""

    label: str | Promise
    before: str
    after: str
    changed: bool


class UpgradeForm(forms.Form):
    """For which day an assessment is, and what it looks at."""

    as_of = forms.DateField(
        label=_("As of"),
        help_text=_("The day whose state of things is assessed."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    scope_note = forms.CharField(
        label=_("What was examined"),
        help_text=_("Which documents and which part of the company. The public reads this beside the score."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[validate_plain_text],
    )


class AssessmentForm(UpgradeForm):
    """What to assess, by what, and who marks it."""

    company = forms.ModelChoiceField(
        Company.objects.order_by("name"), label=_("Company"), empty_label=_("Choose a company")
    )
    methodology = forms.ModelChoiceField(
        Methodology.objects.defer("text").order_by("title", "-installed_at"),
        label=_("Methodology"),
        empty_label=_("Choose a methodology"),
    )
    reviewers = forms.ModelMultipleChoiceField(
        User.objects.filter(is_active=True, role__in=[Role.REVIEWER, Role.EDITOR]).order_by("name", "pk"),
        label=_("Reviewers"),
        help_text=_("Two, as a rule: each marks without seeing the other's answers. Nobody publishes what they mark."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one reviewer.")},
    )

    field_order = ["company", "methodology", "as_of", "scope_note", "reviewers"]


class MarkForm(forms.Form):
    """A reviewer's answer to one criterion, the reason and the quotes, on top of a version."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("What in the evidence decides it. The public reads this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[validate_plain_text],
        error_messages={"required": _("Give the reason for this answer: the public will read it.")},
    )
    version = forms.IntegerField(
        min_value=0,
        max_value=2_000_000_000,
        widget=forms.HiddenInput,
        error_messages={"required": _("The form came without its version. Load the page anew.")},
    )

    field_order = ["answer", "reason", "quotes", "version"]

    def __init__(
        self, *args: Any, criterion: Criterion, scale: Scale, evidence: Sequence[StatementQuote], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criterion, self.scale, self.evidence = criterion, scale, evidence
        self.fields["answer"] = _number_field(scale) if scale.number else _answer_field(scale)
        self.fields["quotes"] = forms.TypedMultipleChoiceField(
            label=_("Evidence"),
            choices=[(item.quote_id, item.quote.text) for item in evidence],
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": _("A chosen quote is not of this company.")},
        )
        self.order_fields(self.field_order)

    def options(self) -> Iterator[AnswerOption]:
        """The answers of the scale with the criterion's rubric; none on a numeric scale."""
        for widget, option in zip(self["answer"].subwidgets, self.scale.options, strict=False):
            rubric = self.criterion.rubric.get(option.answer, "")
            yield AnswerOption(widget, option.label, state_of(self.scale, option.answer), option.points, rubric)

    def passages(self) -> Iterator[tuple[forms.boundfield.BoundWidget, StatementQuote]]:
        """Each quote with its checkbox."""
        return zip(self["quotes"].subwidgets, self.evidence, strict=True)

    def facts(self) -> dict[str, Any]:
        """What the service takes, of a form that is valid."""
        chosen = {item.quote_id: item.quote for item in self.evidence}
        quotes = [chosen[pk] for pk in self.cleaned_data["quotes"]]
        return {**self.cleaned_data, "criterion": self.criterion.id, "quotes": quotes}

    def first_errors(self) -> list[str]:
        """What keeps it from being saved, in one line a field."""
        return [str(messages[0]) for messages in self.errors.values()]


def mark_initial(mark: Mark | None) -> dict[str, Any]:
    """What the form starts from: the mark as it stands, or nothing."""
    if mark is None:
        return {"version": 0}
    quotes = [quote.pk for quote in mark.quotes.all()]
    return {"answer": mark.answer, "reason": mark.reason, "quotes": quotes, "version": mark.version}


def versions_side_by_side(form: MarkForm, current: Mark | None) -> list[Difference]:
    """The saved mark and what the form holds, part by part."""
    saved = mark_initial(current)
    texts = {str(item.quote_id): item.quote.text for item in form.evidence}
    words = {option.answer: option.label for option in form.scale.options}
    answers = [str(saved.get("answer", "")), str(form["answer"].value() or "")]
    reasons = [str(saved.get("reason", "")), one_spelling(str(form["reason"].value() or ""))]
    chosen = [[str(pk) for pk in saved.get("quotes", [])], form["quotes"].value() or []]
    passages = ["\n".join(f"“{texts[pk]}”" for pk in texts if pk in picked) for picked in chosen]
    pairs = [
        (_("Answer"), [words.get(answer, answer) for answer in answers]),
        (_("Reason"), reasons),
        (_("Evidence"), passages),
    ]
    return [Difference(label, before, after, before != after) for label, (before, after) in pairs]


def _answer_field(scale: Scale) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Answer"),
        choices=[(option.answer, option.label) for option in scale.options],
        widget=forms.RadioSelect,
        error_messages=NO_ANSWER,
    )


def _number_field(scale: Scale) -> forms.CharField:
    low, high = scale.lowest, scale.highest
    limits = _("A number from %(low)s to %(high)s.") % {
        "low": "−∞" if low is None else f"{low:g}",
        "high": "∞" if high is None else f"{high:g}",
    }
    return forms.CharField(
        label=_("Answer"),
        help_text=limits,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages=NO_ANSWER,
    )
