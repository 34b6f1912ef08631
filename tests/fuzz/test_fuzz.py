"""A little of the fuzzer in every run: what it damages stays inside a sentence or a reading, the window alive."""

from __future__ import annotations

from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.domain.errors import ImportProblem
from app.domain.sheet import EMPTY, Area, Cell, CellKind, Grid
from app.domain.text import clean
from app.importers import as_json, parent, understand
from app.importers.child import answer_to, written
from app.importers.wire import cell_of, read_answer
from tests.fuzz.mutations import file_of
from tests.fuzz.run import Run

SEED = 1


@pytest.mark.parametrize("number", range(60))
def test_a_damaged_file_ends_in_a_sentence_or_a_reading(number: int) -> None:
    kind, data = file_of(SEED, number)
    sentence = ""
    try:
        as_json(understand(f"plan.{kind}", read_answer(written(answer_to(data)))))
    except ImportProblem as problem:
        sentence = str(problem)
    assert not sentence or sentence.endswith(".")


def test_the_same_number_is_the_same_file() -> None:
    assert [file_of(7, number) for number in range(20)] == [file_of(7, number) for number in range(20)]


def test_the_run_itself(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "resident_bytes", parent.resident_bytes)  # put back when this is over
    run = Run(SEED, islice(count(), 4), tmp_path, jobs=2)
    with qtbot.waitSignal(run.ended, timeout=120_000):
        pass
    assert sorted(outcome.number for outcome in run.outcomes) == [0, 1, 2, 3]
    assert not any(outcome.end.startswith("crash") for outcome in run.outcomes)


WORDS = st.one_of(
    st.text(max_size=40).map(lambda text: f"s{text}"),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda number: f"n{number!r}"),
    st.integers(-(10**6), 10**9).map(lambda seconds: f"t{seconds}"),
    st.dates().map(lambda date: f"d{date.isoformat()}"),
    st.tuples(st.dates(), st.integers(0, 99_999)).map(lambda pair: f"d{pair[0].isoformat()} {pair[1]}"),
    st.sampled_from(["", "b1", "b0", "e#REF!", "sTime", "sTitle", "sWho", "s9:00", "s10 min", "sMonday", "sTotal"]),
)
ODD = st.sampled_from(["9:00-", "(", "–", "1" * 200, " " * 200, "1 " * 100, "9:00\n" * 30, "٣:٠٠", "½ h", "0 min"])
CELLS = st.one_of(WORDS.map(cell_of), ODD.map(lambda text: Cell(text, CellKind.TEXT)), st.just(EMPTY))
AREAS = st.builds(
    lambda top, left, down, across: Area(top, left, top + down, left + across),
    *[st.integers(0, 8)] * 2,
    *[st.integers(0, 9)] * 2,
)


@st.composite
def wild_grids(draw: st.DrawFn) -> Grid:
    """Any cells the wire lets through, in any order, with areas and merges anywhere inside."""
    rows = draw(st.lists(st.lists(CELLS, max_size=7).map(tuple), max_size=10).map(tuple))
    last = len(rows) - 1
    areas = tuple(area for area in draw(st.lists(AREAS, max_size=3)) if area.bottom <= last)
    hidden = tuple(row for row in draw(st.sets(st.integers(0, 9))) if row <= last)
    merges = tuple(draw(st.lists(AREAS, max_size=3)))
    return Grid(clean(draw(st.text(max_size=9))), rows, merges, draw(st.booleans()), hidden, areas)


@given(st.lists(wild_grids(), max_size=3), st.text(max_size=20))
def test_any_grids_are_understood(grids: list[Grid], source: str) -> None:
    reading = understand(source, tuple(grids))
    as_json(reading)
    filled = sum(bool(cell) for grid in grids for row in grid.rows for cell in row)
    assert len(reading.unread) <= filled + sum(len(grid.remarks) for grid in grids)
