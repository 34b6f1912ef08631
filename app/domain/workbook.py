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


class CellLook(StrEnum):
    """What a cell is for; ``CLOCK``, ``START``, ``MINUTES`` and ``OFFSET`` hold seconds,

    ``DATE`` the days :meth:`datetime.date.toordinal` counts."""

    TEXT = "text"
    STRONG = "strong"
    LABEL = "label"
    TITLE = "title"
    HINT = "hint"
    CLOCK = "clock"
    START = "start"
    MINUTES = "minutes"
    OFFSET = "offset"
    DATE = "date"
    BOX = "box"
    HEAD = "head"


CENTERED: Final = frozenset({CellLook.BOX, CellLook.DATE, CellLook.CLOCK, CellLook.OFFSET, CellLook.MINUTES})
"""Looks that stand in the middle of their cells, wherever the sheet is shown."""
STRONG: Final = frozenset(
    {CellLook.STRONG, CellLook.TITLE, CellLook.HEAD, CellLook.LABEL, CellLook.CLOCK, CellLook.START}
)
"""Looks in strong letters."""
QUIET: Final = frozenset({CellLook.HINT, CellLook.OFFSET, CellLook.MINUTES, CellLook.LABEL})
"""Looks in the muted ink."""

Value = str | int | None


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A value and its use; ``formula`` (without ``=``) may hold ``{row}``, and ``value`` is then its result.

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
    landscape: bool = True
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

    ``page_words`` number a page: ``{page}`` of ``{pages}``.
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

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name; raises KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)
