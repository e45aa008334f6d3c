"""What can be done with evidence.

Captures are kept (captures) of what is uploaded (uploads) or fetched (fetches, answers, kept), read again (rereading),
and quoted (quotes); pages are watched (watching).
"""

from responses.sources.services.captures import SourceFacts, keep_capture, log_source
from responses.sources.services.clearing import Cleared, clear_fetches
from responses.sources.services.fetches import ask_fetch, run_waiting_fetches
from responses.sources.services.kept import keep_fetched, kind_of
from responses.sources.services.quotes import (
    Located,
    QuoteNotFound,
    enter_quote,
    locate_quote,
    look_again_for_quotes,
    note_nearest,
    store_quote,
    verify_quote,
)
from responses.sources.services.rereading import reread_capture
from responses.sources.services.uploads import Reading, held_upload, hold_upload, pasted, read_upload
from responses.sources.services.watching import Swept, look_at_pages

__all__ = [
    "Cleared",
    "Located",
    "QuoteNotFound",
    "Reading",
    "SourceFacts",
    "Swept",
    "ask_fetch",
    "clear_fetches",
    "enter_quote",
    "held_upload",
    "hold_upload",
    "keep_capture",
    "keep_fetched",
    "kind_of",
    "locate_quote",
    "log_source",
    "look_again_for_quotes",
    "look_at_pages",
    "note_nearest",
    "pasted",
    "read_upload",
    "reread_capture",
    "run_waiting_fetches",
    "store_quote",
    "verify_quote",
]
