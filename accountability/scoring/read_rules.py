"""Reading the caps and grades of a methodology file, and the conditions they rest on."""

from typing import get_args

from accountability.scoring.fields import Fields
from accountability.scoring.methodology import Cap, Condition, Grade, Operator
from accountability.scoring.problems import Problem
from accountability.scoring.yamltree import MapNode, Node

OPERATORS: tuple[Operator, ...] = get_args(Operator)


def read_cap(node: Node, problems: list[Problem]) -> tuple[Cap, Fields]:
    """Return a cap with the fields it was read from."""
    fields = Fields(node, "cap", ("node", "at_most", "when", "reason"), problems)
    cap = Cap(
        node=fields.text("node", required=True),
        at_most=fields.number("at_most", required=True) or 0.0,
        when=_conditions(fields, required=True),
        reason=fields.text("reason"),
    )
    return cap, fields


def read_grade(node: Node, problems: list[Problem]) -> tuple[Grade, Fields]:
    """Return a grade with the fields it was read from."""
    fields = Fields(node, "grade", ("grade", "when"), problems)
    return Grade(fields.text("grade", required=True), _conditions(fields)), fields


def _conditions(fields: Fields, *, required: bool = False) -> tuple[Condition, ...]:
    return tuple(_condition(node, fields) for node in fields.items("when", required=required))


def _condition(node: Node, fields: Fields) -> Condition:
    condition = Fields(node, fields.where, ("node", *OPERATORS), fields.problems)
    name = condition.text("node", required=True)
    tests = tuple((operator, _against(condition, operator)) for operator in OPERATORS if operator in condition.lines)
    if condition.is_mapping and not tests:
        condition.note(f"a condition needs one of {', '.join(OPERATORS)}")
    return Condition(name, tests)


def _against(condition: Fields, operator: Operator) -> float | str:
    node = condition.node(operator)
    if isinstance(node, MapNode):
        return Fields(node, condition.where, ("node",), condition.problems).text("node", required=True)
    return condition.number(operator) or 0.0
