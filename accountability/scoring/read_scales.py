"""Reading one scale of a methodology file."""

from collections import Counter

from accountability.scoring.fields import Fields
from accountability.scoring.methodology import NumberRange, Option, Scale
from accountability.scoring.problems import Problem
from accountability.scoring.yamltree import ListNode, MapNode, Node, Scalar


def read_scale(key: Scalar, node: Node, problems: list[Problem]) -> tuple[Scale, Fields]:
    """Return a scale, a list of answers or `{number: {min, max}}`, with the fields it was read from."""
    where = f"scale '{key.text}'"
    if isinstance(node, ListNode):
        fields = Fields(MapNode(key.line, {}), where, (), problems)
        return Scale(key.text, options=_options(node, fields)), fields
    fields = Fields(node, where, ("number",), problems)
    return Scale(key.text, number=_range(fields)), fields


def _range(fields: Fields) -> NumberRange:
    node = fields.node("number", required=True)
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return NumberRange()
    limits = Fields(node, fields.where, ("min", "max"), fields.problems)
    low, high = limits.number("min"), limits.number("max")
    if low is not None and high is not None and low > high:
        limits.note("'min' is above 'max'")
    return NumberRange(low, high)


def _options(node: ListNode, fields: Fields) -> tuple[Option, ...]:
    read = [(_option(item, fields), item.line) for item in node.items]
    seen: Counter[str] = Counter()
    for option, line in read:
        seen[option.answer] += 1
        if option.answer and seen[option.answer] > 1:
            fields.note(f"the answer '{option.answer}' stands twice", line)
    options = tuple(option for option, _ in read)
    if all(option.points is None for option in options):
        fields.note("needs at least one answer with points")
    return options


def _option(node: Node, fields: Fields) -> Option:
    option = Fields(node, fields.where, ("answer", "label", "points"), fields.problems)
    answer = option.text("answer", required=True)
    label = option.text("label", default=answer)
    points = option.node("points", required=True)
    if points is None or (isinstance(points, Scalar) and points.is_null):
        return Option(answer, label, None)
    return Option(answer, label, option.number_in(points, "points"))
