"""From a reply in the press to a look at the promise, through the browser, as five people live it."""

import datetime
from collections.abc import Callable

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from accountability.record.services import publish_checks
from responses.rechecks.models import Recheck
from responses.rechecks.services import deliver_digests, gather_digests, write_due_reminders

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ARTICLE = """Axis answers the ombudsman

In a letter made public on Monday, Axis wrote: “Before each sale we now assess who will use our cameras, for what, and
in which country.” The ombudsman welcomed the letter.
"""
SAID = "Before each sale we now assess who will use our cameras, for what, and in which country."
REASON = (
    "The company says that it assesses user, use and country before each sale; when, and with what result, is open."
)


def test_a_reply_is_logged_scored_published_and_looked_at_again(open_browser: Callable[..., Page]) -> None:
    contributor = open_browser("contributor")
    log_source(contributor)
    statement = log_statement(contributor)
    set_recheck(contributor, statement)
    for reviewer in ("reviewer", "second_reviewer"):
        mark(open_browser(reviewer))
    publish(open_browser("editor"))
    public = open_browser()
    assert_public_page_shows_the_quote(public)
    remind_and_look(contributor)
    assert_public_page_shows_the_look(public)


def log_source(page: Page) -> None:
    page.goto("/desk/sources/new/")
    page.get_by_role("textbox", name="Title").fill("Axis answers the ombudsman")
    page.get_by_role("textbox", name="Publisher").fill("The Daily Example")
    page.get_by_label("Kind").select_option("news")
    page.get_by_role("textbox", name="text").fill(ARTICLE)
    page.get_by_role("main").get_by_role("button", name="Keep").click()
    expect(page.get_by_role("main")).to_contain_text("Axis answers the ombudsman")


def log_statement(page: Page) -> str:
    """Wrong words are refused with the nearest passage; taking that passage saves. Returns the statement's address."""
    page.goto("/desk/statements/new/")
    page.get_by_label("Source").select_option(index=1)
    page.get_by_label("Company").select_option(label="Axis Communications")
    page.get_by_label("Said on").fill(str(timezone.now().date()))
    page.get_by_label("Channel").select_option("third-party")
    page.get_by_label("Stance").select_option("commits")
    page.get_by_label("Summary").fill("The company says that it assesses end users before each sale.")
    page.get_by_label("The words").first.fill("Before every sale we now assess who will use our cameras")
    page.get_by_role("button", name="Save the statement").click()
    expect(page.get_by_text("This passage comes nearest")).to_be_visible()
    page.get_by_label("The words").first.fill(SAID)
    page.get_by_role("button", name="Save the statement").click()
    expect(page.get_by_text("found; white space, quotation marks or hyphens differ")).to_be_visible()
    return page.url


def set_recheck(page: Page, statement: str) -> None:
    page.goto(f"{statement}recheck/")
    page.get_by_label("First look on").fill(str(timezone.now().date() + datetime.timedelta(days=20)))
    page.get_by_role("main").get_by_role("button", name="Set").click()
    expect(page).to_have_url(statement)


def mark(page: Page) -> None:
    """Another answer to A2, resting on the new quote."""
    page.goto("/desk/assessments/")
    page.get_by_role("link", name="Axis Communications").first.click()
    page.get_by_role("link", name="A2 End user and country assessed before a sale").last.click()
    page.get_by_role("radio", name="Partly met").check()
    page.get_by_role("textbox", name="Reason").fill(REASON)
    page.get_by_role("checkbox", name=SAID).check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#autosave")).to_contain_text("Saved")
    page.wait_for_load_state("networkidle")  # autosave says so before the button's own answer is there
    page.reload()
    expect(page.get_by_role("radio", name="Partly met")).to_be_checked()


def publish(page: Page) -> None:
    page.goto("/desk/assessments/")
    page.get_by_role("link", name="Axis Communications").first.click()
    page.get_by_role("link", name="Publish").first.click()
    page.get_by_role("button", name="Publish Axis Communications").click()
    page.wait_for_url("**/companies/axis-communications/**")


def assert_public_page_shows_the_quote(page: Page) -> None:
    """From the criterion's mark to the sentence in the archived source."""
    page.goto("/companies/axis-communications/")
    criterion = page.locator("#criterion-A2")
    expect(criterion).to_contain_text("Partly met")
    expect(criterion).to_contain_text(SAID)
    criterion.locator("a[href*='/evidence/']").first.click()
    expect(page.locator("mark").filter(has_text=SAID)).to_be_visible()


def remind_and_look(page: Page) -> None:
    """The clock goes on by argument: the reminder is sent once, and its link leads to the look."""
    later = timezone.now() + datetime.timedelta(days=21)
    recheck = Recheck.objects.get(statement__summary__startswith="The company says that it assesses")
    mail.outbox.clear()
    assert [write_due_reminders(now=later) > 0, write_due_reminders(now=later)] == [True, 0]
    assert [gather_digests(now=later) > 0, gather_digests(now=later)] == [True, 0]
    assert [deliver_digests(now=later) > 0, deliver_digests(now=later)] == [True, 0]
    about = [message for message in mail.outbox if f"/desk/rechecks/{recheck.pk}/" in message.body]
    assert len(about) == 1
    link = next(line.strip() for line in about[0].body.splitlines() if f"/desk/rechecks/{recheck.pk}/" in line)
    page.goto(link)
    page.get_by_role("button", name="Unchanged").click()
    expect(page.get_by_text("Noted as unchanged. Due again")).to_be_visible()


def assert_public_page_shows_the_look(page: Page) -> None:
    assert publish_checks(now=timezone.now()) == 1
    page.goto("/companies/axis-communications/")
    checks = page.locator("#checks")
    expect(checks).to_contain_text("Unchanged")
    expect(checks).to_contain_text(f"{timezone.now():%Y}")
