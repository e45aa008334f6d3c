"""Names that a spreadsheet would run do not run, and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accountability.scoring.spreadsheet import RUN_BY_SPREADSHEETS, escaped, unescaped


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+49 AG", "'+49 AG"),
        ("-minus", "'-minus"),
        ("@home", "'@home"),
        ("\ttab", "'\ttab"),
        ("\rreturn", "'\rreturn"),
        ("\nline", "'\nline"),
        ("'=already", "''=already"),
        ("'t Hooft", "'t Hooft"),
        ("AT&T", "AT&T"),
        ("", ""),
    ],
)
def test_escaped_puts_an_apostrophe_before_what_would_run(name, written):
    assert escaped(name) == written
    assert unescaped(written) == name


@given(st.text("=+-@\t\r\n'a ", max_size=6))
def test_every_name_comes_back_and_none_runs(name):
    assert unescaped(escaped(name)) == name
    assert escaped(name)[:1] not in {*"=+-@\t\r\n"}
    assert (escaped(name) == name) is (RUN_BY_SPREADSHEETS.match(name) is None)


def test_a_name_that_nobody_escaped_is_read_as_it_is():
    assert unescaped("=SUM(A1)") == "=SUM(A1)"
