"""Forms of methodologies."""

import re
from typing import Any, NamedTuple

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accountability.scoring.parse import parse_methodology, text_of
from accountability.scoring.problems import MOST_SHOWN, MethodologyError
from accounts.canonical import sha256_of

LARGEST_UPLOAD = 1024 * 1024
WIDEST_LINE = 160
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class Fault(NamedTuple):
    """What is wrong with a file: the line, a sentence, and what the line says."""

    line: int
    message: str
    text: str


class UploadForm(forms.Form):
    """A methodology file: uploaded or pasted, exactly one of the two. ``faults`` are those of a file that is none."""

    file = forms.FileField(
        label=_("File"), required=False, allow_empty_file=True, max_length=200,
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        help_text=_("YAML in UTF-8, at most 1 MB."),
    )  # fmt: skip
    # A plain field: what stands in the box is read as it is, and its faults are told with their lines.
    text = forms.Field(
        label=_("Or paste its text"), required=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "autocapitalize": "off"}),
    )  # fmt: skip

    faults: tuple[Fault, ...] = ()
    more_faults = 0

    def clean(self) -> dict[str, Any]:
        """Exactly one of text and file, which is a sound methodology; ``text`` is then what it says."""
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        text, file = str(facts.get("text") or ""), facts.get("file")
        if bool(text.strip()) == bool(file):
            both = _("Paste the text or upload a file, not both.")
            self.add_error("text", both if file else _("Paste the text or upload a file."))
        elif not self.errors:
            facts["text"] = self._checked("file" if file else "text", _bytes_of(file or text))
        return facts

    def _checked(self, field: str, read: bytes) -> str:
        if len(read) > LARGEST_UPLOAD:
            self.add_error(field, _("This is larger than 1 MB. Nothing was installed."))
            return ""
        try:
            text = one_spelling(text_of(read))
            parse_methodology(text)
        except MethodologyError as error:
            self._tell(field, error, read.decode(errors="replace"))
            return ""
        return text

    def _tell(self, field: str, error: MethodologyError, text: str) -> None:
        lines, count = one_spelling(text).split("\n"), len(error.problems)
        self.faults = tuple(
            Fault(problem.line, problem.message, _visible(lines, problem.line))
            for problem in error.problems[:MOST_SHOWN]
        )
        self.more_faults = count - len(self.faults)
        message = ngettext(
            "This is not a methodology yet: %d fault, in the table. Nothing was installed.",
            "This is not a methodology yet: %d faults, in the table. Nothing was installed.",
            count,
        )
        self.add_error(field, message % count)


class ConfirmForm(UploadForm):
    """The text that was previewed, sent back with its hash; it is checked once more."""

    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The text is the one that was previewed."""
        facts = super().clean()
        if not self.errors and sha256_of(facts["text"]) != facts["sha256"]:
            self.add_error("text", _("This is not the text that was previewed. Check it again below."))
        return facts


def one_spelling(text: str) -> str:
    """The text as it is kept: a browser sends CR LF where a file has LF, and some editors write a mark before it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _bytes_of(given: "UploadedFile[bytes] | str") -> bytes:
    """What was given; of a file one byte more than is taken is read at most."""
    if isinstance(given, str):
        return one_spelling(given).encode("utf-8", "surrogatepass")
    read: bytes = given.read(LARGEST_UPLOAD + 1)
    return read


def _visible(lines: list[str], line: int) -> str:
    """What a line says, short, with a sign for each character that cannot be seen."""
    text = UNSEEN.sub("\ufffd", lines[line - 1].strip()) if 0 < line <= len(lines) else ""
    return text if len(text) <= WIDEST_LINE else f"{text[:WIDEST_LINE]}…"
