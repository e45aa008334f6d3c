"""What a web page says of itself."""

import pytest

from responses.sources import mastheads
from responses.sources.mastheads import guessed_day, read_masthead
from responses.sources.pages import parse, read_page

TEXT = "<p>" + "We screen every customer before the sale and we say so in our reports to the public. " * 4 + "</p>"


def masthead(head="", body=TEXT, html="<html>", address=""):
    return read_masthead(parse(f"<!doctype html>{html}<head>{head}</head><body>{body}</body></html>"), address=address)


def linked(text):
    return f'<script type="application/ld+json; charset=utf-8">{text}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Axis answers | The Packet</title>", "<h1>The  Packet</h1>", ("Axis answers", "title")),
        (
            "<title>Axis answers | The Packet</title>",
            "<h1>Packet</h1><h1>Axis <b>answers</b></h1>",
            ("Axis answers", "h1"),
        ),
        ("<title>Axis answers</title>", "<h1>The Packet</h1><h1>Axis <b>answers</b></h1>", ("Axis answers", "h1")),
        ("<title>What Axis said – Packet</title>", "<h1>No!</h1>", ("What Axis said", "title")),
        ("<meta property=og:title content='Axis  answers'>", "<h1>No!</h1>", ("Axis answers", "og:title")),
        (
            "<meta property=og:title content='Packet: all of it'><meta property=og:site_name content=Packet>",
            "<h1>Packet</h1>",
            ("Packet: all of it", "og:title"),
        ),
        (
            linked('{"@type":"NewsArticle","headline":"Axis answers"}'),
            "<h1>No!</h1>",
            ("Axis answers", "JSON-LD headline"),
        ),
        ("", "<h1> </h1><h1>Axis answers</h1>", ("Axis answers", "h1")),
        (f"<title>{'t' * 400}</title>", "", ("t" * 300, "title")),
        ("", "", ("", "")),
    ],
)
def test_title_is_the_headline_that_the_page_goes_by(head, body, title):
    assert masthead(head, body).title == title


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("<meta property=og:site_name content=Packet><meta name=application-name content=B>", "Packet"),
        (linked('{"@type":"Article","publisher":{"name":"Packet"}}'), "Packet"),
        (linked('{"@type":"Article","publisher":"Packet"}'), "Packet"),
        (linked('{"@type":"Article","publisher":{"name":7}}'), ""),
        ("<meta name=application-name content=Packet>", "Packet"),
        ("", ""),
    ],
)
def test_publisher(head, publisher):
    assert masthead(head).publisher.words == publisher


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("<link rel='x Canonical' href=' /a '>", "https://axis.example/a"),
        ("<link rel=canonical href='https://other.example/b'>", "https://other.example/b"),
        ("<meta property=og:url content='https://axis.example/c'>", "https://axis.example/c"),
        ("<link rel=canonical href='javascript:a()'>", ""),
        ("<link rel=canonical href='http://[bad'>", ""),
        ("<link rel=canonical href=''>", ""),
        ("", ""),
    ],
)
def test_address_the_page_gives_itself(head, address):
    assert masthead(head, address="https://axis.example/x").address == address


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ("<html lang=de-CH>", "", ("de", "html lang")),
        ("<html xml:lang=no>", "", ("nb", "xml:lang")),
        ("<html>", "<meta http-equiv=Content-Language content='sv, en'>", ("sv", "content-language")),
        ("<html>", "<meta property=og:locale content=fr_FR>", ("fr", "og:locale")),
        ("<html lang=und>", "", ("", "")),
    ],
)
def test_language_the_page_names(html, head, language):
    assert masthead(head, html=html).language == language


PUBLISHED = "2024-03-12"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (
            linked('{"@type":"NewsArticle","datePublished":"2024-03-12T06:00Z","dateModified":"2025-01-01"}'),
            "",
            "JSON-LD",
        ),
        (linked('[1,{"@graph":[{"@type":["X","WebPage"],"datePublished":"20240312"}]}]'), "", "JSON-LD"),
        (linked('{"@type":"X","mainEntity":{"@type":"Article","datePublished":"2024-03-12"}};'), "", "JSON-LD"),
        (linked("{") + "<meta property=article:published_time content=2024-03-12>", "", "meta article:published_time"),
        (linked("[" * 99_999) + "<meta itemprop=datePublished content=2024-03-12>", "", "meta datepublished"),
        (
            "<meta property=article:modified_time content=2025-01-01>",
            "<p><time datetime=2024-03-12>Tue</time></p>",
            "time",
        ),
        ("", "<p class=updated><time datetime=2025-01-01>x</time></p><p><time>12 March 2024</time></p>", "time"),
        ("", "<p>Updated <time datetime=2025-01-01>x</time></p><time datetime=2024-03-12></time>", "time"),
        ("", "<p><b>Updated</b> <time datetime=2025-01-01>x</time></p><time datetime=2024-03-12></time>", "time"),
        (
            "",
            "<p>Updated: <i>Monday</i>, <time datetime=2025-01-01>x</time></p><time datetime=2024-03-12></time>",
            "time",
        ),
        ("", "<p>Updated<br>Published <time datetime=2024-03-12>x</time></p>", "time"),
        ("", "<li><time datetime=2025-01-01></time></li><time></time><time datetime=2024-03-12></time>", "time"),
    ],
)
def test_day_of_publication_is_never_one_of_a_change(head, body, published):
    found = masthead(head, body).published_on
    assert found.words == PUBLISHED
    assert found.place.startswith(published)


def page(body, head=""):
    return read_page(f"<html lang=en><head>{head}</head><body><main><h1>Axis answers</h1>{body}</main></body>".encode())


def test_visible_byline_is_read_where_the_page_names_no_day():
    found = page(f"<p>By A. Berg · 12 March 2024 · Updated 1 January 2025</p>{TEXT}")
    assert (found.published_on, found.published_from) == (PUBLISHED, "byline")


def test_day_the_page_names_comes_before_the_byline():
    found = page(f"<p>1 May 2023</p>{TEXT}", "<meta name=date content=2024-03-12><meta name=author>")
    assert (found.published_on, found.published_from) == (PUBLISHED, "meta date")


def test_last_resort_is_named():
    assert guessed_day(parse("<html><body><p class='post-date'>12.03.2024</p></body></html>")) == (
        PUBLISHED,
        "htmldate",
    )


@pytest.mark.parametrize("fault", [ValueError, IndexError])
def test_last_resort_that_fails_proposes_nothing(monkeypatch, fault):
    def fail(*_args, **_options):
        raise fault

    monkeypatch.setattr(mastheads, "find_date", fail)
    assert guessed_day(parse("<p>a")) == ("", "")


def test_page_without_a_day_proposes_none():
    assert page(TEXT).published_on == ""


def test_language_of_the_text_comes_first_where_the_page_is_plainly_wrong():
    german = (
        "<p>" + "Wir prüfen jeden Kunden vor dem Verkauf und sagen das auch in unseren Berichten an die Leute. " * 4
    )
    assert page(german)[4:6] == ("de", "text (the page says en)")
    assert page(TEXT)[4:6] == ("en", "html lang")
    assert read_page(f"<body>{TEXT}".encode())[4:6] == ("en", "text")
    assert read_page(b"<body><p>Axis")[4:6] == ("", "")
    assert page("<p>Axis")[4:6] == ("en", "html lang")
