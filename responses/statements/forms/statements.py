"""Forms of statements."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from responses.rechecks.forms import DayInput
from responses.sources.models import Capture
from responses.statements.choices import Stance
from responses.statements.forms.quotes import CaptureField, QuoteForm, numbers
from responses.statements.models import Statement


class StatementForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """Who said something, when, where, and in what vein."""

    capture = CaptureField(Capture.objects.none(), label=_("Source"), empty_label=_("Choose an archived copy"))

    class Meta:
        model = Statement
        fields = ("company", "said_on", "speaker", "channel", "stance", "summary")
        widgets = {"said_on": DayInput, "summary": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "speaker": _("As the source names them, as “Ada Example, spokesperson”."),
            "stance": _("How it treats what is alleged."),
            "summary": _("One or two plain sentences, without judgement."),
        }

    field_order = ["capture", "company", "said_on", "speaker", "channel", "stance", "summary"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: CaptureField = self.fields["capture"]  # type: ignore[assignment]  # declared above
        offered.offer(self.data.get("capture", ""), self.initial.get("capture", ""))


class StanceForm(forms.Form):
    """How a statement treats what is alleged, when nobody has said so yet."""

    stance = forms.ChoiceField(
        label=_("Stance"),
        choices=[("", _("Choose a stance")), *(pair for pair in Stance.choices if pair[0] != Stance.NOT_RATED)],
        help_text=_("How it treats what is alleged."),
    )


class StatementSheet:
    """A statement with its quotes, as many as wanted.

    Without a script further fields are asked for by the button ``more``, and the passage that comes nearest to
    quote n is taken over by ``use`` with the value n; either brings the sheet back with everything kept.
    """

    AT_FIRST, AT_MOST = 3, 20

    def __init__(self, sent: QueryDict | None, *, given: QueryDict) -> None:
        self.form = StatementForm(sent, initial={"capture": given.get("capture"), "company": given.get("company")})
        count = (numbers(sent.get("quotes", "")) if sent else []) or [self.AT_FIRST]
        self.quotes = [_quote_form(sent, number) for number in range(min(max(count[0], 1), self.AT_MOST))]
        self.is_sent = sent is not None and not {"more", "use"} & set(sent)
        if sent is not None and not self.is_sent:
            self._come_back(sent)

    def is_valid(self) -> bool:
        """Whether all of it holds, with every quote found in the copy. Each form says what does not."""
        if not self.is_sent:
            return False
        self._judge()
        if not any(quote.has_changed() for quote in self.quotes):
            self.quotes[0].add_error("words", _("A statement needs at least one quote."))
        return not self.faults

    @property
    def copy(self) -> Capture | None:
        """The copy that was chosen, to be read beside the fields."""
        chosen = numbers(self.form["capture"].value() or "")
        return Capture.objects.select_related("source").filter(pk__in=chosen).first() if chosen else None

    @property
    def faults(self) -> list[forms.BaseForm]:
        """The forms with something to correct."""
        return [form for form in (self.form, *self.quotes) if form.is_bound and form.errors]

    def facts(self) -> dict[str, Any]:
        """What the service takes."""
        given = dict(self.form.cleaned_data)
        capture = given.pop("capture")
        return given | {"quotations": [quote.quotation(capture) for quote in self.quotes if quote.has_changed()]}

    def _judge(self) -> None:
        for form in (self.form, *self.quotes):
            form.full_clean()
        capture: Capture | None = self.form.cleaned_data.get("capture")
        if capture:
            for quote in self.quotes:
                quote.look_up(capture)

    def _come_back(self, sent: QueryDict) -> None:
        """The same words in fresh forms: nothing was tried yet, so nothing is wrong."""
        kept = sent.copy()
        self._judge()
        for number in numbers(sent.get("use", "")):
            nearest = self.quotes[number].nearest if number < len(self.quotes) else None
            if nearest:
                kept[f"quote-{number}-words"] = nearest.text
        count = min(len(self.quotes) + ("more" in sent), self.AT_MOST)
        self.form = StatementForm(initial=kept.dict())
        self.quotes = [_quote_form(None, number, kept) for number in range(count)]


def _quote_form(sent: QueryDict | None, number: int, kept: QueryDict | None = None) -> QuoteForm:
    """The fields of quote ``number`` (0 is the first), empty ones allowed; ``kept`` fills them without judging."""
    prefix = f"quote-{number}"
    form = QuoteForm(sent, prefix=prefix, empty_permitted=True, use_required_attribute=False)
    if kept is not None:
        form.initial = {name: kept.get(form.add_prefix(name), "") for name in form.fields}
    return form
