"""A company changes its policy between two looks: the first needs nobody, the second asks for a person."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from companies.models import Company
from responses.rechecks.models import Recheck
from responses.rechecks.services import Interval, watch
from responses.sources.models import Capture
from responses.sources.services import SourceFacts, ask_fetch, keep_fetched, run_waiting_fetches
from responses.statements.services import look_at_watched
from tests.factories import make_assessment, make_mark, make_policy, make_statement, make_user
from tests.journeys.conftest import axe_findings
from tests.network import Site, answer, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

URL = "http://example.org/policy"
QUOTED = "We will end the sale of facial recognition to police by 2027."
CHANGED = "We may review the sale of facial recognition to police from 2030."
PARAGRAPHS = [f"Paragraph {n} of our policy says how we treat the people whom our products touch." for n in range(1, 9)]
PHONE = {"viewport": {"width": 375, "height": 800}}
SEEN = os.environ.get("SCREENSHOTS", "")


def policy(words: str, updated: str) -> bytes:
    """The company's page, with a clock that is no text of it."""
    body = "".join(f"<p>{text}</p>" for text in [*PARAGRAPHS[:4], words, *PARAGRAPHS[4:]])
    head = "<html lang=en><head><title>Policy</title></head>"
    page = f"{head}<body><main><h1>Human rights policy</h1><p>Updated {updated}</p>{body}</main></body></html>"
    return answer(f"<!doctype html>{page}".encode(), content_type="text/html; charset=utf-8")


def look(site: Site, now: datetime) -> None:
    """What beat and the worker do."""
    look_at_watched(now=now)
    run_waiting_fetches(now=now, fetch_url=site.fetch)
    look_at_watched(now=now)


def log_policy(site: Site, now: datetime) -> Recheck:
    """The policy on record: fetched, quoted, marked, and watched."""
    by = make_user()
    fetch = ask_fetch(url=URL, purpose="new", by=by, now=now)
    run_waiting_fetches(now=now, fetch_url=site.fetch)
    fetch.refresh_from_db()
    facts = SourceFacts("Human rights policy", "Axis Communications", "policy", url=URL)
    capture = keep_fetched(fetch=fetch, facts=facts, by=by, now=now)
    company = Company.objects.get(slug="axis-communications")
    statement = make_statement(company, capture=capture, quotes=(QUOTED,), summary="Promises to end the sale.")
    make_mark(make_assessment(company), answer="yes", quotes=[statement.quotes.get().quote])
    interval = Interval(now.date() + timedelta(days=1))
    return watch(subject=make_policy(company, source=capture.source), interval=interval, by=by, now=now).recheck


def test_a_change_is_shown_with_what_it_endangers(open_browser: Callable[..., Page]) -> None:
    now = timezone.now()
    with serving({"/policy": policy(QUOTED, "1 May 2025")}) as site:
        recheck = log_policy(site, now)
        site.pages["/policy"] = policy(QUOTED, "2 June 2026")
        look(site, now + timedelta(minutes=1))
        assert_nobody_was_needed(open_browser("contributor"), recheck)
        site.pages["/policy"] = policy(CHANGED, "3 July 2026")
        look(site, now + timedelta(days=93))
    assert_person_is_asked(open_browser("editor"), recheck)
    assert_marking_stays_blind(open_browser("reviewer"), recheck)
    assert_change_fits_a_phone(open_browser("editor", **PHONE), recheck)


def assert_nobody_was_needed(page: Page, recheck: Recheck) -> None:
    page.goto(f"/desk/rechecks/{recheck.pk}/")
    expect(page.get_by_label("Looks")).to_contain_text("an automatic look")
    expect(page.get_by_role("main")).to_contain_text("unchanged")
    assert Capture.objects.filter(source__url=URL).count() == 1


def assert_person_is_asked(page: Page, recheck: Recheck) -> None:
    page.goto("/desk/rechecks/?show=everyones")
    expect(page.get_by_role("main")).to_contain_text("The page differs from our copy of")
    page.goto(f"/desk/rechecks/{recheck.pk}/")
    page.get_by_role("link", name="See what changed").click()
    endangered = page.get_by_label("What rests on moved or missing quotes")
    expect(endangered).to_contain_text("Promises to end the sale.")
    expect(endangered).to_contain_text("criterion A1")
    expect(page.get_by_text("In the copy of").first).to_be_visible()
    expect(page.locator("ins").filter(has_text="may review")).to_be_visible()
    expect(page.locator("del").filter(has_text="will end")).to_be_visible()
    expect(page.get_by_text("paragraphs unchanged").first).to_be_visible()
    assert axe_findings(page) == []
    show(page, "change")
    page.goto(f"/desk/sources/{Capture.objects.filter(source__url=URL)[0].source_id}/compare/?view=sides")
    expect(page.locator(".sides").first).to_contain_text("Copy of")
    assert axe_findings(page) == []
    show(page, "sides")
    page.goto(f"/desk/sources/{Capture.objects.filter(source__url=URL)[0].source_id}/")
    expect(page.get_by_text("not verified").first).to_be_visible()
    assert axe_findings(page) == []
    show(page, "source")


def assert_marking_stays_blind(page: Page, recheck: Recheck) -> None:
    """A reviewer sees what is endangered but for the marks of others."""
    page.goto("/desk/changes/")
    page.get_by_role("link", name="Human rights policy").first.click()
    endangered = page.get_by_label("What rests on moved or missing quotes")
    expect(endangered).to_contain_text("Promises to end the sale.")
    expect(endangered).not_to_contain_text("criterion A1")
    page.goto(f"/desk/changes/rechecks/{recheck.pk}/")
    expect(page.get_by_label("What rests on moved or missing quotes")).not_to_contain_text("criterion A1")
    assert axe_findings(page) == []


def assert_change_fits_a_phone(page: Page, recheck: Recheck) -> None:
    for address in (f"/desk/changes/rechecks/{recheck.pk}/", "/desk/changes/", f"/desk/rechecks/{recheck.pk}/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
        assert axe_findings(page) == []
        show(page, f"phone-{address.count('/')}")


def show(page: Page, name: str) -> None:
    if SEEN:
        page.screenshot(path=f"{SEEN}/{name}.png", full_page=True)
