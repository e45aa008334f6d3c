"""Forms of what companies said, by noun."""

from responses.statements.forms.commitments import CommitmentForm, OptionalIntervalForm, ProgressForm
from responses.statements.forms.policies import PolicyForm
from responses.statements.forms.quotes import AddQuoteForm, CaptureField, QuoteForm, TranslationForm
from responses.statements.forms.statements import StanceForm, StatementForm, StatementSheet

__all__ = [
    "AddQuoteForm",
    "CaptureField",
    "CommitmentForm",
    "OptionalIntervalForm",
    "PolicyForm",
    "ProgressForm",
    "QuoteForm",
    "StanceForm",
    "StatementForm",
    "StatementSheet",
    "TranslationForm",
]
