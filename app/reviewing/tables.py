"""A sheet that came back beside the sheet as it was written: row by row by their ids, cell by cell by their keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.sheet import EMPTY, Cell, Place
from app.domain.workbook import SheetCell
from app.reviewing.cells import flat, same
from exporters.excel_styles import written

CLOCK: Final = "Clock"
MIN: Final = "Min"
TIMES: Final = (CLOCK, MIN)
"""The columns that say together when something is."""
_TYPED_OVER: Final = frozenset({CLOCK, "Due"})
"""Formulas people type over, and mean it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row by the keys of its columns: as it was written, and as it came back in row ``number`` (from 0).

    ``was`` is empty in a row somebody added; ``above`` is then the id of the nearest row over it that has one.
    ``beside`` are texts in columns that are not ours, each with its column's head and number.
    """

    id: str
    number: int
    now: Mapping[str, Cell]
    was: Mapping[str, SheetCell] = field(default_factory=dict)
    above: str = ""
    beside: tuple[tuple[str, int, str], ...] = ()

    @property
    def kind(self) -> str:
        """What the row is of: ``segment``, ``cue``, ``need`` and so on."""
        return self.id.partition(":")[0]

    @property
    def key(self) -> str:
        """The id of what it is of."""
        return self.id.partition(":")[2]

    def touched(self) -> list[str]:
        """The columns whose cells no longer say what was written; what a formula makes of others is no news."""
        typed = ((key, cell) for key, cell in self.was.items() if not cell.formula or key in _TYPED_OVER)
        return [key for key, cell in typed if not same(cell, self.now.get(key, EMPTY))]

    def text(self, column: str) -> str:
        """What a cell says now, spaces at its ends let go."""
        return flat(self.now.get(column, EMPTY).text)

    def shown(self, column: str) -> str:
        """What a cell said when it was written."""
        cell = self.was.get(column)
        return flat(str(written(cell) or "")) if cell else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that came back. ``shown`` is its name in the file, ``columns`` where each key stands in it.

    ``lines`` are rows that were written, in the order they were written; ``added`` rows somebody put in, from the
    top; ``gone`` the ids whose rows are not there; ``strange`` the numbers of rows that bear an id of something else.
    ``lost`` are heads that are not there; ``over`` what may be filled in over the heads: label, cell, and its row.
    """

    key: str
    shown: str
    columns: Mapping[str, int]
    lines: tuple[Line, ...]
    added: tuple[Line, ...] = ()
    gone: tuple[str, ...] = ()
    strange: tuple[int, ...] = ()
    lost: tuple[str, ...] = ()
    over: tuple[tuple[str, SheetCell, Cell, int], ...] = ()

    def without(self, heads: Collection[str]) -> Table:
        """The same, with nothing beside under these heads: columns that were ours, and tell nothing back."""
        return replace(
            self,
            lines=tuple(
                replace(line, beside=tuple(one for one in line.beside if one[0] not in heads)) if line.beside else line
                for line in self.lines
            ),
        )

    def place(self, line: Line, column: str = "") -> str:
        """Where a person finds it: ``Cue sheet, J12``."""
        at = Place(0, line.number, self.columns.get(column, 0)).a1
        return f"{self.shown}, {at}" if column else f"{self.shown}, row {line.number + 1}"
