"""Reminders, the mails that carry them, and the signs of life of what sends them."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from responses.rechecks.choices import Delivery, HaltReason, Step, Told
from responses.rechecks.models.clock import Recheck


class Digest(models.Model):
    """One mail to one person: written once, claimed with a lease, sent, marked.

    ``message_id`` follows from the key, so that a mail sent twice (a crash between the mail server's yes and our
    commit) is the same message twice.
    """

    recipient = models.ForeignKey(User, on_delete=models.PROTECT, related_name="digests", db_index=False)
    # The instant at which the person wished to be told; a claim that is late changes nothing about it.
    slot_at = models.DateTimeField()
    # A mail that nobody can send is halved; what comes late for the same instant is another part.
    part = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=Delivery.choices, default=Delivery.WAITING)
    written_at = models.DateTimeField()
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=32, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["attempts", "not_before", "id"],
                name="digest_next",
                condition=Q(state__in=["waiting", "sending"]),
            ),
            models.Index(fields=["-sent_at"], name="digest_sent", condition=Q(state="sent")),
            models.Index(fields=["id"], name="digest_dead", condition=Q(state="dead")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "slot_at", "part"], name="digest_once"),
            models.CheckConstraint(condition=Q(state__in=Delivery.values), name="digest_state_known"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="digest_sent_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient} · {self.slot_at:%Y-%m-%d %H:%M} · {self.state}"


class Reminder(models.Model):
    """That one person is to be told of one occurrence, at one step of its escalation; once, by one mail."""

    recheck = models.ForeignKey(Recheck, on_delete=models.CASCADE, related_name="reminders", db_index=False)
    occurrence = models.PositiveIntegerField()
    remind_on = models.DateField()
    step = models.PositiveSmallIntegerField(choices=Step.choices, default=Step.DUE)
    recipient = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reminders", db_index=False)
    # From when on they were to be told; however late the row was written.
    since = models.DateTimeField()
    written_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=Told.choices, default=Told.WAITING)
    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, null=True, blank=True, related_name="reminders")

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["recipient", "since"],
                name="reminder_without_digest",
                condition=Q(state="waiting", digest__isnull=True),
            ),
            models.Index(fields=["id"], name="reminder_dead", condition=Q(state="dead")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recheck", "occurrence", "remind_on", "step", "recipient"], name="reminder_once"
            ),
            models.CheckConstraint(condition=Q(state__in=Told.values), name="reminder_state_known"),
            models.CheckConstraint(condition=Q(step__in=Step.values), name="reminder_step_known"),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(digest__isnull=False), name="reminder_sent_by_a_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recheck} · {self.occurrence} · {self.state}"


class Halt(models.Model):
    """Why no reminder is written and no mail sent until a person says so. One row, or none."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    reason = models.CharField(max_length=20, choices=HaltReason.choices)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="halt_single"),
            models.CheckConstraint(condition=Q(reason__in=HaltReason.values), name="halt_reason_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_reason_display())


class Heartbeat(models.Model):
    """When a part of the machinery last showed that it lives."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
