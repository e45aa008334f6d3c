"""A frozen scorecard in plain sentences: everything in it that becomes public, thing by thing."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from accountability.record.readings.evidence import (
    read_allegations,
    read_commitments,
    read_sources,
    read_statements,
)
from accountability.record.readings.facts import Fact, Reading
from accountability.record.readings.results import read_about, read_criteria, read_names, read_scores

__all__ = ["Fact", "Reading", "read_scorecard"]


def read_scorecard(document: Mapping[str, Any]) -> Iterator[tuple[str, str, list[Reading]]]:
    """Anchor, title and things of each part of the scorecard, in the order the editor reads them."""
    yield "scores", _("Scores"), read_scores(document)
    yield "criteria", _("Criteria, reasons and quotes"), read_criteria(document)
    yield "statements", _("Statements with their quotes"), read_statements(document)
    yield "allegations", _("Allegations with the replies"), read_allegations(document)
    yield "commitments", _("Commitments"), read_commitments(document)
    yield "sources", _("Sources"), read_sources(document)
    yield "names", _("Company, names, identifiers"), read_names(document)
    yield "about", _("Methodology and assessment"), read_about(document)
