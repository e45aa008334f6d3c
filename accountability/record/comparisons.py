"""Reading frozen scorecards: how an answer looks, what two editions say differently."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accountability.frameworks.outlines import state_of
from accounts.canonical import canonical_json, sha256_of

EVIDENCE = ("quotes", "sources", "statements", "allegations", "commitments", "policies")


class Difference(NamedTuple):
    """One part of a scorecard in two editions."""

    label: str
    before: str
    after: str
    changed: bool


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


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """The figures of two scorecards side by side, and every criterion and part of the evidence that differs."""
    figures = [_difference(label, old, new) for label, old, new in _figure_pairs(before["result"], after["result"])]
    others = [_difference(label, old, new) for label, old, new in _part_pairs(before, after)]
    return figures + [difference for difference in others if difference.changed]


def _difference(label: str, before: str, after: str) -> Difference:
    return Difference(label, before, after, before != after)


def _figure_pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    yield _("Score"), _score_text(before["score"]), _score_text(after["score"])
    yield _("Finding"), before["grade"] or "", after["grade"] or ""
    of = _("%(answered)d of %(applicable)d")
    yield _("Criteria answered"), of % before, of % after


def _part_pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for part in ("company", "methodology", "assessed"):
        yield part, *_fact_pair(before[part], after[part])
    old, new = _by_id(before, "criteria"), _by_id(after, "criteria")
    for name in old | new:
        title = (new.get(name) or old[name])["title"]
        yield f"{name} {title}", _answer_text(old.get(name)), _answer_text(new.get(name))
    for part in EVIDENCE:
        old, new = _by_id(before, part), _by_id(after, part)
        for name in old | new:
            yield name, *_fact_pair(old.get(name, {}), new.get(name, {}))


def _by_id(document: Mapping[str, Any], part: str) -> dict[str, Mapping[str, Any]]:
    return {item["id"]: item for item in document[part]}


def _score_text(score: str | None) -> str:
    return _("Not assessed") if score is None else number_format(round(float(score), 1), use_l10n=True)


def _answer_text(criterion: Mapping[str, Any] | None) -> str:
    if criterion is None:
        return ""
    if criterion.get("in_units"):
        return "\n".join(f"{part['unit']}: {part['label']}" for part in criterion["in_units"])
    if criterion["answer"] is None:
        return _("Not assessed")
    quotes = _("Quotes: %(quotes)s") % {"quotes": ", ".join(criterion["quotes"])} if criterion["quotes"] else ""
    return "\n".join(filter(None, [criterion["label"], *criterion["reasons"], quotes]))


def _fact_pair(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, str]:
    """The facts that differ, a line each; the time of publication is no fact of a scorecard."""
    keys = sorted(
        key for key in before.keys() | after.keys() if key != "published_at" and before.get(key) != after.get(key)
    )
    lines = [[f"{key}: {_plain(each[key])}" for key in keys if each.get(key)] for each in (before, after)]
    old, new = ("\n".join(each) for each in lines)
    return old, new


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
