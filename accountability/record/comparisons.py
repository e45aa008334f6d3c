"""Reading frozen scorecards: how an answer looks, what two editions say differently."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from accounts.canonical import canonical_json, sha256_of

ANSWERS = frozenset({"yes", "partial", "no", "no_disclosure", "na"})
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
    answer = criterion["answer"]
    if answer is None:
        return "not_assessed"
    if answer in ANSWERS:
        return str(answer)
    if criterion["points"] is None:
        return "na"
    points = float(criterion["points"])
    if criterion["max"] is not None and points >= float(criterion["max"]):
        return "yes"
    return "partial" if points > 0 else "no"


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """The figures of two scorecards side by side, and every criterion and part of the evidence that differs."""
    figures = [_difference(label, old, new) for label, old, new in _figure_pairs(before["result"], after["result"])]
    others = [_difference(label, old, new) for label, old, new in _part_pairs(before, after)]
    return figures + [difference for difference in others if difference.changed]


def _difference(label: str, before: str, after: str) -> Difference:
    return Difference(label, before, after, before != after)


def _figure_pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    not_assessed = _("Not assessed")
    yield _("Score"), before["score"] or not_assessed, after["score"] or not_assessed
    yield _("Finding"), before["grade"] or "", after["grade"] or ""
    of = _("%(answered)d of %(applicable)d")
    yield _("Criteria answered"), of % before, of % after


def _part_pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    old, new = ({criterion["id"]: criterion for criterion in each["criteria"]} for each in (before, after))
    for name in old | new:
        title = (new.get(name) or old[name])["title"]
        yield f"{name} {title}", _answer_text(old.get(name)), _answer_text(new.get(name))
    for part in ("company", "methodology", "assessed"):
        yield part.capitalize(), _part_text(before[part]), _part_text(after[part])
    for part in EVIDENCE:
        old, new = ({item["id"]: item for item in each[part]} for each in (before, after))
        for name in old | new:
            if old.get(name) != new.get(name):
                yield name, _part_text(old.get(name)), _part_text(new.get(name))


def _answer_text(criterion: Mapping[str, Any] | None) -> str:
    if criterion is None:
        return ""
    if criterion["answer"] is None:
        return _("Not assessed")
    quotes = _("Quotes: %(quotes)s") % {"quotes": ", ".join(criterion["quotes"])} if criterion["quotes"] else ""
    return "\n".join(filter(None, [criterion["label"], *criterion["reasons"], quotes]))


def _part_text(part: Mapping[str, Any] | None) -> str:
    """What a part says, in one line a fact; the time of publication is no fact of it."""
    facts = (part or {}).items()
    return "\n".join(f"{key}: {_plain(value)}" for key, value in facts if value and key != "published_at")


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
