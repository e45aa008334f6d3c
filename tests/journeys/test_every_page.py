"""Every page under the accessibility rules, on a desk and on a phone, by day and by night, without loose ends."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from responses.statements.models import StatementQuote
from tests.journeys.conftest import axe_findings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESK = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark", "java_script_enabled": True}
PAGES = {
    "": [
        "/",
        "/scorecards/",
        "/scorecards/weights/",
        "/scorecards/weights/?P=5&C=0&X=much",
        "/scorecards/words-and-deeds/",
        "/companies/idemia/",
        "/companies/axis-communications/",
        "/companies/noldus/",
        "/companies/noldus/criteria/HRDD/",
        "/companies/noldus/criteria/X/",
        "/companies/noldus/criteria/X1/",
        "/references/",
        "/references/UNGP-19/",
        "/methodologies/",
        "/methodologies/hrdd-surveillance/2026.1/",
        "/methodologies/hrdd-surveillance/2026.1/criteria/X1/",
        "/verify/",
        "/search/?q=Morpho",
        "/search/?q=nobody",
        "/gallery/",
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/nowhere/",
    ],
    "contributor": [
        "/desk/",
        "/desk/intake/",
        "/desk/companies/",
        "/desk/companies/new/",
        "/desk/sources/",
        "/desk/sources/new/",
        "/desk/sources/fetches/",
        "/desk/sources/fetches/new/",
        "/desk/statements/",
        "/desk/statements/new/",
        "/desk/statements/commitments/",
        "/desk/statements/policies/",
        "/desk/cases/",
        "/desk/cases/new/",
        "/desk/rechecks/",
        "/desk/changes/",
        "/desk/rechecks/?show=everyones",
        "/desk/rechecks/?show=paused",
        "/desk/rechecks/week/",
        "/desk/rechecks/usual/",
        "/desk/rechecks/mails/",
        "/desk/rechecks/mails/stop/none/",
        "/desk/rechecks/unchanged/none/",
        "/accounts/2fa/",
    ],
    "reviewer": ["/desk/", "/desk/assessments/"],
    "editor": [
        "/desk/",
        "/desk/assessments/",
        "/desk/assessments/new/",
        "/desk/assessments/agreement/",
        "/desk/methodologies/",
        "/desk/methodologies/new/",
        "/desk/rechecks/usual/",
        "/desk/rechecks/usual/commitment/",
    ],
    "administrator": ["/desk/people/", "/desk/people/invite/", "/desk/rechecks/operations/"],
}


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("person", list(PAGES))
def test_every_page_is_accessible_and_fits(open_browser: Callable[..., Page], person: str, options: dict) -> None:
    page = open_browser(person, **options)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    addresses = [*PAGES[person], *detail_pages(page, person)]
    for address in addresses:
        problems.clear()
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        expected = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
        found = {
            "axe": axe_findings(page),
            "overflow": width - options["viewport"]["width"],
            "console": [p for p in problems if p not in expected],
            "h1": page.locator("h1").count(),
        }
        assert (address, found) == (address, {"axe": [], "overflow": 0, "console": [], "h1": 1})


def said_on(address: str) -> int:
    """A quote of the statement with this address."""
    return StatementQuote.objects.filter(statement=address.split("/")[3]).values_list("pk", flat=True)[0]


def detail_pages(page: Page, person: str) -> list[str]:
    """The first page behind each list that the person may open."""
    lists = {
        "": [("/companies/idemia/", "main a[href*='/evidence/']")],
        "contributor": [
            ("/desk/intake/", "main tbody a"),
            ("/desk/companies/", "main tbody a"),
            ("/desk/sources/", "main tbody a"),
            ("/desk/statements/", "main tbody a"),
            ("/desk/statements/commitments/", "main tbody a"),
            ("/desk/cases/", "main tbody a, main li a, main article a"),
            ("/desk/rechecks/?show=everyones", "main tbody a"),
        ],
        "reviewer": [
            ("/desk/assessments/", "main tbody a"),
            ("/desk/rechecks/?show=everyones", "main tbody a[href^='/desk/rechecks/']"),
        ],
        "editor": [("/desk/assessments/", "main tbody a"), ("/desk/", "main a[href*='publishing']")],
    }
    found = []
    for address, link in lists.get(person, []):
        page.goto(address)
        links = page.locator(link)
        found += [href for href in [links.first.get_attribute("href")] if href] if links.count() else []
    found += [f"{href}edit/" for href in found if href.startswith("/desk/rechecks/")]
    sources = [href.split("/")[3] for href in found if href.startswith("/desk/sources/")]
    found += [page for pk in sources for page in (f"/desk/sources/{pk}/compare/", f"/desk/changes/{pk}/")]
    said = [href for href in found if re.fullmatch(r"/desk/statements/\d+/", href)]
    found += [f"/desk/statements/quotes/{said_on(address)}/translation/" for address in said]
    return found
