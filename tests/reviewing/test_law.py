"""The law of a round trip: whatever cells are typed over, the plan then holds exactly that and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain import edits
from app.domain.plan import After, Kind, Plan, Segment
from app.domain.review import Standing
from app.domain.sheet import EMPTY, Cell, CellKind, Grid
from app.reviewing import review_sheet
from app.reviewing.aims import cue_in
from tests.domain.strategies import plans
from tests.reviewing.sheets import grids_of, handed_off, taken, workbook

CUES = "Cue sheet"
OF_SEGMENTS = {"Segment": "title", "Who": "led_by", "Exact text or asset": "description", "Backup": "short_form"}
OF_CUES = {"Who": "who", "Exact text or asset": "text", "To": "target", "Backup": "backup"}
WORDS = st.text("abcdefgh xyz", min_size=3, max_size=12).map(lambda text: f"w {text.strip()} w")


@dataclass(frozen=True)
class Typed:
    """A cell somebody typed over; minutes for a time and a length."""

    row_id: str
    column: str
    value: str | int


@st.composite
def typed_over(draw: st.DrawFn) -> tuple[Plan, list[Typed]]:
    """A plan and what somebody typed into its cue sheet, a cell at most once."""
    plan = draw(plans(most=6))
    counted = [one for one in plan.running_segments if one.kind is not Kind.OFF_CLOCK]
    cells: list[Typed] = []
    for segment in counted:
        row = f"segment:{segment.id}"
        cells += [Typed(row, column, draw(WORDS)) for column in OF_SEGMENTS]
        cells.append(Typed(row, "Length", segment.planned_s // 60 + draw(st.integers(1, 30))))
        cells.append(Typed(row, "Min", draw(st.integers(1, 300))))
        for cue in segment.cues:
            cells += [Typed(f"cue:{cue.id}", column, draw(WORDS)) for column in OF_CUES]
            cells.append(Typed(f"cue:{cue.id}", "Min", draw(st.integers(1, 300))))
    return plan, [cell for cell in cells if draw(st.integers(0, 3)) == 0]


def with_typed(grids: tuple[Grid, ...], cells: list[Typed]) -> tuple[Grid, ...]:
    """The workbook as it comes back."""
    back = []
    for grid in grids:
        if grid.name == CUES:
            rows = [list(row) for row in grid.rows]
            head = next(row for row in rows if row and row[-1].text == "id")
            columns = {cell.text: n for n, cell in enumerate(head)}
            by_id = {row[columns["id"]].text: row for row in rows if len(row) > columns["id"]}
            for one in cells:
                number = isinstance(one.value, int)
                kind = CellKind.NUMBER if number else CellKind.TEXT
                cell = Cell(str(one.value), kind, float(one.value) if number else None)
                row = by_id[one.row_id]
                row[columns[one.column]] = cell
                if one.column == "Min":
                    row[columns["Clock"]] = EMPTY
            grid = replace(grid, rows=tuple(map(tuple, rows)))  # noqa: PLW2901
        back.append(grid)
    return tuple(back)


def with_texts(plan: Plan, cells: list[Typed]) -> Plan:
    """The plan with everything but the times."""
    for one in cells:
        kind, _, key = one.row_id.partition(":")
        if one.column == "Length":
            plan = edits.resize(plan, key, 60 * int(one.value))
        elif one.column != "Min" and kind == "segment":
            plan = edits.amend(plan, key, lambda s, o=one: replace(s, **{OF_SEGMENTS[o.column]: o.value}))
        elif one.column != "Min":
            segment, cue = cue_in(plan, key)
            plan = edits.put(plan, segment.id, replace(cue, **{OF_CUES[one.column]: one.value}))
    return plan


def untimed(plan: Plan) -> list[Segment]:
    """The segments but for when they and their cues are."""
    rows = [(one, tuple(replace(cue, offset_s=0) for cue in one.cues)) for one in plan.segments]
    return [replace(one, start=After(), cues=cues) for one, cues in rows]


@given(typed_over())
def test_the_plan_holds_exactly_what_was_typed(found: tuple[Plan, list[Typed]]) -> None:
    plan, cells = found
    handoff = handed_off(plan)
    back = with_typed(grids_of(workbook(handoff)), cells)
    review = review_sheet(handoff, plan, None, back)
    assert {one.standing for one in review.items} <= {Standing.OPEN}
    assert len(review.items) <= len(cells)
    after, _ = taken(review, plan)
    assert untimed(after) == untimed(with_texts(plan, cells))
    timed = {one.row_id for one in cells if one.column == "Min"}
    for before, now in zip(plan.segments, after.segments, strict=True):
        if f"segment:{before.id}" not in timed:
            assert now.start == before.start
    again = review_sheet(handoff, after, None, back)
    assert {one.standing for one in again.items if not one.id.endswith(("Starts", "Goes at"))} <= {Standing.SETTLED}
