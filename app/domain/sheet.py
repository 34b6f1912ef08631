"""What was read from somebody's file, before and after it is understood as plans.

Grids hold the cells as the file has them; a reading adds what they were taken for, what is in doubt
and what was left over. Knows no file format and no screen. Rows and columns count from 0; people see A1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.domain.annotations import Annotation
from app.domain.plan import Delivery, Plan

ASSUMED_S: Final = 300
"""The length of a row of which nothing says how long it takes."""

NO_RESULT: Final = "without a stored result"
"""The end of what is told of formulas nobody worked out."""

EXAMPLE_GUIDE: Final = "What goes where"
"""The sheet of our own example run-of-show that explains its columns; it holds nothing to read."""


class CellKind(StrEnum):
    """What a cell holds by the file's own account (text files hold only text)."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    TIME = "time"
    DATE = "date"
    BOOL = "bool"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: ``text`` as a person would see it, and what the file says it is.

    A TIME carries ``seconds`` (a time of day or a length), a DATE its ISO ``date`` and perhaps ``seconds`` too.
    """

    text: str = ""
    kind: CellKind = CellKind.EMPTY
    number: float | None = None
    seconds: int | None = None
    date: str = ""

    def __bool__(self) -> bool:
        return self.kind is not CellKind.EMPTY

    def __hash__(self) -> int:  # asked for hundreds of thousands of times, and told apart well enough by the text
        return hash(self.text)


EMPTY: Final = Cell()


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, its edges included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Fill:
    """Neighboring cells of one row on the same ground, their edges included; ``color`` is six hex digits."""

    row: int
    left: int
    right: int
    color: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment somebody pinned to a cell."""

    row: int
    column: int
    text: str


ENCODINGS: Final[dict[str, str]] = {
    "utf-8": "Unicode (UTF-8)",
    "utf-16-le": "Unicode (UTF-16 LE)",
    "utf-16-be": "Unicode (UTF-16 BE)",
    "cp1252": "Western (Windows 1252)",
    "mac_roman": "Western (Mac Roman)",
    "cp850": "Western (DOS 850)",
    "cp1250": "Central European (Windows 1250)",
    "cp1251": "Cyrillic (Windows 1251)",
    "cp1253": "Greek (Windows 1253)",
    "cp1254": "Turkish (Windows 1254)",
    "cp1255": "Hebrew (Windows 1255)",
    "cp1256": "Arabic (Windows 1256)",
    "cp932": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC-JP)",
    "gb18030": "Chinese, simplified (GB18030)",
    "big5": "Chinese, traditional (Big5)",
    "cp949": "Korean (Windows 949, EUC-KR)",
}
"""The encodings a text file can be read in, by the name Python gives them, in words people know."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet (or one document's lines and tables): rows of cells, ragged at the right.

    ``areas`` are the tables the file itself marks; ``notes`` say what was cut or could not be read;
    ``encoding`` is the one of ENCODINGS that a text file was read in (empty for all others). ``facts`` are the
    properties by which a document of ours is known, ``marks`` what readers left in a Word document.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    merges: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    areas: tuple[Area, ...] = ()
    notes: tuple[str, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    fills: tuple[Fill, ...] = ()
    remarks: tuple[Remark, ...] = ()
    encoding: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    marks: tuple[Annotation, ...] = ()

    @property
    def width(self) -> int:
        """Columns of the longest row."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """The cell, EMPTY outside what was read."""
        if not 0 <= row < len(self.rows) or not 0 <= column < len(self.rows[row]):
            return EMPTY
        return self.rows[row][column]


class Meaning(StrEnum):
    """What a column can mean. ``LANE_TITLE``, ``DAY_TITLE``: its cells are titles, its header their lane or day;

    ``PART_TITLE``: rows are sessions, and these columns their parts, one after another.
    """

    START = "start"
    END = "end"
    LENGTH = "length"
    SHORTEST = "shortest"
    LONGEST = "longest"
    RANGE = "range"
    HALF = "half"
    TITLE = "title"
    LANE_TITLE = "lane_title"
    DAY_TITLE = "day_title"
    PART_TITLE = "part_title"
    OWNER = "owner"
    NOTES = "notes"
    DESCRIPTION = "description"
    WHY = "why"
    SECTION = "section"
    LANE = "lane"
    DAY = "day"
    END_DAY = "end_day"
    KIND = "kind"
    CUE = "cue"
    MATERIAL = "material"
    SCRIPT = "script"
    SLIDES = "slides"
    GROUPING = "grouping"
    NUMBER = "number"
    ACTUAL_START = "actual_start"
    ACTUAL_END = "actual_end"
    ACTUAL_LENGTH = "actual_length"
    KEEP = "keep"
    IGNORE = "ignore"


MEANING_WORDS: Final[dict[Meaning, str]] = {
    Meaning.START: "Start",
    Meaning.END: "End",
    Meaning.LENGTH: "Length",
    Meaning.SHORTEST: "Shortest length",
    Meaning.LONGEST: "Longest length",
    Meaning.RANGE: "Start – end",
    Meaning.HALF: "AM or PM",
    Meaning.TITLE: "Title",
    Meaning.LANE_TITLE: "Titles of one lane",
    Meaning.DAY_TITLE: "Titles of one day",
    Meaning.PART_TITLE: "Titles one after another",
    Meaning.OWNER: "Owner",
    Meaning.NOTES: "Notes",
    Meaning.DESCRIPTION: "Description",
    Meaning.WHY: "Why it is here",
    Meaning.SECTION: "Section",
    Meaning.LANE: "Lane",
    Meaning.DAY: "Day",
    Meaning.END_DAY: "Day it ends",
    Meaning.KIND: "Kind",
    Meaning.CUE: "Producer cue",
    Meaning.MATERIAL: "Material",
    Meaning.SCRIPT: "Script",
    Meaning.SLIDES: "Slides",
    Meaning.GROUPING: "Groups and rounds",
    Meaning.NUMBER: "Row number",
    Meaning.ACTUAL_START: "Actual start",
    Meaning.ACTUAL_END: "Actual end",
    Meaning.ACTUAL_LENGTH: "Actual length",
    Meaning.KEEP: "Keep as it is",
    Meaning.IGNORE: "Leave out",
}


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a table was taken for, and why. ``id`` names it in :class:`Choices`."""

    id: str
    index: int
    meaning: Meaning
    header: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet: its rows from first to last (headers included), and its columns."""

    sheet: int
    first_row: int
    last_row: int
    header_rows: tuple[int, ...] = ()
    section_rows: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a sheet, or the sheet as a whole (row and column -1)."""

    sheet: int
    row: int = -1
    column: int = -1

    @property
    def a1(self) -> str:
        """The address a spreadsheet shows ("B7"); empty for the sheet as a whole."""
        return "" if self.row < 0 else f"{column_letters(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that can be read in more than one way: the readings considered and the one chosen.

    Doubts of one ``kind`` have the same readings in the same order, so that one answer can serve them all.
    """

    id: str
    place: Place
    text: str
    question: str
    readings: tuple[str, ...]
    chosen: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A filled cell that became part of no plan, with the reason."""

    place: Place
    text: str
    reason: str


class RowRole(StrEnum):
    """What a person can say a row is."""

    HEADER = "header"
    SECTION = "section"
    ITEM = "item"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided otherwise: columns by their id, doubts by theirs (the number of the reading).

    ``kinds`` answer every doubt of a kind that has no answer of its own; ``rows`` go by sheet and row.
    """

    columns: tuple[tuple[str, Meaning], ...] = ()
    answers: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    rows: tuple[tuple[tuple[int, int], RowRole], ...] = ()

    def with_column(self, column_id: str, meaning: Meaning | None) -> Choices:
        """The same, this column taken for this; None: for what it was read as."""
        kept = tuple(pair for pair in self.columns if pair[0] != column_id)
        return replace(self, columns=kept if meaning is None else (*kept, (column_id, meaning)))

    def with_row(self, sheet: int, row: int, role: RowRole | None) -> Choices:
        """The same, this row taken for this; None: for what it was read as."""
        kept = tuple(pair for pair in self.rows if pair[0] != (sheet, row))
        return replace(self, rows=kept if role is None else (*kept, ((sheet, row), role)))

    def with_answer(self, doubt_id: str, reading: int) -> Choices:
        """The same, this doubt settled."""
        kept = tuple(pair for pair in self.answers if pair[0] != doubt_id)
        return replace(self, answers=(*kept, (doubt_id, reading)))

    def with_kind(self, kind: str, reading: int) -> Choices:
        """The same, every doubt of this kind settled alike; what was said of single ones is forgotten."""
        answers = tuple(pair for pair in self.answers if pair[0].partition(":")[0] != kind)
        kinds = tuple(pair for pair in self.kinds if pair[0] != kind)
        return replace(self, answers=answers, kinds=(*kinds, (kind, reading)))

    def meaning(self, column_id: str) -> Meaning | None:
        """What the person takes the column for; None: not said."""
        return next((meaning for name, meaning in self.columns if name == column_id), None)

    def role(self, sheet: int, row: int) -> RowRole | None:
        """What the person takes the row for; None: not said."""
        return next((role for place, role in self.rows if place == (sheet, row)), None)

    def answer(self, doubt_id: str) -> int | None:
        """The reading the person chose, for this doubt or for all of its kind; None: not said."""
        own = next((number for name, number in self.answers if name == doubt_id), None)
        kind = doubt_id.partition(":")[0]
        return own if own is not None else next((number for name, number in self.kinds if name == kind), None)


NO_CHOICES: Final = Choices()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file understood: its plans, and everything that was unsure, unused or cut on the way.

    ``unsized`` counts the segments of which no row gives a length, so that one was assumed. ``deliveries`` are runs
    of its plans that have been: the times that were, where the file holds them beside those that were planned.
    ``offers`` are tables nothing was read from, until somebody says what their columns are. ``origins`` tell for a
    segment's id where it was read; a moment that became a cue of it as well. ``ours``: the file is a document of this
    app that came back, and its segments bear the ids they have in the plan it was made from.
    ``assumed``: the ids of segments of which no row gives a length, and of plans of which none gives a start.
    """

    source: str
    grids: tuple[Grid, ...] = ()
    tables: tuple[Table, ...] = ()
    plans: tuple[Plan, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    unsized: int = 0
    deliveries: tuple[Delivery, ...] = ()
    offers: tuple[Table, ...] = ()
    origins: tuple[tuple[str, Place], ...] = ()
    ours: bool = False
    assumed: tuple[str, ...] = ()

    @property
    def segments(self) -> int:
        """How many segments all its plans hold."""
        return sum(len(plan.segments) for plan in self.plans)


def column_letters(column: int) -> str:
    """The letters a spreadsheet gives a column counted from 0: 0 is "A", 26 is "AA"."""
    letters = ""
    rest = column + 1
    while rest > 0:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
