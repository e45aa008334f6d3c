"""Whose words they are in French: "on" who speaks for a firm, quoted predicates, verbs that share a subject."""

import pytest

from responses.intake.finding.articles import read_article
from responses.intake.finding.companies import find_companies
from responses.intake.finding.quotes import find_quotes
from tests.stories import HALDEN, NORDVIK, companies_of, story

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
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_which_names_are_companies(text, names):
    article = read_article("Un titre de journal\n\nPar Jean Dupré\nPublié le 3 mars 2024\n\n" + text)
    assert [company.name for company in find_companies(article)] == names
