"""Forms of intake."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.validators import validate_plain_text
from companies.choices import Sector
from companies.models import Company
from companies.partial_dates import validate_partial_date
from responses.cases.models import Case
from responses.intake.choices import Answer, ProposalKind
from responses.intake.models import Draft, Proposal
from responses.intake.queries import cases_to_choose, companies_to_choose
from responses.intake.services.answers import EDITABLE
from responses.rechecks.forms import DayInput
from responses.sources.choices import SourceKind
from responses.sources.forms import GivenForm
from responses.sources.origins import say_proposed
from responses.sources.services import read_upload
from responses.statements.choices import Stance

PARTIAL_DATE = _("As much as is known: 2019, 2019-05 or 2019-05-17.")
LANGUAGE = RegexValidator(r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$", _("Two or three small letters, as en."))
STANCES = [pair for pair in Stance.choices if pair[0] not in {Stance.NOT_RATED, Stance.NO_ANSWER}]


def plain(label: Any, *, rows: int = 0, most: int = 200, help_text: Any = "", required: bool = False) -> Any:
    """A field of plain text: one line, or an area of so many rows."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, required=required, max_length=most, widget=widget, help_text=help_text,
        validators=[validate_plain_text],
    )  # fmt: skip


class StartForm(GivenForm):
    """A text to read: pasted, or a file, or an address. With a text or a file, the address says where it stands."""

    text = forms.CharField(
        label=_("Paste the text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("An article, a report, a letter, as it stands there."),
    )  # fmt: skip
    url = forms.URLField(
        label=_("Address"), required=False, max_length=2000, assume_scheme="https",
        help_text=_("Alone, it is fetched. With a text or a file it says where that was published."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("File"), required=False, allow_empty_file=True, widget=forms.FileInput,
        help_text=_("Reading a long file may take up to 20 seconds."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """At most one of text and file, read, as ``reading``. It is read here, outside of any transaction."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("file") and str(given.get("text") or "").strip():
            self.add_error("text", _("Paste the text or choose a file, not both."))
        elif upload := self.given():
            given["reading"] = read_upload(upload)
        elif not given.get("url") and "url" not in self.errors:
            self.add_error("text", _("Paste a text, give an address, or choose a file."))
        return given


class VersionForm(forms.Form):
    """What somebody saw when they pressed the button."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FactsForm(VersionForm):
    """What the source is, and the case in which its allegations stand."""

    title = plain(_("Title"), most=300, required=True)
    publisher = plain(_("Publisher"), required=True, help_text=_("Who published it, as a reader knows them."))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose a kind")), *SourceKind.choices])
    published_on = forms.DateField(
        label=_("Published on"), required=False, widget=DayInput,
        help_text=_("Things count as said on this day. Without it only companies can be saved."),
    )  # fmt: skip
    url = forms.URLField(label=_("Address"), required=False, max_length=2000, assume_scheme="https")
    language = forms.CharField(label=_("Language"), max_length=8, validators=[LANGUAGE])
    author = forms.ChoiceField(
        label=_("A company’s own publication?"), required=False,
        help_text=_("Whose letter, page or release this is; the company’s words then count as published by itself."),
    )  # fmt: skip
    case = forms.ModelChoiceField(Case.objects.none(), label=_("Case of the allegations"), required=False)
    case_title = plain(_("Or a new case"), help_text=_("Its title, as people will speak of it."))
    case_summary = plain(_("What the new case is about"), rows=2, most=2000)

    def __init__(self, sent: QueryDict | None = None, *, draft: Draft, parties: list[str]) -> None:
        initial = {name: getattr(draft, name) for name in self.base_fields}
        super().__init__(sent, initial=initial | {"case": draft.case_id}, auto_id="facts-%s")
        if draft.confirmed_at is None:
            self._say_where_read(draft)
        names = dict.fromkeys([*parties, *([draft.author] if draft.author else [])])
        author: forms.ChoiceField = self.fields["author"]  # type: ignore[assignment]  # declared above
        author.choices = [("", _("No, somebody else’s")), *((name, name) for name in names)]
        case: forms.ModelChoiceField[Case] = self.fields["case"]  # type: ignore[assignment]  # declared above
        case.queryset, case.empty_label = cases_to_choose(asked=draft.case_id), str(_("None"))

    def _say_where_read(self, draft: Draft) -> None:
        """Beside each proposed fact, so that nobody takes it for more than it is."""
        for name in ("title", "publisher", "published_on", "language"):
            origin = getattr(draft, f"{name.removesuffix('_on')}_from")
            if origin and getattr(draft, name):
                self.fields[name].help_text = f"{say_proposed(origin)} {self.fields[name].help_text}".strip()


class ProposalForm(VersionForm):
    """A proposal with the fields of its kind. What is not sent stays as it is."""

    answer = forms.ChoiceField(choices=Answer.choices, widget=forms.HiddenInput)
    words = plain(_("The words"), rows=3, most=20_000, required=True, help_text=_("They must stand in the text."))
    company = forms.ModelChoiceField(
        Company.objects.none(),
        label=_("On record as"),
        required=False,
        empty_label=_("Not on record: a new company"),
        help_text=_("Name, country and sector are those of a new one."),
    )
    name = plain(_("Name today"))
    country = forms.CharField(
        label=_("Country of the head office"),
        required=False,
        max_length=2,
        help_text=_("Two letters, as SE."),
        validators=[RegexValidator(r"^[A-Za-z]{2}$", _("Two letters, as SE."))],
    )
    sector = forms.ChoiceField(label=_("Sector"), required=False, choices=[("", _("Choose a sector")), *Sector.choices])
    party = forms.ModelChoiceField(
        Proposal.objects.none(), label=_("Whose"), required=False, empty_label=_("Nobody’s yet")
    )
    speaker = plain(_("Speaker, with role"), help_text=_("As the text names them."))
    stance = forms.ChoiceField(
        label=_("Stance"), required=False, choices=[("", _("Not yet rated")), *STANCES],
        help_text=_("How it treats what is alleged."),
    )  # fmt: skip
    summary = plain(_("In your words"), rows=2, most=1000, help_text=_("Plain, without judgement."))
    translation = plain(_("English translation"), rows=2, most=5000)
    is_machine_translation = forms.BooleanField(label=_("The translation was made by a machine"), required=False)
    made_on = forms.CharField(
        label=_("Made on"), required=False, max_length=10, validators=[validate_partial_date], help_text=PARTIAL_DATE
    )
    due = forms.CharField(
        label=_("Due"), required=False, max_length=10, validators=[validate_partial_date],
        help_text=_("A year or a month means its last day. Empty when no day is named."),
    )  # fmt: skip
    outcome_test = plain(_("What would show that it is kept"), rows=2, most=1000)
    alleged_by = plain(_("Alleged by"), help_text=_("When empty, the publisher."))

    field_order = ["words", "party", "speaker", "stance"]

    def __init__(self, sent: QueryDict | None = None, *, proposal: Proposal, parties: list[Proposal]) -> None:
        self.proposal = proposal
        mine = EDITABLE[proposal.kind]
        values = {name: getattr(proposal, name) for name in mine} | {"words": proposal.text}
        values |= {"party": proposal.party_id, "company": proposal.company_id, "version": proposal.version}
        given: dict[str, Any] | None = {**values, **sent.dict()} if sent is not None else None
        if given and sent and "translation" in sent:
            # A box that is not ticked is not sent.
            given["is_machine_translation"] = "is_machine_translation" in sent
        super().__init__(given, initial=values, auto_id=f"p{proposal.number}-%s")
        kept = {*mine, "answer", "version", *(() if proposal.kind == ProposalKind.COMPANY else ("words",))}
        self.fields = {name: field for name, field in self.fields.items() if name in kept}
        self._offer(parties)

    def _offer(self, parties: list[Proposal]) -> None:
        if "company" in self.fields:
            company: forms.ModelChoiceField[Company] = self.fields["company"]  # type: ignore[assignment]  # as above
            company.queryset = companies_to_choose()
        if "party" in self.fields:
            party: forms.ModelChoiceField[Proposal] = self.fields["party"]  # type: ignore[assignment]  # as above
            party.queryset = Proposal.objects.filter(draft=self.proposal.draft_id, kind=ProposalKind.COMPANY)
            shown = [each for each in parties if each.answer != Answer.REJECTED]
            party.choices = [("", _("Nobody’s yet")), *((each.pk, each.name) for each in shown)]

    def shown(self) -> list[Any]:
        """The fields a person fills in."""
        return [field for field in self.visible_fields() if field.name != "answer"]

    def clean_country(self) -> str:
        """The two letters as capitals."""
        return str(self.cleaned_data["country"]).upper()

    def clean_words(self) -> str:
        """The words with the line ends of the archived text; browsers send two characters."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")


class WordsForm(forms.Form):
    """Words that a person found in the text."""

    words = plain(
        _("Words of the text"), rows=2, most=20_000, required=True,
        help_text=_("Paste them; of a company, its name. Nothing is added that does not stand there."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("They are"), choices=ProposalKind.choices, initial=ProposalKind.QUOTE)
    party = forms.ModelChoiceField(
        Proposal.objects.none(),
        label=_("Of which company"),
        required=False,
        empty_label=_("A new one, or nobody’s yet"),
    )
    speaker = plain(_("Speaker, with role"))

    def __init__(self, sent: QueryDict | None = None, *, draft: Draft, parties: list[Proposal]) -> None:
        super().__init__(sent, auto_id="words-%s")
        party: forms.ModelChoiceField[Proposal] = self.fields["party"]  # type: ignore[assignment]  # declared above
        party.queryset = Proposal.objects.filter(draft=draft, kind=ProposalKind.COMPANY)
        party.choices = [("", party.empty_label), *((each.pk, each.name) for each in parties)]

    def clean_words(self) -> str:
        """The words with the line ends of the archived text."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")
