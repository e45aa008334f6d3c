"""Loading a published index: Ranking Digital Rights 2022, imported and published through the same services."""

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from accountability.assessments.models import Assessment
from accountability.assessments.services import Publication, import_answers, text_checks
from accountability.frameworks.models import Methodology
from accountability.frameworks.queries import tree_of
from accountability.record.services import publish_scorecard
from accountability.scoring.importfiles import ImportFiles, read_import
from companies.models import Company
from config.demo.load import install_library
from config.demo.people import demo_people

FOLDER = Path(__file__).parent / "rdr2022"
FILES = ImportFiles(FOLDER / "answers.csv", FOLDER / "units.csv", FOLDER / "companies.csv")
METHODOLOGY = ("rdr", "2022")
PUBLICATION = Publication(
    publisher="Ranking Digital Rights",
    url="https://rankingdigitalrights.org/index2022/",
    as_of=date(2022, 4, 27),
    scope_note="Answers and scores as published by Ranking Digital Rights, 2022 index (CC BY 4.0); re-computed here.",
)


@transaction.atomic
def load_index(*, now: datetime) -> list[Company]:
    """The companies of the index, published; an empty list when it is there already. All of it or nothing."""
    slug, version = METHODOLOGY
    if Assessment.objects.filter(methodology__slug=slug, methodology__version=version).exists():
        return []
    people = demo_people()
    install_library(people["editor"], now)
    methodology = Methodology.objects.get(slug=slug, version=version)
    imported = import_answers(
        methodology=methodology,
        publication=PUBLICATION,
        companies=read_import(tree_of(methodology), FILES, text_checks()),
        by=people["editor"],
        now=now,
        create_companies=True,
    )
    for each in imported:
        publish_scorecard(assessment=each.assessment, by=people["second_editor"], now=now)
    return [each.assessment.company for each in imported]
