"""What can be done with evidence: captures are kept (captures), read from uploads (uploads), quoted (quotes)."""

from responses.sources.services.captures import SourceFacts, keep_capture, log_source
from responses.sources.services.quotes import (
    Located,
    QuoteNotFound,
    enter_quote,
    locate_quote,
    look_again_for_quotes,
    store_quote,
    verify_quote,
)
from responses.sources.services.uploads import Reading, pasted, read_upload

__all__ = [
    "Located",
    "QuoteNotFound",
    "Reading",
    "SourceFacts",
    "enter_quote",
    "keep_capture",
    "locate_quote",
    "log_source",
    "look_again_for_quotes",
    "pasted",
    "read_upload",
    "store_quote",
    "verify_quote",
]
