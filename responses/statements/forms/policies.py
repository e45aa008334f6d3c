"""Forms of policies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.sources.models import Source
from responses.statements.forms.quotes import numbers
from responses.statements.models import Policy
from responses.statements.queries import sources_to_choose


class PolicyForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """Which document is a policy of which company."""

    class Meta:
        model = Policy
        fields = ("company", "source")
        labels = {"source": _("Document")}
        error_messages = {"source": {"unique": _("This document is on record as a policy already.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: forms.ModelChoiceField[Source] = self.fields["source"]  # type: ignore[assignment]  # a foreign key
        offered.queryset = sources_to_choose(asked=numbers(self.data.get("source", ""), self.initial.get("source", "")))
        offered.empty_label = _("Choose a source")
