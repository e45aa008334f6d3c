"""The clock in a browser: put off, confirm several and take it back, follow the link of a mail."""

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from config.demo.people import PEOPLE
from responses.rechecks.models import Look, Recheck
from responses.rechecks.services import (
    Interval,
    deliver_digests,
    gather_digests,
    set_recheck,
    write_due_reminders,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def make_due(title: str) -> Recheck:
    """Something of the demo's contributor that came due yesterday."""
    now = timezone.now()
    me = User.objects.get(email=PEOPLE["contributor"].email)
    interval = Interval((now - datetime.timedelta(days=1)).date())
    return set_recheck(title=title, path="/desk/", interval=interval, owner=me, by=me, now=now)


def test_put_off_confirm_several_and_take_it_back(open_browser):
    page = open_browser("contributor")
    rechecks = [make_due(title) for title in ("Supplier code", "Privacy policy", "Press room")]
    page.goto("/desk/rechecks/")
    put_off(page, "Press room")
    for title in ("Supplier code", "Privacy policy"):
        page.get_by_label(f"Choose {title}").check()
    page.locator("#deeds").get_by_role("button", name="Unchanged").click()
    expect(page.get_by_text("Noted as unchanged: 2 re-checks.")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("Taken back: everything is as it was before.")).to_be_visible()
    found = [Recheck.objects.get(pk=each.pk) for each in rechecks]
    assert [bool(each.snoozed_until) for each in found] == [False, False, True]
    assert [each.last_outcome for each in found] == ["", "", ""]


def put_off(page: Page, title: str) -> None:
    later = timezone.now().date() + datetime.timedelta(days=10)
    page.get_by_label(f"Choose {title}").check()
    page.get_by_text("Put off, pause or reassign").click()
    page.get_by_label("Reason").fill("The new version comes out next week.")
    page.get_by_label("Remind again on").fill(str(later))
    page.get_by_role("button", name="Put off until that day").click()
    expect(page.get_by_text("Put off: 1 re-check.")).to_be_visible()


def test_a_link_of_the_mail_needs_no_sign_in_and_one_press(open_browser):
    page = open_browser("", java_script_enabled=False)
    recheck = make_due("Supplier code")
    mail.outbox.clear()
    for service in (write_due_reminders, gather_digests, deliver_digests):
        service(now=timezone.now())
    [message] = [each for each in mail.outbox if "Supplier code" in each.body]
    link = re.findall(r"http\S+/unchanged/\S+", message.body.partition("Supplier code")[2])[0]
    page.goto(link)
    expect(page.get_by_role("heading", name="Has nothing changed?")).to_be_visible()
    assert not Look.objects.filter(recheck=recheck).exists()
    page.get_by_role("button", name="Yes, unchanged").click()
    expect(page.get_by_text("Noted as unchanged. Thank you.")).to_be_visible()
    assert Look.objects.get(recheck=recheck).made_by == recheck.owner


def test_by_keyboard_one_key_notes_the_row_and_one_takes_it_back(open_browser):
    page = open_browser("contributor")
    first, second = make_due("Supplier code"), make_due("Privacy policy")
    page.goto("/desk/rechecks/")
    page.get_by_role("button", name="Go through them by keyboard").click()
    expect(page.locator(f"#recheck-{first.pk}")).to_be_focused()
    for key, row in (("j", second), ("k", first)):
        page.keyboard.press(key)
        expect(page.locator(f"#recheck-{row.pk}")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("#said")).to_have_text("Noted as unchanged: 1 re-check.")
    expect(page.locator(f"#recheck-{second.pk}")).to_be_focused()
    assert [Recheck.objects.get(pk=each.pk).last_outcome for each in (first, second)] == ["unchanged", ""]
    page.keyboard.press("z")
    expect(page.locator("#said")).to_have_text("Taken back: everything is as it was before.")
    expect(page.locator(f"#recheck-{first.pk}")).to_be_focused()
    assert Recheck.objects.get(pk=first.pk).last_outcome == ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/desk/rechecks/{first.pk}/"))


def test_keys_pressed_fast_are_waited_for_and_typing_is_left_alone(open_browser):
    page = open_browser("contributor")
    rechecks = [make_due(title) for title in ("Supplier code", "Privacy policy", "Press room")]
    page.goto("/desk/rechecks/")
    page.get_by_role("button", name="Go through them by keyboard").click()
    page.keyboard.type("uu")
    expect(page.locator(f"#recheck-{rechecks[2].pk}")).to_be_focused()
    expect(page.get_by_role("link", name="Mine (2 due)")).to_be_visible()  # this one, and one of the demo's
    assert [Recheck.objects.get(pk=each.pk).last_outcome for each in rechecks] == ["unchanged", "unchanged", ""]
    page.get_by_text("Put off, pause or reassign").click()
    page.get_by_label("Reason").fill("")
    page.get_by_label("Reason").press_sequentially("ju")
    expect(page.get_by_label("Reason")).to_have_value("ju")
    assert Recheck.objects.get(pk=rechecks[2].pk).last_outcome == ""


def test_without_javascript_the_button_of_a_row_does_the_same(open_browser):
    page = open_browser("contributor", java_script_enabled=False)
    recheck = make_due("Supplier code")
    page.goto("/desk/rechecks/")
    expect(page.get_by_text("Go through them by keyboard")).to_be_hidden()
    page.get_by_role("button", name="Unchanged Supplier code").click()
    expect(page.get_by_text("Noted as unchanged: 1 re-check.")).to_be_visible()
    page.get_by_role("button", name="Take it back").click()
    assert Recheck.objects.get(pk=recheck.pk).last_outcome == ""
