"""Forms of quotes: words that must be found in an archived copy."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.validators import validate_plain_text
from responses.sources.models import Capture
from responses.sources.passages import Nearest, find_passage, nearest_passage
from responses.statements.choices import Voice
from responses.statements.models import StatementQuote
from responses.statements.queries import captures_to_choose
from responses.statements.services import Quotation, translation_seen

NOT_FOUND = _("These words do not stand in the archived text. They are not verified, so nothing was saved.")


class CaptureField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """One archived copy: of the newest, or the one asked for."""

    def label_from_instance(self, capture: Capture) -> str:
        """Title, publisher and the day of the copy."""
        source = capture.source
        return _("%(title)s, %(publisher)s (copy of %(day)s)") % {
            "title": source.title,
            "publisher": source.publisher,
            "day": f"{capture.captured_at:%Y-%m-%d}",
        }

    def offer(self, *asked: object) -> None:
        """Let the newest be chosen, and those asked for by number."""
        self.queryset = captures_to_choose(asked=numbers(*asked))


def numbers(*asked: object) -> list[int]:
    """Those of the values that are row numbers: what comes with an address may be anything."""
    return [int(text) for text in map(str, asked) if text.isdecimal() and len(text) < 19]


class QuoteForm(forms.Form):
    """Words to be found in a copy, whose they are, and what they mean in English."""

    words = forms.CharField(
        label=_("The words"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[validate_plain_text],
        help_text=_("Pasted from the archived text. White space and the kind of quotation marks may differ."),
    )
    voice = forms.ChoiceField(label=_("Whose words"), choices=Voice.choices, initial=Voice.OWN)
    translation = forms.CharField(
        label=_("English translation"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[validate_plain_text],
    )
    is_machine_translation = forms.BooleanField(
        label=_("The translation was made by a machine"), required=False,
        help_text=_("It is then marked so wherever it is shown, also in public."),
    )  # fmt: skip
    nearest: Nearest | None = None

    def clean_words(self) -> str:
        """The words with the line ends of the archived text; browsers send two characters."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")

    def look_up(self, capture: Capture) -> None:
        """Find the words in the copy, or say that they are not there and what comes nearest."""
        words = self.cleaned_data.get("words", "")
        if words and find_passage(capture.text, words) is None:
            self.nearest = nearest_passage(capture.text, words)
            self.add_error("words", NOT_FOUND)

    def quotation(self, capture: Capture) -> Quotation:
        """What the service takes."""
        given = self.cleaned_data
        by_machine = given["is_machine_translation"]
        return Quotation(
            capture, given["words"], given["voice"], given["translation"], is_machine_translation=by_machine
        )


class TranslationForm(forms.Form):
    """What a quote means in English, and who says so."""

    translation = QuoteForm.base_fields["translation"]
    is_machine_translation = QuoteForm.base_fields["is_machine_translation"]
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, sent: Any = None, *, said: StatementQuote) -> None:
        seen = translation_seen(said)
        by_machine = said.is_machine_translation
        given = {"translation": said.translation, "is_machine_translation": by_machine, "seen": seen}
        super().__init__(sent, initial=given)
        self.fields["translation"].help_text = _("Leave it empty to show none. The original always stands above it.")

    def renew(self, said: StatementQuote) -> None:
        """Say that it is another translation by now, and let it be saved over that one."""
        told = _("Somebody else saved a translation meanwhile: “%(words)s” Yours below is not saved yet.")
        self.add_error(None, told % {"words": said.translation})
        self.data = {**dict(self.data.items()), "seen": translation_seen(said)}


class AddQuoteForm(QuoteForm):
    """One more quote of a statement, from any copy."""

    capture = CaptureField(Capture.objects.none(), label=_("Source"), empty_label=_("Choose an archived copy"))
    field_order = ["capture", "words", "voice", "translation", "is_machine_translation"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: CaptureField = self.fields["capture"]  # type: ignore[assignment]  # declared above
        offered.offer(self.data.get("capture", ""), self.initial.get("capture", ""))

    def clean(self) -> dict[str, Any]:
        """The words found in the copy."""
        given = super().clean() or self.cleaned_data
        if given.get("capture"):
            self.look_up(given["capture"])
        return given

    def on_top_of_nearest(self) -> "AddQuoteForm":
        """The same form with the passage that comes nearest in place of the words."""
        self.is_valid()
        words = self.nearest.text if self.nearest else self.data.get("words", "")
        return AddQuoteForm(initial={**dict(self.data.items()), "words": words})
