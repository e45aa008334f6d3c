"""Drafts: a text that was read, what was proposed of it, and what a person said to each proposal."""

from pathlib import Path
from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.fields import PlainCharField, PlainTextField
from accounts.models import User
from companies.choices import Sector
from companies.models import Company
from companies.partial_dates import PartialDateField
from responses.cases.models import Allegation, Case
from responses.intake.choices import YES, Answer, DraftState, ProposalKind
from responses.sources.choices import FetchState, Quality, SourceKind
from responses.sources.models import Capture, Fetch, Source, bytes_path
from responses.sources.notes import say
from responses.statements.choices import Stance
from responses.statements.models import Commitment, Statement


class Draft(models.Model):
    """A text on its way into the record. Its bytes lie where those of captures lie, so closing a browser loses nothing.

    ``read_at`` is empty while its address is still being fetched; then it has neither bytes nor text.
    """

    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.OPEN)
    version = models.PositiveIntegerField(default=1, editable=False)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="intake_drafts")
    fetch = models.OneToOneField(Fetch, on_delete=models.PROTECT, null=True, blank=True, related_name="draft")

    read_at = models.DateTimeField(null=True, blank=True)
    # When a fault of ours kept the text from being read, or anything from being proposed of it.
    failed_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)
    filename = PlainCharField(max_length=200, blank=True)
    text = PlainTextField(blank=True)
    extractor = models.CharField(max_length=200, blank=True)
    # What the reader had to say of it (see responses.sources.notes).
    notes = models.JSONField(default=list, blank=True)

    title = PlainCharField(_("title"), max_length=300, blank=True)
    publisher = PlainCharField(_("publisher"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind.choices, blank=True)
    url = models.URLField(
        _("address"), max_length=2000, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    language = models.CharField(_("language"), max_length=8, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    # Where each of these was read before a person confirmed them; empty when nothing said it.
    title_from = models.CharField(max_length=200, blank=True)
    publisher_from = models.CharField(max_length=200, blank=True)
    language_from = models.CharField(max_length=200, blank=True)
    published_from = models.CharField(max_length=200, blank=True)
    # The company whose own letter, release or page this is, by its name in the text.
    author = PlainCharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    # Where it goes: a source on record gets a new copy; allegations stand in a case on record, or in a new one.
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="intake_drafts")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="intake_drafts")
    case_title = PlainCharField(_("title of a new case"), max_length=200, blank=True)
    case_summary = PlainTextField(_("what the new case is about"), max_length=2000, blank=True)

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, null=True, blank=True, related_name="intake_drafts")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["-asked_at", "-id"], name="draft_open", condition=Q(state="open"))]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DraftState.values), name="draft_state_known"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True, closed_by__isnull=True)
                | (~Q(state="open") & Q(closed_at__isnull=False, closed_by__isnull=False)),
                name="draft_closed_when_and_by",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="draft_confirmed_when_and_by",
            ),
            models.CheckConstraint(condition=Q(capture__isnull=True) | Q(state="saved"), name="draft_capture_saved"),
            models.CheckConstraint(condition=~Q(state="saved", capture__isnull=True), name="draft_saved_has_capture"),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True, sha256="", text="") | (Q(read_at__isnull=False) & ~Q(sha256="")),
                name="draft_read_has_its_bytes",
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=False) | Q(fetch__isnull=False), name="draft_read_or_fetched"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url or str(_("Untitled text"))

    def get_absolute_url(self) -> str:
        """Its page at the desk."""
        return reverse("intake:draft", args=[self.pk])

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return bytes_path("captures", self.sha256)

    @property
    def notes_in_words(self) -> list[str]:
        """What the reader had to say of the text, in plain words."""
        return [say(note) for note in self.notes]

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return self.state == DraftState.OPEN

    @property
    def is_waiting(self) -> bool:
        """Whether its address was asked for and its text is still to come."""
        return self.read_at is None and self.is_open and self.fetch is not None and not self.is_refused

    @property
    def is_refused(self) -> bool:
        """Whether its address gave no text: refused by a rule, failed on the way, or showed another page."""
        return self.read_at is None and bool(self.refusal)

    @property
    def refusal(self) -> str:
        """Why its address gave no text to read, in plain words; '' while it may still come."""
        fetch = self.fetch
        if fetch is None or fetch.is_open:
            return ""
        if self.failed_at:
            return gettext("It was fetched, but a fault of ours kept it from being read. The fault is noted.")
        if fetch.state != FetchState.DONE:
            return f"{fetch.why} {fetch.advice}".strip()
        if fetch.quality != Quality.GOOD:
            return str(fetch.get_quality_display())
        return "" if fetch.text else gettext("There is no text in what was fetched.")


class ProposalSet(models.QuerySet["Proposal"]):
    """Proposals, asked for by what was said to them."""

    def accepted(self) -> "ProposalSet":
        """Those a person said yes to."""
        return self.filter(answer__in=YES)

    def unanswered(self) -> "ProposalSet":
        """Those nobody has answered yet."""
        return self.filter(answer=Answer.OPEN)


class Proposal(models.Model):
    """One thing found in a draft's text: ``draft.text[start:end] == text``. Nothing of it is true before a yes.

    Of a company ``name`` is what it is called, ``company`` the one on record that it is. Of all others ``party`` is
    the company proposal whose words or deeds it is about; a quote may have none, and then cannot be accepted.
    ``proposed`` keeps what was proposed before a person changed it.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ProposalKind.choices)
    # A company may be known from several places; then these are of the first, or empty.
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    text = PlainTextField()
    proposed = models.JSONField(default=dict, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    name = PlainCharField(_("name today"), max_length=200, blank=True)
    also = models.JSONField(default=list, blank=True)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    country = models.CharField(_("country of the head office"), max_length=2, blank=True)
    sector = models.CharField(_("sector"), max_length=40, choices=Sector.choices, blank=True)

    party = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="said")
    speaker = PlainCharField(_("speaker, with role"), max_length=200, blank=True)
    stance = models.CharField(_("stance"), max_length=20, choices=Stance.choices, blank=True)
    summary = PlainTextField(_("in your words"), max_length=1000, blank=True)
    translation = PlainTextField(_("English translation"), max_length=5000, blank=True)
    is_machine_translation = models.BooleanField(_("translated by a machine"), default=False)
    outcome_test = PlainTextField(_("what would show that it is kept"), max_length=1000, blank=True)
    made_on = PartialDateField(_("made on"), blank=True, default="")
    due = PartialDateField(_("due"), blank=True, default="")
    alleged_by = PlainCharField(_("alleged by"), max_length=200, blank=True)

    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.OPEN)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    # What it became.
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ProposalSet.as_manager()

    class Meta:
        ordering = ["draft", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="proposal_number_once"),
            models.CheckConstraint(condition=Q(kind__in=ProposalKind.values), name="proposal_kind_known"),
            models.CheckConstraint(
                condition=Q(start__isnull=False, end__isnull=False, end__gt=F("start"))
                | Q(kind="company", start__isnull=True, end__isnull=True),
                name="proposal_has_its_place",
            ),
            models.CheckConstraint(condition=~Q(kind="company", name=""), name="proposal_company_named"),
            models.CheckConstraint(
                condition=Q(party__isnull=True) | ~Q(kind="company"), name="proposal_party_of_words"
            ),
            models.CheckConstraint(
                condition=Q(answer="open", answered_at__isnull=True, answered_by__isnull=True)
                | Q(
                    answer__in=["accepted", "changed", "rejected"], answered_at__isnull=False, answered_by__isnull=False
                ),
                name="proposal_answered_when_and_by",
            ),
            models.CheckConstraint(
                condition=Q(kind="company") | Q(answer__in=["open", "rejected"]) | Q(party__isnull=False),
                name="proposal_yes_has_party",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {Truncator(self.name or self.text).chars(80)}"

    @property
    def is_accepted(self) -> bool:
        """Whether a person said yes."""
        return self.answer in YES

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered yet."""
        return self.answer == Answer.OPEN

    @property
    def can_be_accepted(self) -> bool:
        """Whether a yes needs nothing more: of words it must be known whose they are."""
        return self.company_id is not None if self.kind == ProposalKind.COMPANY else self.party_id is not None

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins and ends in the text; (0, 0) of a company known from several places."""
        return self.start or 0, self.end or 0

    @property
    def is_new_company(self) -> bool:
        """Whether it is a company that is not on record yet."""
        return self.kind == ProposalKind.COMPANY and self.company_id is None

    @property
    def changes(self) -> list[tuple[str, Any, Any]]:
        """Field, what was proposed, and what it says now, where a person changed it."""
        return [
            (name, before, after) for name, before in self.proposed.items() if (after := self.current(name)) != before
        ]

    def current(self, name: str) -> Any:
        """What a field says now, as ``proposed`` keeps it: of ``party`` and ``company`` the name."""
        value = getattr(self, name)
        return value if isinstance(value, str) else str(value.name if value else "")
