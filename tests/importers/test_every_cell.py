"""Laws of every reading: it never fails, and no filled cell is lost without a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.layout import lay_out
from app.domain.sheet import Area, Cell, Grid, Reading
from app.domain.text import clean
from app.importers import as_json
from tests.importers.sheets import cell, read

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


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    rows = draw(ROWS)
    areas = draw(st.lists(AREAS, max_size=2)) if draw(st.booleans()) else []
    inside = tuple(area for area in areas if area.bottom < len(rows))
    return Grid("Sheet", rows, tuple(draw(st.lists(AREAS, max_size=3))), draw(st.booleans()), areas=inside)


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
    left = {(unread.place.sheet, unread.place.row, unread.place.column) for unread in reading.unread}
    filled = {
        (number, row, column)
        for number, grid in enumerate(some)
        for row, cells in enumerate(grid.rows)
        for column, each in enumerate(cells)
        if each
    }
    assert left <= filled
    assert all(unread.reason for unread in reading.unread)
    if not reading.plans:
        assert left == filled


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
