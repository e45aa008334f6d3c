"""Times taken in turn, memory at its peak, and goals with what was measured beside them."""

import multiprocessing
import platform
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Goal:
    """A promise and what was measured; smaller is better."""

    what: str
    goal: float
    measured: float
    unit: str

    def __str__(self) -> str:
        met = "met" if self.measured <= self.goal else "NOT MET"
        return f"{self.what:<66} goal ≤ {self.goal:g} {self.unit:<2} measured {self.measured:.2f} {self.unit:<2} {met}"


def in_turn(rounds: int, *calls: Callable[[], object]) -> list[float]:
    """Return the best wall-clock time of each call, all made one after the other in every round."""
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for place, call in enumerate(calls):
            best[place] = min(best[place], seconds(call))
    return best


def seconds(call: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def peak() -> float:
    """Return the most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(measure: Callable[..., list[Goal]], *arguments: object) -> list[Goal]:
    """Return what is measured in a process of its own, so that its peak of memory is its own too."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, arguments)


def machine() -> str:
    """Return what the figures were measured on."""
    return (
        f"Python {platform.python_version()} on {platform.machine()}, {multiprocessing.cpu_count()} cores, one thread"
    )
