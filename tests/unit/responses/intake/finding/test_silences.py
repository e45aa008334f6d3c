"""Companies that gave no answer, in five languages."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.silences import find_silences
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story

SILENT = [
    ("en", "Nordvik’s media desk acknowledged our message, but answered none of the questions.", (), {NORDVIK}),
    ("en", "Nordvik acknowledged our questions at ten and has been silent since.", (), {NORDVIK}),
    ("de", "Nordvik war auf Nachfrage zu keiner Auskunft bereit.", (), {NORDVIK}),
    ("fr", "Nordvik n’a répondu à aucune de nos questions.", (), {NORDVIK}),
    ("nl", "Nordvik beantwoordde geen enkele vraag.", (), {NORDVIK}),
    ("sv", "Nordvik bekräftade mejlet och har varit tyst sedan dess.", (), {NORDVIK}),
    ("en", "Nordvik did not respond to requests for comment.", (), {NORDVIK}),
    ("en", "Neither Nordvik nor Halden Foods responded to questions.", (), {HALDEN, NORDVIK}),
    ("en", "Nordvik and Halden Foods did not reply to emails sent last week.", (), {HALDEN, NORDVIK}),
    (
        "en",
        ("Nordvik declined to comment, citing legal proceedings. Halden Foods could not be reached."),
        (),
        {HALDEN, NORDVIK},
    ),
    ("en", "Halden Foods, which owns the mill, had not replied by the time of publication.", (), {HALDEN}),
    ("en", "Emails to Nordvik went unanswered.", (), {NORDVIK}),
    ("en", "We received no response from Nordvik.", (), {NORDVIK}),
    ("en", "Nordvik acknowledged receipt of our letter but did not answer the questions.", (), {NORDVIK}),
    ("en", "A receptionist at Nordvik hung up when asked about the mine.", (), {NORDVIK}),
    ("en", "Nordvik | No response\n\nHalden Foods | Replied on 3 May", (), {NORDVIK}),
    ("en", "Repeated calls to the offices of Halden Foods rang out.", (), {HALDEN}),
    (
        "en",
        ("Nordvik would not comment. A lawyer for Halden Foods said: “Our client denies the claims.”"),
        (HALDEN,),
        {NORDVIK},
    ),
    ("en", "None of the companies, Nordvik and Halden Foods, answered our questions.", (), {HALDEN, NORDVIK}),
    ("en", "Requests for comment sent to Nordvik and Halden Foods were not answered.", (), {HALDEN, NORDVIK}),
    ("en", "Nordvik, contacted by phone and e-mail, did not wish to comment.", (), {NORDVIK}),
    ("en", "At the time of writing Nordvik had provided no comment.", (), {NORDVIK}),
    ("en", "Halden Foods met Nordvik. Both declined to comment.", (), {HALDEN, NORDVIK}),
    ("en", "Halden Foods met Nordvik. Neither responded to questions.", (), {HALDEN, NORDVIK}),
    ("en", "Neither company responded to questions.", (), set()),
    ("en", "Nordvik came. It rained. Both companies declined to comment.", (), {NORDVIK}),
    ("en", "- did not respond\n\n- Nordvik: no response", (), {NORDVIK}),
    ("en", "Nordvik declined to comment. Nordvik did not answer questions.", (), {NORDVIK}),
    ("en", "Nordvik did not respond.\n\nUPDATE: Nordvik did not respond on Friday either.", (), {NORDVIK}),
    ("de", "Nordvik reagierte nicht auf eine Anfrage.", (), {NORDVIK}),
    ("de", "Nordvik wollte sich auf Anfrage nicht äußern.", (), {NORDVIK}),
    ("de", "Weder Nordvik noch Halden Foods beantworteten unsere Fragen.", (), {HALDEN, NORDVIK}),
    ("de", "Eine Anfrage an Nordvik blieb unbeantwortet.", (), {NORDVIK}),
    (
        "de",
        ("Halden Foods ließ eine Bitte um Stellungnahme unbeantwortet, Nordvik war telefonisch nicht zu erreichen."),
        (),
        {HALDEN, NORDVIK},
    ),
    ("de", "Nordvik lehnte eine Stellungnahme ab.", (), {NORDVIK}),
    ("de", "Bis Redaktionsschluss lag von Nordvik keine Antwort vor.", (), {NORDVIK}),
    ("de", "Nordvik bestätigte den Eingang der Fragen, beantwortete sie aber nicht.", (), {NORDVIK}),
    ("de", "Nordvik gab keinen Kommentar ab.", (), {NORDVIK}),
    ("de", "Nordvik ließ mehrere Fristen verstreichen.", (), {NORDVIK}),
    ("fr", "Nordvik n'a pas répondu à nos questions.", (), {NORDVIK}),
    ("fr", "Contacté, Nordvik n'a pas souhaité s'exprimer.", (), {NORDVIK}),
    ("fr", "Ni Nordvik ni Halden Foods n'ont donné suite à nos sollicitations.", (), {HALDEN, NORDVIK}),
    ("fr", "Sollicitée à plusieurs reprises, la direction de Nordvik n'a pas donné suite.", (), {NORDVIK}),
    ("fr", "Les courriels adressés à Nordvik sont restés sans réponse.", (), {NORDVIK}),
    ("fr", "Halden Foods est resté injoignable.", (), {HALDEN}),
    ("fr", "Nordvik a décliné notre demande d'entretien.", (), {NORDVIK}),
    ("fr", "Nordvik a accusé réception de nos questions, sans y répondre.", (), {NORDVIK}),
    ("fr", "Nordvik refuse de commenter.", (), {NORDVIK}),
    ("fr", "Nordvik n'était pas joignable dimanche.", (), {NORDVIK}),
    ("nl", "Nordvik reageerde niet op vragen.", (), {NORDVIK}),
    ("nl", "Nordvik wilde niet reageren.", (), {NORDVIK}),
    ("nl", "Nordvik en Halden Foods hebben niet gereageerd op herhaalde verzoeken.", (), {HALDEN, NORDVIK}),
    ("nl", "Mails aan Nordvik bleven onbeantwoord.", (), {NORDVIK}),
    ("nl", "Halden Foods was niet bereikbaar voor commentaar.", (), {HALDEN}),
    ("nl", "Nordvik heeft de ontvangst van onze vragen bevestigd maar ze niet beantwoord.", (), {NORDVIK}),
    ("nl", "Nordvik gaf geen commentaar.", (), {NORDVIK}),
    ("nl", "Nordvik zag af van een reactie.", (), {NORDVIK}),
    ("sv", "Nordvik har inte svarat på våra frågor.", (), {NORDVIK}),
    ("sv", "Nordvik avböjer att kommentera.", (), {NORDVIK}),
    ("sv", "Varken Nordvik eller Halden Foods har svarat.", (), {HALDEN, NORDVIK}),
    ("sv", "Nordvik har trots upprepade försök inte gått att nå.", (), {NORDVIK}),
    ("sv", "Mejl till Nordvik har inte besvarats.", (), {NORDVIK}),
    ("sv", "Halden Foods vill inte kommentera uppgifterna.", (), {HALDEN}),
    ("sv", "Nordvik bekräftade att frågorna kommit fram men svarade inte på dem.", (), {NORDVIK}),
    ("sv", "Nordvik tackade nej till att bli intervjuat.", (), {NORDVIK}),
    ("en", "Attempts to reach Nordvik were unsuccessful.", (), {NORDVIK}),
    ("en", "Nordvik chose not to comment.", (), {NORDVIK}),
    ("en", "Nobody from Nordvik was available to comment.", (), {NORDVIK}),
    ("en", "There was no immediate response from Nordvik.", (), {NORDVIK}),
    ("en", "Nordvik promised to reply but never did.", (), {NORDVIK}),
    ("en", "Nordvik's owner, Mia Holm, did not respond to questions sent via LinkedIn.", (), {NORDVIK}),
    ("en", "Nordvik has not responded to a list of questions sent on 4 May.", (), {NORDVIK}),
    ("de", "Nordvik lehnte es ab, sich zu äußern.", (), {NORDVIK}),
    ("de", "Bei Nordvik ging niemand ans Telefon.", (), {NORDVIK}),
    ("de", "Eine Stellungnahme von Nordvik lag zunächst nicht vor.", (), {NORDVIK}),
    ("de", "Nordvik ging auf die Fragen nicht ein.", (), {NORDVIK}),
    ("fr", "Nordvik se refuse à tout commentaire.", (), {NORDVIK}),
    ("fr", "Nos tentatives pour joindre Nordvik sont restées vaines.", (), {NORDVIK}),
    ("fr", "Pas de réponse de Nordvik.", (), {NORDVIK}),
    ("fr", "Chez Nordvik, personne n'a répondu.", (), {NORDVIK}),
    ("nl", "Nordvik onthoudt zich van commentaar.", (), {NORDVIK}),
    ("nl", "Nordvik laat weten niet te willen reageren.", (), {NORDVIK}),
    ("nl", "Bij Nordvik werd de telefoon niet opgenomen.", (), {NORDVIK}),
    ("nl", "Nordvik kon niet worden bereikt.", (), {NORDVIK}),
    ("sv", "Nordvik har valt att inte kommentera.", (), {NORDVIK}),
    ("sv", "TT har sökt Nordvik utan att få svar.", (), {NORDVIK}),
    ("sv", "På Nordvik svarar ingen i telefon.", (), {NORDVIK}),
    ("sv", "Inte heller Nordvik har svarat.", (), {NORDVIK}),
    ("en", "Halden Foods declined to comment, as did Nordvik.", (), {HALDEN, NORDVIK}),
    ("nl", "Halden Foods reageerde niet, Nordvik evenmin.", (), {HALDEN, NORDVIK}),
    ("sv", "Halden Foods avböjde att kommentera, liksom Nordvik.", (), {HALDEN, NORDVIK}),
    ("en", "The owner of Nordvik, Halden Foods, declined to comment.", (), {HALDEN}),
    ("fr", "Quant à Nordvik, le groupe « ne fait pas de commentaire ».", (), {NORDVIK}),
    ("en", "It has a mill. “No comment”, Nordvik said.", (NORDVIK,), {NORDVIK}),
    ("en", "An automatic reply from Nordvik was all that came.", (), {NORDVIK}),
    ("en", "Halden Foods answered our questions. Nordvik did not.", (), {NORDVIK}),
    ("de", "Halden Foods antwortete, Nordvik nicht.", (), {NORDVIK}),
    ("fr", "Halden Foods a répondu, Nordvik non.", (), {NORDVIK}),
    ("nl", "Halden Foods antwoordde wel, Nordvik niet.", (), {NORDVIK}),
    ("sv", "Halden Foods svarade, men inte Nordvik.", (), {NORDVIK}),
    ("en", "We wrote to Nordvik twice. No answer came.", (), {NORDVIK}),
    ("fr", "Nous avons écrit à Nordvik. Nous n'avons reçu aucune réponse.", (), {NORDVIK}),
    ("nl", "We hebben Nordvik om een reactie gevraagd. Die kwam er niet.", (), {NORDVIK}),
    ("sv", "Vi har bett Nordvik om en kommentar. Något svar har inte kommit.", (), {NORDVIK}),
]
# Others who were silent, one detail left out, a later answer, other places to ask.
NOT_SILENT = [
    (
        "en",
        (
            "Nordvik did not immediately respond to a request for comment.\n\nUPDATE 12 May: Nordvik "
            "has since responded, saying it is looking into the claims."
        ),
        (),
    ),
    ("en", ("“We comply with the law,” Nordvik said. It declined to say how many cameras it had sold."), (NORDVIK,)),
    ("en", "The ministry did not respond to requests for comment. Nordvik denied the claims.", ()),
    ("en", "Nordvik referred questions to Halden Foods.", ()),
    ("en", "Initially Nordvik did not respond. On Friday Nordvik said the claims were false.", ()),
    ("en", "The police did not respond. Nordvik said the claims were false.", ()),
    ("en", "Nordvik said it does not discuss clients.", ()),
    (
        "en",
        (
            "Nordvik did not respond to the allegation that its guards shot villagers. “We operate "
            "within the law,” a spokesman said."
        ),
        (NORDVIK,),
    ),
    ("de", "Das Ministerium äußerte sich nicht. Nordvik weist die Vorwürfe zurück.", ()),
    ("de", "Nordvik verweist auf Halden Foods.", ()),
    ("de", "Zu Kunden äußere man sich grundsätzlich nicht, teilte Nordvik mit.", ()),
    (
        "de",
        ("Nordvik hatte zunächst nicht reagiert, meldete sich aber nach Veröffentlichung und bestreitet die Vorwürfe."),
        (),
    ),
    ("fr", "Le ministère n'a pas répondu. Nordvik conteste les faits.", ()),
    ("fr", "Nordvik renvoie vers son fournisseur.", ()),
    ("nl", "Het ministerie wilde niet reageren. Nordvik ontkent.", ()),
    ("nl", "Nordvik verwijst naar Halden Foods.", ()),
    ("sv", "Departementet har inte svarat. Nordvik tillbakavisar kritiken.", ()),
    ("sv", "Nordvik hänvisar till Halden Foods.", ()),
    ("en", "Nordvik had not answered our letter by Christmas. “We were late with it,” Nordvik said.", (NORDVIK,)),
    ("en", "Halden Foods and Nordvik answered the union. The mayor did not.", ()),
    ("en", "Mr Holm, a former manager at Nordvik, declined to comment.", ()),
    ("en", "Amnesty said Nordvik had failed to respond to the needs of the villagers.", ()),
    ("de", "Die Arbeiter sagen, Nordvik habe auf ihre Beschwerden nie reagiert.", ()),
    ("fr", "Selon les ouvriers, Nordvik n'a jamais répondu à leurs plaintes.", ()),
    ("nl", "Volgens de vakbond heeft Nordvik nooit op hun klachten gereageerd.", ()),
    ("sv", "Enligt facket har Nordvik aldrig svarat på deras klagomål.", ()),
    ("en", "The workers got no answer from Nordvik.", ()),
    ("de", "Nordvik antwortete, man kenne die Fabrik nicht.", ()),
    ("nl", "Nordvik antwoordde dat het de fabriek niet kent.", ()),
    ("sv", "Nordvik svarade att bolaget inte känner till saken.", ()),
    ("fr", "Nordvik botte en touche. « Nous achetons de la pâte », fait valoir son service.", (NORDVIK,)),
    (
        "sv",
        "I morse svarade inte Nordvik. Uppdatering: Varvet hör av sig. ”Vi har stängt sektionen”, säger chefen.",
        (NORDVIK,),
    ),
    ("nl", "Nordvik zweeg maandenlang. De molen lag stil.\n\n“Ik heb echt weggekeken”, zegt de baas.", (NORDVIK,)),
    ("en", "Nordvik had not replied. This article was amended on 5 May to add a response from Nordvik.", ()),
    ("de", "Nordvik sagt, man habe nie gekauft. Woher man das wisse, wollte die Firma nicht sagen.", ()),
    ("fr", "Nordvik dit n’avoir rien acheté. L’entreprise n’a pas souhaité dire comment elle le sait.", ()),
    ("sv", "Nordvik säger att man inget köpt. Hur man vet det vill bolaget inte säga.", ()),
    ("de", "Nordvik antwortete schriftlich. Zu den Abwässern selbst äußert sich das Unternehmen nicht.", ()),
]


def silent(text, language, quoted):
    return [one.company for one in find_silences(story(text, language), companies_of(text), quotes_of(text, quoted))]


@pytest.mark.parametrize(("language", "text", "quoted", "companies"), SILENT)
def test_each_company_that_gave_no_answer_is_named_once(language, text, quoted, companies):
    assert sorted(silent(text, language, quoted)) == sorted(companies)


@pytest.mark.parametrize(("language", "text", "quoted"), NOT_SILENT)
def test_an_answer_or_somebody_elses_silence_is_none(language, text, quoted):
    assert silent(text, language, quoted) == []


SILENT_TOO = [
    ("en", "Halden Foods, which makes the engines, isn't picking up."),
    ("en", "The loan came from Halden Foods, an old London bank, which declined to comment."),
    ("de", "Halden Foods hat den Brief bestätigt, zur Sache jedoch nichts vorgetragen."),
    ("nl", "Halden Foods heeft onze vragen ontvangen, schrijft een medewerkster, maar gaat er niet op in."),
    ("sv", "När vi ringer till Halden Foods läggs luren på."),
]
NOT_SILENT = [
    ("en", "Halden Foods does not discuss its clients."),
    ("de", "Halden Foods äußert sich grundsätzlich nicht zu Kunden."),
    ("fr", "Halden Foods ne commente jamais ses relations avec ses clients."),
    ("nl", "Halden Foods praat niet over klanten."),
    ("sv", "Halden Foods kommenterar inte sina kunder."),
    ("en", "Firm | Replied?\n\nHalden Foods | - | Refers to the statement of its association."),
]


@pytest.mark.parametrize(("language", "text"), SILENT_TOO)
def test_silence_has_many_words(language, text):
    assert {one.company for one in find_silences(story(text, language), companies_of(text), ())} == {HALDEN}


@pytest.mark.parametrize(("language", "text"), NOT_SILENT)
def test_who_keeps_silent_on_clients_or_names_others_is_not_silent(language, text):
    assert find_silences(story(text, language), companies_of(text), ()) == ()


def test_who_had_not_answered_by_some_day_and_is_quoted_next_is_not_silent():
    text = "Halden Foods had not replied by Christmas. “We buy from many mills,” it says now."
    for quoted, silent in (((HALDEN,), set()), ((), {HALDEN})):
        found = find_silences(story(text, "en"), companies_of(text), quotes_of(text, quoted))
        assert {one.company for one in found} == silent


def test_in_a_live_report_whoever_is_quoted_later_has_answered():
    text = "18:20 “The dam was built to last,” it says.\n\n10:05 Halden Foods has not answered our questions."
    live = read_article(f"Flood\n\n{text}\n")
    for quoted, silent in (((HALDEN,), set()), ((), {HALDEN})):
        found = find_silences(live, companies_of(live.text), quotes_of(live.text, quoted))
        assert {one.company for one in found} == silent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The number of Nordvik was answered once. The line was cut when we named the mine."),
        ("de", "Keine Antwort kam von Nordvik, dem Eigner der Mine."),
        ("fr", "Au siège de Nordvik, la communication a été coupée."),
        ("nl", "Bij Nordvik werd de telefoon ingehaakt."),
        ("nl", "Toen wij Nordvik belden, werd de verbinding verbroken."),
        ("sv", "Radion har utan framgång sökt Nordvik."),
        ("sv", "Numret till Nordvik har inget abonnemang."),
        ("en", "There was no answer at Nordvik."),
        ("en", "Nordvik: no reply."),
        ("de", "Nordvik: keine Antwort."),
        ("de", "Niemand bei Nordvik wollte reden."),
        ("fr", "Nordvik, que ni les enquêteurs ni l’agence n’ont réussi à joindre, est à Malmö."),
        ("fr", "Chez Nordvik, personne n’a donné suite à nos appels."),
        ("nl", "Bij Nordvik wilde niemand reageren."),
        ("sv", "Hos Nordvik vill ingen kommentera."),
        ("sv", "Trots upprepade påminnelser svarade Nordvik inte."),
        ("sv", "Servrarna stod hos Nordvik i Malmö, som avböjer att kommentera."),
    ],
)
def test_calls_that_came_to_nothing(language, text):
    article = story(text, language)

    assert {one.company for one in find_silences(article, companies_of(text), ())} == {NORDVIK}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nordvik will not discuss it and refers all questions to its lawyer. Later Nordvik did not respond."),
        ("de", "Nordvik will das nicht kommentieren, nimmt zur Sache aber Stellung."),
        ("fr", "Halden Foods est là. La Source, le groupe de Malmö, n’a pas donné suite."),
        ("nl", "Nordvik wil niet reageren en verwijst naar de branche."),
    ],
)
def test_who_refers_to_another_or_says_something_is_not_silent(language, text):
    assert not find_silences(story(text, language), companies_of(text), ())


def test_a_note_of_the_paper_inside_an_answer_tells_a_silence():
    text = "Has Nordvik a share in it?\n\n“Ask them. (Editor’s note: Nordvik has declined to comment.) I do not know.”"
    found = find_silences(story(text, "en"), companies_of(text), quotes_of(text, (HALDEN,)))

    assert {one.company for one in found} == {NORDVIK}
