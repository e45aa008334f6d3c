"""Reading frozen scorecards: how an answer looks, whether two say the same."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from accountability.frameworks.outlines import state_of
from accounts.canonical import canonical_json, sha256_of


class CriterionShown(NamedTuple):
    """One criterion of a scorecard for reading: how its answer looks, its theme, the quotes it rests on."""

    criterion: Mapping[str, Any]
    state: str
    theme: str
    quotes: tuple[Mapping[str, Any], ...]


def criteria_shown(document: Mapping[str, Any]) -> list[CriterionShown]:
    """Every criterion of a scorecard, in the order of the methodology."""
    titles = {node["id"]: node["title"] for node in document["nodes"]}
    quotes = {quote["id"]: quote for quote in document["quotes"]}
    return [
        CriterionShown(
            criterion,
            answer_state(criterion),
            titles.get(criterion["parent"], ""),
            tuple(quotes[name] for name in criterion.get("quotes", ()) if name in quotes),
        )
        for criterion in document["criteria"]
    ]


def content_sha256(document: Mapping[str, Any]) -> str:
    """The hash of what a scorecard says, leaving out when it was published."""
    assessed = {key: value for key, value in document["assessed"].items() if key != "published_at"}
    return sha256_of(canonical_json({**document, "assessed": assessed}))


def answer_state(criterion: Mapping[str, Any]) -> str:
    """How a criterion of a scorecard looks: yes, partial, no, no_disclosure, na or not_assessed."""
    return state_of(criterion["answer"], _number(criterion.get("points")), _number(criterion["max"]))


def _number(decimal: str | None) -> float | None:
    return None if decimal is None else float(decimal)
