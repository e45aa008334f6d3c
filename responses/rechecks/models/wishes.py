"""How a person wishes to be told, and where their calendar lies."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from responses.rechecks.choices import QuietDays, Tempo, Weekday
from responses.rechecks.validators import validate_zone


class Wishes(models.Model):
    """When one person wants mail. Whoever has no row gets it at once, on every day, in UTC."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="wishes", primary_key=True)
    zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_zone])
    tempo = models.CharField(_("mail"), max_length=10, choices=Tempo.choices, default=Tempo.IMMEDIATE)
    hour = models.PositiveSmallIntegerField(_("not before"), default=0, validators=[MaxValueValidator(23)])
    weekday = models.PositiveSmallIntegerField(_("on"), choices=Weekday.choices, default=Weekday.MONDAY)
    quiet_days = models.CharField(
        _("days without mail"), max_length=10, choices=QuietDays.choices, default=QuietDays.NONE
    )
    # Their address was refused for good: somebody else is told until it works again.
    unreachable_since = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(tempo__in=Tempo.values), name="wishes_tempo_known"),
            models.CheckConstraint(condition=Q(quiet_days__in=QuietDays.values), name="wishes_quiet_days_known"),
            models.CheckConstraint(condition=Q(hour__lte=23), name="wishes_hour"),
            models.CheckConstraint(condition=Q(weekday__in=Weekday.values), name="wishes_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.tempo}"


class CalendarFeed(models.Model):
    """A person's calendar by a secret address. Only the hash of its token is kept; a new one ends the old one."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="calendar_feed", primary_key=True)
    token_sha256 = models.CharField(max_length=64, unique=True)
    has_alarms = models.BooleanField(_("with alarms"), default=False)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)
