"""What an answer is when it is not the page: signs that a person sees and may overrule."""

import pytest

from responses.sources.choices import Quality
from responses.sources.walls import Seen, quality_of

LONG = "The company respects human rights wherever it works. " * 40
SHORT = (
    "The company respects human rights. Its policy of 2021 names three salient risks, one by one, with an owner each."
)
SCRIPTS = b"<html><body><script src=/app.js></script><div id=root></div></body></html>"


def seen(text=LONG, *, status=200, url="https://example.org/policy", body=b"<html>", title="Policy", is_page=True):
    return Seen(status, url, body, text, title, is_page)


@pytest.mark.parametrize(
    ("page", "quality"),
    [
        (seen(), "good"),
        (seen(SHORT), "good"),
        (seen(SHORT, body=SCRIPTS), "empty"),
        (seen("", body=SCRIPTS), "empty"),
        (seen(""), "empty"),
        (seen("Please enable JavaScript to run this app."), "empty"),
        (seen("Bitte aktivieren Sie JavaScript in Ihrem Browser."), "empty"),
        *((seen(status=status), "blocked") for status in (401, 403, 407, 429, 451, 503)),
        *((seen(status=status), "error") for status in (400, 404, 410, 500, 502)),
        (seen("Verify you are human", body=b'<div class="g-recaptcha">'), "blocked"),
        (seen("Checking your browser", body=b"<title>Just a moment...</title>"), "blocked"),
        (seen(LONG, body=b'<form><div class="g-recaptcha"></form>'), "good"),
        (seen("Sign in", body=b"<input name=p type='password'>"), "login"),
        (seen(LONG, body=b"<input name=p type='password'>"), "good"),
        (seen(SHORT, url="https://example.org/login?next=/policy"), "login"),
        (seen(SHORT, url="https://consent.example.org/"), "login"),
        (seen(SHORT, url="https://example.org/blogging/consenting"), "good"),
        (seen("We value your privacy. Accept all cookies to continue to the site."), "login"),
        (seen("Sorry, this page could not be found: 404", title="Oops"), "error"),
        (seen(SHORT, title="Page not found | Example"), "error"),
        (seen("Die Seite wurde nicht gefunden."), "error"),
        (seen("Page introuvable"), "error"),
        (seen("De pagina kan niet gevonden worden: pagina niet gevonden"), "error"),
        (seen("Sidan hittades inte"), "error"),
        (seen(f"{LONG} The error 404 was seen. This page does not exist."), "good"),
        (seen(LONG, is_page=False), "good"),
        (seen("", is_page=False, body=b"%PDF-1.7"), "sealed"),
        (seen("", is_page=False, body=b""), "empty"),
    ],
)
def test_answer_is_judged_by_its_signs(page, quality):
    assert quality_of(page) == Quality(quality)
