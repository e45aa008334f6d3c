"""Random methodologies and answers, the same for the same seed."""

from dataclasses import dataclass
from random import Random

from accountability.scoring.answers import AnswerRow, Unit
from accountability.scoring.methodology import Methodology
from accountability.scoring.parse import parse_methodology
from accountability.scoring.problems import MethodologyError

HEAD = """\
format: 1
id: generated
version: "1"
title: Generated
scales:
  s: [{answer: yes, points: 100}, {answer: partial, points: 50}, {answer: no, points: 0}, {answer: na, points: null}]
  r: [{answer: yes, points: 0}, {answer: partial, points: 50}, {answer: no, points: 100}, {answer: na, points: ~}]
  p: [{answer: a, points: 3}, {answer: b, points: 1.5}, {answer: c, points: -1}, {answer: na, points: ~}]
  n: {number: {min: 0, max: 7}}
"""
SCALES = {"s": ("yes", "partial", "no", "na"), "r": ("yes", "partial", "no", "na"), "p": ("a", "b", "c", "na")}
NUMBERS = ("0", "1", "2.5", "7")
METHODS = ("mean", "mean", "mean", "sum", "min", "max", "median", "share_met", "none_some_all")
MONOTONE = {"mean", "sum", "min", "max", "median", "share_met"}


@dataclass
class Tree:
    """Nodes of a tree on the way to a file: parent, depth and, for what is computed, method of each."""

    parents: dict[str, str | None]
    depths: dict[str, int]
    methods: dict[str, str]
    folds: set[str]

    def levels_under(self, node: str) -> list[str]:
        """The levels of everything under a node."""
        return sorted({f"level{self.depths[below]}" for below in self.parents if node in self.line(below)[1:]})

    def line(self, node: str | None) -> list[str]:
        """The node and all above it."""
        return [node, *self.line(self.parents[node])] if node else []


def _tree(random: Random, methods: tuple[str, ...]) -> Tree:
    tree = Tree({"c0": None}, {"c0": 0}, {}, set())
    for number in range(1, random.randint(4, 13)):
        parent = random.choice([node for node, depth in tree.depths.items() if depth < 3])
        tree.parents[f"c{number}"], tree.depths[f"c{number}"] = parent, tree.depths[parent] + 1
    tree.methods = {node: random.choice(methods) for node in tree.parents if node in tree.parents.values()}
    for node in random.sample(sorted(tree.parents), 2):
        if not any({node, fold} <= {*tree.line(node)} or node in tree.line(fold) for fold in tree.folds):
            tree.folds |= {node} if random.random() < 0.5 else set()
    return tree


def _aggregate(random: Random, tree: Tree, node: str, *, pooled: bool) -> str:
    parts = [f"by: {tree.methods[node]}"]
    if tree.methods[node] == "share_met":
        parts.append(f"met: {random.choice([1, 50, 75])}")
    if tree.methods[node] == "none_some_all":
        parts.append("points: [0, 50, 100]")
    if pooled and random.random() < 0.4:
        parts.append(f"over: {random.choice(tree.levels_under(node))}")
    if random.random() < 0.3:
        parts.append("scale_to: 100")
    return ", aggregate: {" + ", ".join(parts) + "}"


def _weight(random: Random, tree: Tree, node: str, *, signed: bool) -> str:
    under_sum = tree.methods.get(tree.parents[node] or "") == "sum"
    return f", weight: {random.choice([1, 2, 0.5, 3, 0, *([-1] * 3 if signed and under_sum else [])])}"


def _condition(random: Random, nodes: list[str]) -> str:
    against = random.choice([*map(str, (0, 1, 40, 50, 100)), f"{{node: {random.choice(nodes)}}}"])
    return f"{{node: {random.choice(nodes)}, {random.choice(['lt', 'lte', 'gt', 'gte', 'eq'])}: {against}}}"


def _cap(random: Random, tree: Tree, nodes: list[str]) -> str:
    capped = random.choice(nodes)
    outside = [node for node in nodes if node not in tree.line(capped)]
    when = _condition(random, outside or nodes)
    return f"  - {{node: {capped}, at_most: {random.choice([1, 40, 60])}, when: [{when}]}}\n"


def _text(random: Random, methods: tuple[str, ...], *, rules: bool) -> str:
    tree = _tree(random, methods)
    nodes = list(tree.parents)
    signed = random.random() < 0.5 and "sum" in methods and rules
    text = HEAD + "criteria:\n"
    for node, parent in tree.parents.items():
        line = f"id: {node}, title: {node}, level: level{tree.depths[node]}"
        line += f", parent: {parent}" if parent else ""
        line += _weight(random, tree, node, signed=signed) if random.random() < 0.5 else ""
        line += ", units: [x, y]" if node in tree.folds else ""
        computed = node in tree.methods
        line += _aggregate(random, tree, node, pooled=not signed) if computed else f", scale: {random.choice('ssrpn')}"
        text += f"  - {{{line}}}\n"
    if not rules:
        return text
    text += "caps:\n" + _cap(random, tree, nodes) + _cap(random, tree, nodes)
    return text + f"grades:\n  - {{grade: a, when: [{_condition(random, nodes)}]}}\n  - {{grade: b}}\n"


def random_methodology(random: Random, methods: tuple[str, ...] = METHODS, *, rules: bool = True) -> Methodology:
    """Return a random methodology, trying until one is sound."""
    while True:
        try:
            return parse_methodology(_text(random, methods, rules=rules))
        except MethodologyError:
            continue


def random_units(random: Random, companies: tuple[str, ...]) -> list[Unit]:
    """Return units of two kinds and one that no criterion names, some under others."""
    units = []
    for company in companies:
        for number in range(random.randint(0, 5)):
            above = [unit.name for unit in units if unit.company == company and unit.kind != "z"]
            parent = random.choice(above) if above and random.random() < 0.4 else ""
            units.append(Unit(company, f"u{number}", random.choice("xxyz") if not parent else "x", parent))
    return units


def random_answers(
    random: Random, methodology: Methodology, companies: tuple[str, ...], units: list[Unit], share: float = 0.8
) -> list[AnswerRow]:
    """Return answers to a share of all questions, in random order."""
    tops = {(unit.company, unit.name): unit for unit in units}
    rows = []
    for leaf in methodology.leaves():
        kinds = getattr(methodology.folding_point(leaf.id), "units", None)
        places = [(company, "") for company in companies] if kinds is None else _places(tops, kinds)
        for company, unit in places:
            if random.random() < share:
                answer = random.choice(SCALES.get(leaf.scale or "", NUMBERS))
                rows.append(AnswerRow(company, leaf.id, answer, unit))
    random.shuffle(rows)
    return rows


def _places(units: dict[tuple[str, str], Unit], kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    places = []
    for key, unit in units.items():
        top = unit
        while top.parent:
            top = units[top.company, top.parent]
        if top.kind in kinds:
            places.append(key)
    return places
