"""What the child process does: it locks itself in, fetches one page, and says what came of it."""

import json
import os
import signal
import sys
from typing import Any

from responses.sources.addresses import Unfit
from responses.sources.confinement import confine, die_with_parent
from responses.sources.fetching.journey import Files, Order, travel
from responses.sources.fetching.wire import MOST_HEADER_BYTES, World


def main(world: World = World()) -> None:  # noqa: B008  # an immutable tuple
    """Fetch what standard input orders. Bytes go into the two open files it names, the rest to standard output."""
    told: dict[str, Any] = json.load(sys.stdin)
    order = Order(told["url"], told["agent"], told["limit"])
    _load_what_is_loaded_late()
    confine(output=8 * MOST_HEADER_BYTES + 2 * order.limit, network=True)
    die_with_parent()
    # Should the parent hang, the system ends this process all the same.
    signal.alarm(told["seconds"] + 5)
    with os.fdopen(told["body"], "wb") as body, os.fdopen(told["record"], "wb") as record:
        try:
            came = travel(order, Files(body, record), world)
        except Unfit as problem:
            came = {"problem": problem.code, "facts": problem.facts}
        except OSError:
            # Of the network's own errors none comes so far: this disk is full, or the file too long.
            came = {"problem": "no_space", "facts": {}}
        try:
            body.flush()
            record.flush()
        except OSError:
            came = {"problem": "no_space", "facts": {}}
    json.dump(came, sys.stdout)


def _load_what_is_loaded_late() -> None:
    """Codecs that would be read from disk when first used, perhaps after the right to read it is gone."""
    "ä".encode("idna")
    "ä".encode("latin-1")
