"""Every place where a company is named, and how its names are written."""

import re
from collections import Counter
from collections.abc import Sequence

from responses.intake.finding.clusters import Cluster, bare
from responses.intake.finding.names import Run
from responses.intake.finding.shapes import Article, Known, Mention
from responses.intake.finding.tokens import is_role
from responses.intake.finding.vocabulary import Vocabulary, folded, shared, vocabulary

Named = tuple[str, tuple[str, ...], list[Mention]]  # the name, the others, the mentions


def mentions_of(
    accepted: Sequence[Cluster], clusters: Sequence[Cluster], article: Article, known: Sequence[Known]
) -> list[Named]:
    """For each company its name, its other names in the article, and where it is named."""
    inside = _named_inside(accepted, clusters)
    found: list[Named] = []
    for index, cluster in enumerate(accepted):
        name, also = spellings(cluster, known, vocabulary(article.language))
        places = {(run.start, run.end) for run in cluster.runs} | inside.get(index, set())
        places |= _trades_at_head(cluster, article)
        found.append((name, also, [Mention(start, end, name, is_name=True) for start, end in sorted(places)]))
    return found


def _trades_at_head(cluster: Cluster, article: Article) -> set[tuple[int, int]]:
    """Where a Dutch name that is a trade as well begins a sentence: "Brouwer", after "against Brouwer"."""
    if article.language != "nl":
        return set()
    words = vocabulary(article.language)
    texts = {run.text for run in cluster.runs if not run.opens and _is_noun(folded(run.text), words)}
    names = [re.compile(rf"{re.escape(text)}(?!\w)") for text in texts]
    begins = {sentence.start for paragraph in article.paragraphs for sentence in paragraph.sentences}
    return {found.span() for start in begins for name in names if (found := name.match(article.text, start))}


def _is_noun(key: str, words: Vocabulary) -> bool:
    return words.strips(key) or is_role(key, words)


def spellings(cluster: Cluster, known: Sequence[Known], words: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Today's name in full as the article writes it (or as it is known), and the other names."""
    texts = Counter(" ".join(run.text.split()) for run in cluster.runs)
    best: dict[str, str] = {}
    for text, _ in texts.most_common():
        key = text.casefold()
        if key not in best or (best[key].isupper() and not text.isupper()):
            best[key] = text
    for key in [key for key in best if _is_genitive(key, cluster)]:
        text = best.pop(key)
        best.setdefault(key[:-1], text[:-1])
    written = sorted(best.values(), key=lambda text: (-len(bare(text.casefold()).split()), text.isupper(), -len(text)))
    today = [text for text in written if _is_todays(text, cluster)]
    name = (today or written)[0]
    if cluster.known is not None:
        name = known[cluster.known].name
    plain = [_bare_text(text) for text in (name, *written)]
    plain += [text[:-1] for text in written if cluster.stem and text.casefold() == cluster.stem + "s"]
    others = dict.fromkeys([*written, *plain, *(_without_trade(text, words) for text in plain)])
    return name, tuple(text for text in others if text != name and text)


def _is_genitive(key: str, cluster: Cluster) -> bool:
    """As in "Cedars" of "Cedar Group": an s that a short name has in no full one."""
    stem = key[:-1]
    named = any(name == stem or name.startswith(stem + " ") for name in cluster.keys)
    return key.endswith("s") and named and not any(name.startswith(key + " ") for name in cluster.keys)


def _without_trade(text: str, words: Vocabulary) -> str:
    """The name without a trade at its front: "Spedition Krüger & Sohn" is also "Krüger & Sohn"."""
    first, _, rest = text.partition(" ")
    key = folded(first)
    trade = words.trade(key) or ("&" in rest and words.ends_in("naming", key))  # "Forellenzucht Meier & Söhne"
    cut = trade and key not in shared("forms", "bank_words") and rest[:1].isupper()
    return rest if cut else text


def _is_todays(text: str, cluster: Cluster) -> bool:
    key = bare(" ".join(text.casefold().split()))
    return bool(cluster.today) and (key == cluster.today or key.startswith(cluster.today + " "))


def _bare_text(text: str) -> str:
    """The name without its legal form, as it is written."""
    words = text.split()
    kept = len(bare(text.casefold()).split())
    return text if kept == len(words) else " ".join(words[:kept]).rstrip(",&")


def _named_inside(accepted: Sequence[Cluster], clusters: Sequence[Cluster]) -> dict[int, set[tuple[int, int]]]:
    """Names in a line of capitals ("MERIDIAN METALS DENIES EVERYTHING")."""
    taken = {id(run) for cluster in accepted for run in cluster.runs}
    found: dict[int, set[tuple[int, int]]] = {}
    loud = [run for cluster in clusters for run in cluster.runs if id(run) not in taken and _is_loud(run)]
    for run in loud:
        for index, cluster in enumerate(accepted):
            for place in _places(run, cluster):
                found.setdefault(index, set()).add(place)
    return found


def _is_loud(run: Run) -> bool:
    return run.text.isupper() and len(run.tokens) > 2


def _places(run: Run, cluster: Cluster) -> list[tuple[int, int]]:
    keys = [token.key for token in run.tokens]
    names = sorted({tuple(key.split()) for key in cluster.keys}, key=len, reverse=True)
    for name in names:
        for at in range(len(keys) - len(name) + 1):
            if tuple(keys[at : at + len(name)]) == name:
                return [(run.tokens[at].start, run.tokens[at + len(name) - 1].end)]
    return []
