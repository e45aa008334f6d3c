"""``manage.py reread``: read the newest copy of every source again with the reader of today."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.errors import Refused
from responses.sources.queries import newest_captures
from responses.sources.services import reread_capture


class Command(BaseCommand):
    help = "Read the newest copy of every source again; where the text differs a technical copy is kept."

    def handle(self, *_args: Any, **_options: Any) -> None:
        read = left = 0
        for capture in newest_captures().iterator(50):
            try:
                reread_capture(capture=capture, by=None, now=timezone.now())
                read += 1
            except Refused as refusal:
                left += 1
                self.stderr.write(f"{capture}: {refusal}")
        said = ngettext("%d copy read again", "%d copies read again", read) % read
        self.stdout.write(f"{said}, {left} left as they are.")
