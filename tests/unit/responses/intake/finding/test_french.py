"""Whose words they are in French: "on" who speaks for a firm, quoted predicates, verbs that share a subject."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.commitments import find_commitments
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import find_quotes
from responses.intake.finding.silences import find_silences
from tests.stories import HALDEN, NORDVIK, companies_of, quotes_of, story

SENTENCES = [
    ("« Nous rouvrirons au mois de mai », promet-on du côté de Nordvik.", [NORDVIK]),
    ("Chez Nordvik, on préfère parler d'« un incident isolé et clos ».", [NORDVIK]),
    # the verb itself is quoted
    ("Nordvik vend du poisson. Le groupe « dément avoir livré des armes ».", [NORDVIK]),
    ("Nordvik vend du poisson. Les ouvriers « démentent avoir livré des armes ».", [None]),
    ("Nordvik se borne à rappeler qu'il « coopère avec la justice ».", [NORDVIK]),
    # who is spoken to does not speak
    ("Nordvik vend du poisson. Trois ONG, dont la FIDH, qui accusent le groupe d'avoir « fermé les yeux ».", [None]),
    # a second verb has the subject of the first, also behind "mais"
    (
        "Interrogé par Le Monde, Nordvik reconnaît « une grosse erreur » mais dit avoir « pris des mesures fortes ».",
        [NORDVIK, NORDVIK],
    ),
    ("Nordvik nie. Et d'ajouter que « chaque hectare a été payé ».", [NORDVIK]),
    (
        "« Nous avons tout payé », dit Ann Poe, chef de Nordvik. Selon elle, les ouvriers « ont signé un accord ».",
        [
            NORDVIK,
            NORDVIK,
        ],
    ),
    ("Le président de Nordvik, Bob Ray, est plus nuancé : « Personne ne savait rien. »", [NORDVIK]),
    ("« Nous avons tout payé », abonde Bob Ray, à la tête de Halden Foods. Halden Foods vend.", [HALDEN]),
    # "Pour X, …" is X's view where no verb says who speaks
    ("Pour Ann Poe, directrice de Nordvik, « la pêche respecte les seuils ». On attend.", [NORDVIK]),
    ("Pour les ouvriers de Nordvik, « la pêche ne respecte rien ». On attend.", [None]),
    ("Nordvik vend pour vivre. Pour la vie « chère et belle du port », il faut du poisson.", [None]),
    # what is denied is not said, but how it is denied is
    ("Nordvik rejette « avec la plus grande fermeté ces accusations ».", [NORDVIK]),
    ("« Rien ne nous a été dit en mai », a réagi auprès de l'AFP un porte-parole de Nordvik.", [NORDVIK]),
    ("« C'est une peine très lourde », s'est félicitée Ann Poe, avocate de Nordvik.", [NORDVIK]),
    # the subsidiary and its parent
    (
        (
            "Une filiale du groupe Nordvik, Halden Foods, est accusée. « Tout était en règle », se défend la filiale. "
            "Sa maison mère s'est dite « très préoccupée par la situation »."
        ),
        [HALDEN, NORDVIK],
    ),
    ("Nordvik nie. Sa société mère a regretté « un dialogue engagé beaucoup trop tard ».", [None]),
    ("Nordvik, de son côté, « prend acte de la décision du juge ».", [NORDVIK]),
    ("Nordvik, un ministre et le juge « prennent acte de la décision ».", [None]),
    (
        "Nordvik a reconnu « un incident technique au port », tout en précisant que « tout a été réparé ».",
        [NORDVIK] * 2,
    ),
    ("« Nous avons un contrat », affirme à Mediapart Estelle Roche, directrice de Nordvik.", [NORDVIK]),
    # "who" behind the speaker is said of the speaker
    (
        "« Rien n'est prouvé, plaide l'avocat de Nordvik, qui demande la relaxe. Tout a été contrôlé. »",
        [NORDVIK, NORDVIK],
    ),
    ("Nordvik nie. « C'est du vent », cingle Bob Ray, directeur France de Mighty Earth.", [None]),
    # an office whose verb is quoted
    ("Le service de presse de Nordvik « prend acte de la décision ».", [NORDVIK]),
    ("Joint hier, le service de presse de Nordvik « regrette la décision ».", [NORDVIK]),
    ("Le principal client de Halden Foods, Nordvik, « ne commente pas la décision ».", [NORDVIK]),
    ("Nordvik vend. Le service de presse « Bonjour et bienvenue » est fermé.", [None]),
    # one of several that are not named
    ("Nordvik achète à trois fermes. « On signe et c'est tout », dit le président de l'une d'elles.", [None]),
    ("Nordvik achète à des fermes. « Ils décident de tout », dit le patron d'un des fournisseurs de Nordvik.", [None]),
    ("L'une des avocates de Nordvik, Me Ann Poe, a plaidé : « Ma cliente n'a rien fait. »", [NORDVIK]),
    (
        "« Nous aurions dû voir », dit Ann Poe, chef de Nordvik. « Oui, oui, oui », ajoute cette ancienne juge.",
        [NORDVIK] * 2,
    ),
    # whose spokeswoman it is the quotation says
    ("On parle de Halden Foods. « Nordvik respecte la loi », martèle Ann Poe, porte-parole.", [NORDVIK]),
    ("On parle de Halden Foods. « La loi est claire », martèle Ann Poe, porte-parole.", [HALDEN]),
    ("On parle de Halden Foods. « Voyez donc Nordvik », martèle Ann Poe, porte-parole.", [HALDEN]),
    # what stands behind a preposition is no subject
    ("Les marins dépendent de firmes, dont Halden Foods. « Tout va bien », dit le directeur.", [None]),
    # asides before the speaker, and verbs that say nothing by themselves
    ("« Nous avons tout payé », a réagi, jeudi, la direction de Nordvik.", [NORDVIK]),
    (
        "« On va payer le prix », dit Ann Poe, chef de Nordvik. « Pas plus que ça », a-t-elle laissé tomber.",
        [NORDVIK] * 2,
    ),
    ("Chez Nordvik, on nie. On y promet « un plan complet avant Noël ».", [NORDVIK]),
    ("Nordvik nie. Quant à l'acheteur Halden Foods, il assure que tout est « tracé et audité ».", [HALDEN]),
    ("Le directeur de Nordvik, Bob Ray, se veut rassurant : « Le filtre est en panne. »", [NORDVIK]),
    # documents and agencies
    ("Réponse de la société Nordvik, reçue le 4 mai : « Nous achetons ailleurs. »", [NORDVIK]),
    ("Au nom de la société Nordvik, une agence a écrit : « Le sort en est jeté. »", [NORDVIK]),
    ("Nordvik vend. Le chef coutumier, Bob Ray, soupire : « On nous l'a promis. »", [None]),
]


@pytest.mark.parametrize(("text", "whose"), SENTENCES)
def test_whose_words_they_are(text, whose):
    assert [quote.company for quote in find_quotes(story(text, "fr"), companies_of(text))] == whose


NAMES = [
    (
        "Du soja est importé. C'est la filiale bretonne du groupe, les Fermes de Brindor, qui le dit.",
        ["Fermes de Brindor"],
    ),
    ("L'agriculture attend. « Il faut du temps », souligne Paul Lopez, président de l'Anvol.", []),
    ("On attend l'eau. « Rien n'est venu », dit le chef du village de Bikélé. Celui-ci a vendu sa part.", []),
    (
        "Au siège de Cacaor, la responsable des achats nous reçoit. Les fèves achetées par Cacaor viennent de loin.",
        ["Cacaor"],
    ),
    ("On attend. La procureure de Châlons, Ondine Browne, a ouvert une enquête.", []),
    ("Le prix baisse. La PME a vendu des drones, selon le gérant de la PME.", []),
    ("On attend. « Rien n'est sûr », dit Hermine de La Roche, présidente de la société Sablon.", ["Sablon"]),
    ("On attend. Le patron de la société Sablon, Adama Fall Sow, dément.", ["Sablon"]),
    ("On attend. La responsable des achats pour l'Asie de Sablon SA, Oluchi Ezenwa, dément.", ["Sablon SA"]),
    ("On attend. Le groupe de BTP Sablon SA et le géant du BTP Tarnel démentent.", ["Sablon SA", "Tarnel"]),
    ("Le groupe Sablon nie. Sa filiale Sablon Énergie se tait. Sablon a tort.", ["Sablon", "Sablon Énergie"]),
    ("On attend. La danoise Sablon nous a répondu, le fabricant Tarnel aussi.", ["Sablon", "Tarnel"]),
    ("On poursuit la Compagnie des bauxites du Sablon (CBS). La CBS nie.", ["Compagnie des bauxites du Sablon"]),
    ("On attend. Le parquet de Sablon a ouvert une enquête sur le fabricant Tarnel.", ["Tarnel"]),
    ("On attend. Le consulat de Sablon n'a pas répondu.", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_which_names_are_companies(text, names):
    article = read_article("Un titre de journal\n\nPar Jean Dupré\nPublié le 3 mars 2024\n\n" + text)
    assert [company.name for company in find_companies(article)] == names


PROMISED = [
    # own words: what will be done, by whomever
    "« La carte des risques sera refondue au printemps. »",
    "« À compter de mai, aucun colis ne partira plus sans contrat. »",
    "« Nos acheteurs n'auront plus de prime au volume. »",
    "« Depuis 2022, chaque marin perçoit une prime. »",
    "« Le contrat avec ce gardien a pris fin en juin. »",
]


@pytest.mark.parametrize("text", PROMISED)
def test_what_a_firm_promises_in_its_own_words(text):
    found = find_commitments(story(text, "fr"), companies_of("Nordvik"), quotes_of(text, (NORDVIK,)), None)
    assert [one.company for one in found] == [NORDVIK]


EMPTY = [
    "« Les barrages ne seront pas levés. »",
    "« Nous ne ferons rien pour eux. »",
    "« Ce marin règle un compte ancien. »",
    "« Les ouvriers ont été payés en dessous du minimum. »",
    "« Nos tarifs ont augmenté de 11 % en deux ans. »",
    "« Il sera difficile de tout vérifier. »",
]


@pytest.mark.parametrize("text", EMPTY)
def test_what_promises_nothing(text):
    assert find_commitments(story(text, "fr"), companies_of("Nordvik"), quotes_of(text, (NORDVIK,)), None) == ()


TOLD = [
    "Nordvik affirme avoir étendu ses contrôles à tous ses fournisseurs.",
    "Nordvik a proposé, en audience, de financer un suivi médical.",
    "Nordvik s'est donné dix-huit mois pour nettoyer le port.",
    "Nordvik jurait d'installer des filtres.",
    "Nordvik annonce l'arrêt immédiat de la ligne de production.",
    "Nordvik retire le produit de ses rayons.",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_of_promises_and_measures(text):
    assert {one.company for one in find_commitments(story(text, "fr"), companies_of(text), (), None)} == {NORDVIK}


def test_a_promise_begins_behind_its_colon():
    text = "Nordvik avait déjà été épinglé : il avait promis de reboiser la côte."
    found = find_commitments(story(text, "fr"), companies_of(text), (), None)
    assert [one.text for one in found] == ["il avait promis de reboiser la côte."]


SILENT = [
    ("Le fabricant de jouets Nordvik n'a pas répondu.", {NORDVIK}),
    ("Contactées, les sociétés Nordvik et Halden Foods n'ont pas répondu.", {NORDVIK, HALDEN}),
    ("Sollicités, Nordvik et le sous-traitant Halden Foods n'ont pas réagi.", {NORDVIK, HALDEN}),
    ("Nos appels au siège de Nordvik ont sonné dans le vide.", {NORDVIK}),
    ("Nordvik a promis une réponse qui n'est jamais venue.", {NORDVIK}),
    ("Halden Foods vend. Chez Nordvik, personne n'était disponible pour nous répondre.", {NORDVIK}),
]


@pytest.mark.parametrize(("text", "silent"), SILENT)
def test_who_is_silent(text, silent):
    assert {one.company for one in find_silences(story(text, "fr"), companies_of(text), ())} == silent


def test_silent_at_first_and_quoted_is_not_silent():
    text = "Nordvik a écrit : « Nous cherchons à comprendre. » Nordvik n'avait pas répondu dans un premier temps."
    assert find_silences(story(text, "fr"), companies_of(text), quotes_of(text, (NORDVIK,))) == ()
