"""Whatever a file holds, a review of it ends, says what it found, and offers nothing that cannot be taken in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from app.domain.handoff import Paperwork
from app.domain.identity import Identity, mark
from app.domain.review import Standing, accepted
from app.domain.sheet import EMPTY, Cell, CellKind, Grid
from app.reviewing import review_sheet
from tests.exporters.plans import small_delivery, small_plan
from tests.reviewing.sheets import grids_of, handed_off, workbook

HANDOFF = handed_off(small_plan(), small_delivery())
CELLS = st.one_of(
    st.just(EMPTY),
    st.builds(Cell, st.text(max_size=20), st.just(CellKind.TEXT)),
    st.sampled_from(
        [
            Cell("-1", CellKind.NUMBER, -1.0),
            Cell("1e300", CellKind.NUMBER, 1e300),
            Cell("0.5", CellKind.NUMBER, 0.5),
            Cell("99:00", CellKind.TIME, seconds=356_400),
            Cell("#REF!", CellKind.ERROR),
            Cell("TRUE", CellKind.BOOL, 1.0),
            Cell("2026-02-30", CellKind.DATE, date="2026-02-28"),
            Cell("segment:practice", CellKind.TEXT),
            Cell("cue:c1", CellKind.TEXT),
            Cell("need:nothing", CellKind.TEXT),
            Cell("id", CellKind.TEXT),
            Cell("=HYPERLINK()", CellKind.TEXT),
            Cell("x" * 30_000, CellKind.TEXT),
        ]
    ),
)


@cache
def written(kind: Paperwork) -> tuple[Grid, ...]:
    return grids_of(workbook(HANDOFF, kind))


@st.composite
def spoiled(draw: st.DrawFn) -> tuple[Grid, ...]:
    """A workbook of ours in which cells, rows and whole sheets are not what they were."""
    grids = []
    for grid in written(draw(st.sampled_from([Paperwork.CUE_SHEET, Paperwork.READINESS]))):
        rows = [list(row) for row in grid.rows]
        for _ in range(draw(st.integers(0, 6)) if rows else 0):
            row = draw(st.integers(0, len(rows) - 1))
            match draw(st.sampled_from(["cell", "cell", "cell", "copy", "cut", "new"])):
                case "cell" if rows[row]:
                    rows[row][draw(st.integers(0, len(rows[row]) - 1))] = draw(CELLS)
                case "copy":
                    rows.append(list(rows[row]))
                case "cut" if len(rows) > 1:
                    del rows[row]
                case _:
                    rows.insert(row, draw(st.lists(CELLS, max_size=20)))
        if draw(st.integers(0, 9)):
            grids.append(replace(grid, rows=tuple(map(tuple, rows))))
    return tuple(draw(st.permutations(grids)))


@given(spoiled())
def test_a_spoiled_workbook_is_reviewed_and_each_item_can_be_taken_in_alone(grids: tuple[Grid, ...]) -> None:
    plan, run = HANDOFF.plan, HANDOFF.delivery
    review = review_sheet(HANDOFF, plan, run, grids)
    assert len({one.id for one in review.items}) == len(review.items)
    for item in review.items:
        assert len(item.said) < 1_000
        assert (item.on_plan is None and item.on_run is None) == (item.standing in {Standing.LOST, Standing.SETTLED})
        if item.standing not in {Standing.LOST, Standing.SETTLED}:
            assert accepted(review, {item.id}, plan, run) != (plan, run)
    again = review_sheet(HANDOFF, plan, run, grids)
    assert [(one.id, one.said) for one in again.items] == [(one.id, one.said) for one in review.items]


@given(st.text(max_size=200))
def test_a_mark_somebody_wrote_is_no_harm(text: str) -> None:
    told = mark(Identity("cue sheet", HANDOFF.plan_id, text, text, text, text[:5]))
    grid = Grid("Any", ((Cell(told, CellKind.TEXT),),))
    assert review_sheet(HANDOFF, HANDOFF.plan, None, (grid,)).items == ()
