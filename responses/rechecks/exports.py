"""What is due to one person, as iCalendar (RFC 5545)."""

import datetime
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from responses.rechecks.models import CalendarFeed, Recheck

MORNING = datetime.timedelta(hours=8)


def calendar_of(feed: CalendarFeed, rechecks: Iterable[Recheck], *, now: datetime.datetime) -> bytes:
    """An all-day event for each re-check on the day it shows as due. UIDs stay the same, so that events move."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//Re-checks//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("%s: re-checks") % settings.SITE_NAME)
    calendar.add("refresh-interval", datetime.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for recheck in rechecks:
        calendar.add_component(_event(recheck, now, has_alarm=feed.has_alarms))
    return bytes(calendar.to_ical())


def _event(recheck: Recheck, now: datetime.datetime, *, has_alarm: bool) -> Event:
    event = Event()
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    key = salted_hmac("rechecks.calendar", str(recheck.pk), algorithm="sha256").hexdigest()[:32]
    event.add("uid", f"recheck-{key}@{host}")
    event.add("dtstamp", now.astimezone(datetime.UTC))
    event.add("dtstart", recheck.remind_on)
    event.add("dtend", recheck.remind_on + datetime.timedelta(days=1))
    event.add("summary", _("Look again: %s") % recheck.title)
    event.add("description", recheck.attention or str(recheck.rhythm))
    event.add("url", settings.SITE_URL + reverse("rechecks:look", args=[recheck.pk]))
    event.add("sequence", recheck.version)
    event.add("transp", "TRANSPARENT")
    if has_alarm:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", recheck.title)
        alarm.add("trigger", MORNING)
        event.add_component(alarm)
    return event
