"""Laws of every reading: it never fails, and no filled cell is lost without a word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.layout import lay_out
from app.domain.sheet import NO_CHOICES, Area, Cell, Grid, Place, Reading, Remark
from app.domain.text import clean
from app.importers import as_json
from tests.importers.sheets import cell, read, sheet

TEXTS = st.sampled_from(
    [
        *(
            "Time",
            "Start",
            "End",
            "Duration",
            "Title",
            "What",
            "Who",
            "Notes",
            "Tech",
            "Day",
            "Track",
            "Actual",
            "Slides",
            "Actual start",
            "Grouping",
            "Materials",
            "Script",
        ),
        *(
            "9:00",
            "9:30-10:15",
            "1:05",
            "10 – 11am",
            "5:30",
            "15-20 min",
            "90",
            "2.5 h",
            "noon",
            "after lunch",
            "14:00 –",
        ),
        *("Welcome", "BREAK", "Total", "Section one", "Ann", "-", "tbd", "Line one\nLine two", "10:15 Coffee", "End"),
        *(
            "Monday",
            "2026-11-14",
            "4/3/2026",
            "Day 2",
            "Room A",
            "Room B",
            "Part 1",
            "Part 2",
            "Input (20 min)",
            "# Choir",
        ),
        *("12:00 AM", "AM", "pm", "9-10", "Platform: Zoom", "Objectives:", "Break", "11:45 PM", "10", "7:00"),
    ]
)
CELLS = (
    st.just("")
    | TEXTS
    | TEXTS
    | st.integers(0, 200)
    | st.floats(0, 1)
    | st.tuples(st.integers(0, 23), st.integers(0, 59))
    | st.booleans()
    | st.text(max_size=12).map(lambda text: clean(text).strip())
)
ROWS = st.lists(st.lists(CELLS.map(cell), max_size=6).map(tuple), max_size=9).map(tuple)
AREAS = st.builds(
    lambda top, left, down, across: Area(top, left, top + down, left + across),
    *[st.integers(0, 6)] * 2,
    *[st.integers(0, 3)] * 2,
)


SMALL = st.integers(0, 6)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    rows = draw(ROWS)
    areas = draw(st.lists(AREAS, max_size=2)) if draw(st.booleans()) else []
    inside = tuple(area for area in areas if area.bottom < len(rows))
    return Grid(
        draw(st.sampled_from(["Sheet", "Old"])),
        rows,
        tuple(draw(st.lists(AREAS, max_size=3))),
        draw(st.booleans()),
        hidden_rows=tuple(draw(st.lists(SMALL, max_size=2, unique=True))),
        areas=inside,
        hidden_columns=tuple(draw(st.lists(SMALL, max_size=2, unique=True))),
        remarks=tuple(
            Remark(draw(SMALL), draw(SMALL), f"remark {number}") for number in range(draw(st.integers(0, 2)))
        ),
    )


def shown_in(reading: Reading) -> str:
    """Everything the plans say, as one text."""
    return repr(reading.plans)


@given(st.lists(grids(), min_size=1, max_size=2))
def test_any_sheet_can_be_understood(some: list[Grid]) -> None:
    reading = read(*some)
    for plan in reading.plans:
        layout = lay_out(plan)
        assert len(layout.starts_s) == len(plan.segments) > 0
        assert all(segment.title and segment.planned_s > 0 for segment in plan.segments)
        assert all((segment.shortest_s or 1) <= segment.planned_s for segment in plan.segments)
        assert {segment.lane_id for segment in plan.segments} <= {lane.id for lane in plan.lanes}
    as_json(reading)


@given(st.lists(grids(), min_size=1, max_size=2))
def test_every_filled_cell_is_used_or_told(some: list[Grid]) -> None:
    reading = read(*some)
    cells = [unread.place for unread in reading.unread if not unread.text.startswith("remark ")]
    filled = {
        Place(number, row, column)
        for number, grid in enumerate(some)
        for row, held in enumerate(grid.rows)
        for column, each in enumerate(held)
        if each
    }
    assert len(cells) == len(set(cells))
    assert set(cells) <= filled
    assert all(unread.reason for unread in reading.unread)
    if not reading.plans:
        assert set(cells) == filled


@given(grids())
def test_every_remark_is_used_or_told(grid: Grid) -> None:
    reading = read(grid)
    left = [unread.text for unread in reading.unread]
    for remark in grid.remarks:
        assert (remark.text in shown_in(reading)) != (remark.text in left)


@given(st.sampled_from([(), (2,), (1, 2)]), st.sampled_from([(), (0,), (1, 2)]), st.booleans())
def test_what_is_hidden_is_read_or_told(rows: tuple[int, ...], columns: tuple[int, ...], read_all: bool) -> None:
    plan = [["Time", "What", "Who"], ["9:00", "One", "Ann"], ["9:30", "Two", "Bob"], ["10:00", "Three", "Cy"]]
    grid = replace(sheet(plan), hidden_rows=rows, hidden_columns=columns)
    choices = NO_CHOICES.with_kind("hidden_rows", int(not read_all)).with_kind("hidden_columns", int(not read_all))
    left = {(unread.place.row, unread.place.column) for unread in read(grid, choices=choices).unread}
    hidden = {(row, column) for row in range(4) for column in range(3) if row in rows or column in columns}
    assert left == (set() if read_all else hidden) or not read(grid, choices=choices).plans


@settings(deadline=None)
@given(st.lists(grids(), min_size=1, max_size=2))
def test_every_answer_is_taken_and_can_be_changed(some: list[Grid]) -> None:
    reading = read(*some)
    assert len({doubt.id for doubt in reading.doubts}) == len(reading.doubts)
    for doubt in reading.doubts:
        assert doubt.kind == doubt.id.partition(":")[0]
        for number in range(len(doubt.readings)):
            again = read(*some, choices=NO_CHOICES.with_answer(doubt.id, number))
            assert [each.chosen for each in again.doubts if each.id == doubt.id] == [number]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["9:00", "10:30", ""]),
            st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=9),
            st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=9),
        ),
        min_size=2,
        max_size=6,
    )
)
def test_no_word_of_a_table_is_lost(rows: list[tuple[str, str, str]]) -> None:
    """Whatever stands in the columns of a table is in the plan or among what was not read."""
    grid = [["Time", "Title", "Something of ours"], ["8:00", "Opening words", "kept"], *[list(row) for row in rows]]
    reading = read(grid)
    told = shown_in(reading) + "".join(left.text for left in reading.unread)
    for _, title, own in rows:
        assert title in told
        assert own in told


def test_a_reading_is_the_same_each_time() -> None:
    grid = Grid(
        "Sheet",
        ((Cell(), cell("Time"), cell("What")), (Cell(), cell("9:00"), cell("A")), (Cell(), cell("10:00"), cell("B"))),
    )
    assert as_json(read(grid)) == as_json(read(grid))
