"""Names that are no company's: people, media, NGOs, authorities, unions, places; and words that are no names."""

import re
from collections.abc import Iterable

from responses.intake.finding.clusters import DOUBTS, Cluster, attested
from responses.intake.finding.contexts import after, before
from responses.intake.finding.lexicon import first_names
from responses.intake.finding.misspelt import one_letter_off
from responses.intake.finding.names import Run
from responses.intake.finding.phrases import levelled, phrases
from responses.intake.finding.shapes import Article
from responses.intake.finding.tokens import is_form
from responses.intake.finding.vocabulary import Vocabulary, nation_of, shared

_LISTS = ("media", "ngos", "authorities", "unions", "standards")
_PERSON = {3: 0, 1.5: -4}  # a first name says less where a trade stands before it ("the retailer Karl Lindqvist")
_POST_NOMINALS = frozenset({"kc", "qc", "mp", "mep", "mdb", "esq", "obe", "msp"})
_DEFINITE = ("en", "et", "an", "na", "ens", "ets", "ans", "nas")  # of Swedish nouns with their article
_OUTRIGHT = 3  # what a trade right before a name is worth
_FIRM_NAMES = ("form", "ampersand", "business name", "named trade", "column")  # what no person's name has
_GROUP = 2  # what a name that ends in "Group" or "Partners" is worth
_PERSONAL = ("title", "age", "office", "beside person", "is a", "who", "said by", "told to")
_TRADES = ("trade", "beside", "is a", "led by trade")
_BRANCHED = {"unions": 2}  # letters that a body has no more than which has no branches: "FNV Metaal" is one
_WORD = re.compile(r"[^\W\d_]+")


def against(clusters: Iterable[Cluster], article: Article, words: Vocabulary) -> None:
    """Evidence against each name: listed bodies, people and their surnames, common words at the head of a sentence."""
    clusters = list(clusters)
    surnames = _mark_people(clusters)
    consent, jokes = _asks_consent(article, words), _tells_of_parody(article, words)
    lower = {word for word in _WORD.findall(article.text) if word.islower()}
    for cluster in clusters:
        if cluster.full in surnames and "person" not in cluster.evidence:
            cluster.evidence["surname"] = -1 if attested(cluster) else -6
        if all(run.sentence.paragraph in consent for run in cluster.runs):
            cluster.evidence["cookies"] = -20
        if _is_parody(cluster, clusters, jokes):
            cluster.evidence["parody"] = -20
        if _is_listed(cluster.full):
            cluster.evidence["listed body"] = -20
        cluster.evidence |= _of_human_beings(cluster, words)
        if _is_common_word(cluster, lower, words):
            cluster.evidence["common word"] = -3
        _settle(cluster)


def _of_human_beings(cluster: Cluster, words: Vocabulary) -> dict[str, float]:
    """As in "sighs Ann Poe", "the owner Ann Poe", "Ann Poe KC": what only a human being does, or is called."""
    if cluster.full.split()[-1] in _POST_NOMINALS and " " in cluster.full:
        return {"title": -20}
    near = {word.casefold() for run in cluster.runs for word in (*before(run, 1), *after(run, 1))}
    if any(words.has("human_verbs", word) for word in near):
        return {"human": -3}
    called = {word.casefold() for run in cluster.runs for word in before(run, 2)}
    personal = len(cluster.full.split()) == 2 and _first_name(cluster.full.split()[0])
    owner = any(words.has("owners_or_firms", word) for word in called)
    return {"person": -6} if personal and owner else {}


def _is_parody(cluster: Cluster, clusters: list[Cluster], jokes: frozenset[int]) -> bool:
    """As in "a parody account named Kestrel Cares": a firm's name changed, only where a parody is spoken of."""
    return all(run.sentence.paragraph in jokes for run in cluster.runs) and any(
        cluster.full.startswith(other.full + " ") or one_letter_off(cluster.full, key)
        for other in clusters
        for key in other.keys
        if other is not cluster
    )


def _tells_of_parody(article: Article, words: Vocabulary) -> frozenset[int]:
    """The paragraphs in which somebody only poses as a firm."""
    jokes, poses = phrases("companies", words.language, "parody"), phrases("speech", words.language, "poses")
    told = [levelled(article.text[one.start : one.end]) for one in article.paragraphs]
    return frozenset(number for number, text in enumerate(told) if jokes.search(text) or poses.search(text))


def _mark_people(clusters: list[Cluster]) -> set[str]:
    """Marks the people, and gives the first and last words of their names, and all but the first."""
    families = _families(clusters)
    firms = [cluster.full for cluster in clusters if not _is_person(cluster)]
    people = [
        cluster
        for cluster in clusters
        if (cluster.full not in firms and not _stands_for_a_firm(cluster, clusters))
        or (_is_of_family(cluster, families) and not any(firm.startswith(f"{cluster.full} ") for firm in firms))
    ]
    for cluster in people:
        listed = 3 if cluster.evidence.get("listed") else 0
        cluster.evidence["person"] = _PERSON.get(cluster.evidence.get("trade", listed), -6)
    names = [cluster.full.split() for cluster in people]
    return {part for name in names for part in (name[0], name[-1], " ".join(name[1:]))}


def _stands_for_a_firm(cluster: Cluster, clusters: list[Cluster]) -> bool:
    """As in "Anh Duong" after "Anh Duong Garment JSC": nothing tells that it is a person."""
    if any(cluster.evidence.get(cue, 0) < 0 for cue in _PERSONAL):
        return False
    longer = [one for one in clusters if one.full.startswith(cluster.full + " ") and not _is_person(one)]
    return any(one.runs[0].start < cluster.runs[0].start and set(_FIRM_NAMES) & set(one.evidence) for one in longer)


def _families(clusters: list[Cluster]) -> set[str]:
    """The surnames in names with an ampersand: "Mohr & Brandt", "Brandt & Söhne"."""
    joined = [cluster.full.split() for cluster in clusters if "ampersand" in cluster.evidence]
    return {part for parts in joined for at, part in enumerate(parts) if "&" in parts[max(0, at - 1) : at + 2]} - {"&"}


def _is_of_family(cluster: Cluster, families: set[str]) -> bool:
    """As in "Jule Brandt" beside "Mohr & Brandt": a person with a surname that a firm has in its name."""
    parts = cluster.full.split()
    told = any(cluster.evidence.get(cue, 0) > 0 for cue in (*_TRADES, "form", "business name", "named trade", "goods"))
    return len(parts) == 2 and parts[1] in families and parts[0] not in families and not told


def _settle(cluster: Cluster) -> None:
    """What says little is dropped where the article says outright that the name is a firm's."""
    if "body name" in cluster.evidence and any(cluster.evidence.get(cue, 0) > 1 for cue in _TRADES):
        cluster.evidence["body name"] = -0.5
    if cluster.evidence.get("beside", 0) >= _OUTRIGHT and cluster.evidence.get("noun"):
        cluster.evidence["noun"] = -1  # "die Agrowork, eine Agentur"
    if attested(cluster):
        for cue in DOUBTS:
            told = cluster.evidence.get("trade", 0) >= _OUTRIGHT or re.search(r"[ -]", cluster.full)
            if cue != "noun" or told:
                cluster.evidence.pop(cue, None)


def _is_common_word(cluster: Cluster, lower: set[str], words: Vocabulary) -> bool:
    """A single word that only ever begins sentences, and is written small elsewhere or is a Swedish definite noun."""
    if " " in cluster.full or not all(run.opens for run in cluster.runs):
        return False
    if cluster.full in lower:
        return "taken up" not in cluster.evidence
    known = "bank name" in cluster.evidence or attested(cluster)
    return words.language == "sv" and cluster.full.endswith(_DEFINITE) and not known


def _asks_consent(article: Article, words: Vocabulary) -> frozenset[int]:
    """The paragraphs that ask for consent to cookies."""
    return frozenset(
        number
        for number, paragraph in enumerate(article.paragraphs)
        if any(
            words.has("consent", word.casefold())
            for word in _WORD.findall(article.text[paragraph.start : paragraph.end])
        )
    )


def _is_person(cluster: Cluster) -> bool:
    known = cluster.full in shared("forms", "known_firms")  # "Albert Heijn"
    if known or cluster.evidence.get("group name", 0) >= _GROUP or set(_FIRM_NAMES) & set(cluster.evidence):
        return False
    if any(cluster.evidence.get(cue, 0) < 0 for cue in ("title", "age")):
        return True
    parts = cluster.full.split()
    if len(parts) < 2 or nation_of(cluster.full):
        return False
    if _first_name(parts[0]):
        return True
    if any(_first_name(part) for part in parts[1:-1]) and "bank name" not in cluster.evidence:
        return True
    office = cluster.evidence.get("office", 0) < 0 or cluster.evidence.get("beside person", 0) < 0
    return office and all(_looks_personal(run) for run in cluster.runs) and not cluster.evidence.get("other body")


def _first_name(word: str) -> bool:
    names = first_names()
    return (
        word in names
        or all(part in names for part in re.split(r"[-‐‑]", word))
        or re.fullmatch(r"[a-z]\.", word) is not None
    )


def _looks_personal(run: Run) -> bool:
    return 2 <= len(run.tokens) <= 4 and not any(is_form(token.key) for token in run.tokens[2:])


def _is_listed(key: str) -> bool:
    """A listed body, or a branch of one ("Amnesty International Sweden", "Greenpeace Nederland")."""
    parts = key.split()
    if any(is_form(part) for part in parts):
        return False  # "Fastighets AB Lyktan"
    fronts = [" ".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return any(
        front in shared("organisations", kind)
        and (front == key or (len(front) > _BRANCHED.get(kind, 4) and kind != "media"))
        for front in fronts
        for kind in _LISTS
    )
