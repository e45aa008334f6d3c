"""Reading one criterion of a methodology file."""

import re
from typing import cast, get_args

from accountability.scoring.fields import Fields
from accountability.scoring.methodology import CHILDREN, Aggregate, Criterion, Dimension, Method
from accountability.scoring.problems import Problem
from accountability.scoring.yamltree import MapNode, Node, Scalar

CRITERION_KEYS = (
    "id", "parent", "title", "level", "weight", "scale", "aggregate", "units",
    "guidance", "refs", "dimension", "rubric",
)  # fmt: skip
CRITERION_ID = re.compile(r"[^\s/\\?#<>\"'&]+")


def read_criterion(node: Node, problems: list[Problem]) -> tuple[Criterion, Fields]:
    """Return a criterion with the fields it was read from."""
    fields = Fields(node, _name(node), CRITERION_KEYS, problems)
    name = fields.text("id", required=True)
    if name and CRITERION_ID.fullmatch(name) is None:
        fields.note("'id' must not hold spaces, slashes, quotes or any of ? # < > &", fields.at("id"))
    weight = fields.number("weight")
    dimension = fields.choice("dimension", get_args(Dimension), "practice")
    criterion = Criterion(
        id=name,
        title=fields.text("title", required=True),
        level=fields.text("level"),
        parent=_parent(fields),
        weight=1.0 if weight is None else weight,
        scale=fields.text("scale") or None,
        aggregate=_aggregate(fields),
        units=_kinds(fields),
        guidance=fields.text("guidance"),
        refs=fields.texts("refs"),
        dimension=cast("Dimension", dimension) if "dimension" in fields.lines else None,
        rubric=_rubric(fields),
    )
    return criterion, fields


def _name(node: Node) -> str:
    """Return what to call a criterion in a problem, before anything about it is known to be right."""
    entries = node.entries.items() if isinstance(node, MapNode) else ()
    name = next((value.text for key, value in entries if key.text == "id" and isinstance(value, Scalar)), "")
    return f"criterion '{name}'" if name else "criterion"


def _parent(fields: Fields) -> str | None:
    """Return the parent's id; the root may leave the key out or write null."""
    node = fields.node("parent")
    if isinstance(node, Scalar) and node.is_null:
        return None
    return fields.text("parent") or None


def _kinds(fields: Fields) -> tuple[str, ...]:
    kinds = fields.texts("units")
    for kind in sorted({kind for kind in kinds if kinds.count(kind) > 1}):
        fields.note(f"'units' names '{kind}' twice", fields.at("units"))
    return kinds


def _rubric(fields: Fields) -> dict[str, str]:
    rubric: dict[str, str] = {}
    for key, node in fields.mapping("rubric").items():
        if isinstance(node, Scalar) and not node.is_null:
            rubric[key.text] = node.text.strip()
        else:
            fields.note(f"the rubric for '{key.text}' must be a text", key.line)
    return rubric


def _aggregate(fields: Fields) -> Aggregate:
    node = fields.node("aggregate")
    if node is None:
        return Aggregate()
    rule = Fields(node, fields.where, ("by", "over", "scale_to", "met", "points"), fields.problems)
    method = rule.choice("by", get_args(Method), "mean")
    scale_to = rule.number("scale_to")
    if scale_to is not None and scale_to <= 0:
        rule.note("'scale_to' must be above 0", rule.at("scale_to"))
    return Aggregate(
        by=method,
        over=rule.text("over", default=CHILDREN),
        scale_to=scale_to,
        met=_met(rule, method),
        points=_points(rule, method),
    )


def _belongs(rule: Fields, key: str, method: str, owner: str) -> bool:
    """Return whether a key should be read, noting when it is missing or stands with another method."""
    present = key in rule.lines
    if present != (method == owner):
        rule.note(f"'{key}' belongs with 'by: {owner}'" + ("" if present else " and is missing"), rule.at(key))
    return present


def _met(rule: Fields, method: str) -> float | None:
    return rule.number("met") if _belongs(rule, "met", method, "share_met") else None


def _points(rule: Fields, method: str) -> tuple[float, float, float] | None:
    if not _belongs(rule, "points", method, "none_some_all"):
        return None
    items = rule.items("points")
    if len(items) != 3:
        rule.note("'points' must be three numbers: for none, some and all", rule.at("points"))
        return None
    none, some, every = (rule.number_in(item, "points") or 0.0 for item in items)
    return none, some, every
