"""The day of first publication, and none where the text gives none."""

import pytest

from responses.intake.finding.articles import read_article

PROSE = {
    "en": "The mine is run by Nordal Metals, which said that it had paid all of the "
    "workers who were hurt in the accident and that it would pay the others as well.",
    "de": "Die Mine wird von Nordal Metall betrieben, die nach eigenen Angaben alle Arbeiter "
    "bezahlt hat, die bei dem Unfall verletzt wurden, und auch die anderen bezahlen will.",
    "fr": "La mine est exploitée par Nordal Métaux, qui dit avoir payé tous les "
    "ouvriers qui ont été blessés dans l’accident et qui promet de payer aussi les autres.",
    "nl": "De mijn wordt uitgebaat door Nordal Metaal, dat zegt dat het alle arbeiders "
    "heeft betaald die bij het ongeluk gewond zijn geraakt en ook de anderen zal betalen.",
    "sv": "Gruvan drivs av Nordal Metall, som säger att bolaget har betalat alla "
    "arbetare som skadades i olyckan och att det också ska betala de andra som är kvar.",
}
# ¶ stands for a paragraph of the article, ⏎ for the end of a line.
DATED = [
    (
        "en",
        "Miners unpaid⏎By Jane Poe⏎Posted at 9:15 AM, Mar 12, 2024 and last updated 1:20 PM, Mar 13, 2024⏎⏎¶",
        "2024-03-12",
    ),
    ("en", "Miners unpaid⏎12th March, 2024.⏎⏎¶", "2024-03-12"),
    ("de", "Arbeiter unbezahlt⏎⏎Lima (dpa) - Das sagte der Konzern am Dienstag (12.03.2024). ¶", "2024-03-12"),
    ("en", "The Daily Ledger, Saturday, March 12, 2022, page 4⏎⏎Miners unpaid⏎⏎¶", "2022-03-12"),
    ("en", "Miners unpaid⏎⏎¶⏎⏎Published in The Ledger on 12 March 2022", "2022-03-12"),
    ("en", "Miners unpaid⏎⏎¶⏎⏎12 March 2022", "2022-03-12"),
    ("en", "Miners unpaid⏎Web posted on March 12, 2022 | Print edition March 13, 2022⏎⏎¶", "2022-03-12"),
    ("en", "Press Statement⏎Ref: NM/22/14⏎Leeds, United Kingdom - 12 March 2022⏎⏎¶", "2022-03-12"),
    ("en", "March 12, 2022⏎Nordal Metals Responds to Report⏎⏎¶", "2022-03-12"),
    ("en", "LEEDS, March 12, 2022 -- ¶", "2022-03-12"),
    ("en", "LEEDS (Agency), March 12, 2022: ¶", "2022-03-12"),
    ("en", "(Leeds, 12 March 2022) – ¶", "2022-03-12"),
    ("en", "Tweet⏎Mar 12, 2022⏎⏎¶", "2022-03-12"),
    ("de", "Arbeiter unbezahlt⏎DI, 12.03.2019 - 16.05 UHR⏎⏎¶", "2019-03-12"),
    ("de", "Arbeiter unbezahlt⏎vom 12.03.2019⏎⏎¶", "2019-03-12"),
    ("de", "Ausgabe 11/2019, 12. März 2019, Seite 4⏎Arbeiter unbezahlt⏎⏎¶", "2019-03-12"),
    ("de", "Arbeiter unbezahlt⏎12. März 2019, 8:00 Uhr, editiert am 13. März 2019, 9:00 Uhr⏎⏎¶", "2019-03-12"),
    ("de", "Arbeiter unbezahlt⏎Zuletzt aktualisiert am 13.03.2019, erstmals publiziert am 12.03.2019⏎⏎¶", "2019-03-12"),
    ("de", "Wien (APA) 12.03.2019: ¶", "2019-03-12"),
    ("de", "Nordal antwortet⏎⏎¶⏎⏎Zug, 12. März 2019", "2019-03-12"),
    ("fr", "Ouvriers impayés⏎Jean Petit⏎04 mai 2023 - 06:00⏎⏎¶", "2023-05-04"),
    ("fr", "Ouvriers impayés⏎Par Jean Petit - Le 04 mai 2023 à 06h00⏎⏎¶", "2023-05-04"),
    ("fr", "Ouvriers impayés⏎Publié hier à 18h00, le 4 mai 2023⏎⏎¶", "2023-05-04"),
    ("fr", "(Agence) Lyon, le 4 mai 2023 – ¶", "2023-05-04"),
    ("fr", "LYON (Agence), 4 mai 2023. ¶", "2023-05-04"),
    ("fr", "Ouvriers impayés⏎Temps de lecture : 4 min - Modifié le 5 mai 2023 - Publié le 4 mai 2023⏎⏎¶", "2023-05-04"),
    ("fr", "Le 4 mai 2023⏎Objet : votre courrier du 3 avril 2023⏎⏎Madame,⏎⏎¶", "2023-05-04"),
    ("nl", "Arbeiders onbetaald⏎Jan Jansen 5 mei 2023⏎⏎¶", "2023-05-05"),
    ("nl", "Arbeiders onbetaald⏎Leestijd: 3 minuten | 5 mei 2023 | Laatste wijziging: 6 mei 2023⏎⏎¶", "2023-05-05"),
    ("nl", "Rotterdam, 5 mei 2023⏎Uw kenmerk: brief van 3 april 2023⏎⏎¶", "2023-05-05"),
    ("nl", "Arbeiders onbetaald⏎Geplaatst: 5-5-2023, aangepast: 6-5-2023⏎⏎¶", "2023-05-05"),
    ("sv", "Arbetare utan lön⏎Publicerad: 1 feb. 2024 kl 06.00. Uppdaterad: 2 feb. 2024⏎⏎¶", "2024-02-01"),
    ("sv", "Arbetare utan lön⏎Eva Ek 1 februari 2024⏎⏎¶", "2024-02-01"),
    ("sv", "Arbetare utan lön⏎1/2 2024⏎⏎¶", "2024-02-01"),
    ("sv", "Malmö 2024-02-01⏎⏎Till Swedwatch⏎⏎Tack för ert brev daterat 2024-01-03.⏎⏎¶", "2024-02-01"),
    ("sv", "STOCKHOLM (TT) 2024-02-01: ¶", "2024-02-01"),
    ("sv", "Ändrad 2024-02-02. Först publicerad 2024-02-01.⏎⏎¶", "2024-02-01"),
    ("de", "Arbeiter unbezahlt⏎⏎Berlin (15.10.2019). ¶", "2019-10-15"),
    ("de", "Arbeiter unbezahlt⏎⏎¶⏎⏎Die Firma ließ Anfragen unbeantwortet. (abo, 4.3.2022)", "2022-03-04"),
    ("nl", "Arbeiders onbetaald⏎⏎¶⏎⏎Het bedrijf zweeg. (jp/ks, 4 maart 2022)", "2022-03-04"),
    ("en", "Miners unpaid⏎⏎Published 3 March 2024⏎⏎¶", "2024-03-03"),
    ("en", "Miners unpaid⏎⏎Published: 3rd March 2024, 10:15 GMT. Updated: 5 March 2024⏎⏎¶", "2024-03-03"),
    ("en", "Miners unpaid⏎By Jane Poe⏎March 5, 2024 at 10:00 a.m. EST⏎⏎¶", "2024-03-05"),
    ("en", "Miners unpaid⏎By Jane Poe | Updated March 5, 2024 | Published March 3, 2024⏎⏎¶", "2024-03-03"),
    ("en", "Miners unpaid⏎Updated⏎March 5, 2024⏎Published⏎March 3, 2024⏎⏎¶", "2024-03-03"),
    ("en", "LONDON, 12 Feb 2024 (Agency) - ¶", "2024-02-12"),
    ("en", "LIMA (Agency) — Feb. 12, 2024 — ¶", "2024-02-12"),
    (
        "en",
        "Nordal plc⏎1 High Street⏎Leeds⏎⏎12 May 2024⏎⏎Dear Ms Poe,⏎⏎Thanks for your letter of 3 April 2024.⏎⏎¶",
        "2024-05-12",
    ),
    (
        "en",
        "Nordal Metals plc⏎Your letter dated 3 April 2024⏎Our ref: AB/12⏎Date: 12 May 2024⏎⏎Dear Ms Poe,⏎⏎¶",
        "2024-05-12",
    ),
    (
        "en",
        "Miners unpaid⏎⏎¶⏎⏎This article was first published on 3 March 2024 and was updated on 5 March 2024.",
        "2024-03-03",
    ),
    ("en", "Miners unpaid⏎03/12/2024 9:00 PM ET⏎⏎The labor program ¶", "2024-03-12"),
    ("en", "Miners unpaid⏎03/12/2024 09:00⏎⏎The labour programme ¶", "2024-12-03"),
    ("en", "Press release⏎For immediate release: Tuesday, 12 May 2024⏎⏎¶", "2024-05-12"),
    ("en", "FOR IMMEDIATE RELEASE⏎⏎Nordal responds⏎⏎LEEDS, England, May 12, 2024 /PRNewswire/ -- ¶", "2024-05-12"),
    ("en", "Miners unpaid⏎Posted on 2024-05-12 by admin⏎⏎¶", "2024-05-12"),
    ("en", "Miners unpaid⏎Published on May 12th, 2024⏎⏎¶", "2024-05-12"),
    ("en", "Live: Nordal protests – 12 May 2024⏎⏎10:15 ¶", "2024-05-12"),
    ("en", "Sat 12 May 2024 06.00 BST⏎Miners unpaid⏎⏎¶", "2024-05-12"),
    ("en", "Miners unpaid⏎12.05.24⏎⏎¶", "2024-05-12"),
    ("en", "Statement by Nordal Metals⏎Leeds, 12 May 2024⏎⏎¶", "2024-05-12"),
    ("en", "Statement by Nordal Metals⏎⏎¶⏎⏎Leeds, 12 May 2024⏎Jane Poe, CEO", "2024-05-12"),
    (
        "en",
        "Final statement⏎Date of submission: 3 April 2021⏎Date of publication: 12 May 2024⏎⏎¶",
        "2024-05-12",
    ),
    (
        "en",
        "Miners unpaid⏎This article is old⏎12 May 2022 06.00 BST Last modified on 13 May 2022 09.00 BST⏎⏎¶",
        "2022-05-12",
    ),
    ("en", "Miners unpaid⏎First published: 12 May 2022⏎⏎¶", "2022-05-12"),
    ("en", "Miners unpaid⏎Jane Poe in Lima, 12 May 2022⏎⏎¶", "2022-05-12"),
    ("en", "Miners unpaid⏎Jane Poe reports from Lima⏎12 May 2022⏎⏎¶", "2022-05-12"),
    (
        "en",
        "Date: Mon, 12 Feb 2024 10:00:00 +0100⏎Subject: Your questions of 3 February 2024⏎⏎¶",
        "2024-02-12",
    ),
    ("en", "Miners unpaid⏎5 min read · May 12, 2022 · 14 comments⏎⏎¶", "2022-05-12"),
    ("de", "Arbeiter unbezahlt⏎⏎12.03.2024⏎⏎¶", "2024-03-12"),
    ("de", "Arbeiter unbezahlt⏎Von Anna Meier⏎Stand: 12.03.2024, 14:30 Uhr⏎⏎¶", "2024-03-12"),
    ("de", "Arbeiter unbezahlt⏎Veröffentlicht am 11.03.2024 | Stand: 12.03.2024, 14:30 Uhr⏎⏎¶", "2024-03-11"),
    (
        "de",
        "Arbeiter unbezahlt⏎Erstellt: 11.03.2024, 10:00 Uhr Aktualisiert: 12.03.2024, 14:30 Uhr⏎⏎¶",
        "2024-03-11",
    ),
    ("de", "Berlin, 12. März 2024 – ¶", "2024-03-12"),
    (
        "de",
        "Berlin, den 12. März 2024⏎⏎Sehr geehrte Frau Poe,⏎⏎vielen Dank für Ihr Schreiben vom 3. März 2024.⏎⏎¶",
        "2024-03-12",
    ),
    ("de", "Pressemitteilung vom 12. März 2024⏎⏎¶", "2024-03-12"),
    ("de", "Arbeiter unbezahlt⏎Montag, 12. Februar 2024, 06:00 Uhr⏎⏎¶", "2024-02-12"),
    ("de", "Arbeiter unbezahlt⏎12. Februar 2024 um 06:00 Uhr⏎Lesezeit: 4 Min.⏎⏎¶", "2024-02-12"),
    ("de", "Arbeiter unbezahlt⏎⏎¶⏎⏎Dieser Artikel erschien zuerst am 12. März 2024 in der Zeitung.", "2024-03-12"),
    ("de", "Zürich, 1. Jänner 2024. ¶", "2024-01-01"),
    ("de", "Arbeiter unbezahlt⏎Anna Meier, Zürich⏎12.3.2024, 05.30 Uhr⏎Bild: Keystone, 3.5.2019⏎⏎¶", "2024-03-12"),
    ("fr", "Des ouvriers impayés⏎⏎Publié le 4 mai 2023 à 08h00, mis à jour le 5 mai 2023 à 10h12⏎⏎¶", "2023-05-04"),
    ("fr", "Des ouvriers impayés⏎Mis à jour le 5 mai 2023 à 10h12 (publié le 4 mai 2023)⏎⏎¶", "2023-05-04"),
    ("fr", "Des ouvriers impayés⏎Par Jean Petit, le 4 mai 2023⏎⏎¶", "2023-05-04"),
    ("fr", "Paris, le 4 mai 2023⏎⏎Madame,⏎⏎Nous avons bien reçu votre lettre du 3 avril 2023.⏎⏎¶", "2023-05-04"),
    ("fr", "PARIS, 4 mai 2023 (Agence) - ¶", "2023-05-04"),
    ("fr", "Des ouvriers impayés⏎Publié le 1er mai 2023⏎⏎¶", "2023-05-01"),
    ("fr", "Des ouvriers impayés⏎Publié le 04/05/2023 à 08:00⏎⏎¶", "2023-05-04"),
    ("fr", "Communiqué de presse – Paris, le jeudi 4 mai 2023⏎⏎¶", "2023-05-04"),
    ("fr", "Des ouvriers impayés⏎⏎¶⏎⏎Cet article a été publié pour la première fois le 4 mai 2023.", "2023-05-04"),
    ("fr", "Fait à Lyon, le 4 mai 2023⏎⏎¶", "2023-05-04"),
    (
        "nl",
        "Arbeiders onbetaald⏎⏎Gepubliceerd op 5 mei 2023 om 08:12⏎Laatst bijgewerkt op 6 mei 2023⏎⏎¶",
        "2023-05-05",
    ),
    ("nl", "Arbeiders onbetaald⏎Jan Jansen⏎5 mei 2023, 08:12⏎⏎¶", "2023-05-05"),
    ("nl", "Utrecht, 5 mei 2023⏎⏎Geachte mevrouw,⏎⏎Dank voor uw brief van 3 april 2023.⏎⏎¶", "2023-05-05"),
    ("nl", "AMSTERDAM, 5 mei 2023 (ANP) - ¶", "2023-05-05"),
    ("nl", "Arbeiders onbetaald⏎vr 5 mei 2023 08:12 • aangepast za 6 mei 2023 10:00⏎⏎¶", "2023-05-05"),
    ("nl", "Arbeiders onbetaald⏎05-05-2023⏎⏎¶", "2023-05-05"),
    ("nl", "Arbeiders onbetaald⏎⏎¶⏎⏎Dit artikel verscheen eerder op 5 mei 2023 in de krant.", "2023-05-05"),
    ("sv", "Arbetare utan lön⏎⏎Publicerad 2024-02-01 kl. 08.12⏎⏎¶", "2024-02-01"),
    ("sv", "Arbetare utan lön⏎Publicerad: 1 februari 2024 Uppdaterad: 2 februari 2024⏎⏎¶", "2024-02-01"),
    ("sv", "Arbetare utan lön⏎Uppdaterad 2024-02-02 kl. 08.12⏎Publicerad 2024-02-01 kl. 07.00⏎⏎¶", "2024-02-01"),
    ("sv", "Göteborg den 1 februari 2024⏎⏎Hej,⏎⏎Tack för ert brev den 3 januari 2024.⏎⏎¶", "2024-02-01"),
    ("sv", "STOCKHOLM, 1 februari 2024 (TT) – ¶", "2024-02-01"),
    ("sv", "Arbetare utan lön⏎Torsdag 1 feb. 2024⏎Text: Eva Ek Foto: Bo Bo⏎⏎¶", "2024-02-01"),
    ("sv", "Pressmeddelande⏎2024-02-01⏎⏎¶", "2024-02-01"),
    ("sv", "Arbetare utan lön⏎⏎¶⏎⏎Artikeln publicerades först den 1 februari 2024.", "2024-02-01"),
    ("sv", "Arbetare utan lön⏎⏎UMEÅ. Målet gick vidare på torsdagen, den 1 februari 2024. ¶", "2024-02-01"),
    ("en", "LEEDS: The trial went on on Friday, May 5, 2023. ¶", "2023-05-05"),
    ("en", "Miners v. Nordal⏎⏎¶ This final statement was published on 5 May 2023.", "2023-05-05"),
]
UNDATED = [
    ("en", "The trial went on on Friday, May 5, 2023. ¶"),
    ("en", "LEEDS: The fire broke out on May 5, 2019. ¶"),
    ("en", "Miners unpaid⏎⏎¶⏎⏎This article was amended on 12 March 2022 to correct a name."),
    ("en", "Miners unpaid⏎⏎¶⏎⏎Correction, 14 March 2022: An earlier version of this article misspelt Nordal."),
    ("en", "Miners unpaid⏎Interview conducted on 12 March 2022⏎⏎¶"),
    ("en", "Miners unpaid⏎Event date: 12 March 2022⏎⏎¶"),
    ("en", "(Leeds) – ¶"),
    ("de", "Arbeiter unbezahlt⏎Aufgerufen am 12.03.2019⏎⏎¶"),
    ("fr", "Ouvriers impayés⏎Photo : Nordal, 4 mai 2019⏎⏎¶"),
    ("nl", "5 mei '23⏎⏎¶"),
    ("de", "Arbeiter unbezahlt⏎⏎¶⏎⏎Das Feuer brach in der Nacht aus (am 4.3.2022) und tötete vier."),
    ("en", "Miners unpaid⏎⏎Last updated on 5 March 2024⏎⏎¶"),
    ("en", "LONDON, 12 Feb (Agency) - ¶"),
    ("en", "Miners unpaid⏎⏎¶⏎⏎The fire broke out on 3 March 2021 and killed four."),
    ("en", "Miners unpaid⏎⏎File photo: the mine at dawn on 3 May 2019. (Jane Poe/Reuters)⏎⏎¶"),
    (
        "en",
        "Miners unpaid⏎⏎¶⏎⏎Related articles⏎3 March 2023 – Other mine shut⏎⏎Comments⏎⏎Bob, 4 May 2024: liars",
    ),
    ("en", "Miners unpaid⏎May 2022⏎⏎¶"),
    ("en", "Miners unpaid⏎Accessed 3 May 2024⏎⏎¶"),
    ("en", "Timeline⏎⏎3 March 2021: ¶⏎⏎4 March 2022: ¶"),
    ("en", "Fire of 3 March 2021: what the companies said⏎⏎¶"),
    ("en", "Issue 12 | Spring 2024⏎⏎¶"),
    ("de", "Arbeiter unbezahlt⏎Aktualisiert: 12.03.2024, 14:30 Uhr⏎⏎¶"),
    ("de", "Arbeiter unbezahlt⏎⏎¶⏎⏎Das Archivbild vom 3. Mai 2019 zeigt die Mine. Foto: dpa"),
    ("de", "Berlin (dpa) - ¶"),
    ("fr", "Des ouvriers impayés⏎Modifié le 04/05/2023 à 08:00⏎⏎¶"),
    ("fr", "Des ouvriers impayés⏎Photo prise le 4 mai 2019 à Lima. AFP⏎⏎¶"),
    ("fr", "Des ouvriers impayés⏎Par Jean Petit et Anne Grand (à Lima)⏎Publié aujourd’hui à 06h00⏎⏎¶"),
    ("nl", "Arbeiders onbetaald⏎Bijgewerkt: 05-05-2023 10:00⏎⏎¶"),
    ("nl", "Arbeiders onbetaald⏎Foto: Jan Jansen, 5 mei 2019⏎⏎¶"),
    ("sv", "Arbetare utan lön⏎Senast uppdaterad 2 feb 2024⏎⏎¶"),
    ("sv", "Arbetare utan lön⏎Bilden är tagen den 1 maj 2019. Foto: TT⏎⏎¶"),
    ("sv", "Eva Ek⏎Publicerad i dag 08:12⏎⏎¶"),
    ("en", "Miners unpaid⏎Interior Ministry, Lima, 3 May 2019 (archive)⏎⏎¶"),
]


def published(language, text):
    article = read_article(text.replace("⏎", "\n").replace("¶", PROSE[language]))
    span = article.published_span
    return article.language, article.published_on, bool(span and any(c.isdigit() for c in article.text[slice(*span)]))


@pytest.mark.parametrize(("language", "text", "day"), DATED)
def test_publication_is_read_from_bylines_datelines_and_letterheads(language, text, day):
    assert published(language, text) == (language, day, True)


@pytest.mark.parametrize(("language", "text"), UNDATED)
def test_updates_photographs_events_and_dates_without_a_year_publish_nothing(language, text):
    assert published(language, text) == (language, None, False)
