"""Reading a methodology file (YAML, format 1) into a Methodology, or into the full list of what is wrong with it."""

import re
from functools import lru_cache
from typing import Any, BinaryIO, get_args

from accountability.scoring.draft import Draft, placed
from accountability.scoring.fields import Fields
from accountability.scoring.methodology import Methodology, Missing, Rounding, RoundingMode
from accountability.scoring.problems import MethodologyError, Problem
from accountability.scoring.read_criteria import read_criterion
from accountability.scoring.read_rules import read_cap, read_grade
from accountability.scoring.read_scales import read_scale
from accountability.scoring.rule_soundness import rule_problems
from accountability.scoring.tree_soundness import tree_problems
from accountability.scoring.yamltree import LARGEST_FILE, TOO_LARGE, read_tree

TOP_KEYS = (
    "format", "id", "version", "title", "publisher", "licence", "attribution", "language",
    "rounding", "missing", "scales", "criteria", "caps", "grades",
)  # fmt: skip
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@lru_cache(maxsize=32)
def parse_methodology(text: str) -> Methodology:
    """Return the methodology a YAML text describes, the same object for the same text.

    Raises MethodologyError with every problem and its line; nothing is returned in part.
    """
    problems: list[Problem] = []
    top = Fields(read_tree(text), "methodology", TOP_KEYS, problems)
    head = _head(top) if top.is_mapping else {}
    draft = _draft(top)
    problems += tree_problems(draft)
    if problems:
        raise MethodologyError(problems)
    methodology = Methodology(
        **head,
        scales={scale.part.id: scale.part for scale in draft.scales},
        criteria=tuple(criterion.part for criterion in draft.criteria),
        caps=tuple(cap.part for cap in draft.caps),
        grades=tuple(grade.part for grade in draft.grades),
    )
    if unsound := rule_problems(methodology, draft):
        raise MethodologyError(unsound)
    return methodology


def read_methodology(handle: BinaryIO) -> Methodology:
    """Return the methodology of a file; raises MethodologyError also for one that is too large or not UTF-8."""
    read = handle.read(LARGEST_FILE + 1)
    if len(read) > LARGEST_FILE:
        raise MethodologyError([Problem(1, TOO_LARGE)])
    return parse_methodology(text_of(read))


def text_of(read: bytes) -> str:
    """Return the text of a file's bytes; raises MethodologyError naming the line when they are not UTF-8."""
    try:
        return read.decode()
    except UnicodeDecodeError as error:
        line = read.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: the byte 0x{read[error.start]:02X}; save the file as UTF-8"
        raise MethodologyError([Problem(line, message)]) from error


def _head(top: Fields) -> dict[str, Any]:
    if (written := top.text("format", required=True, default="1")) != "1":
        top.note(f"'format' must be 1, not '{written}'", top.at("format"))
    slug = top.text("id", required=True, default="none")
    if SLUG.fullmatch(slug) is None:
        top.note(f"'id' must be small letters, digits and hyphens, not '{slug}'", top.at("id"))
    return {
        "id": slug,
        "version": top.text("version", required=True),
        "title": top.text("title", required=True),
        "publisher": top.text("publisher"),
        "licence": top.text("licence"),
        "attribution": top.text("attribution"),
        "language": top.text("language", default="en"),
        "missing": top.choice("missing", get_args(Missing), "exclude"),
        "rounding": _rounding(top),
    }


def _rounding(top: Fields) -> Rounding:
    node = top.node("rounding")
    if node is None:
        return Rounding()
    fields = Fields(node, "rounding", ("places", "mode"), top.problems)
    places = fields.number("places") or 0
    if places not in range(7):
        fields.note("'places' must be a whole number from 0 to 6", fields.at("places"))
    return Rounding(int(places), fields.choice("mode", get_args(RoundingMode), "half_up"))


def _draft(top: Fields) -> Draft:
    problems = top.problems
    scales = [read_scale(key, node, problems) for key, node in top.mapping("scales").items()]
    criteria = [read_criterion(node, problems) for node in top.items("criteria", required=True)]
    return Draft(
        scales=[placed(scale, fields) for scale, fields in scales],
        criteria=[placed(criterion, fields) for criterion, fields in criteria if fields.is_mapping],
        caps=[placed(*read_cap(node, problems)) for node in top.items("caps")],
        grades=[placed(*read_grade(node, problems)) for node in top.items("grades")],
    )
