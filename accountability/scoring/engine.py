"""Scoring all companies together: answers in, a Result with every score, maximum, count, grade and rank out."""

from collections.abc import Iterable, Mapping, Sequence

from accountability.scoring.answers import AnswerRow, Unit, unit_problems
from accountability.scoring.columns import columns_of
from accountability.scoring.compiled import Compiled, compile_methodology
from accountability.scoring.folding import Layout
from accountability.scoring.methodology import Methodology, Missing
from accountability.scoring.packing import pack
from accountability.scoring.problems import AnswersError, FileFaults
from accountability.scoring.result import CompanyScores, Result
from accountability.scoring.rowchecks import check_rows
from accountability.scoring.sheet import Sheet
from accountability.scoring.summary import summarise


def score(
    compiled: Compiled,
    answers: Sequence[AnswerRow],
    units: Sequence[Unit] = (),
    *,
    companies: Iterable[str] = (),
    missing: Missing | None = None,
    groups: Mapping[str, str] | None = None,
) -> Result:
    """Return the scores of every company named in `companies`, `answers` or `units`.

    `missing` overrules the methodology's own rule for unanswered leaves; `groups` maps companies to the groups they
    are ranked in. Raises AnswersError with the first hundred answers that do not fit, or all units that do not, and for
    gaps under "error".
    """
    if problems := [*unit_problems(units)]:
        raise AnswersError(problems)
    faults = FileFaults("answers")
    checked = check_rows(compiled.methodology, columns_of(answers), units, faults)
    if faults.count:
        raise AnswersError(faults.first, faults.more)
    layout, sheet = pack(compiled, checked, units, companies)
    return score_sheet(compiled, layout, sheet, answers, missing=missing, groups=groups)


def score_sheet(
    compiled: Compiled,
    layout: Layout,
    sheet: Sheet,
    answers: Sequence[AnswerRow] = (),
    *,
    missing: Missing | None = None,
    groups: Mapping[str, str] | None = None,
) -> Result:
    """Return the scores of answers already laid out as arrays; `answers` are only kept, to explain the result with."""
    missing = missing or compiled.methodology.missing
    return Result(
        compiled=compiled,
        layout=layout,
        sheet=sheet,
        missing=missing,
        summary=summarise(compiled, layout, sheet, missing),
        groups=groups or {},
        answers=answers,
    )


def score_one(methodology: Methodology, answers: Mapping[str, str]) -> CompanyScores:
    """Return the scores of one company without units from its answers by criterion id; raises AnswersError."""
    rows = [AnswerRow("", criterion, answer) for criterion, answer in answers.items()]
    return score(compile_methodology(methodology), rows, companies=[""]).of("")
