"""Readers under bytes that nobody meant: good files with edits in them. ``make fuzz`` tries 100,000 of them."""

import os
import time
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from responses.sources.archives import Suspect
from responses.sources.encodings import decode
from responses.sources.files import Upload, clean_name, media_type_of
from responses.sources.kinds import DOCX, EML, ENDINGS, HTML, MHTML, PDF
from responses.sources.reading import extract, read_file
from responses.sources.shapes import Extract
from tests.specimens import MAIL, SAVED_PAGE, docx_of, gif_of, paragraph, pdf_of, png_of

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Axis answers | Packet</title>
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-03-12"}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Axis answers</h1>
<time datetime="2024-03-12">x</time><p>We screen <b>every</b> customer&nbsp;before a sale.<br>Always.</p>
<blockquote>&ldquo;No&rdquo;</blockquote>
<table><tr><th>a</th><td>b</td></tr></table><ul><li>c</ul>
<div class="related hidden" style="display:none">d</div></article></html>"""
SEEDS = {
    HTML: PAGE,
    PDF: pdf_of("We screen", catalog="/OpenAction 6 0 R/Lang(en)", objects=["<</S/JavaScript/JS(1)>>"], pages=2),
    DOCX: docx_of(paragraph("We screen", "<w:numPr/>"), footnotes="<a/>", core="<a/>"),
    EML: MAIL,
    MHTML: SAVED_PAGE,
}
# What each reader may end with; the child that it runs in ends with it, and the file is refused.
MAY_FAIL = {HTML: (), PDF: (Exception,), DOCX: (Suspect,), EML: (), MHTML: ()}
TOKENS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"PK\x05\x06",
        b"PK\x01\x02",
        b"%PDF-",
        b"%%EOF",
        b"<!--",
        b"]]>",
    ),
    *(
        b"<table>",
        b"</p>",
        b"<svg>",
        b'charset="utf-16"',
        b"&#x110000;",
        b"<![CDATA[",
        b"\r\n\r\n",
        b"\n--B\n",
        b"=?utf-8?b?",
    ),
    *(
        b"<<",
        b">>",
        b"endobj",
        b"stream\n",
        b"/Kids[2 0 R]",
        b"2 0 R",
        b"Content-Type: multipart/x\n",
        b"9" * 30,
        b"{" * 40,
    ),
)
INPUTS = int(os.environ.get("FUZZ_INPUTS", "600"))
# Six tests, each with its share of the inputs.
SHARE = settings(
    max_examples=INPUTS // 6, deadline=None, derandomize="FUZZ_INPUTS" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


@st.composite
def edited(draw, seed):
    """The bytes with some of them cut out, put in, written over or repeated."""
    content = seed
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from([0, 1, 2, 4, 16, 200])))
        put = draw(st.sampled_from(TOKENS) | st.binary(max_size=8) | st.just(content[start:end] * 50))
        content = content[:start] + put + content[end:]
    return content


@pytest.mark.slow
@pytest.mark.parametrize("media_type", SEEDS)
def test_readers_end_as_they_may_and_soon(media_type):
    @SHARE
    @given(edited(SEEDS[media_type]))
    def read(content):
        began = time.process_time()
        with suppress(*MAY_FAIL[media_type]):
            found = extract(content, media_type)
            assert isinstance(found, Extract)
            assert found.text.encode("utf-8", "replace") is not None
        assert time.process_time() - began < 20

    read()


@pytest.mark.slow
@SHARE
@given(st.sampled_from([*SEEDS.values(), png_of(), gif_of()]).flatmap(edited), st.sampled_from([*ENDINGS]), st.text())
def test_what_is_looked_at_in_the_site_itself_never_fails_otherwise(content, ending, name):
    with suppress(ValidationError):
        assert media_type_of(Upload(f"a{ending}", content), limit=2**20) == ENDINGS[ending]
    decode(content, is_markup=True).text.encode()
    decode(content, label=name).text.encode()
    clean_name(name).encode()


@pytest.mark.slow
@pytest.mark.parametrize("media_type", SEEDS)
def test_child_gives_a_text_or_a_refusal(media_type):
    @settings(SHARE, max_examples=max(3, INPUTS // 1000))
    @given(edited(SEEDS[media_type]))
    def read(content):
        with suppress(ValidationError):
            assert isinstance(read_file(content, media_type), Extract)

    read()
