"""The answers that a frozen scorecard rests on, as the engine takes them."""

from typing import Any

from accountability.scoring.answers import AnswerRow, Unit


def answers_in(document: dict[str, Any], *, company: str = "") -> tuple[list[AnswerRow], list[Unit]]:
    """The answers and units of one frozen scorecard under the name ``company``.

    A criterion without an answer was not assessed and yields no row. ``in_units`` holds the answers about parts of
    the company, where the methodology asks about parts.
    """
    rows = [
        AnswerRow(company, criterion["id"], answer, unit)
        for criterion in document["criteria"]
        for unit, answer in _answers(criterion)
    ]
    units = [Unit(company, u["name"], u["kind"], u["parent"]) for u in document.get("units", [])]
    return rows, units


def _answers(criterion: dict[str, Any]) -> list[tuple[str, str]]:
    own = [("", criterion["answer"])] if criterion["answer"] is not None else []
    return own + [(part["unit"], part["answer"]) for part in criterion.get("in_units", [])]
