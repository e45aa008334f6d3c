"""The mark on the navigation: here, in this room, or nowhere."""

from types import SimpleNamespace

import pytest
from django.template import Context

from config.templatetags import onrecord


@pytest.mark.parametrize(
    ("here", "route", "mark"),
    [
        ("companies:list", "companies:list", {"aria-current": "page"}),
        ("companies:detail", "companies:list", {"aria-current": "true"}),
        ("scorecards:company", "scorecards:table", {}),
        ("gallery", "mfa_index", {}),
    ],
)
def test_current_is_marked(here: str, route: str, mark: dict[str, str]) -> None:
    match = SimpleNamespace(view_name=here, namespace=here.partition(":")[0] if ":" in here else "")
    context = Context({"request": SimpleNamespace(resolver_match=match)})
    assert onrecord._current(context, route) == mark
