"""Forms of cases."""

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.validators import validate_plain_text
from responses.cases.models import Allegation, Case
from responses.cases.queries import replies_to_choose, sources_to_choose
from responses.sources.models import Source
from responses.sources.passages import Nearest, find_passage, nearest_passage
from responses.sources.queries import newest_capture
from responses.statements.forms.quotes import NOT_FOUND, numbers
from responses.statements.models import Statement

PARTIAL_DATE = _("As much as is known: 2019, 2019-05 or 2019-05-17.")


class CaseForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """A matter."""

    class Meta:
        model = Case
        fields = ("title", "summary", "opened_on")
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "title": _("As people speak of it: the title of the report, or the event."),
            "summary": _("What it is about, in plain sentences and without judgement."),
            "opened_on": PARTIAL_DATE,
        }


class AllegationForm(forms.ModelForm):  # type: ignore[type-arg]  # ditto
    """One company's alleged part in a case."""

    words = forms.CharField(
        label=_("The words in which it is alleged"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[validate_plain_text],
        help_text=_("Pasted from the newest archived copy of the source, where they must be found."),
    )
    nearest: Nearest | None = None

    class Meta:
        model = Allegation
        fields = (
            *("company", "what", "alleged_by", "source", "product", "end_user", "place", "period_from", "period_to"),
            *("rights", "scale", "scope", "remediability", "standing"),
        )
        widgets = {"what": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "what": _("One or two plain sentences: what the company is said to have done or left undone."),
            "alleged_by": _("Who says so: an organisation, a newspaper, a person with a role."),
            "period_from": PARTIAL_DATE,
            "period_to": _("Leave it empty when it goes on or is not known."),
            "scale": _("How grave the harm is."),
            "scope": _("How many people it reaches."),
            "remediability": _("How hard it is to put right."),
        }

    field_order = ["company", "what", "alleged_by", "source", "words"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = numbers(self.data.get("source", ""), self.initial.get("source", ""))
        offered: forms.ModelChoiceField[Source] = self.fields["source"]  # type: ignore[assignment]  # a foreign key
        offered.queryset = sources_to_choose(asked=asked)
        offered.empty_label = _("Choose a source")

    def clean_words(self) -> str:
        """The words with the line ends of the archived text; browsers send two characters."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n").strip()

    def clean(self) -> dict[str, Any]:
        """The words found in the source, or what comes nearest."""
        given = super().clean() or self.cleaned_data
        capture = newest_capture(given["source"]) if given.get("source") and given.get("words") else None
        if capture and find_passage(capture.text, given["words"]) is None:
            self.nearest = nearest_passage(capture.text, given["words"])
            self.add_error("words", NOT_FOUND)
        return given

    def on_top_of_nearest(self) -> "AllegationForm":
        """The same form with the passage that comes nearest in place of the words."""
        self.full_clean()
        words = self.nearest.text if self.nearest else self.data.get("words", "")
        return AllegationForm(initial={**dict(self.data.items()), "words": words})


class ReplyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # ditto
    """One of a company's statements."""

    def label_from_instance(self, statement: Statement) -> str:
        """When, in what vein, and the beginning of what."""
        return (
            f"{statement.said_on:%Y-%m-%d}, {statement.get_stance_display()}: {Truncator(statement.summary).chars(200)}"
        )


class ReplyForm(forms.Form):
    """Which statement replies to an allegation."""

    statement = ReplyField(Statement.objects.none(), label=_("Statement"), widget=forms.RadioSelect, empty_label=None)

    def __init__(self, *args: Any, allegation: Allegation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: ReplyField = self.fields["statement"]  # type: ignore[assignment]  # declared above
        offered.queryset = replies_to_choose(allegation)
