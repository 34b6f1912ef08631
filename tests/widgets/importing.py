"""A small sheet, readers that know it, and the import page on it."""

from __future__ import annotations

from pathlib import Path

from app.domain.plan import Cue, Kind, Need, Plan, Segment
from app.domain.sheet import (
    Cell,
    CellKind,
    Choices,
    Column,
    Doubt,
    Fill,
    Grid,
    Meaning,
    Place,
    Reading,
    Remark,
    RowRole,
    Table,
    Unread,
)
from widgets.importing import ImportDialog
from widgets.verbs import Verbs

ROWS = (("What", "Dur."), ("Welcome", "5:30"), ("Talk", "10:15"), ("TOTAL", "15"))
GRID = Grid(
    "Thu",
    tuple(tuple(Cell(text, CellKind.TEXT) for text in row) for row in ROWS),
    fills=(Fill(1, 0, 1, "FFCC00"),),
    remarks=(Remark(2, 0, "ask Ann first"),),
    hidden_rows=(3,),
)
COLUMNS = (
    Column("0/0/0", 0, Meaning.TITLE, "What", "header"),
    Column("0/0/1", 1, Meaning.LENGTH, "Dur.", "header"),
)


def understand(source: str, grids: tuple[Grid, ...], choices: Choices, cancelled: object = None) -> Reading:
    """A reader that knows one sheet: enough to see what the page asks for."""
    columns = tuple(
        Column(one.id, one.index, said or one.meaning, one.header, "chosen" if said else one.why)
        for one in COLUMNS
        for said in (choices.meaning(one.id),)
    )
    doubts = tuple(_doubt(row, text, choices) for row, text in ((1, "5:30"), (2, "10:15")))
    first = Segment("s1", "Welcome", planned_s=(330, 19_800)[doubts[0].chosen], cues=(Cue("c", 0, "1", "Chat on"),))
    second = Segment("s2", "Talk", Kind.DISCUSSION, needs=(Need("n1", "Slides"), Need("n2", "Mike")))
    kept = tuple(one for row, one in ((1, first), (2, second)) if choices.role(0, row) is not RowRole.LEFT_OUT)
    found = columns[0].meaning is Meaning.TITLE
    table = Table(0, 0, 2, (0,), (), columns)
    return Reading(
        source,
        grids,
        (table,) if found else (),
        (Plan("new", "Run of show", segments=kept),) if found else (),
        doubts,
        (Unread(Place(0, 3, 0), "TOTAL", "a total"), Unread(Place(0, 3, 1), "15", "a total")),
        ("Run of show: no start is given; 10:00 is assumed",),
        offers=() if found else (table,),
        origins=tuple((one.id, Place(0, 1 if one is first else 2, 0)) for one in kept if found),
    )


def _doubt(row: int, text: str, choices: Choices) -> Doubt:
    name = f"length:0:B{row + 1}"
    readings = (("5 min 30 s", "5 h 30"), ("10 min 15 s", "10 h 15"))[row - 1]
    return Doubt(name, Place(0, row, 1), text, "in a column of minutes", readings, choices.answer(name) or 0, "length")


def grids(path: Path, cancelled: object, encoding: str) -> tuple[Grid, ...]:
    """The sheet, whatever the file."""
    del path, cancelled, encoding
    return (GRID,)


def verbs(read=grids, understood=understand) -> Verbs:
    """Readers that know the sheet; writers that write nothing."""
    return Verbs(read, understood, lambda edition, what, target: (target,), lambda file: file)


def shown(qtbot, desk, path: Path, given: Verbs, **more: object) -> ImportDialog:
    """The page on a file, before it is read."""
    made = ImportDialog(path, desk, given, **more)
    made.resize(1100, 700)
    qtbot.addWidget(made, before_close_func=lambda page: page.stop())
    with qtbot.waitExposed(made):
        made.show()
    return made


def settle(qtbot, dialog: ImportDialog) -> None:
    """Until it has understood what it was told."""
    qtbot.waitUntil(lambda: dialog.reading is not None and not dialog.is_busy, timeout=20_000)


def titles(dialog: ImportDialog) -> list[str]:
    """The segments it shows, a line each."""
    lines = dialog.becomes.lines
    rows = [lines.data(lines.index(row, 0)) for row in range(lines.rowCount())]
    return [row.split("\n")[0] for row in rows if row[:2].isdigit()]
