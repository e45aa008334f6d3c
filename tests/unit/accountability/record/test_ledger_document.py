"""The worked example of docs/ledger.md, recomputed."""

import json
import re
from pathlib import Path

from accounts.canonical import canonical_json, sha256_of
from accounts.ledger import GENESIS

TEXT = (Path(__file__).parents[4] / "docs" / "ledger.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```json\n(.+)\n```\n\n```\nbody_sha256 (\w{64})\nhash +(\w{64})\n```", TEXT)


def test_the_example_is_canonical_json():
    bodies = [body for body, _body_sha256, _hash in EXAMPLE]
    assert len(bodies) == 2
    assert [canonical_json(json.loads(body)) for body in bodies] == bodies


def test_the_example_holds():
    previous = GENESIS
    for seq, (body, body_sha256, entry_hash) in enumerate(EXAMPLE, start=1):
        assert json.loads(body)["seq"] == seq
        assert (sha256_of(body), sha256_of(previous + body_sha256)) == (body_sha256, entry_hash)
        previous = entry_hash


def test_the_example_fails_when_a_byte_is_flipped():
    body, body_sha256, _hash = EXAMPLE[0]
    assert sha256_of(body.replace("company:1", "company:2")) != body_sha256
