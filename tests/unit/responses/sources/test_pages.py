"""The main text of a web page, by blocks."""

import pytest

from responses.sources.pages import read_page

SENTENCE = "We screen every customer before a sale, and we say so on our pages. " * 4


def text_of(body, head=""):
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_page(page.encode()).text


def article(inner):
    return text_of(f"<h1>Axis answers</h1>{inner}<p>{SENTENCE}</p>").split("\n\n")[1:-1]


@pytest.mark.parametrize(
    ("inner", "blocks"),
    [
        ("<p>One <b>bold</b>word<i>s</i></p><p>Two</p>", ["One boldwords", "Two"]),
        ("<p>One<br>two</p>", ["One\ntwo"]),
        ("<p>  One \n  two&nbsp;three </p>", ["One two\u00a0three"]),
        ("<h2>Head</h2>loose <p>Para</p> tail", ["Head", "loose", "Para", "tail"]),
        ("<blockquote><p>One</p><p>Two<br>three</p></blockquote>", ["    One", "    Two\n    three"]),
        ("<ul><li>One</li><li><p>Two</p></li></ul><p>After</p>", ["- One\n- Two", "After"]),
        (
            "<table><tr><th>Firm</th><th>Reply</th></tr><tr><td><p>Apex</p></td><td>No<br>never</td></tr></table>",
            ["Firm | Reply\nApex | No never"],
        ),
        ("<table><tr><td>Apex</td><td></td><td>No</td></tr></table>", ["Apex |  | No"]),
        ("<table><tr><td><h2>Head</h2><p>1</p><p>2</p><p>3</p></td></tr></table>", ["Head", "1", "2", "3"]),
        ("<pre>one\n  two</pre>", ["one\n  two"]),
        ("<p>sur&shy;veil\u200blance</p>", ["surveillance"]),
        ("<figure><img alt='x'><figcaption>By the port</figcaption></figure>", ["By the port"]),
        ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", ["Term", "Meaning"]),
    ],
)
def test_text_is_set_by_blocks(inner, blocks):
    assert article(inner) == blocks


@pytest.mark.parametrize(
    "clutter",
    [
        "<nav><a href='/'>Wolfden</a></nav>",
        "<div class='cookie-banner'><p>Wolfden and 99 partners</p></div>",
        "<div id='cookiewall'><h1>Cookies</h1><p>Wolfden</p></div>",
        "<aside class='pullquote'><p>Wolfden</p></aside>",
        "<div class='streamer'>Wolfden</div>",
        "<section id='comments'>" + "<p>Wolfden did the same to all of us. </p>" * 99 + "</section>",
        "<section class='reacties'><p>Wolfden</p></section>",
        "<div class='relatedArticles'><a href='#'>Wolfden</a></div>",
        "<div class='gerelateerd'><p>Wolfden</p></div>",
        "<div class='share_bar'>Wolfden</div>",
        "<div class='ad-slot'>Wolfden</div>",
        "<div role='dialog'><p>Wolfden</p></div>",
        "<p hidden>Wolfden</p>",
        "<p aria-hidden='true'>Wolfden</p>",
        "<p style='color:red; DISPLAY : none'>Wolfden</p>",
        "<span class='sr-only'>Wolfden</span>",
        "<template><p>Wolfden</p></template>",
        "<noscript>Wolfden</noscript><script>'Wolfden'</script><style>/* Wolfden */</style>",
        "<button>Wolfden</button>",
        "<footer>Wolfden</footer>",
        "<!-- Wolfden -->",
        "<ul><li><a href='#'>Wolfden is in trouble</a></li><li><a href='#'>And so are others</a></li></ul>",
        "<p><a href='#'>Read more: Wolfden is in trouble</a></p>",
        "<h2>Mehr zum Thema</h2><div><a href='#'>Wolfden wehrt sich</a></div><h3><a href='#'>Wolfden zahlt</a></h3>",
        "<p>Advertisement</p>",
        "<h3>Related</h3><p><a href='#'>Wolfden pays</a></p>",
        "<div class='menu'><p>Wolfden</p></div>",
        "<div class='hidden'>Wolfden</div>",
        "<form><input value='Wolfden'>Wolfden</form>",
        "<p><b>Lire aussi :</b> <a href='#'>Wolfden a des problèmes avec la justice</a></p>",
    ],
)
def test_what_is_not_the_main_text_is_left_out(clutter):
    assert article(f"<p>Before it.</p>{clutter}<p>After it.</p>") == ["Before it.", "After it."]


@pytest.mark.parametrize("tag", ["main", "article"])
def test_menu_beside_the_article_is_left_out(tag):
    menu = "<div class='x'><p>Wolfden</p></div>"
    text = text_of(f"{menu}<{tag}><h1>Axis answers</h1><p>{SENTENCE}</p></{tag}>{menu}")
    assert text == f"Axis answers\n\n{SENTENCE.strip()}"


@pytest.mark.parametrize(
    "page",
    [
        "<div class='sidebar'><h1>Axis answers</h1><p>{}</p></div>",
        "<div class='comments-open share'><h1>Axis answers</h1><p>{}</p></div>",
        "<h1>Axis answers</h1><div class='promo' itemprop='articleBody'><p>{}</p></div>",
        "<h1>Axis answers</h1><div class='related'><p>{}</p></div>",
        "<h1>Axis answers</h1><noscript><p>{}</p></noscript>",
        "<main><h1>Axis answers</h1><footer><p>{}</p></footer></main>",
        "<div class='no-sidebar has-ads js-share'><h1>Axis answers</h1><p>{}</p></div>",
        "<form><h1>Axis answers</h1><p>{}</p></form>",
        "<header><h1>Axis answers</h1></header><p>{}</p>",
    ],
)
def test_rule_that_would_take_the_article_is_not_followed(page):
    assert text_of(page.format(SENTENCE)) == f"Axis answers\n\n{SENTENCE.strip()}"


@pytest.mark.parametrize(
    "kept",
    [
        "<p class='js-share has-ads no-sidebar'>Kept.</p>",
        "<h2 id='menu-share'>Kept.</h2>",
        "<p class='hidden md:block'>Kept.</p>",
        "<header><p>Kept.</p></header>",
        "<h2>Kept.</h2>",
        "<p>Kept.</p><ul><li><a href='/menu'>Wolfden</a></li></ul>",
    ],
)
def test_what_only_looks_like_clutter_is_kept(kept):
    assert article(f"<p>Before it.</p>{kept}") == ["Before it.", "Kept."]


def test_box_with_many_paragraphs_is_kept_whatever_its_class_says():
    many = "".join(f"<p>{number} {'We screen every customer. ' * 6}</p>" for number in range(3))
    assert len(article(f"<p>{SENTENCE * 3}</p><div class='promo'>{many}</div>")) == 4


def test_short_paragraph_after_a_pointer_elsewhere_is_kept():
    pointer = "<h3>Read more</h3><p><a href='#'>Wolfden pays at last</a></p>"
    assert article(f"<p>Before it.</p>{pointer}<p>“No,” it said.</p>") == ["Before it.", "“No,” it said."]


def test_pull_quote_without_a_name_is_left_out_where_its_words_stand_in_a_paragraph():
    inner = "<p>“We never sold it,” said Ms Berg of Axis.</p><blockquote>“We never sold it”</blockquote><p>End.</p>"
    assert article(inner) == ["“We never sold it,” said Ms Berg of Axis.", "End."]


@pytest.mark.parametrize(
    "page",
    [
        b"<html><frameset><frame src=x></frameset></html>",
        b"<p>a\0b",
        b"<?xml version='1.0' encoding='utf-8'?><p>ab",
        b"ab",
    ],
)
def test_odd_pages_are_read(page):
    assert read_page(page).text in {"", "ab"}


@pytest.mark.parametrize("odd", ["\x01", "\uffff", "&#1;", "&#xfffe;", "&#xd800;", "&#0;"])
def test_characters_that_no_page_can_hold_are_left_out(odd):
    found = read_page(f"<p>One{odd} <b class=ad>x</b>two{odd}".encode())
    assert found.text.replace("\ufffd", "") == "One two"
    assert (found.notes == ("characters-removed: 2",)) is (len(odd) == 1)


def nested(depth):
    return b"<p>before</p>" + b"<div>" * depth + b"words" + b"</div>" * depth + b"<p>after</p>"


def test_deeply_nested_page_is_read_without_recursion():
    found = read_page(nested(1500))
    assert (found.text, found.notes) == ("before\n\nwords\n\nafter", ())


def test_page_nested_beyond_all_measure_is_said_to_be_cut_short():
    assert read_page(nested(3000)).notes == ("cut-short",)


@pytest.mark.parametrize("page", [b"", b" ", b"<html></html>", b"<!-- -->", b"<body><nav>Menu</nav></body>"])
def test_page_without_text_gives_none(page):
    assert read_page(page).text == ""
