"""The signs by which a name is weighed: the company it keeps at all its places, its own words, how often it stands."""

from collections.abc import Mapping

from responses.intake.finding.clusters import Cluster
from responses.intake.finding.contexts import after, before
from responses.intake.finding.names import Run
from responses.intake.finding.tokens import Sentence

LEFT, RIGHT, NEXT = 5, 6, 14  # words around a name that are looked at, and of the sentence after its own
MOST = 3  # a name of more words, or that stands oftener, is like one of so many
ENDINGS = (3, 4, 5)  # letters


def signs_of_name(cluster: Cluster, following: Mapping[int, Sentence]) -> frozenset[str]:
    """Words with where they stand ("before said", "ends corp"); ``following`` are the next sentences by number."""
    own = cluster.full.split()
    found = {f"is {own[0]}", f"is {own[-1]}", f"words {min(MOST, len(own))}", f"places {min(MOST, len(cluster.runs))}"}
    found |= {f"ends {own[-1][-length:]}" for length in ENDINGS}
    for run in cluster.runs:
        found |= _around(run)
        later = following.get(run.sentence.number)
        found |= {f"later {token.key}" for token in later.tokens[:NEXT]} if later else set()
    return frozenset(sign.replace(",", "COMMA") for sign in found)


def _around(run: Run) -> set[str]:
    left = {"before START"} if run.first == 0 else {f"before {word}" for word in before(run, LEFT)}
    return left | {f"after {word}" for word in after(run, RIGHT)}
