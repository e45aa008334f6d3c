"""Fetches as workers would make them, without a network: for tests."""

from responses.sources.choices import Purpose
from responses.sources.fetching import Exchange, Fetched
from responses.sources.services import ask_fetch, run_waiting_fetches
from tests.factories import NOW, make_user

URL = "https://example.org/policy"
WORDS = "We respect human rights in every country we sell to."
PAGE = (
    "<!doctype html><html lang=en><head><title>Human rights policy</title>"
    '<meta property="article:published_time" content="2024-05-03T10:00:00Z"></head>'
    f"<body><main><h1>Human rights policy</h1><p>{WORDS}</p><p>{'Our board reviews it each year. ' * 20}</p></main>"
).encode()


def page(body=PAGE, *, url=URL, status=200, content_type="text/html; charset=utf-8", redirects=(), **headers):
    """What the child would hand back."""
    told = {"Content-Type": content_type, **{name.replace("_", "-").title(): value for name, value in headers.items()}}
    head = f"HTTP/1.1 {status} As It Is\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told.items())
    exchange = Exchange(url, "93.184.216.34", b"GET /policy HTTP/1.1\r\n\r\n", f"{head}\r\n".encode() + body, False)
    return Fetched(url, status, [list(each) for each in told.items()], list(redirects), body, [exchange])


def asked(url=URL, *, purpose=Purpose.NEW, by=None, source=None, now=NOW):
    """An address somebody asked for, waiting."""
    return ask_fetch(url=url, purpose=purpose, by=by or make_user(), now=now, source=source)


def came(fetch, came_of_it=None, *, now=NOW):
    """The fetch after a worker was there; an exception is what the child met."""
    found = page() if came_of_it is None else came_of_it

    def fetch_url(_url):
        if isinstance(found, Exception):
            raise found
        return found

    run_waiting_fetches(now=now, fetch_url=fetch_url)
    fetch.refresh_from_db()
    return fetch
