"""What the pressure test costs, beside the plainest numpy that gives the same percentiles.

Run it as ``python -m tests.benchmarks.pressure``. Memory is the peak of one whole process each.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from app.domain.conditions import Conditions
from app.domain.plan import Kind, Marker, MarkerKind, Plan, Segment
from app.domain.pressure import PERCENTILES
from app.domain.spread import spread
from app.pressure import suggestions
from app.pressure.engine import run
from app.pressure.model import model_of
from app.pressure.report import fan, how_of
from tests.benchmarks.measure import Figure, median_ms, report, timed

ROUNDS = 15
KINDS = (Kind.INPUT, Kind.POLL, Kind.DISCUSSION, Kind.PRACTICE, Kind.DEBRIEF)
SKIP = (Marker("m", MarkerKind.MAY_SKIP),)


def long_plan(count: int, levers: bool = False) -> Plan:
    """Lengths of 4 to 12 minutes of all sorts; with ``levers`` every third may be skipped, every fifth shortened."""
    segments = tuple(
        Segment(
            str(n),
            f"Segment {n}",
            KINDS[n % len(KINDS)],
            planned_s=240 + 60 * (n % 9),
            shortest_s=200 if levers and n % 5 == 0 else None,
            markers=SKIP if levers and n % 3 == 0 else (),
        )
        for n in range(count)
    )
    return Plan("plan", "Long", promised_s=sum(segment.planned_s for segment in segments), segments=segments)


def plain(plan: Plan, runs: int) -> np.ndarray:
    """The textbook: one table of beta lengths, the pace of each run, sums along it, percentiles of each column."""
    rng = np.random.default_rng(1)
    low, likely, high = np.array(
        [(s.shortest_s, s.planned_s, s.longest_s) for s in (spread(segment) for segment in plan.segments)], float
    ).T
    rise = 4 * (likely - low) / (high - low)
    lengths = low + (high - low) * rng.beta(1 + rise, 5 - rise, (runs, len(low)))
    lengths *= rng.normal(1, Conditions().pace_sd, (runs, 1))
    return np.percentile(lengths.cumsum(axis=1), PERCENTILES, axis=0)


def ours(plan: Plan, runs: int, cuts: bool = False) -> np.ndarray:
    """The same percentiles by the engine, and the end's."""
    how = replace(how_of(Conditions(), runs, 1), cuts=cuts)
    found = run(model_of(plan, Conditions()), how)
    rows = [found.starts[place] for place in range(1, len(plan.segments))]
    ends = np.percentile(found.ends, PERCENTILES)
    return np.column_stack([*(np.array(row) for row in rows), ends])


def memory_mb(who: str) -> float:
    """The peak of a process that does it once."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.pressure", who], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def peak(who: str) -> None:
    """Do it once, and print the peak in MB: of this process alone, unlike what ``getrusage`` inherits."""
    {"plain": plain, "ours": ours}[who](long_plan(500), 100_000)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    print(int(status["VmHWM"].split()[0]) / 1024)


def _off_percent(found: np.ndarray, true: np.ndarray) -> float:
    """How far the worst of the percentiles is from where it should be."""
    return float(np.max(np.abs(found / true - 1))) * 100


def main() -> None:
    """Measure and report."""
    plan, runs = long_plan(60), 10_000
    textbook = median_ms(timed(lambda: plain(plan, runs)) for _ in range(ROUNDS))
    mine = median_ms(timed(lambda: ours(plan, runs)) for _ in range(ROUNDS))
    rich = long_plan(60, levers=True)
    free = median_ms(timed(lambda: ours(rich, runs)) for _ in range(ROUNDS))
    cutting = median_ms(timed(lambda: ours(rich, runs, cuts=True)) for _ in range(ROUNDS))
    whole = median_ms(timed(lambda: fan(rich, cuts=True)) for _ in range(ROUNDS))
    many = 200_000
    true = plain(plan, many)
    off = _off_percent(ours(plan, many), true)
    of_few = (
        f"at {runs} ours {_off_percent(ours(plan, runs), true):.2f}, plain {_off_percent(plain(plan, runs), true):.2f}"
    )
    helped = median_ms(timed(lambda: suggestions(rich)) for _ in range(3))
    mb = {who: memory_mb(who) for who in ("plain", "ours")}
    report(
        [
            Figure("fan_to_plain_numpy", mine / textbook, 0.4, f"{mine:.1f} of {textbook:.1f} ms"),
            Figure("percentiles_off_percent", off, 0.5, f"{many} runs of both; {of_few} off that: mere chance"),
            Figure("cuts_to_no_cuts", cutting / free, 3.0, f"{cutting:.1f} of {free:.1f} ms"),
            Figure("drag_step_ms", whole, 33.0, "a fan of 60 segments with cuts, as values; 30 frames a second"),
            Figure("suggestions_ms", helped, 600.0, "all of them for 60 segments, combinations too"),
            Figure("memory_to_plain", mb["ours"] / mb["plain"], 0.125, f"{mb['ours']:.0f} of {mb['plain']:.0f} MB"),
        ]
    )


if __name__ == "__main__":
    peak(sys.argv[1]) if len(sys.argv) > 1 else main()
