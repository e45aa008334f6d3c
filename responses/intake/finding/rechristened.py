"""Former names told of a description: "X did it. The company, which was called Y until 2018, ..."."""

from collections.abc import Sequence

from responses.intake.finding.aliases import Renaming, named_before
from responses.intake.finding.clusters import Cluster, bare, holder
from responses.intake.finding.contexts import before
from responses.intake.finding.evidence import ENOUGH
from responses.intake.finding.names import Run
from responses.intake.finding.vocabulary import Vocabulary


def renamed_descriptions(
    clusters: list[Cluster], by_sentence: Sequence[tuple[Run, ...]], words: Vocabulary
) -> list[Renaming]:
    """The names that the firm spoken of last had or has, and those of the sender of a letter ("when we were Y")."""
    found: list[Renaming] = []
    subject: Run | None = None
    named: set[str] = set()
    sender = next((cluster.runs[0] for cluster in clusters if "letterhead" in cluster.evidence), None)
    for runs in by_sentence:
        own = [run for run in runs if _stands_for_a_company(clusters, run)]
        said, told = next(((run, told) for run in runs if (told := named_before(run, words))), (None, ""))
        meant = _whose(said, own, subject, sender, words)
        if said and meant and (meant is sender or len(named) == 1 or _is_near(meant, said)):
            found.append(Renaming(meant, said) if told == "other" else Renaming(said, meant))
        elif own:
            subject = own[0]
            named |= {bare(run.key) for run in own}
    return found


def _whose(said: Run | None, own: list[Run], subject: Run | None, sender: Run | None, words: Vocabulary) -> Run | None:
    """The firm whose name it is: the sender's in "when we were still called Y"; None where the sentence tells it."""
    if said and sender and any(words.has("we", word) for word in before(said, 4)):
        return sender
    told = said and any(run.first < said.first for run in own)  # "X, which was called Y"
    return None if told else subject


def _is_near(subject: Run, said: Run) -> bool:
    return said.sentence.paragraph <= subject.sentence.paragraph + 1


def _stands_for_a_company(clusters: list[Cluster], run: Run) -> bool:
    cluster = holder(clusters, run)
    return cluster is not None and cluster.score >= ENOUGH
