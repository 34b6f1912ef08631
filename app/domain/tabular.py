"""Text as a table: what a spreadsheet, a mail or a note puts on the clipboard, cut into cells; knows no meaning."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from app.domain.sheet import EMPTY, Cell, CellKind, Grid
from app.domain.text import clean

Lines = tuple[tuple[str, ...], ...]
_DELIMITERS: Final = "|;,"
"""What cuts lines where no tab does, the surest first."""
_RULE: Final = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
"""The line under the heads of a table in Markdown."""


def lines_of(text: str) -> Lines:
    """Lines and cells as a spreadsheet puts them on the clipboard; a cell in quotation marks may hold line ends."""
    return _cut(_unified(text), "\t")


def ways_to_cut(text: str) -> tuple[Lines, ...]:
    """The ways to cut a text into lines of cells, the likeliest first; the last takes each line whole.

    Without a tab, other delimiters count only where they cut every line alike.
    """
    unified = _unified(text)
    plain = _cut(unified, "\t")
    if "\t" in unified or len(plain) < 2:
        return (plain,)
    bare = "\n".join(line.strip().strip("|") for line in unified.split("\n") if not _RULE.fullmatch(line.strip()))
    cuts = (_cut(bare if sign == "|" else unified, sign) for sign in _DELIMITERS)
    return (*(lines for lines in cuts if _is_even(lines)), plain)


def _is_even(lines: Lines) -> bool:
    widths = {len(line) for line in lines}
    return len(widths) == 1 and 1 not in widths


def grid_of(lines: Sequence[Sequence[str]], name: str = "") -> Grid:
    """The lines as a sheet of texts."""
    return Grid(name, tuple(tuple(map(_cell, line)) for line in lines))


def text_of(grid: Grid) -> str:
    """A sheet as a spreadsheet puts it on the clipboard; blank lines are left out."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerows([cell.text for cell in row] for row in grid.rows if any(row))
    return written.getvalue()


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _cut(text: str, delimiter: str) -> Lines:
    try:
        found = list(csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=delimiter != "\t"))
    except csv.Error:  # a cell too long for the reader, or with an odd quotation mark
        found = [line.split(delimiter) for line in text.split("\n")]
    return tuple(tuple(line) for line in found if any(cell.strip() for cell in line))


def _cell(text: str) -> Cell:
    shown = clean(text).rstrip().lstrip(" \t\xa0")
    return Cell(shown, CellKind.TEXT) if shown else EMPTY
