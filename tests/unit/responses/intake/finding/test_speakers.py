"""Who a speaker is: offices, lawyers and agencies, descriptions, pronouns and owners; what a company denies."""

import pytest

from responses.intake.finding.quotes import find_quotes
from tests.stories import HALDEN, NORDVIK, companies_of, story

ENGLISH = [
    (
        "Nordvik sells fish. Halden Foods, acting for Nordvik, called the claim “wrong from first to last”.",
        {"wrong from": NORDVIK},
    ),
    # a name that begins with a word for a document, and one that begins with an article
    (
        "Nordvik said it sells fish to all. Prospectus Tech, the union, demanded that it “drop every single net”.",
        {"drop every": None},
    ),
    (
        "Nordvik says that it has paid. Hassan al-Mutawa, who sat in the cell, left. “It was cold there,” he said.",
        {"It was cold": None},
    ),
    (
        "Nordvik said in an emailed statement: “We take these claims seriously.”",
        {"We take": NORDVIK},
    ),
    (
        ("Nordvik sells fish. A statement issued on the company’s behalf by a London agency read: “We are sorry.”"),
        {"We are sorry": NORDVIK},
    ),
    (
        ("On behalf of Nordvik, Ann Poe said: “We will pay.” On behalf of the villagers, Bob Ray said: “We will see.”"),
        {"We will see": None},
    ),
    (
        (
            "Beacon Words speaks on behalf of nobody. A note on behalf of the workers read: “We want "
            "our money.” Nordvik is silent."
        ),
        {"We want": None},
    ),
    (
        (
            "Halden Foods, a London agency that represents Nordvik, sent a note. “They will not "
            "comment on this,” Halden Foods said."
        ),
        {"They will": NORDVIK},
    ),
    (
        ("Halden Foods’s owner, the Canadian trader Nordvik, said it “fully trusts the people in Lund”."),
        {"fully trusts": NORDVIK},
    ),
    (
        "Halden Foods supplier Nordvik said it had “stopped all deliveries in March”.",
        {"stopped all": NORDVIK},
    ),
    (
        "Halden Foods and Nordvik said they were “sorry about the storm”.",
        {"sorry about": None},
    ),
    (
        ("Halden Foods is owned by the private fund Nordvik, which said it had “asked for an answer”."),
        {"asked for": NORDVIK},
    ),
    (
        ("A report by workers of Nordvik, which said the boats were “old and full of holes”, came in May."),
        {"old and": None},
    ),
    (
        ("The retailer Nordvik sells fish. Halden Foods sells cameras. “We did not know of it,” the retailer said."),
        {"We did not": NORDVIK},
    ),
    (
        "Nordvik met Halden Foods in May. “We agreed on nothing at all,” the company said.",
        {"We agreed": None},
    ),
    (
        "Nordvik rejected the report, saying it was “wrong from end to end”.",
        {"wrong from": NORDVIK},
    ),
    (
        "Nordvik denied the “years of silence” in the report.",
        {"years of": None},
    ),
    (
        "Nordvik dismissed the report as “years of silence and lies”.",
        {"years of": NORDVIK},
    ),
    (
        "Nordvik has been told that the boats are “too old to repair”.",
        {"too old": None},
    ),
    (
        "Nordvik was told by its insurer that the boats were “too old to repair”.",
        {"too old": None},
    ),
    (
        "In an internal email a Nordvik manager wrote: “Just sink the old boats.”",
        {"Just sink": None},
    ),
    (
        "An internal memo of Nordvik reads: “Just sink the old boats.”",
        {"Just sink": None},
    ),
    (
        "Nordvik “takes the matter very seriously”.",
        {"takes the": NORDVIK},
    ),
    (
        "Nordvik bought a boat, the “Pride of the Bay”, in May.",
        {"Pride of": None},
    ),
    (
        ("Nordvik is a big firm. The mayor visited its office. “They were very kind to me,” he said."),
        {"They were": None},
    ),
    (
        "“Are we sorry for the boats?” Nordvik asked. “Yes, very much so.”",
        {"Are we": NORDVIK, "Yes, very": NORDVIK},
    ),
    (
        "Nordvik sells fish. “We are sorry for the boats.” The company said.",
        {"We are": NORDVIK},
    ),
    (
        "Nordvik is based in Malmö. “We are sorry for the boats,” grumbled the chief executive.",
        {"We are": NORDVIK},
    ),
    (
        "Labour’s spokesman, David Marsh, called Nordvik “a shame for the whole bay”.",
        {"a shame": None},
    ),
    (
        "Oxfam spokesman David Marsh called Nordvik “a shame for the whole bay”.",
        {"a shame": None},
    ),
    (
        ("Greenpeace lost its case. Nordvik director for Asia, Ann Lee, was glad: “It was a good day.”"),
        {"It was": NORDVIK},
    ),
    (
        ("Ann Lee, who runs Nordvik, and Bob Ray, who used to work for Nordvik, met. “It was cold,” Ray said."),
        {"It was": None},
    ),
    (
        ("Ann Lee, who founded the company, lives in Malmö. Nordvik sells fish. “I love the bay,” says Lee."),
        {"I love": NORDVIK},
    ),
    (
        ("Ann Lee (Nordvik) and Bob Ray (Bay Watch) met. Nordvik paid. “I was glad,” Lee said. “I was not,” Ray said."),
        {"I was glad": NORDVIK, "I was not": None},
    ),
    (
        "Nordvik and its rival Halden Foods met. The latter said it was “sorry about the storm”.",
        {"sorry about": HALDEN},
    ),
    (
        "The report went on: “Nordvik knew of the holes.”",
        {"Nordvik knew": None},
    ),
    (
        "Nordvik, according to its lawyer, “never saw the boats”.",
        {"never saw": NORDVIK},
    ),
    (
        "A lawyer, Ann Poe, said: “They never saw the boats.” Nordvik is silent.",
        {"They never": None},
    ),
    (
        "The president said: “They never saw the boats.” Nordvik is silent.",
        {"They never": None},
    ),
    (
        "Nordvik lost. “They never saw the boats,” its president said.",
        {"They never": NORDVIK},
    ),
    (
        "The bay is full of boats. “We like it here,” says Jo. Nordvik is new there.",
        {"We like": None},
    ),
    (
        "Nordvik said “we like the bay” and “we will stay for good”.",
        {"we like": NORDVIK, "we will": NORDVIK},
    ),
    (
        "From the answer of Nordvik: “We like the bay.” From the mayor’s answer: “So do we all.”",
        {"We like": NORDVIK, "So do": None},
    ),
    (
        ("The chief executive of Nordvik, Ann Lee, told workers that the mill was “safe as a house”."),
        {"safe as": NORDVIK},
    ),
]

GERMAN = [
    (
        "„Meine Mandantin hat alles geprüft“, sagte Rechtsanwalt Jan Ott, der Nordvik vertritt.",
        {"Meine Mandantin": NORDVIK},
    ),
    (
        "Klaus Rabe, der Nordvik leitet, kam selbst. „Ich wollte das sehen“, sagte er.",
        {"Ich wollte": NORDVIK},
    ),
    (
        "Dabei hatte Nordvik schon 2020 in einem Brief zugesagt, „jede Familie zu entschädigen“.",
        {"jede Familie": NORDVIK},
    ),
    (
        (
            "„Das Wetter war schlecht“, hieß es in einem Schreiben von Nordvik. „Wir prüfen das“, "
            "hieß es aus dem Ministerium."
        ),
        {"Das Wetter": NORDVIK, "Wir prüfen": None},
    ),
    (
        "Nordvik wies das zurück. Man habe die Boote „mehrfach und gründlich geprüft“.",
        {"mehrfach und": NORDVIK},
    ),
    (
        "Amnesty-Sprecherin Eva Kurz nannte Nordvik „einen Fall für die Gerichte“.",
        {"einen Fall": None},
    ),
    (
        "Asien-Chefin Eva Kurz von Nordvik sagte: „Wir bleiben in der Bucht.“",
        {"Wir bleiben": NORDVIK},
    ),
    (
        "Die Bank Nordvik zahlte. „Das war für uns selbstverständlich“, teilte die Bank mit.",
        {"Das war": NORDVIK},
    ),
    (
        "Nordvik zufolge waren die Boote „alt und voller Löcher“.",
        {"alt und": NORDVIK},
    ),
]

FRENCH = [
    (
        ("Nordvik recule. « Nous regrettons tout cela », répond par courriel le service de presse de Nordvik."),
        {"Nous regrettons": NORDVIK},
    ),
    (
        "« Nous regrettons tout cela », peut-on lire dans le communiqué de Nordvik.",
        {"Nous regrettons": NORDVIK},
    ),
    (
        ("Le groupe espagnol Nordvik a payé. « Nous regrettons tout cela », dit une porte-parole du groupe espagnol."),
        {"Nous regrettons": NORDVIK},
    ),
    (
        (
            "Nordvik est en cause. Le ministre est venu. « Nous regrettons tout cela », dit une "
            "porte-parole du groupe italien."
        ),
        {"Nous regrettons": None},
    ),
    (
        "L'assureur Nordvik paie. « Nous regrettons tout cela », a fait savoir ce dernier.",
        {"Nous regrettons": NORDVIK},
    ),
]

DUTCH = [
    (
        "De bank Nordvik zweeg lang. Ze erkent nu dat de lening ‘nooit had mogen bestaan’.",
        {"nooit had": NORDVIK},
    ),
    (
        "Tegelijk benadrukt bestuurder Jan Mol van Nordvik: ‘Wij blijven in de baai.’",
        {"Wij blijven": NORDVIK},
    ),
    (
        "Directeur Jan Mol van Greenpeace noemt Nordvik ‘een schande voor de baai’.",
        {"een schande": None},
    ),
]

SWEDISH = [
    (
        "Diakonias generalsekreterare Lena Ek kallar Nordvik ”en skam för hela viken”.",
        {"en skam": None},
    ),
    (
        "Hos Nordvik är tonen en annan.\n\n– Vi är mycket ledsna, säger vd:n Per Ek.",
        {"Vi är mycket": NORDVIK},
    ),
]


STORIES = [
    (language, text, whose)
    for language, stories in (("en", ENGLISH), ("de", GERMAN), ("fr", FRENCH), ("nl", DUTCH), ("sv", SWEDISH))
    for text, whose in stories
]


@pytest.mark.parametrize(("language", "text", "whose"), STORIES)
def test_a_quotation_is_a_companys_only_where_the_speaker_is_its_own(language, text, whose):
    found = {quote.text: quote.company for quote in find_quotes(story(text, language), companies_of(text))}

    assert {begin: found[one] for begin in whose for one in found if one.startswith(begin)} == whose
