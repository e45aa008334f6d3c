"""What a person did to re-checks, kept so that it can be taken back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from responses.rechecks.choices import Deed
from responses.rechecks.models.clock import Look, Recheck


class Act(models.Model):
    """One deed, of one person, on one re-check or on several at once."""

    deed = models.CharField(_("what was done"), max_length=10, choices=Deed.choices)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recheck_acts")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(deed__in=Deed.values), name="act_deed_known")]

    def __str__(self) -> str:
        return f"{self.get_deed_display()} · {self.made_at:%Y-%m-%d %H:%M}"


class ActItem(models.Model):
    """One re-check of an act: as it stood before, and the version that the act made of it."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="items")
    recheck = models.ForeignKey(Recheck, on_delete=models.CASCADE, related_name="act_items")
    version = models.PositiveIntegerField()
    before = models.JSONField()
    look = models.OneToOneField(Look, on_delete=models.CASCADE, null=True, blank=True, related_name="act_item")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "recheck"], name="act_item_once")]

    def __str__(self) -> str:
        return f"{self.act} · {self.recheck}"
