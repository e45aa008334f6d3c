"""Re-checks get their instants (in UTC, until somebody chooses a zone); reminders sent so far get the mail they had."""

from datetime import UTC, datetime, time, timedelta

from django.db import migrations

WEEK = timedelta(days=7)


def carry_over(apps, _schema_editor):
    Recheck, Reminder, Digest = (apps.get_model("rechecks", name) for name in ("Recheck", "Reminder", "Digest"))
    for recheck in Recheck.objects.iterator():
        recheck.called_on = recheck.remind_on if recheck.attention else None
        recheck.remind_at = _begins(recheck.remind_on)
        recheck.escalates_at = _begins(max(recheck.due_on, recheck.snoozed_until or recheck.due_on) + WEEK)
        recheck.next_reminder_at = recheck.remind_at if recheck.state == "running" else None
        told = recheck.reminders.filter(occurrence=recheck.occurrence, remind_on=recheck.remind_on)
        told = told.exclude(state__in=["dead", "cancelled"]).order_by("-pk").first()
        if told and recheck.state == "running":
            recheck.next_step, recheck.next_reminder_at = 1, recheck.escalates_at
            recheck.reminded_id = told.recipient_id
        recheck.save()
    Reminder.objects.filter(state="sending").update(state="waiting")
    for reminder in Reminder.objects.order_by("pk").iterator():
        reminder.since = reminder.written_at
        if reminder.state == "sent":
            part = Digest.objects.filter(recipient_id=reminder.recipient_id, slot_at=reminder.written_at).count()
            reminder.digest = Digest.objects.create(
                recipient_id=reminder.recipient_id,
                slot_at=reminder.written_at,
                part=part,
                state="sent",
                written_at=reminder.written_at,
                not_before=reminder.not_before,
                sent_at=reminder.sent_at,
                attempts=reminder.attempts,
            )
        reminder.save()


def _begins(day):
    return datetime.combine(day, time.min, UTC)


class Migration(migrations.Migration):
    dependencies = [("rechecks", "0004_digests_and_duties")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
