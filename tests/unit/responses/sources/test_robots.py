"""What a robots.txt says of us (RFC 9309)."""

import time

import pytest

from responses.sources.robots import permits

STAR = "User-agent: *\n"


@pytest.mark.parametrize(
    ("robots", "target", "expected"),
    [
        ("", "/", True),
        ("nonsense\n:\nUser-agent\n", "/", True),
        ("Disallow: /", "/", True),
        (f"{STAR}Disallow: /", "/", False),
        (f"{STAR}Disallow: /", "/robots.txt?", False),
        (f"{STAR}Disallow:", "/", True),
        (f"\ufeff{STAR}disallow : /a # all of it", "/ab", False),
        (f"{STAR}Disallow: /a", "/b", True),
        (f"{STAR}Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        (f"{STAR}Allow: /a/b\nDisallow: /a", "/a/c", False),
        (f"{STAR}Disallow: /a\nAllow: /a", "/a", True),
        (f"{STAR}Allow: /p\nDisallow: /*.pdf", "/p/report.pdf?x", False),
        (f"{STAR}Disallow: /*.pdf$", "/report.pdf?x", True),
        (f"{STAR}Disallow: /*.pdf$", "/report.pdf", False),
        (f"{STAR}Disallow: /a$", "/a", False),
        (f"{STAR}Disallow: /a$", "/ab", True),
        (f"{STAR}Disallow: /*a*b", "/xaxbx", False),
        (f"{STAR}Disallow: /*a*b", "/xbxa", True),
        (f"{STAR}Disallow: /*z*b", "/xbxa", True),
        (f"{STAR}Disallow: /a%3cb", "/a%3Cb", False),
        (f"{STAR}Disallow: /%7Ea", "/~a", False),
        (f"{STAR}Disallow: /ä", "/%C3%A4/x", False),
        (f"{STAR}Disallow: /a%2fb", "/a/b", True),
        (f"{STAR}Disallow: /\n\nUser-agent: OnRecord\nAllow: /", "/a", True),
        (f"User-agent: onrecord\nDisallow: /a\n\n{STAR}Disallow: /", "/b", True),
        (f"User-agent: other\nUser-agent: ONRECORD\nDisallow: /a\n\n{STAR}", "/a", False),
        (
            "User-agent: onrecord\nDisallow: /a\n\nUser-agent: x\nAllow: /\n\nUser-agent: OnRecord\nDisallow: /b",
            "/b",
            False,
        ),
        (f"Sitemap: /s\n{STAR}Crawl-delay: 9\nDisallow: /a", "/a", False),
        (f"{STAR}Disallow: /a\rDisallow: /b", "/b", False),
    ],
)
def test_rule_that_fits_best_decides(robots, target, expected):
    assert permits(robots.encode(), agent="OnRecord", target=target) is expected


def test_what_stands_beyond_the_limit_is_not_read():
    assert permits(b"#" * 512_000 + b"\nUser-agent: *\nDisallow: /", agent="OnRecord", target="/")
    assert not permits(b"User-agent: *\nDisallow: /\n\xff" + b"#" * 512_000, agent="OnRecord", target="/")


def test_no_pattern_takes_long():
    robots = b"User-agent: *\nDisallow: /" + b"*a" * 1000 + b"$"
    began = time.process_time()
    assert permits(robots, agent="OnRecord", target="/" + "a" * 2000 + "b")
    assert time.process_time() - began < 1
