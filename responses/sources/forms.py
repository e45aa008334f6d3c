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
from responses.sources.files import NoSpace, Upload
from responses.sources.kinds import ENDINGS
from responses.sources.models import Capture, Fetch
from responses.sources.notes import say
from responses.sources.origins import say_proposed
from responses.sources.services import Reading, SourceFacts, held_upload, hold_upload, pasted, read_upload

# What a file or a page says of itself.
PROPOSED = ("title", "publisher", "language", "published_on")
TEXT_AREA = {"rows": 10}


class GivenForm(forms.Form):
    """A text that is pasted (``text``) or a ``file``; the fields are those of the form that is made of it."""

    def given(self) -> Upload | None:
        """The text or the file, whichever there is."""
        text, file = str(self.cleaned_data.get("text") or ""), self.cleaned_data.get("file")
        if file:
            # One byte more than is kept is read at most.
            return Upload(file.name, file.read(settings.CAPTURE_MAX_BYTES + 1))
        return pasted(text) if text.strip() else None

    def add_error(self, field: str | None, error: Any) -> None:
        """Beside what was filled in: a service does not know whether its bytes were pasted or uploaded."""
        if hasattr(error, "error_dict"):
            [(field, error)] = error.error_dict.items()
        if field in {"file", "text"}:
            field = "file" if self.files.get("file") else "text"
        super().add_error(field, error)


class CopyForm(GivenForm):
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
        if facts.get("file") and str(facts.get("text") or "").strip():
            self.add_error("text", _("Paste the text or upload a file, not both."))
        elif given := self.given():
            facts["upload"] = read_upload(given)
        else:
            self.add_error("text", _("Paste the text or upload a file."))
        return facts

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

    def facts_asked(self) -> list[forms.BoundField]:
        """The fields of what is known, in their order."""
        return [self[name] for name in SourceFacts._fields]

    def facts(self) -> SourceFacts:
        """What is known of the publication."""
        return SourceFacts(**{field: self.cleaned_data[field] for field in SourceFacts._fields})


def say_where_read(form: forms.BaseForm, stated: Any) -> None:
    """Beside each field that is proposed: where it was read, so that nobody takes it for more than it is."""
    for name in PROPOSED:
        origin = getattr(stated, f"{name.removesuffix('_on')}_from")
        value = getattr(stated, name)
        if origin and value and form.initial.get(name) == value:
            form.fields[name].help_text = say_proposed(origin)


class SourceForm(FactsForm, CopyForm):
    """A publication and its first copy.

    By the button ``read`` the copy is read and held, and the form comes back with what it says of itself; so it does
    when something is missing, lest a file has to be chosen again.
    """

    held = forms.CharField(required=False, widget=forms.HiddenInput)
    notes: tuple[str, ...] = ()
    field_order = ["text", "file", "title", "publisher", "kind", "url", "language", "published_on", "extent"]

    def given(self) -> Upload | None:
        """The text or the file; else the file that is held."""
        return super().given() or held_upload(str(self.data.get("held", "")))

    def come_back(self, *, proposing: bool) -> "SourceForm":
        """The form as it goes on, with the file held; ``proposing`` fills what is empty with what the copy says."""
        self.is_valid()
        reading: Reading | None = self.cleaned_data.get("upload")
        form = self._proposing(reading) if proposing else self
        if reading:
            form.notes = tuple(map(say, reading.notes))
        if reading and not self.cleaned_data.get("text"):
            form.hold(reading)
        return form

    def hold(self, reading: Reading) -> None:
        """Hold the file, lest it has to be chosen again; without room for it, it has to be."""
        try:
            word = hold_upload(reading.upload)
        except NoSpace:
            return
        self.initial["held"] = word
        self.data = {**dict(self.data.items()), "held": word}
        said = _("%(name)s is held here; choose another file only to replace it.")
        self.fields["file"].help_text = said % {"name": reading.upload.filename}

    def _proposing(self, reading: Reading | None) -> "SourceForm":
        """Nothing was asked of the rest yet, so nothing is wrong with it."""
        if reading is None:
            for name in set(self.errors) - set(CopyForm.base_fields):
                del self.errors[name]
            return self
        form = SourceForm(initial={**dict(self.data.items()), **self._found(reading)})
        say_where_read(form, reading)
        return form

    def _found(self, reading: Reading) -> dict[str, Any]:
        """What the copy says of itself, where nothing was filled in, or only what stood there from the start."""
        untouched = [name for name in PROPOSED if self.data.get(name, "") in {"", self.fields[name].initial}]
        found = {name: getattr(reading, name) for name in untouched}
        found |= {} if self.data.get("url") else {"url": reading.address}
        return {name: value for name, value in found.items() if value}


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
            "publisher": fetch.publisher or urlsplit(fetch.final_url).hostname,
            "url": fetch.final_url,
            "language": fetch.language,
            "published_on": fetch.published_on,
        }
        super().__init__(*args, fetch=fetch, initial=proposed, **kwargs)
        say_where_read(self, fetch)
        if not fetch.publisher:
            told = _("Proposed from the address. Write the name of whoever publishes there.")
            self.fields["publisher"].help_text = told


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
