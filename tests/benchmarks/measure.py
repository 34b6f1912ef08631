"""Lines a benchmark prints, ``name ratio limit ok|over``, and the exit code that goes with them."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure and the most it may be; ``note`` says what it was in its own unit."""

    name: str
    value: float
    limit: float
    note: str = ""

    @property
    def over(self) -> bool:
        return self.value > self.limit

    def __str__(self) -> str:
        note = f"  ({self.note})" if self.note else ""
        return f"{self.name} {self.value:.2f} {self.limit:g} {'over' if self.over else 'ok'}{note}"


def report(figures: Iterable[Figure]) -> None:
    """Print every figure; leave with 1 when one is over its limit."""
    found = list(figures)
    for figure in found:
        print(figure)
    sys.exit(1 if any(figure.over for figure in found) else 0)


def median_ms(values: Iterable[float]) -> float:
    """The median of some seconds, in milliseconds."""
    return statistics.median(values) * 1000


def timed(work: Callable[[], object]) -> float:
    """The seconds one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
