"""The companies an article speaks of, found by their names and by the company that words about them keep."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from responses.intake.finding.aliases import renamings
from responses.intake.finding.belongings import of_offices
from responses.intake.finding.bodies import against
from responses.intake.finding.clusters import (
    Cluster,
    add_stems,
    bare,
    gather,
    holder,
    merge,
    merge_misspelt,
    merge_renamed,
    merge_short,
)
from responses.intake.finding.contexts import after, before, phrase_at_end, without_fillers
from responses.intake.finding.demonyms import called_by_town
from responses.intake.finding.descriptions import described
from responses.intake.finding.evidence import ENOUGH, evidence
from responses.intake.finding.families import is_daughter
from responses.intake.finding.following import taken_up
from responses.intake.finding.forerunners import before_name
from responses.intake.finding.headlines import cut_headlines, is_sentence_case, letterhead
from responses.intake.finding.leanings import Of, odds
from responses.intake.finding.lexicon import first_names
from responses.intake.finding.listings import columns, counts_firms, headed, items, sections, series
from responses.intake.finding.mentions import mentions_of, spellings
from responses.intake.finding.names import Run, runs_of
from responses.intake.finding.naming import of_the_name
from responses.intake.finding.neighbours import signs_of_name
from responses.intake.finding.rechristened import renamed_descriptions
from responses.intake.finding.shapes import Article, FoundCompany, Kind, Known
from responses.intake.finding.speaking import speaking
from responses.intake.finding.tokens import READ, Sentence, sentences_of
from responses.intake.finding.vocabulary import Vocabulary, folded, vocabulary

_SHARE, _USUAL, _MOST = 0.8, 1.0, 4.0  # what the learned weights count for, beside the cues: found by trying
_TOLD, _OUTRIGHT = ("trade", "owner", "listed", "beside", "is a"), 3  # cues of a firm, and what they count for then
MAYBE = 0.5  # what a name needs for its speakers to be heard
_NEAR = 4  # words that may stand in "A and its Dutch subsidiary A B"


def find_companies(article: Article, known: Sequence[Known] = ()) -> tuple[FoundCompany, ...]:
    """The companies of the article, in the order they are first named, with every mention; ``known`` ones by key."""
    words = vocabulary(article.language)
    sentences = sentences_of(article)
    clusters, by_sentence = clusters_of(article, sentences, known)
    lean(clusters, sentences, words)
    accepted = accept(clusters, by_sentence, words)
    doubtful = [cluster for cluster in clusters if cluster not in accepted and _may_be(cluster)]
    if doubtful:
        heard = speaking(article, present([*accepted, *doubtful], clusters, article, sentences, known))
        accepted += [one for one in doubtful if spellings(one, known, words)[0] in heard]
    return present(accepted, clusters, article, sentences, known)


def _may_be(cluster: Cluster) -> bool:
    """Whether a name can be a firm's though too little says so: no person's, and no noun with a capital."""
    against_it = any(cluster.evidence.get(cue, 0) < 0 for cue in ("person", "noun", "office", "title"))
    named = any(not run.opens for run in cluster.runs) or " " in cluster.full
    return cluster.score >= MAYBE and named and not against_it and cluster.full.split()[0] not in first_names()


def clusters_of(
    article: Article, sentences: Sequence[Sentence], known: Sequence[Known] = ()
) -> tuple[list[Cluster], list[tuple[Run, ...]]]:
    """The names of an article with what the rules say for and against each, and the names in every sentence."""
    words = vocabulary(article.language)
    by_sentence = cut_headlines([runs_of(sentence, article.text, words) for sentence in sentences], article)
    clusters = gather((run for runs in by_sentence for run in runs), words)
    weigh(clusters, article, sentences, by_sentence, words)
    mark_known(clusters, known, article)
    unite(clusters, by_sentence, words)
    return clusters, by_sentence


def weigh(
    clusters: list[Cluster],
    article: Article,
    sentences: Sequence[Sentence],
    by_sentence: Sequence[tuple[Run, ...]],
    words: Vocabulary,
) -> None:
    """Evidence for each name from all the places where it stands."""
    cells = columns(article, sentences, words)
    listed = {
        id(run)
        for runs in by_sentence
        for group in series(runs, words)
        if headed(group[0], words, more=True)
        for run in group
    }
    listed |= sections(by_sentence, sentences, words) | items(by_sentence, sentences, words)
    among = counts_firms(sentences, words)
    sender = letterhead(by_sentence, article)
    up = taken_up(by_sentence, sentences, words)
    for cluster in clusters:
        for run in cluster.runs:
            if id(run) in sender:
                cluster.evidence["letterhead"] = 2
            if id(run) in up:
                cluster.evidence["taken up"] = 1.25
            if among and run.first == 0 and run.sentence.kind in READ and _acts(run):
                cluster.evidence["of those asked"] = 1.25
            for cue, weight in _cues(run, cells, listed, words).items():
                cluster.evidence[cue] = max(cluster.evidence[cue], weight, key=abs)
        cluster.evidence["often"] = min(1.0, 0.25 * (len(cluster.runs) - 1))
    against(clusters, article, words)
    add_stems(clusters, words)


def _acts(run: Run) -> bool:
    """Whether a small word, likely its verb, comes right after the name."""
    following = after(run, 1)
    return run.sentence.kind is not Kind.CELLS and bool(following) and following[0].isalpha()


def _cues(run: Run, cells: frozenset[int], listed: set[int], words: Vocabulary) -> dict[str, float]:
    if run.sentence.kind is Kind.HEADING and id(run) not in listed:
        said = before_name(before(run), words) if is_sentence_case(run.sentence) else {}
        if words.language == "nl" and len(run.tokens) == 1 and "officer of" in of_offices(before(run), (), words):
            said["officer of"] = 1.0  # "Advocaat van Camerahuis"
        told = {cue: said[cue] for cue in ("trade", "officer of") if cue in said}
        return {"heading": 0.25} | of_the_name(run, words) | told
    cues = evidence(run, words)
    if id(run) in listed or headed(run, words):
        cues["listed"] = 3
    if run.sentence.number in cells and run.first == 0:
        cues["column"] = 4
    return cues


def mark_known(clusters: list[Cluster], known: Sequence[Known], article: Article) -> None:
    """Names of known companies; their short forms where the name stands alone or in full elsewhere."""
    for index, company in enumerate(known):
        names = {bare(" ".join(folded(name).split())).removesuffix(".") for name in (company.name, *company.also)}
        firsts = {name.split()[0] for name in names if " " in name}
        held = [cluster for cluster in clusters if cluster.known is None and {*cluster.keys, cluster.stem} & names]
        sure = [cluster for cluster in held if _means_a_company(cluster, article)]
        held = [cluster for cluster in held if cluster in sure or (sure and cluster.score > -1)]
        held += [c for c in clusters if c not in held and c.known is None and set(c.keys) & firsts and c.score >= 1]
        for cluster in held:
            cluster.known = index
            cluster.evidence["known"] = 6
        for cluster in held[1:]:
            merge(clusters, held[0], cluster)


def _means_a_company(cluster: Cluster, article: Article) -> bool:
    """A known name of several words, or one that is no common word here: a capital within a sentence, or evidence."""
    if " " in cluster.full or cluster.score >= 0.75:
        return True
    within = any(not run.opens for run in cluster.runs) and article.language != "de"
    opening = (run for run in cluster.runs if run.opens and run.sentence.kind in READ)
    alone = any(run.text.isupper() or after(run, 1) == (",",) for run in opening)  # "KEB struck …", "Axis, which …"
    return (within or alone) and cluster.score >= 0


def unite(clusters: list[Cluster], by_sentence: Sequence[tuple[Run, ...]], words: Vocabulary) -> None:
    """Other names of one company to one cluster; a subsidiary stays a company of its own."""
    merge_renamed(clusters, [said for runs in by_sentence for said in renamings(runs, words)])
    merge_renamed(clusters, renamed_descriptions(clusters, by_sentence, words))
    apart = {pair for runs in by_sentence for pair in (*owned_pairs(runs, words), *coordinated_pairs(runs, words))}
    apart |= {pair for runs in by_sentence for run in runs for pair in _daughter_pairs(clusters, run, words)}
    merge_short(clusters, apart)
    merge_misspelt(clusters)


def owned_pairs(runs: Sequence[Run], words: Vocabulary) -> Iterable[frozenset[str]]:
    """Names of which the article says that one owns the other: "A B, a mill of the coast, a subsidiary of A"."""
    for at, other in enumerate(runs):
        if phrase_at_end(without_fillers(before(other), words), "owning", words):
            near = {bare(run.key) for run in runs[max(0, at - 1) : at]}
            alike = {bare(run.key) for run in runs[:at] if bare(run.key).startswith(bare(other.key) + " ")}
            for name in near | alike:
                yield frozenset((name, bare(other.key)))


def _daughter_pairs(clusters: list[Cluster], run: Run, words: Vocabulary) -> Iterable[frozenset[str]]:
    """As in "X lost. Its subsidiary X Energy …": X was named before, and is not short for its subsidiary."""
    full = bare(run.key)
    if " " not in full or not any(is_daughter(word, words.language) for word in before(run, 3)):
        return
    named = {bare(one.key) for cluster in clusters for one in cluster.runs if one.start < run.start}
    parts = full.split()
    fronts = {" ".join(parts[:length]) for length in range(1, len(parts))}
    if full not in named:
        yield from (frozenset((front, full)) for front in fronts & named)


def coordinated_pairs(runs: Sequence[Run], words: Vocabulary) -> Iterable[frozenset[str]]:
    """A name and a longer one that begins with it, where a sentence names both as two: "A, a maker, and its B, A B"."""
    for at, one in enumerate(runs):
        for other in runs[at + 1 :]:
            short, full = bare(one.key), bare(other.key)
            between = tuple(token.key for token in one.sentence.tokens[one.last + 1 : other.first])
            follows = full.startswith(short + " ") and (between[:1] == (",",) or len(between) <= _NEAR)
            if (follows or short.startswith(full + " ")) and _coordinates(between, words, followed=follows):
                yield frozenset((short, full))


def _coordinates(between: tuple[str, ...], words: Vocabulary, *, followed: bool) -> bool:
    """Whether "and", perhaps with "its subsidiary", leads to the second name; without a word of saying before it."""
    last = next((at for at in range(len(between) - 1, -1, -1) if words.has("and", between[at])), None)
    if last is None or ";" in between or (not followed and last):
        return False
    rest = between[last + 1 :]
    return len(rest) < _NEAR and all(word[0].isalpha() and not words.has("says", word) for word in rest)


def lean(clusters: Sequence[Cluster], sentences: Sequence[Sentence], words: Vocabulary) -> None:
    """What the words around each name, and its own, say by learned weights: a little for it or against it."""
    following = next_sentences(sentences)
    for cluster in clusters:
        weight = odds(Of.NAMES, words.language, signs_of_name(cluster, following)) + _USUAL
        share = _SHARE / 2 if weight < 0 and _is_told(cluster) else _SHARE
        cluster.evidence["the company it keeps"] = share * max(-_MOST, min(_MOST, weight))


def _is_told(cluster: Cluster) -> bool:
    """Whether the article itself says that the name is a firm's, and nothing else speaks against it."""
    doubted = "person" in cluster.evidence or any(weight < 0 for weight in cluster.evidence.values())
    return not doubted and any(cluster.evidence.get(cue, 0) >= _OUTRIGHT for cue in _TOLD)


def next_sentences(sentences: Sequence[Sentence]) -> dict[int, Sentence]:
    """The sentence after each in its paragraph, by number."""
    return {one.number: then for one, then in pairwise(sentences) if one.paragraph == then.paragraph}


def accept(clusters: list[Cluster], by_sentence: Sequence[tuple[Run, ...]], words: Vocabulary) -> list[Cluster]:
    """The clusters that are companies; one that stands in a row with a company is likelier to be one."""
    groups = [group for runs in by_sentence for group in series(runs, words)]
    for group in groups:
        held = [cluster for run in group if (cluster := holder(clusters, run))]
        sure = [cluster for cluster in held if _is_company(cluster)]
        for cluster in held:
            plain = len(group) == 2 and words.language == "de" and " " not in cluster.full and not cluster.score
            if any(other is not cluster for other in sure) and not plain:  # "fördert Zink, und der Händler X"
                cluster.evidence.pop("in", None)
                doubtful = any(weight < 0 for weight in cluster.evidence.values())
                cluster.evidence["beside a company"] = 1.4 if doubtful or len(group) == 2 else 2
    return [cluster for cluster in clusters if _is_company(cluster)]


def _is_company(cluster: Cluster) -> bool:
    named = bool({"listed", "letterhead"} & set(cluster.evidence)) or (
        "form" in cluster.evidence and any(_is_letterhead(run) for run in cluster.runs)
    )
    stands = named or "form" in cluster.evidence or any(run.sentence.kind in READ for run in cluster.runs)
    return stands and cluster.score >= ENOUGH


def _is_letterhead(run: Run) -> bool:
    return run.first == 0 and run.last == len(run.sentence.tokens) - 1


def present(
    accepted: Sequence[Cluster],
    clusters: Sequence[Cluster],
    article: Article,
    sentences: Sequence[Sentence],
    known: Sequence[Known],
) -> tuple[FoundCompany, ...]:
    """The companies as they are passed on: names as they are written, mentions by name and by description."""
    ordered = sorted(accepted, key=lambda cluster: cluster.runs[0].start)
    named = mentions_of(ordered, clusters, article, known)
    named = called_by_town(sentences, ordered, named, vocabulary(article.language))
    everything = described(sentences, ordered, named, vocabulary(article.language))
    everything = called_by_town(sentences, ordered, everything, vocabulary(article.language))
    return tuple(
        FoundCompany(
            name,
            also,
            tuple(sorted(mentions, key=lambda place: place.start)),
            None if cluster.known is None else known[cluster.known].key,
        )
        for cluster, (name, also, mentions) in zip(ordered, everything, strict=True)
    )
