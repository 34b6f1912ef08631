"""What stands between a hand and the screen, without either: a diff, a layout, a search among names.

Run it as ``python -m tests.benchmarks.domain``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain import edits
from app.domain.diff import diff
from app.domain.find import ranked
from app.domain.layout import lay_out
from app.domain.plan import MAIN_LANE, Plan, Segment
from tests.benchmarks.measure import Figure, median_ms, report, timed

ROUNDS = 15


def median_of(work: Callable[[], object]) -> float:
    """Milliseconds, the median of some rounds."""
    return median_ms(timed(work) for _ in range(ROUNDS))


def long_plan(count: int) -> Plan:
    """A plan of that many segments of five minutes."""
    return Plan("plan", "Long", segments=tuple(Segment(str(n), f"Segment {n}", planned_s=300) for n in range(count)))


def main() -> None:
    """Measure and report."""
    plan = long_plan(2_000)
    retitled = edits.amend(plan, "1000", lambda segment: replace(segment, title="New"))
    walk = median_of(lambda: [one is other for one, other in zip(plan.segments, retitled.segments, strict=True)])
    longer = long_plan(5_000)
    before = (longer, lay_out(longer))
    dragged = edits.move(longer, ["2500"], MAIN_LANE, "2507")
    step, whole = median_of(lambda: lay_out(dragged, before)), median_of(lambda: lay_out(dragged))
    names = [f"Segment {n} with a title of some words" for n in range(10_000)]
    search, fold = median_of(lambda: ranked("seg 77", names)), median_of(lambda: [name.casefold() for name in names])
    report(
        [
            Figure("diff_of_one_to_a_walk", median_of(lambda: diff(plan, retitled)) / walk, 5.0),
            Figure("layout_to_a_walk", median_of(lambda: lay_out(plan)) / walk, 20.0),
            Figure("layout_of_a_step_to_whole", step / whole, 0.5),
            Figure("rank_10000_to_casefold", search / fold, 40.0, f"{search:.1f} ms"),
        ]
    )


if __name__ == "__main__":
    main()
