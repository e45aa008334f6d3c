"""Forms of commitments."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from responses.rechecks.forms import DayInput, IntervalForm
from responses.rechecks.services import Interval
from responses.sources.models import Quote
from responses.statements.choices import Progress
from responses.statements.models import Commitment, ProgressChange, Statement

PARTIAL_DATE = _("As much as is known: 2019, 2019-05 or 2019-05-17.")


class QuoteField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """One of a statement's quotes, by its words."""

    def label_from_instance(self, quote: Quote) -> str:
        """The words, cut only when they are very long."""
        return f"“{Truncator(quote.text).chars(400)}”"


class CommitmentForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """What was promised in a statement, and what would show that it is kept."""

    quote = QuoteField(
        Quote.objects.none(),
        label=_("The words in which it was promised"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    class Meta:
        model = Commitment
        fields = ("quote", "summary", "outcome_test", "made_on", "due_on")
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 2}),
            "outcome_test": forms.Textarea(attrs={"rows": 2}),
            "due_on": DayInput,
        }
        help_texts = {
            "outcome_test": _("Something that anybody can look up: a document, a figure, an end of sales."),
            "made_on": PARTIAL_DATE,
            "due_on": _("Leave it empty when no day was named."),
        }

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: QuoteField = self.fields["quote"]  # type: ignore[assignment]  # declared above
        offered.queryset = Quote.objects.filter(said_in__statement=statement).order_by("pk")


class OptionalIntervalForm(IntervalForm):
    """A re-check by dates of its own, if wanted."""

    def __init__(self, sent: QueryDict | None = None) -> None:
        super().__init__(sent, prefix="recheck", empty_permitted=True, use_required_attribute=False)
        self.fields["anchor"].help_text = _(
            "Left empty, a promise with a due date is looked at 30 days before that day, on it, and every 30 days "
            "after until somebody notes it as done; one without a due date is not looked at again."
        )

    def has_changed(self) -> bool:
        """Whether an interval is given: what to do on days off is no re-check alone."""
        return bool({"anchor", "every", "unit"} & set(self.changed_data))

    def chosen(self) -> Interval | None:
        """What the clock takes, or None."""
        return self.interval() if self.cleaned_data else None


class ProgressForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """What has become of a commitment, as of when, and why we say so."""

    class Meta:
        model = ProgressChange
        fields = ("progress", "changed_on", "reason")
        widgets = {"changed_on": DayInput, "reason": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"changed_on": _("Earlier ratings stay on record."), "reason": _("What shows it, and where.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: forms.ChoiceField = self.fields["progress"]  # type: ignore[assignment]  # a choice in the model
        asked.choices = [("", _("Choose a status")), *Progress.choices]
