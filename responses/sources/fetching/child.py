"""What the child process does: it locks itself in, fetches one page, and says what came of it."""

import json
import os
import signal
import sys
from typing import Any

from responses.sources.addresses import Unfit
from responses.sources.confinement import confine, die_with_parent
from responses.sources.fetching.journey import Files, JsonObject, Order, travel
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
    json.dump(_fetch(order, told["body"], told["record"], world), sys.stdout)


def _fetch(order: Order, body: int, record: int, world: World) -> JsonObject:
    """What was met on the way, or the problem."""
    try:
        with os.fdopen(body, "wb") as into, os.fdopen(record, "wb") as tape:
            return travel(order, Files(into, tape), world)
    except Unfit as unfit:
        return {"problem": unfit.code, "facts": unfit.facts}
    except OSError:
        # Of the network's own errors none comes so far: the disk is full.
        return {"problem": "no_space", "facts": {}}


def _load_what_is_loaded_late() -> None:
    """Codecs that would be read from disk when first used, perhaps after the right to read it is gone."""
    "ä".encode("idna")
    "ä".encode("latin-1")
