"""The names of an article gathered by who bears them: spellings, genitives, short forms, today's and former names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from responses.intake.finding.aliases import Renaming
from responses.intake.finding.lexicon import first_names
from responses.intake.finding.misspelt import one_letter_off
from responses.intake.finding.names import Run
from responses.intake.finding.shapes import Kind
from responses.intake.finding.tokens import is_form
from responses.intake.finding.vocabulary import COMPOUNDING, Vocabulary, is_place, nation_of, shared

_ATTESTING = (
    "form",
    "trade",
    "beside",
    "is a",
    "business name",
    "ampersand",
    "led by trade",
    "owner",
    "listed",
    "column",
)
_INTRODUCING = ("trade", "beside", "is a", "led by trade")
DOUBTS = ("in", "noun", "quoted", "place noun", "product")  # cues that say little against a name that is attested
_NO_FIRM = ("listed body", "person", "place", "age", "title", "parody")
_ARTICLES = frozenset({"the", "de", "het", "le", "la", "les", "l'", "der", "die", "das"})
SHORTEST_BRANCH = 3  # letters that a name has at least which stands for its firm's branch in a country
_LONG = 6  # letters of the one own word in a name, by which it may be called
_ACRONYM = range(3, 7)  # letters


@dataclass
class Cluster:
    """Everything that is one name in the article; ``evidence`` is filled by cue, ``keys`` are its spellings."""

    keys: list[str]
    runs: list[Run] = field(default_factory=list)
    evidence: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    stem: str = ""  # its key without an s that may be a genitive's
    today: str = ""  # the key of the name it bears today, where the article says so
    known: int | None = None  # index of the known company it is

    @property
    def score(self) -> float:
        """The sum of what speaks for it and against it."""
        return sum(self.evidence.values())

    @property
    def full(self) -> str:
        """Its longest key: the name in full."""
        return max(self.keys, key=lambda key: (len(key.split()), len(key)))


def bare(key: str) -> str:
    """A name without its legal form at the end or the front ("AB Volvo")."""
    words = key.replace(",", " ").rstrip("!").split()
    while len(words) > 1 and (is_form(words[-1]) or words[-1] in ("&", "o.o.", "z")):
        words.pop()
    while len(words) > 1 and words[0] in shared("forms", "front_forms"):
        words.pop(0)
    return " ".join(words)


def gather(runs: Iterable[Run], words: Vocabulary) -> list[Cluster]:
    """One cluster for each name, case, legal form and genitive aside."""
    by_key: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_key[bare(run.key).replace(" 's", "'s")].append(run)
    for key in [key for key in by_key if _genitive_of(key, by_key, words)]:
        by_key[key[:-1]].extend(by_key.pop(key))
    for key in [key for key in by_key if key.endswith("'s") and key[:-2] in by_key]:
        by_key[key].extend(by_key.pop(key[:-2]))
    return [Cluster([key], sorted(found, key=lambda run: run.start)) for key, found in by_key.items()]


def _genitive_of(key: str, by_key: dict[str, list[Run]], words: Vocabulary) -> bool:
    return (
        words.language in COMPOUNDING
        and key.endswith("s")
        and len(key) > 3
        and (key[:-1] in by_key or any(other.startswith(key[:-1] + " ") for other in by_key))
        and not (words.language == "sv" and any(other.startswith(key + " ") for other in by_key))
    )


def add_stems(clusters: Iterable[Cluster], words: Vocabulary) -> None:
    """As in "Nordköks platschef": a Swedish name that stands only before what is its own may be "Nordkök"."""
    for cluster in clusters:
        own = words.language == "sv" and "its officer" in cluster.evidence and len(cluster.keys) == 1
        if (
            own
            and " " not in cluster.full
            and cluster.full.endswith("s")
            and all(_owns(run, words) for run in cluster.runs)
        ):
            cluster.stem = cluster.full[:-1]


def _owns(run: Run, words: Vocabulary) -> bool:
    """Whether a small word follows the name at once, which may be its own."""
    behind = run.sentence.tokens[run.last + 1 : run.last + 2]
    if not behind or not behind[0].text.islower():
        return False
    return len(behind[0].text) > SHORTEST_BRANCH or words.has("officers", behind[0].key)


def attested(cluster: Cluster) -> bool:
    """Whether the article says in so many words that it is a firm."""
    return any(cluster.evidence.get(cue, 0) > 0 for cue in _ATTESTING)


def merge(clusters: list[Cluster], one: Cluster, other: Cluster) -> Cluster:
    """Two names that are one company's, in the first of them."""
    if one is other or (one.known is not None and other.known not in {None, one.known}):
        return one
    one.keys.extend(key for key in other.keys if key not in one.keys)
    one.runs = sorted([*one.runs, *other.runs], key=lambda run: run.start)
    one.known = other.known if one.known is None else one.known
    one.today = one.today or other.today
    for cue, weight in other.evidence.items():
        if cue in ("surname", "common word") or (cue in DOUBTS and (attested(one) or attested(other))):
            continue
        one.evidence[cue] = max(one.evidence[cue], weight, key=abs)
    clusters.remove(other)
    return one


def holder(clusters: Sequence[Cluster], run: Run) -> Cluster | None:
    """The cluster that holds the run."""
    return next((cluster for cluster in clusters if any(held is run for held in cluster.runs)), None)


def merge_renamed(clusters: list[Cluster], said: Iterable[Renaming]) -> None:
    """Former and short names go to the company that bears today's name."""
    for renaming in said:
        today, other = holder(clusters, renaming.today), holder(clusters, renaming.other)
        if today and other and not _is_body(today) and not _is_body(other):
            name = bare(renaming.today.key)
            whole = merge(clusters, today, other)
            whole.today = whole.today if renaming.short else name
            if not renaming.short:
                whole.evidence["renamed"] = 1.75


def _is_body(cluster: Cluster) -> bool:
    return any(cluster.evidence.get(cue, 0) < 0 for cue in _NO_FIRM)


def merge_short(clusters: list[Cluster], apart: set[frozenset[str]]) -> None:
    """As in "Axis" goes to "Axis Communications", unless the article keeps the two apart."""
    for short in sorted(clusters, key=lambda cluster: len(cluster.full.split())):
        if any(short.evidence.get(cue, 0) < 0 for cue in ("listed body", "person", "place", "of a place")):
            continue
        longer = [cluster for cluster in clusters if cluster is not short and _shortens(short, cluster, apart)]
        if _is_of_two(short, longer):
            short.evidence["of two"] = -20  # "Anchor" beside "Anchor Seafoods" and "Anchor Foods"
        elif longer:
            merge(clusters, min(longer, key=lambda cluster: _preference(cluster, short)), short)


def _is_of_two(short: Cluster, longer: Sequence[Cluster]) -> bool:
    """Whether two firms have the name with a word of trade of their own behind it, and no legal form tells them one."""
    rests = {
        cluster.full.removeprefix(short.full).strip()
        for cluster in longer
        if cluster.full.startswith(short.full + " ") and cluster.score > 2
    }
    goods = [rest for rest in rests if rest in shared("forms", "goods") or rest in shared("forms", "business_words")]
    return len(goods) > 1 and len(goods) == len(rests)


def _preference(cluster: Cluster, short: Cluster) -> tuple[bool, bool, bool, int]:
    """Of several longer names: no bank, one that only adds words of trade, one named before the short form."""
    whole, length = cluster.full.split(), len(short.full.split())
    front = cluster.full.startswith(short.full)
    rest = whole[length:] if front else whole[:-length]  # "Bank Oosterling" adds a word of trade before
    bank = front and bool(rest) and rest[-1] in shared("forms", "bank_words")
    adds = not all(_is_common(word) for word in rest)
    return bank, adds, cluster.runs[0].start > short.runs[0].start, cluster.runs[0].start


def _shortens(short: Cluster, longer: Cluster, apart: set[frozenset[str]]) -> bool:
    if _is_body(longer) or _is_loud(longer, short) or _are_two(short, longer):
        return False
    key = short.today or short.full
    if _is_branch_alone(short, longer, apart) or _is_acronym(short, longer):
        return True
    return any(
        is_short_of(key, full) and frozenset((key, full)) not in apart and not _own(short, full) for full in longer.keys
    )


def _is_branch_alone(short: Cluster, longer: Cluster, apart: set[frozenset[str]]) -> bool:
    """As in "Kestrel" where "Kestrel France" is the only firm of that name: nothing says that it is another."""
    branch = longer.full.startswith(short.full + " ") and frozenset((short.full, longer.full)) not in apart
    first = longer.runs[0].start < short.runs[0].start and nation_of(longer.full.rsplit(maxsplit=1)[-1]) is None
    sure = longer.score > 2 and not attested(short) and (short.score < 1 or first)  # "Flexkracht Westland": no branch
    return branch and sure and len(short.full) > SHORTEST_BRANCH


def _is_acronym(short: Cluster, longer: Cluster) -> bool:
    """As in "DDO" after "Dahl, Dahl & Osman": its initials, in capitals, once it was named."""
    initials = "".join(word[0] for word in longer.full.split() if word[0].isalnum() and not is_form(word))
    loud = all(run.text.isupper() for run in short.runs) and len(short.full) in _ACRONYM
    return loud and initials == short.full and longer.runs[0].start < short.runs[0].start


def _are_two(short: Cluster, longer: Cluster) -> bool:
    """Whether each is introduced by a trade of its own, the short name first: "a caterer, X", then "X Bank, a fund"."""
    told = all(any(one.evidence.get(cue, 0) > 0 for cue in _INTRODUCING) for one in (short, longer))
    return told and short.runs[0].start < longer.runs[0].start and short.runs[0].sentence.kind is not Kind.HEADING


def _is_loud(longer: Cluster, short: Cluster) -> bool:
    """A line of capitals that begins with the name ("SOLVENG DENIES EVERYTHING")."""
    loud = (
        all(run.text.isupper() and len(run.tokens) > 2 for run in longer.runs)
        and not attested(longer)
        and "group name" not in longer.evidence
    )
    return loud and not all(run.text.isupper() for run in short.runs)


def _own(short: Cluster, full: str) -> bool:
    """Whether the short name is introduced as another trade than its bank ("Meerkerk, the maker", "Meerkerk Bank")."""
    introduced = any(short.evidence.get(cue, 0) > 0 for cue in ("trade", "beside", "is a", "form"))
    return introduced and full.rsplit(maxsplit=1)[-1] in shared("forms", "bank_words")


def is_short_of(short: str, full: str) -> bool:
    """The front of a name, or what follows a word of trade at its front ("Groupe Lambert"); no country's branch."""
    words, whole = short.split(), full.split()
    if len(words) >= len(whole):
        return False
    if whole[: len(words)] == words:
        rest = whole[len(words) :]
        return not all(is_place(word) for word in rest) and not all(_is_common(word) for word in words)
    core = _core(whole)
    if core == words or (len(core) > 1 and core[0] in first_names() and core[1:] == words and core != whole):
        return True  # "Otto Wiegmann Entsorgung" is Wiegmann as well
    lead = whole[: len(whole) - len(words)]
    if whole[len(lead) :] != words or is_place(short) or all(_is_common(word) for word in words):
        return False
    return len(short) > 2 or all(_is_common(word) or word in _ARTICLES for word in lead)


def _core(whole: list[str]) -> list[str]:
    """The words of a name between its words of trade: "Maison Ferrand & Associés" has "ferrand"."""
    own = [at for at, word in enumerate(whole) if not (_is_common(word) or word == "&")]
    return whole[own[0] : own[-1] + 1] if own else []


def _is_common(word: str) -> bool:
    return any(
        word in shared("forms", kind)
        for kind in ("business_words", "bank_words", "group_words", "heads", "legal_forms")
    )


def merge_misspelt(clusters: list[Cluster]) -> None:
    """A name with one letter wrong goes to the name it means, if that stands oftener or is better attested."""
    for cluster in sorted(clusters, key=lambda cluster: (len(cluster.runs), cluster.score)):
        meant = [
            other
            for other in clusters
            if other is not cluster
            and (len(other.runs), other.score) > (len(cluster.runs), cluster.score)
            and other.score > 0
            and any(one_letter_off(key, name) for key in cluster.keys for name in _targets(other))
        ]
        if meant and cluster.known is None and len(cluster.runs) <= 2 and "parody" not in cluster.evidence:
            whole = merge(clusters, meant[0], cluster)
            if len({key.replace(" ", "") for key in whole.keys}) < len(whole.keys):
                whole.evidence.pop("person", None)  # "Mare Frisk" where "Marefrisk" stands too


def _targets(cluster: Cluster) -> set[str]:
    """The names of a cluster, and the first word of its full name, which may stand for it."""
    parts = cluster.full.split()
    short = set() if _is_common(parts[0]) or is_place(parts[0]) else {parts[0]}
    core = _core(parts)
    short |= {core[0]} if len(core) == 1 and len(core[0]) > _LONG and not is_place(core[0]) else set()
    short |= {" ".join(parts[1:])} if len(parts) > 1 and parts[0] in _ARTICLES else set()  # "De Eenhoorn"
    return {*cluster.keys, *(" ".join(parts[:cut]) for cut in range(2, len(parts)))} | short
