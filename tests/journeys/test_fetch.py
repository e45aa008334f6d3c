"""From an address to a copy: asked, waited for with and without scripts, looked at, kept; every step accessible."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from responses.sources.addresses import Unfit
from responses.sources.fetching import Fetched
from responses.sources.models import FetchHost
from responses.sources.services import run_waiting_fetches
from tests.journeys.conftest import axe_findings
from tests.unit.responses.sources.fetched import URL, page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE = {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"}
DESK = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}


def work(came_of_it: Fetched | Exception) -> None:
    """What a worker does in the meantime."""

    def fetch_url(_url: str) -> Fetched:
        if isinstance(came_of_it, Exception):
            raise came_of_it
        return came_of_it

    FetchHost.objects.all().delete()
    run_waiting_fetches(now=timezone.now() + timedelta(hours=1), fetch_url=fetch_url)


def ask(browser: Page, url: str) -> None:
    browser.goto("/desk/sources/")
    browser.get_by_role("link", name="Add a source by its address").click()
    browser.get_by_label("Address").fill(url)
    browser.get_by_role("button", name="Fetch this page").click()
    expect(browser.get_by_role("heading", level=1)).to_have_text("This page is being fetched")


def fits(browser: Page) -> None:
    wide = browser.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert (axe_findings(browser), wide) == ([], 0)


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_page_is_fetched_looked_at_and_kept(open_browser: Callable[..., Page], options: dict[str, object]) -> None:
    browser = open_browser("contributor", **options)
    ask(browser, URL)
    fits(browser)
    work(page(redirects=[{"url": f"{URL}/{'long' * 30}", "status": 301}], server="nginx"))
    expect(browser.get_by_role("heading", level=1)).to_have_text("Look at what came, then keep it")
    expect(browser.get_by_label("Title")).to_have_value("Human rights policy")
    fits(browser)
    browser.get_by_label("Publisher").fill("Axis")
    browser.get_by_label("Kind").select_option("policy")
    browser.get_by_role("button", name="Keep this copy").click()
    browser.get_by_text("headers of the answer").click()
    expect(browser.get_by_text("nginx")).to_be_visible()
    fits(browser)
    browser.goto("/desk/sources/fetches/")
    expect(browser.get_by_role("main").get_by_text("kept", exact=True)).to_be_visible()
    fits(browser)


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_refusal_says_what_to_do(open_browser: Callable[..., Page], options: dict[str, object]) -> None:
    browser = open_browser("contributor", **options)
    ask(browser, URL)
    work(Unfit("robots", host="example.org"))
    expect(browser.get_by_role("heading", level=1)).to_have_text("This page was not fetched")
    expect(browser.get_by_text("asks programs not to fetch this page")).to_be_visible()
    fits(browser)
    browser.get_by_role("link", name="Paste or upload a copy").click()
    expect(browser.get_by_role("heading", level=1)).to_have_text("Log a source")


def test_waiting_page_comes_back_without_scripts(open_browser: Callable[..., Page]) -> None:
    browser = open_browser("contributor", java_script_enabled=False)
    ask(browser, URL)
    work(page(status=403))
    expect(browser.get_by_role("heading", level=1)).to_have_text("Look at what came, then keep it", timeout=10_000)
    expect(browser.get_by_text("never take it for “no policy”")).to_be_visible()
