"""``manage.py score``: the scores of an answers file by a methodology file. Needs and touches no database."""

import csv
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any, get_args

from django.core.management.base import BaseCommand

from accountability.scoring.methodology import Missing
from accountability.scoring.problems import FilesError
from accountability.scoring.scorefiles import Files, replaced, score_files
from accountability.scoring.scoresfile import score_rows
from accountability.scoring.sensitivity import rank_ranges

MOST_DRAWS = 10_000


def draws(text: str) -> int:
    """A number of re-weightings that ranges can be read from."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DRAWS:
        raise ArgumentTypeError(f"must be a number from 1 to {MOST_DRAWS}, not {text}")
    return int(text)


class Command(BaseCommand):
    help = "Score the companies of an answers file by a methodology file. Exit 2 names every bad line on stderr."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("methodology", type=Path, metavar="METHODOLOGY.yaml")
        parser.add_argument("answers", type=Path, metavar="ANSWERS.csv")
        parser.add_argument("--units", type=Path, metavar="U.csv", help="company,unit,kind,parent")
        parser.add_argument("--companies", type=Path, metavar="C.csv", help="company and columns to group by")
        parser.add_argument("--group-by", metavar="COLUMN", help="rank within the groups of this column of --companies")
        parser.add_argument("--missing", choices=get_args(Missing), help="overrules the methodology's own rule")
        parser.add_argument("--ranges", type=draws, metavar="N", help="add sensitivity to weights by N re-weightings")
        parser.add_argument("--seed", type=int, default=0, metavar="S", help="of the re-weightings (default 0)")
        parser.add_argument("--out", type=Path, metavar="SCORES.csv", help="write here instead of to stdout")

    def handle(self, *_args: Any, **options: Any) -> None:
        files = Files(options["methodology"], options["answers"], options["units"], options["companies"])
        try:
            result = score_files(files, group_by=options["group_by"], missing=options["missing"])
            ranges = rank_ranges(result, options["ranges"], options["seed"]) if options["ranges"] else None
            with replaced(options["out"], otherwise=self.stdout) as out:
                csv.writer(out, lineterminator="\n").writerows(score_rows(result, ranges))
        except FilesError as error:
            self.stderr.write(str(error))
            sys.exit(2)
