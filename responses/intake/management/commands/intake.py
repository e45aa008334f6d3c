"""``manage.py intake``: what an article says of companies, as proposals. Needs and touches no database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from responses.intake.finding.lists import known_companies
from responses.intake.finding.proposals import propose
from responses.intake.finding.writing import as_json, as_lines
from responses.sources.reading import read_file


class Command(BaseCommand):
    help = "Propose companies, quotes, claims, promises, allegations and silences found in an article."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", metavar="FILE", help="a text or web page; - reads standard input")
        parser.add_argument("--html", action="store_true", help="it is a web page (as .html and .htm always are)")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a list to read")
        parser.add_argument(
            "--companies",
            type=Path,
            metavar="FILE",
            help="companies that are known: a JSON list, or lines name;other;…",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            text = article_text(options["article"], is_page=options["html"])
            known = known_companies(decoded(options["companies"].read_bytes())) if options["companies"] else ()
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        proposals = propose(text, known=known)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(proposals), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(as_lines(proposals)))


def article_text(name: str, *, is_page: bool) -> str:
    """The text of a file, or of standard input for "-"; of a web page, what a reader sees of its article."""
    content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    if is_page or Path(name).suffix.lower() in {".html", ".htm"}:
        return read_file(content, "text/html").text
    return decoded(content)


def decoded(content: bytes) -> str:
    """Bytes as text: UTF-8 with or without its mark, else as Windows writes western languages."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
