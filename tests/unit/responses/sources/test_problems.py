"""Whatever can go wrong with a fetch has words, and says what to do."""

import re
from pathlib import Path

import pytest

from responses.sources import addresses
from responses.sources.problems import FAILED, PASSING, REFUSED, advise, explain

ROOM = Path(addresses.__file__).parent
SOURCE = "".join(
    path.read_text()
    for path in [ROOM / "addresses.py", *(ROOM / "fetching").glob("*.py"), ROOM / "services/fetches.py"]
)
KNOWN = [*REFUSED, *FAILED, *PASSING]
FACTS = {"most": 5, "scheme": "ftp", "port": 22, "host": "example.org", "url": "http://a.org", "limit": 25,
         "encoding": "br", "why": "expired", "seconds": 30}  # fmt: skip


def test_each_problem_that_is_raised_has_words():
    assert set(re.findall(r'Unfit\(\s*"(\w+)"', SOURCE)) <= set(KNOWN)
    assert [code for code in KNOWN if f'"{code}"' not in SOURCE] == []
    assert len(set(KNOWN)) == len(KNOWN)


@pytest.mark.parametrize("code", KNOWN)
def test_problem_is_said_in_words_with_what_to_do(code):
    said, advice = explain(code, FACTS), advise(code)
    assert (said[-1], advice[-1]) == (".", ".")
    assert "%" not in said + advice
