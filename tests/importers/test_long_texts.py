"""Texts of 20,000 characters made to be slow: none holds the interpreter, and so the window, for long."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from app.domain.sheet import Cell, CellKind
from app.importers import as_json, read_grids, understand
from app.importers.sense.cells import loose_length, loose_span, sense
from app.importers.sense.dates import find_day, whole_day
from app.importers.sense.kinds import is_for_all, kind_of
from app.importers.sense.lengths import find_length, length_at
from app.importers.sense.parts import ending_length, ending_span, leading_part, parts_of
from app.importers.sense.times import find_spans, leading_span
from app.importers.sense.words import header_guesses, header_unit, is_filler, is_total, normal
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
