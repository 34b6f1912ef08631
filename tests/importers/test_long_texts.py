"""Texts of 20,000 characters made to be slow: none holds the interpreter, and so the window, for long."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app.domain.errors import ImportProblem
from app.domain.sheet import Cell, CellKind, Grid
from app.importers import as_json, read_grids, understand
from app.importers.child import answer_to
from app.importers.sense.text.cells import loose_length, loose_span, sense
from app.importers.sense.text.dates import find_day, whole_day
from app.importers.sense.text.kinds import is_for_all, kind_of
from app.importers.sense.text.lengths import find_length, length_at
from app.importers.sense.text.parts import ending_length, ending_span, leading_part, parts_of
from app.importers.sense.text.times import find_spans, leading_span
from app.importers.sense.text.words import header_guesses, header_unit, is_filler, is_total, normal
from app.importers.wire import shown_time
from app.jobs import Cancelled, Job, Progress

LONG = 20_000
RUNS = (
    "1",
    " ",
    "-",
    ":",
    "a",
    "A",
    "(",
    "[",
    "\n",
    ";",
    ".",
    "1-",
    "1 ",
    "9:00 ",
    "(1",
    "( ",
    "5 min ",
    "–",
    "\xa0",
    "x",
)
ENDS = ("", "!", "1", ")", " min")
READERS: dict[str, Callable[[str], object]] = {
    "sense": lambda text: sense(Cell(text, CellKind.TEXT)),
    "loose_span": lambda text: loose_span(Cell(text, CellKind.TEXT)),
    "loose_length": lambda text: loose_length(Cell(text, CellKind.TEXT)),
    "length_at": lambda text: length_at(text, 0),
} | {
    reader.__name__: reader
    for reader in (
        *(find_day, whole_day, is_for_all, kind_of, find_length, ending_length, ending_span, leading_part, parts_of),
        *(find_spans, leading_span, header_guesses, header_unit, is_filler, is_total, normal),
    )
}
SLOWEST_S = 0.5
"""Of the processor, on any machine: what took the square of the length took ten times that."""
STALL_MS = 100.0
CELLS = [f"{run * (300 // len(run))}{end}" for run in RUNS for end in ENDS if "\n" not in run]


@pytest.mark.parametrize("name", READERS)
def test_no_reader_of_texts_takes_the_square_of_their_length(name: str) -> None:
    for run in RUNS:
        for end in ENDS:
            text = run * (LONG // len(run)) + end
            begun = process_time()
            READERS[name](text)
            assert process_time() - begun < SLOWEST_S, (run, end)


def test_the_window_answers_while_a_large_file_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    """Own time between two ticks: the lesser of the time on the wall and on the processor, whatever else runs here."""
    rows = (",".join(CELLS[(row + column) % len(CELLS)] for column in range(8)) for row in range(1_500))
    path = tmp_path / "large.csv"
    path.write_text("\n".join(("Time,Title,Who,Notes,a,b,c,d", *rows)), encoding="utf-8")
    before, stalls = [perf_counter(), process_time()], [0.0]

    def tick() -> None:
        now = [perf_counter(), process_time()]
        stalls.append(1_000 * min(new - old for new, old in zip(now, before, strict=True)))
        before[:] = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(5)
    job = Job(partial(_whole, path))
    with qtbot.waitSignal(job.finished, timeout=60_000):
        job.start()
    timer.stop()
    assert len(stalls) > 20
    assert max(stalls) < STALL_MS


def _whole(path: Path, progress: Progress, cancelled: Cancelled) -> object:
    del progress
    return as_json(understand(path.name, read_grids(path, cancelled), cancelled=cancelled))


def test_a_long_line_before_a_foreign_letter_is_read_in_no_time() -> None:
    begun = process_time()
    assert "grids" in answer_to(b"a," + b"x" * 400_000 + b"\nGr\xfc\xdfe,1\n")
    assert process_time() - begun < 2.0


def test_names_are_not_looked_for_in_a_text() -> None:
    rows = [(f"9:{row:02d} " + "1" * 20_000,) for row in range(4)]
    begun = process_time()
    understand("plan.csv", (Grid("S", tuple((_text_cell(text),) for (text,) in rows)),))
    assert process_time() - begun < 2.0


def _time_cell(seconds: int) -> Cell:
    of_day = seconds % 86_400
    return Cell(shown_time(of_day), CellKind.TIME, seconds=of_day)


def _text_cell(text: str) -> Cell:
    return Cell(text, CellKind.TEXT)


def _times(row: int) -> tuple[Cell, ...]:
    return (*(_time_cell(row * row * step) for step in (1, 7, 11)), _text_cell(f"Talk {row}"))


def _rooms(row: int) -> tuple[Cell, ...]:
    return (_time_cell(row * 30), *(_text_cell(f"Talk {row} {room}") for room in range(6)))


SHAPES: dict[str, tuple[tuple[str, ...], Callable[[int], tuple[Cell, ...]]]] = {
    "times": ((), _times),
    "rooms": (("Time", *(f"Room {room}" for room in range(6))), _rooms),
    "at once": (("Start", "End", "What"), lambda row: (_time_cell(0), _time_cell(60 + row), _text_cell(f"Talk {row}"))),
    "never": (("Start", "What"), lambda row: (_time_cell(36_000), _text_cell(f"Talk {row}"))),
    "heads": (("Time", "Title"), lambda row: (_text_cell(("Time", f"9:{row % 60:02d}")[row % 2]), _text_cell("Title"))),
    "lines": ((), lambda row: (_text_cell(f"Talk {row}" if row % 3 else f"9:{row % 60:02d} Doors"),)),
    "days": (("Day", "Time", "Title"), lambda row: (_text_cell(f"Day {row}"), _time_cell(row), _text_cell("Talk"))),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_sheet_of_any_shape_can_be_given_up(shape: str) -> None:
    """It looks up often, and between two looks the window is let in."""
    head, row_of = SHAPES[shape]
    rows = (tuple(map(_text_cell, head)), *(row_of(row) for row in range(1_500)))
    before, apart = [process_time()], [0.0]

    def look() -> bool:
        apart.append(process_time() - before[0])
        before[0] = process_time()
        return len(apart) > 10_000

    with suppress(ImportProblem):
        understand("plan.xlsx", (Grid("S", rows[head == () :]),), cancelled=look)
    assert len(apart) > 100
    assert max(apart) < 1.0
