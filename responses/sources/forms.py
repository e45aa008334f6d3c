"""Forms of sources."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from responses.rechecks.forms import DayInput
from responses.sources.choices import Extent, Quality, SourceKind
from responses.sources.files import Upload
from responses.sources.kinds import ENDINGS
from responses.sources.models import Capture, Fetch
from responses.sources.services import SourceFacts, pasted, read_upload

TEXT_AREA = {"rows": 10}


class CopyForm(forms.Form):
    """A copy of a publication: pasted text or a file, exactly one of the two."""

    text = forms.CharField(
        label=_("Pasted text"), required=False, strip=False, widget=forms.Textarea(attrs=TEXT_AREA),
        help_text=_("The text as it stands there, unchanged. Or upload a file below."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("File"), required=False, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        help_text=_(
            "A PDF, a saved web page (HTML, MHTML), a Word document (DOCX), a mail (EML), a text or an image, "
            "at most 25 MB. Images and scans without text are kept sealed: nothing can be quoted from them."
        ),
    )  # fmt: skip
    extent = forms.ChoiceField(
        label=_("This copy is"), choices=Extent.choices, initial=Extent.FULL, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        """Exactly one of text and file, read, as ``upload``. It is read here, outside of any transaction."""
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        text, file = str(facts.get("text") or ""), facts.get("file")
        if bool(text.strip()) == bool(file):
            both = _("Paste the text or upload a file, not both.")
            self.add_error("text", both if file else _("Paste the text or upload a file."))
        else:
            # One byte more than is kept is read at most.
            given = Upload(file.name, file.read(settings.CAPTURE_MAX_BYTES + 1)) if file else pasted(text)
            facts["upload"] = read_upload(given)
        return facts

    def add_error(self, field: str | None, error: Any) -> None:
        """Beside what was filled in: a service does not know whether its bytes were pasted or uploaded."""
        if hasattr(error, "error_dict"):
            [(field, error)] = error.error_dict.items()
        if field in {"file", "text"}:
            field = "file" if self.files.get("file") else "text"
        super().add_error(field, error)

    def copy(self) -> dict[str, Any]:
        """What the services take of it."""
        return {"upload": self.cleaned_data["upload"], "extent": self.cleaned_data["extent"]}


class FactsForm(forms.Form):
    """What is known of a publication."""

    title = forms.CharField(label=_("Title"), max_length=300, help_text=_("As the publisher writes it."))
    publisher = forms.CharField(label=_("Publisher"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose a kind")), *SourceKind.choices])
    url = forms.URLField(label=_("Address"), required=False, max_length=2000, assume_scheme="https")
    language = forms.CharField(
        label=_("Language"), max_length=8, initial="en", help_text=_("Two letters, as en, fr or zh."),
        validators=[RegexValidator(r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$", _("Two or three small letters, as en."))],
    )  # fmt: skip
    published_on = forms.DateField(label=_("Published on"), required=False, widget=DayInput)

    def facts(self) -> SourceFacts:
        """What is known of the publication."""
        return SourceFacts(**{field: self.cleaned_data[field] for field in SourceFacts._fields})


class SourceForm(FactsForm, CopyForm):
    """A publication and its first copy."""

    field_order = ["title", "publisher", "kind", "url", "language", "published_on", "text", "file", "extent"]


class FetchForm(forms.Form):
    """An address to fetch."""

    url = forms.CharField(
        label=_("Address"), max_length=2000, widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("As https://www.example.org/policy. Only pages of the public Internet are fetched."),
    )  # fmt: skip

    def clean_url(self) -> str:
        """The address; who leaves out how to ask means https."""
        url = str(self.cleaned_data["url"]).strip()
        return url if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", url) else f"https://{url}"


class KeepForm(forms.Form):
    """A person's word on a fetched page that looks like a wall or an error."""

    is_readable = forms.BooleanField(
        label=_("I have read it: this is the page itself, the note is wrong"), required=False
    )

    def __init__(self, *args: Any, fetch: Fetch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if fetch.quality == Quality.GOOD or not fetch.text or (fetch.status or 0) >= 400:
            del self.fields["is_readable"]

    def verdict(self) -> bool:
        """Whether the page was read and found to be the page itself."""
        return bool(self.cleaned_data.get("is_readable"))


class FetchedForm(FactsForm, KeepForm):
    """A fetched page as a new source: what it says of itself is proposed, a person confirms or changes it."""

    field_order = ["title", "publisher", "kind", "url", "language", "published_on", "is_readable"]

    def __init__(self, *args: Any, fetch: Fetch, **kwargs: Any) -> None:
        proposed = {
            "title": fetch.title,
            "publisher": urlsplit(fetch.final_url).hostname,
            "url": fetch.final_url,
            "language": fetch.language,
            "published_on": fetch.published_on,
        }
        super().__init__(*args, fetch=fetch, initial=proposed, **kwargs)
        for name in ("title", "language", "published_on"):
            self.fields[name].help_text = _read_from(fetch, name) or self.fields[name].help_text
        self.fields["publisher"].help_text = _("Proposed from the address. Write the name of whoever publishes there.")


def _read_from(fetch: Fetch, name: str) -> str:
    """Where a proposal was read, so that nobody takes it for more than it is."""
    origin = getattr(fetch, f"{name.removesuffix('_on')}_from")
    return _("Proposed; read from: %(origin)s. Check it.") % {"origin": origin} if origin else ""


class QuoteForm(forms.Form):
    """Words to be found in a copy."""

    quotation = forms.CharField(
        label=_("Words to quote"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Paste them from the text. White space, hyphens and the kind of quotation marks may differ."),
    )  # fmt: skip

    def clean_quotation(self) -> str:
        """The words with the line ends of the archived text; browsers send two characters."""
        return str(self.cleaned_data["quotation"]).replace("\r\n", "\n")


class CompareForm(forms.Form):
    """Two copies of a source, and how to show them."""

    before = forms.TypedChoiceField(label=_("Copy"), coerce=int)
    after = forms.TypedChoiceField(label=_("With the copy"), coerce=int)
    view = forms.ChoiceField(
        label=_("Shown"), required=False, choices=[("inline", _("in one text")), ("sides", _("side by side"))]
    )

    def __init__(self, asked: Any, *, captures: Sequence[Capture]) -> None:
        """``captures`` newest first: unless others are asked for, the newest is compared with the one before it."""
        newest = [capture.pk for capture in [*captures[:2], captures[0]][:2]]
        given = {"after": newest[0], "before": newest[1], "view": "inline"} | dict(asked.items())
        super().__init__(given)
        choices = [(capture.pk, _named(capture)) for capture in captures]
        for name in ("before", "after"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # declared above

    def chosen(self) -> list[int]:
        """The keys of the two copies; none when the address asks for others."""
        return [self.cleaned_data["before"], self.cleaned_data["after"]] if self.is_valid() else []


def _named(capture: Capture) -> str:
    return f"{date_format(capture.captured_at, 'j M Y, H:i')} · {capture.get_kind_display()}"
