"""What each paragraph of an article is."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.shapes import Kind

PROSE = (
    "The mine is run by Nordal Metals, which says that it has paid all of the workers who were hurt in the accident."
)
MORE = "Its customers have said that they will look for another supplier until the firm has answered their questions."


def kinds(*paragraphs):
    text = "\n\n".join(paragraphs)
    article = read_article(text)
    return [paragraph.kind for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home | News | Business | Contact", Kind.CLUTTER),
        ("Startseite > Lokales > Gericht", Kind.CLUTTER),
        ("We use cookies to improve your experience. Accept all", Kind.CLUTTER),
        ("Lees ook: Waarom Zuidal zijn mijn sluit", Kind.CLUTTER),
        ("À lire aussi : la mine de Sudal ferme", Kind.CLUTTER),
        ("Läs mer: Sydal stänger gruvan", Kind.CLUTTER),
        ("Lesen Sie auch: Südal schließt die Mine", Kind.CLUTTER),
        ("Facebook Twitter WhatsApp E-mail", Kind.CLUTTER),
        ("© 2024 Nordal Times. All rights reserved.", Kind.CLUTTER),
        ("Follow us on Twitter @nordaltimes", Kind.CLUTTER),
        ("Media contact: Jane Poe, 555 0101", Kind.CLUTTER),
        ("ANNONS Taket AB - fri offert", Kind.CLUTTER),
        ("LÃ¤s mer: Sydal stänger gruvan", Kind.CLUTTER),
        ("“Please subscribe to our newsletter,” said the owner of Sydal.", Kind.BODY),
        ("A parody account, @NordalReal, wrote on Friday that it sees you.", Kind.BODY),
        ("1. Position of the parties", Kind.HEADING),
        ("14:02", Kind.BYLINE),
        ("By Jane Poe and John Roe", Kind.BYLINE),
        ("Von Anna Meier, Lima", Kind.BYLINE),
        ("Text: Eva Ek", Kind.BYLINE),
        ("12 May 2024, 10:15 GMT", Kind.BYLINE),
        ("Photo: Jane Poe / Reuters", Kind.CAPTION),
        ("Foto: Anna Meier, 12.03.2019", Kind.CAPTION),
        ("Workers leave the pit at dawn. (Bild: Keystone)", Kind.CAPTION),
        ("JANE POE/AFP via Getty Images", Kind.CAPTION),
        ("UPDATE 14:30: Nordal has now answered our questions.", Kind.UPDATE),
        ("Nachtrag vom 5. März: Die Firma hat nun geantwortet.", Kind.UPDATE),
        ("16:40 Nordal says it will answer on Monday morning.", Kind.UPDATE),
        ("- pay the workers what they are owed", Kind.LISTED),
        ("    We are sorry for what happened there.", Kind.QUOTED),
        ("> We are sorry for what happened there.", Kind.QUOTED),
        ("What the workers say", Kind.HEADING),
        (f"## What {'the old ' * 8}workers say.", Kind.HEADING),
        (f"Photo: {'the boats and ' * 25}the pit.", Kind.BODY),
        ("“We were never asked”, she says", Kind.BODY),
        ("Nordal did not reply.", Kind.BODY),
    ],
)
def test_a_paragraph_is_what_it_looks_like(line, kind):
    assert kinds("Miners unpaid", PROSE, line, MORE) == [Kind.HEADING, Kind.BODY, kind, Kind.BODY]


def test_related_links_end_where_the_article_goes_on():
    found = kinds("Miners unpaid", PROSE, "Related articles", "Sydal shuts its mine", "Westal: no comment", MORE)
    assert found == [Kind.HEADING, Kind.BODY, Kind.CLUTTER, Kind.CLUTTER, Kind.CLUTTER, Kind.BODY]


def test_comments_go_on_to_the_end():
    assert kinds("Miners unpaid", PROSE, MORE, "2 Comments", "Bob: Sydal is worse. " * 9)[-2:] == [Kind.CLUTTER] * 2


def test_an_advert_is_what_follows_its_label():
    assert kinds("Miners unpaid", PROSE, "Anzeige", "Jetzt bei Sydal kaufen!", MORE)[2:] == [
        Kind.CLUTTER,
        Kind.CLUTTER,
        Kind.BODY,
    ]


def test_what_stands_above_a_credit_describes_the_picture():
    text = f"Miners unpaid\n\nThe owner of Sydal in 2019.\nJANE POE/AFP via Getty Images\n\n{PROSE}"
    kinds_found = [paragraph.kind for paragraph in read_article(text).paragraphs]
    assert kinds_found == [Kind.HEADING, Kind.CAPTION, Kind.CAPTION, Kind.BODY]


def test_a_sentence_pulled_out_of_the_text_is_read_only_where_it_stands():
    found = kinds("Miners unpaid", f"{PROSE} “We pay what we owe.” That was all.", "“We pay what we owe.”", MORE)
    assert found == [Kind.HEADING, Kind.BODY, Kind.CLUTTER, Kind.BODY]


def test_a_speakers_dash_is_no_item():
    speech = "- Vi har betalat alla som skadades i gruvan, säger Bo Ek, vd för Nordal."
    text = f"Gruvan stängs\n\nBolaget säger att det inte har fått några frågor om den.\n\n{speech}"
    assert read_article(text).paragraphs[-1].kind == Kind.BODY


def test_rows_have_the_sentences_of_their_cells():
    text = f"{PROSE}\n\nCompany | Answer\nNordal AB | None. It hung up.\n"
    row = read_article(text).paragraphs[-1]
    assert (row.kind, [text[start:end] for start, end in row.sentences]) == (
        Kind.CELLS,
        ["Nordal AB", "None.", "It hung up."],
    )


def test_places_are_offsets_into_the_text_as_given():
    text = f"\n\n  Miners unpaid \n\n{PROSE}\n"
    article = read_article(text)
    assert [text[p.start : p.end] for p in article.paragraphs] == ["Miners unpaid", PROSE]
    assert article.text == text


def test_an_empty_text_is_an_article_without_paragraphs():
    assert (read_article("").paragraphs, read_article(" \n").published_on) == ((), None)


def test_a_long_first_line_below_the_byline_is_the_title():
    title = f"A day {'in the old grey mine ' * 4}without any pay"
    assert kinds("By Jane Poe", title, PROSE, MORE) == [Kind.BYLINE, Kind.HEADING, Kind.BODY, Kind.BODY]
