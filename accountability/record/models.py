"""The public record. The public site reads nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from companies.models import Company


class Scorecard(models.Model):
    """A frozen published document. Superseded, never edited: the database refuses to change or delete the row.

    ``edition`` is the number of its entry in the ledger; ``document`` is canonical JSON and ``sha256`` its hash.
    """

    edition = models.PositiveBigIntegerField(primary_key=True)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="scorecards")
    slug = models.SlugField(max_length=80)
    methodology = models.CharField(max_length=80)
    methodology_version = models.CharField(max_length=40)
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-edition"]
        indexes = [models.Index(fields=["slug", "methodology", "-edition"], name="scorecard_newest")]

    def __str__(self) -> str:
        return f"{self.slug} · {self.edition}"


class Checks(models.Model):
    """When what a scorecard rests on was last looked at, and when it will be again; published after each look."""

    edition = models.PositiveBigIntegerField(primary_key=True)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="checks")
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "checks"
        ordering = ["-edition"]
        indexes = [models.Index(fields=["company", "-edition"], name="checks_newest")]

    def __str__(self) -> str:
        return f"{self.company} · {self.edition}"


class Standing(models.Model):
    """Where a company stands by a methodology today: the newest scorecard's figures, ready to list and search.

    A projection of the newest Scorecard and Checks; ``manage.py rebuild_standings`` makes it anew and compares.
    """

    scorecard = models.OneToOneField(Scorecard, on_delete=models.PROTECT, primary_key=True, related_name="standing")
    slug = models.SlugField(max_length=80)
    methodology = models.CharField(max_length=80)
    name = models.CharField(_("company"), max_length=200)
    country = models.CharField(_("country"), max_length=2)
    sector = models.CharField(_("sector"), max_length=40)
    # Whose answers they are, and the group the publisher ranks the company in, '' without one.
    origin = models.CharField(max_length=20, default="own")
    group = models.CharField(_("group"), max_length=60, blank=True, default="")
    score = models.FloatField(_("score"), null=True)
    grade = models.CharField(_("finding"), max_length=40, blank=True)
    answered = models.PositiveIntegerField()
    applicable = models.PositiveIntegerField()
    published_at = models.DateTimeField(_("published"))
    last_checked_on = models.DateField(_("last checked"), null=True)
    # Whether nobody but the machine looked on that day.
    is_last_check_automatic = models.BooleanField(default=False)
    # " | "-separated folded names, for finding; and the names themselves, for saying by which one.
    search_text = models.TextField()
    names = models.JSONField()

    class Meta:
        ordering = ["name", "slug"]
        constraints = [models.UniqueConstraint(fields=["slug", "methodology"], name="standing_once")]
        indexes = [
            models.Index(fields=["methodology", "-score", "name"], name="standing_by_score"),
            models.Index(fields=["-published_at"], name="standing_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.methodology}"

    @property
    def coverage(self) -> float:
        """Answered share of the applicable criteria, 0 to 100."""
        return 100 * self.answered / self.applicable if self.applicable else 0.0
