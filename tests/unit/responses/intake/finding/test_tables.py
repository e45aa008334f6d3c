"""Tables of who was asked and who answered."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.tables import says_no_answer

TABLES = {
    "en": "We wrote to all of the firms and this is what they said to us.\n\nFirm | Responded? | Note\n"
    "Nordal | No | two letters\nSydal | Yes | none needed\nWestal | Acknowledged | nothing since",
    "de": "Wir haben die Firmen gefragt, und das ist die Antwort auf unsere Fragen.\n\nFirma | Antwort | Notiz\n"
    "Nordal | Keine Reaktion | –\nSydal | Ja | nichts\nWestal | – | zwei Briefe",
    "fr": "Nous avons écrit à toutes les entreprises et voici ce qui a été dit.\n\nSociété | Réponse | Note\n"
    "Nordal | Aucune | deux lettres\nSydal | Oui | rien\nWestal | A refusé de répondre | mail",
    "nl": "Wij hebben de bedrijven gevraagd en dit is wat ze ons hebben gezegd.\n\nBedrijf | Reactie | Noot\n"
    "Nordal | Geen | twee brieven\nSydal | Ja | niets\nWestal | Nee, ontvangst bevestigd | mail",
    "sv": "Vi har skrivit till alla bolag och det är vad de har sagt till oss.\n\n| Bolag | Svar |\n|---|---|\n"
    "| Nordal | Inget |\n| Sydal | Ja |\n| Westal | Avböjde |",
}


@pytest.mark.parametrize("language", TABLES)
def test_the_column_of_answers_tells_who_gave_none(language):
    article = read_article(TABLES[language])
    rows = {article.text[slice(*p.sentences[0])]: says_no_answer(article, p) for p in article.paragraphs[1:]}
    assert (article.language, list(rows.values())) == (language, [False, True, False, True])


def test_a_no_elsewhere_in_a_table_is_no_silence():
    article = read_article(f"{TABLES['en'].splitlines()[0]}\n\nFirm | Children found?\nNordal | No\nSydal | Yes")
    assert [says_no_answer(article, paragraph) for paragraph in article.paragraphs] == [False] * 4
