"""What can be done in intake: drafts are opened and read (drafts), answered (answers), and saved (saving)."""

from responses.intake.services.additions import add_words
from responses.intake.services.answers import accept_all_of, answer_proposal
from responses.intake.services.clearing import clear_unkept_fetches
from responses.intake.services.continuing import continue_draft
from responses.intake.services.drafts import (
    ask_draft,
    choose_source,
    confirm_facts,
    discard_draft,
    open_draft,
    read_fetched_drafts,
    reopen_draft,
)
from responses.intake.services.saving import Unsaveable, save_draft

__all__ = [
    "Unsaveable",
    "accept_all_of",
    "add_words",
    "answer_proposal",
    "ask_draft",
    "choose_source",
    "clear_unkept_fetches",
    "confirm_facts",
    "continue_draft",
    "discard_draft",
    "open_draft",
    "read_fetched_drafts",
    "reopen_draft",
    "save_draft",
]
