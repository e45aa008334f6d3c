"""From an article to the public record at the desk: few actions, by keyboard, without a script, and nothing lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from responses.intake.models import Draft
from tests.journeys.conftest import axe_findings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAID = "We have told every distributor in writing that our cameras may not be used to follow journalists"
ARTICLE = f"""Camera maker answers the ombudsman

By Ada Example, 5 May 2025

In a letter to the ombudsman, the camera maker Axis Communications explained its sales.

“{SAID},” a spokesperson for Axis Communications said.

“Nobody asked the people who were filmed,” said Elin Sample, a teacher.
"""


class Counted:
    """A person at a page: each field filled in and each button or link pressed is one action."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions = page, 0

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)
        self.actions += 1

    def press(self, control: Locator) -> None:
        control.click()
        self.actions += 1

    def button(self, name: str) -> None:
        self.press(self.page.get_by_role("main").get_by_role("button", name=name).first)

    def link(self, name: str) -> None:
        self.press(self.page.get_by_role("link", name=name).first)


@pytest.fixture
def draft(open_browser: Callable[..., Page]) -> Page:
    """The contributor at the draft of ARTICLE."""
    page = open_browser("contributor")
    read(page)
    return page


def read(page: Page) -> None:
    page.goto("/desk/intake/")
    page.get_by_label("Paste the text").fill(ARTICLE)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Camera maker answers the ombudsman")


def card(page: Page, text: str) -> Locator:
    return page.locator("[data-proposal]").filter(has_text=text).first


def test_from_paste_to_a_published_statement_in_fewer_than_12_actions(open_browser: Callable[..., Page]) -> None:
    person = Counted(open_browser("contributor"))
    person.page.goto("/desk/intake/")
    person.fill("Paste the text", ARTICLE)
    person.button("Read it")
    person.fill("Publisher", "The Daily Example")
    person.button("Confirm the source")
    person.button("Accept Axis Communications and its quote")
    expect(person.page.get_by_role("status")).to_contain_text("2 accepted")
    person.button("Save 2 accepted")
    expect(person.page.get_by_role("heading", name="What was made")).to_be_visible()
    assert axe_findings(person.page) == []
    editor = Counted(open_browser("editor"))
    editor.page.goto("/desk/assessments/")
    editor.link("Axis Communications")
    editor.link("Publish")
    editor.button("Publish Axis Communications")
    editor.page.wait_for_url("**/companies/axis-communications/**")
    public = open_browser()
    public.goto("/companies/axis-communications/")
    expect(public.get_by_role("main")).to_contain_text(SAID)
    # Signing in and opening one's first page are not counted; both people's presses and fields are.
    assert person.actions + editor.actions == 9


def test_who_presses_while_an_answer_is_on_its_way_waits_for_it(draft: Page) -> None:
    held: list[Route] = []
    draft.route("**/facts/", lambda route: held.append(route))  # noqa: PLW0108  # the builtin cannot be marked
    draft.get_by_label("Publisher").fill("The Daily Example")
    draft.get_by_role("button", name="Confirm the source").click()
    accept = draft.get_by_role("button", name="Accept Axis Communications and its quote")
    expect(accept).to_be_disabled()
    held[0].continue_()
    accept.click()
    expect(draft.get_by_role("status")).to_contain_text("2 accepted")
    expect(draft.get_by_label("Publisher")).to_have_count(0)


def test_answers_by_keyboard(draft: Page) -> None:
    draft.get_by_role("button", name="Answer by keyboard").click()
    expect(card(draft, "Is this the Axis Communications on record?")).to_be_focused()
    draft.keyboard.press("a")
    expect(draft.get_by_role("status")).to_contain_text("1 accepted")
    quote = card(draft, SAID)
    for key in "jk":
        draft.keyboard.press(key)
    draft.keyboard.press("r")
    expect(draft.get_by_role("status")).to_contain_text("1 rejected")
    quote.focus()
    draft.keyboard.press("u")
    expect(draft.get_by_role("status")).to_contain_text("0 rejected")
    quote.focus()
    draft.keyboard.press("e")
    speaker = quote.get_by_label("Speaker")
    expect(speaker).to_be_visible()
    speaker.fill("A jakeru of Axis")
    expect(speaker).to_have_value("A jakeru of Axis")
    speaker.press("Enter")
    expect(quote).to_contain_text("accepted with changes")
    expect(quote).to_be_focused()


def test_answers_without_a_script(open_browser: Callable[..., Page]) -> None:
    page = open_browser("contributor", java_script_enabled=False)
    read(page)
    card(page, SAID).get_by_role("link", name="Change").click()
    card(page, SAID).get_by_label("Stance").select_option("denies")
    card(page, SAID).get_by_role("button", name="Accept").click()
    expect(card(page, SAID)).to_contain_text("denies")
    card(page, "Is this the Axis").get_by_role("button", name="Accept", exact=False).first.click()
    page.get_by_label("Publisher").fill("The Daily Example")
    page.get_by_role("button", name="Confirm the source").click()
    page.get_by_role("button", name="Save 2 accepted").click()
    expect(page.get_by_role("main")).to_contain_text("What was made")
    expect(page.get_by_role("link", name="Said, as quoted by The Daily Example")).to_be_visible()


def test_a_draft_survives_a_closed_browser(open_browser: Callable[..., Page]) -> None:
    first = open_browser("contributor")
    read(first)
    card(first, SAID).get_by_role("button", name="Accept").click()
    expect(first.get_by_role("status")).to_contain_text("1 accepted")
    first.context.close()
    second = open_browser("contributor")
    second.get_by_role("link", name="Camera maker answers the ombudsman").click()
    expect(card(second, SAID)).to_contain_text("accepted")
    expect(second.locator("mark").filter(has_text=SAID)).to_have_count(1)


def test_two_people_at_one_card_see_both_answers(draft: Page) -> None:
    number = card(draft, SAID).get_attribute("id")
    Draft.objects.latest("pk").proposals.filter(number=int(str(number)[2:])).update(version=2)
    card(draft, SAID).get_by_role("button", name="Reject").click()
    expect(draft.get_by_role("heading", level=1)).to_have_text("Somebody else was faster")
    assert axe_findings(draft) == []
    draft.get_by_role("button", name="Put mine on top").click()
    expect(draft.get_by_role("status")).to_contain_text("1 rejected")


def test_what_is_missing_is_said_and_led_to(draft: Page) -> None:
    card(draft, SAID).get_by_role("button", name="Accept").click()
    expect(draft.get_by_role("status")).to_contain_text("1 accepted")
    draft.get_by_role("button", name="Save 1 accepted").click()
    summary = draft.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Confirm the facts of the source first.")
    summary.get_by_role("link", name="is not accepted").click()
    expect(card(draft, SAID)).to_be_in_viewport()
    assert axe_findings(draft) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_that_is_fetched_waits_and_can_be_put_away_and_brought_back(
    open_browser: Callable[..., Page], width: int
) -> None:
    page = open_browser("contributor", viewport={"width": width, "height": 800})
    page.goto("/desk/intake/")
    page.get_by_label("Address").fill("https://example.org/cameras")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The page is being fetched")
    assert (axe_findings(page), page.evaluate("document.documentElement.scrollWidth")) == ([], width)
    page.get_by_role("button", name="Put this draft away").click()
    expect(page.get_by_text("Draft put away")).to_be_visible()
    assert axe_findings(page) == []
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The page is being fetched")
