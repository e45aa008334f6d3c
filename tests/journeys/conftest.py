"""A real browser before a real server, with the demo case loaded."""

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from config.demo.load import load_demo
from config.demo.people import PASSWORD, PEOPLE

# Playwright's loop runs in the thread of the test, which also asks the database; nothing is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A page is waited for until it is there: with other work on the machine it may take long, and no less is true of it.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Debian's Chromium, once for all journeys."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def demo(transactional_db: None) -> None:
    """The demo case, published."""
    load_demo(now=timezone.now())


@pytest.fixture
def site(demo: None, live_server: object, settings: object) -> str:
    """The address of a running site with the demo case."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def open_browser(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a window of its own, signed in as one of the demo's people or as nobody."""
    contexts: list[BrowserContext] = []

    def open_as(person: str = "", **options: object) -> Page:
        context = browser.new_context(base_url=site, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        if person:
            sign_in(page, PEOPLE[person].email)
        return page

    yield open_as
    for context in contexts:
        context.close()


def sign_in(page: Page, email: str) -> None:
    """Sign in by the form, as people do."""
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/desk/")


def axe_findings(page: Page) -> list[str]:
    """What the accessibility rules find on the page: rule and the first place."""
    results = Axe().run(page, options={"preload": False})
    return [f"{v['id']}: {v['nodes'][0]['target']}" for v in results.response["violations"]]
