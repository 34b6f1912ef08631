"""What a workbook says, as plain values: sheets, columns, rows, cells, lists to choose from and rules of color.

Times are whole seconds here and become fractions of a day only in a writer; a formula carries the
result it has today, so that nothing that reads the file has to calculate. Knows nothing of Excel's XML.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.document import PAGE_WORDS, Paper, Tone
from app.domain.identity import Identity
from app.domain.tongue import ENGLISH, Tongue


class CellLook(StrEnum):
    """What a cell is for; ``CLOCK``, ``START``, ``MINUTES``, ``OFFSET`` and ``LEFT`` hold seconds,

    ``DATE`` the days :meth:`datetime.date.toordinal` counts, ``LATE`` minutes."""

    TEXT = "text"
    STRONG = "strong"
    LABEL = "label"
    TITLE = "title"
    HINT = "hint"
    CLOCK = "clock"
    START = "start"
    MINUTES = "minutes"
    OFFSET = "offset"
    LEFT = "left"
    LATE = "late"
    DATE = "date"
    BOX = "box"
    HEAD = "head"


CENTERED: Final = frozenset(
    {CellLook.BOX, CellLook.DATE, CellLook.CLOCK, CellLook.OFFSET, CellLook.LEFT, CellLook.LATE, CellLook.MINUTES}
)
"""Looks that stand in the middle of their cells, wherever the sheet is shown."""
STRONG: Final = frozenset(
    {CellLook.STRONG, CellLook.TITLE, CellLook.HEAD, CellLook.LABEL, CellLook.CLOCK, CellLook.START}
)
"""Looks in strong letters."""
QUIET: Final = frozenset({CellLook.HINT, CellLook.OFFSET, CellLook.LEFT, CellLook.MINUTES, CellLook.LABEL})
"""Looks in the muted ink."""

Value = str | int | None


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A value and its use; ``formula`` (without ``=``) may hold ``{row}``, and ``value`` is then its result
    (None: nothing to show).

    ``mine`` marks a cell the reader is meant to change.
    """

    value: Value = None
    look: CellLook = CellLook.TEXT
    formula: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, its width in characters; hidden ones carry what the app reads back.

    ``key`` is what the app calls it in every language, where the head is not in the words the app reads.
    """

    title: str
    width: int
    hidden: bool = False
    key: str = ""

    @property
    def known_as(self) -> str:
        """The column's key: the same whatever language its head is in."""
        return self.key or self.title


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row; ``tone`` tints it whole, ``span`` lets its first cell run over all columns."""

    cells: tuple[SheetCell, ...]
    tone: Tone | None = None
    span: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The values a column (counted from 0) lets one choose from."""

    column: int
    values: tuple[str, ...]


class Sort(StrEnum):
    """What may be typed into a cell."""

    CLOCK = "clock"
    MINUTES = "minutes"
    OFFSET = "offset"
    DAYS = "days"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Limit:
    """What a column (counted from 0) takes; ``said`` when something else is typed, which may be kept all the same.

    ``row`` (counted from 1): only that cell of it.
    """

    column: int
    sort: Sort
    said: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A color that follows a word: rows in whose ``column`` ``contains`` stands, tinted over ``first..last``.

    With ``formula`` (which may hold ``{row}``) the formula decides instead.
    """

    column: int
    contains: str
    tone: Tone
    first: int
    last: int
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines above the table, the table's head and rows, and how it behaves.

    ``columns`` with empty titles everywhere: no head row. ``filtered``: the head row gets a filter and stays in view.
    ``mirrored``: its first column stands at the right, for scripts that run that way.
    ``key`` is what the app calls it where its name is in another language. ``secret``: no program offers to show it.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    above: tuple[SheetRow, ...] = ()
    filtered: bool = True
    frozen_columns: int = 0
    choices: tuple[Choice, ...] = ()
    rules: tuple[Rule, ...] = ()
    limits: tuple[Limit, ...] = ()
    landscape: bool = True
    mirrored: bool = False
    key: str = ""
    secret: bool = False

    @property
    def known_as(self) -> str:
        """The sheet's key: the same whatever language its name is in."""
        return self.key or self.name

    @property
    def headed(self) -> bool:
        """Whether the columns carry titles."""
        return any(column.title for column in self.columns)

    @property
    def first_row(self) -> int:
        """The number of the first row of the table's body, as Excel counts."""
        return len(self.above) + (2 if self.headed else 1)


@dataclass(frozen=True, slots=True)
class Name:
    """A cell of a sheet with a name formulas use; ``row`` and ``column`` counted from 1."""

    name: str
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Book:
    """A whole workbook. By its ``identity`` a copy that comes back is known; one without is nobody's to review.

    ``page_words`` number a page: ``{page}`` of ``{pages}``. ``say`` is the language clocks and dates are shown in.
    """

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    made: str
    head: tuple[str, str]
    foot: str
    sheets: tuple[Sheet, ...]
    names: tuple[Name, ...] = ()
    identity: Identity | None = None
    paper: Paper = Paper.A4
    page_words: str = PAGE_WORDS
    say: Tongue = ENGLISH

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name or key; raises KeyError when there is none."""
        for sheet in self.sheets:
            if name in (sheet.name, sheet.known_as):
                return sheet
        raise KeyError(name)
