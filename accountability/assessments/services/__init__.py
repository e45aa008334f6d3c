"""What can be done with assessments: opening them, marking criteria, importing what others have published."""

from accountability.assessments.services.assessments import open_assessment
from accountability.assessments.services.comparisons import ask_for_comparison
from accountability.assessments.services.imports import Imported, Publication, import_answers
from accountability.assessments.services.marks import one_spelling, save_mark
from accountability.assessments.services.textchecks import text_checks
from accountability.assessments.services.upgrades import carry_over_marks, upgrade_assessment

__all__ = [
    "Imported",
    "Publication",
    "ask_for_comparison",
    "carry_over_marks",
    "import_answers",
    "one_spelling",
    "open_assessment",
    "save_mark",
    "text_checks",
    "upgrade_assessment",
]
