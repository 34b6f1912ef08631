"""Finds the tables in a sheet: where the headers stand, how far the rows go, which columns belong together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.sheet import EMPTY, Cell, CellKind, Grid, Meaning, Place
from app.importers.sense.cells import sense
from app.importers.sense.days import header_day
from app.importers.sense.header_words import ANY_TIME, Guess
from app.importers.sense.lengths import length_at
from app.importers.sense.parts import parts_of
from app.importers.sense.times import leading_span, whole_span
from app.importers.sense.words import header_guesses, header_unit, is_filler, normal

TIMING: Final[frozenset[Guess]] = frozenset({ANY_TIME, Meaning.START, Meaning.END, Meaning.LENGTH, Meaning.RANGE})
LEADING: Final[frozenset[Guess]] = TIMING | {Meaning.TITLE}
UNSPOKEN: Final = frozenset({CellKind.TIME, CellKind.NUMBER, CellKind.BOOL})
"""Kinds of cells that are no words over a column."""
LONGEST_HEADER: Final = 80
SURE: Final = 0.45
LARGEST_MERGE: Final = 2_000
MOST_COVERED: Final = 100_000
MOST_TIMES: Final = 0.15
"""A header may hold a remark with a time in it, but hardly more."""
FEW_ROWS: Final = 3
FEWEST_LINES: Final = 5
BELOW: Final = 12
"""Filled cells looked at under a possible header."""


@dataclass(frozen=True)
class Region:
    """A table before its columns are understood. ``headers`` by column; ``first`` and ``last`` are its data rows.

    ``home`` is the one row of the sheet all of this region's rows come from, where cells hold parallel lines.
    """

    sheet: int
    grid: Grid
    first: int
    last: int
    left: int
    right: int
    header_rows: tuple[int, ...] = ()
    headers: dict[int, str] = field(default_factory=dict)
    covers: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    home: int | None = None

    @property
    def top(self) -> int:
        """Its first row, headers included."""
        return self.header_rows[0] if self.header_rows else self.first

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.left, self.right + 1)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands in the sheet."""
        return Place(self.sheet, row if self.home is None else self.home, column)

    @property
    def sheet_rows(self) -> range:
        """The rows of the sheet it takes, headers included."""
        return range(self.top, self.last + 1) if self.home is None else range(self.home, self.home + 1)

    def rows(self) -> Iterator[int]:
        """Its data rows that hold anything."""
        for row in range(self.first, self.last + 1):
            if any(self.grid.rows[row][self.left : self.right + 1]):
                yield row

    def cells(self, column: int) -> Iterator[Cell]:
        """A column's data cells that are filled."""
        for row in range(self.first, self.last + 1):
            cells = self.grid.rows[row]
            if column < len(cells) and cells[column]:
                yield cells[column]

    def at(self, row: int, column: int) -> Cell:
        """A cell, or the one whose merged rectangle covers it."""
        origin = self.covers.get((row, column))
        return self.grid.at(*origin) if origin else self.grid.at(row, column)

    def header(self, column: int) -> str:
        """What stands over a column, or nothing."""
        return self.headers.get(column, "")


def find_tables(sheet: int, grid: Grid) -> list[Region]:
    """All regions of a sheet that could be tables, in order; a document's areas one by one."""
    bounds = [(area.top, area.bottom) for area in grid.areas] or [(0, len(grid.rows) - 1)]
    covers = covered(grid)
    found = [region for top, bottom in bounds for region in _in_rows(sheet, grid, top, bottom)]
    return [replace(region, covers=covers) if region.home is None else region for region in found]


def _in_rows(sheet: int, grid: Grid, top: int, bottom: int) -> list[Region]:
    filled = [row for row in range(top, min(bottom + 1, len(grid.rows))) if any(grid.rows[row])]
    if len(filled) <= FEW_ROWS:
        parallel = [region for row in filled if (region := _parallel_lines(sheet, grid, row))]
        if parallel:
            return parallel
    headers = _header_rows(grid, top, bottom)
    if not headers:
        whole = Region(sheet, grid, top, bottom, 0, max(0, grid.width - 1))
        if filled and _heads_unknown(grid, filled):
            texts = _header_texts(grid, [filled[0]])
            whole = replace(whole, first=filled[0] + 1, header_rows=(filled[0],), headers=texts)
        return _bounded(whole)
    regions = []
    for number, row in enumerate(headers):
        last = headers[number + 1] - 1 if number + 1 < len(headers) else bottom
        rows = _joined_rows(grid, row, top)
        first = max(rows) + 1
        if first <= last:
            texts = _header_texts(grid, rows)
            region = Region(sheet, grid, first, last, 0, max(0, grid.width - 1), tuple(rows), texts)
            regions.extend(_bounded(region))
    return regions


def _parallel_lines(sheet: int, grid: Grid, row: int) -> Region | None:
    """A row whose cells hold lists of lines side by side, one of them of times: a table written into one row."""
    cells = [cell.text.split("\n") if cell.kind is CellKind.TEXT else [] for cell in grid.rows[row]]
    most = max((len(lines) for lines in cells), default=0)
    if most < FEWEST_LINES or sum(len(lines) >= FEWEST_LINES for lines in cells) < 2:
        return None
    if not any(sum(whole_span(line) is not None for line in lines) >= 0.4 * len(lines) for lines in cells if lines):
        return None
    rows = tuple(
        tuple(_line_cell(lines[number]) if number < len(lines) else EMPTY for lines in cells) for number in range(most)
    )
    return Region(sheet, Grid(grid.name, rows), 0, most - 1, 0, len(cells) - 1, home=row)


def _line_cell(line: str) -> Cell:
    return Cell(line.strip(), CellKind.TEXT) if line.strip() else EMPTY


def _header_rows(grid: Grid, top: int, bottom: int) -> list[int]:
    """Rows that head a table; a repetition of the one before, or its second line, heads no new one."""
    found: list[int] = []
    for row in range(top, min(bottom, len(grid.rows) - 1) + 1):
        cells = grid.rows[row]
        if not any(cells) or not is_header(grid, row, bottom) or _stands_over_header(grid, row, bottom):
            continue
        if found and (row - found[-1] == 1 or same_words(grid.rows[found[-1]], cells)):
            continue
        found.append(row)
    return found


def _heads_unknown(grid: Grid, filled: list[int]) -> bool:
    """Words nobody knows in the first row, over a column where all other rows have times."""
    words = [column for column, cell in enumerate(grid.rows[filled[0]]) if cell]
    if len(words) < 2 or len(filled) < 3 or any(_holds_time(grid.rows[filled[0]][column]) for column in words):
        return False
    rows = filled[1:]
    return any(sum(sense(grid.at(row, column)).span is not None for row in rows) >= 0.8 * len(rows) for column in words)


def _stands_over_header(grid: Grid, row: int, bottom: int) -> bool:
    """A row of days over a row of words: tables side by side, each under its day."""
    if row >= bottom or not _worded(grid, row + 1):
        return False
    return not _worded(grid, row)


def _worded(grid: Grid, row: int) -> bool:
    """Whether a row has a word for time, and one for a title, over columns."""
    kinds = {guess for cell in grid.rows[row] for guess in _guesses(cell)}
    return bool(kinds & TIMING) and Meaning.TITLE in kinds


def same_words(first: tuple[Cell, ...], second: tuple[Cell, ...]) -> bool:
    """Whether two rows say the same, as a header repeated further down does."""
    own, others = [cell.text for cell in first if cell], [cell.text for cell in second if cell]
    return len(own) == len(others) and all(
        one == other or normal(one) == normal(other) for one, other in zip(own, others, strict=True)
    )


def is_header(grid: Grid, row: int, bottom: int) -> bool:
    """Whether a row reads as the head of a table: known words, a row of days, or a word for time over times."""
    cells = grid.rows[row]
    filled = [(column, cell) for column, cell in enumerate(cells) if cell and not is_filler(cell.text)]
    if sum(cell.kind in UNSPOKEN for _, cell in filled) > MOST_TIMES * len(filled):
        return False
    if filled and _heads_days(grid, row, filled, bottom):
        return True
    if sum(_holds_time(cell) for _, cell in filled) > MOST_TIMES * len(filled):
        return False
    known = {column: guesses for column, cell in filled if (guesses := _guesses(cell))}
    kinds = {guess for guesses in known.values() for guess in guesses}
    if not kinds & LEADING or (not kinds & TIMING and not _says_plainly(known, cells)):
        return False
    leading = sum(bool(guesses & LEADING) for guesses in known.values())
    if len(known) >= 2 and leading and (len(known) >= 0.4 * len(filled) or len(known) >= 4) and len(kinds) >= 2:
        return len(known) >= 3 or _underneath(grid, row, known, bottom)
    return any(guesses & TIMING and _over_times(grid, row, column, bottom) for column, guesses in known.items())


def _holds_time(cell: Cell) -> bool:
    if cell.kind in UNSPOKEN:
        return True
    if cell.kind is CellKind.TEXT and not any(sign.isdigit() for sign in cell.text):
        return False
    found = sense(cell)
    if found.span is not None or (found.length is not None and found.number is None):
        return True
    return leading_span(cell.text) is not None or length_at(cell.text, 0) is not None


def _guesses(cell: Cell) -> set[Guess]:
    if cell.kind is not CellKind.TEXT or len(cell.text) > LONGEST_HEADER:
        return set()
    return {guess for guess, weight in header_guesses(cell.text) if weight >= SURE}


def _heads_days(grid: Grid, row: int, filled: list[tuple[int, Cell]], bottom: int) -> bool:
    """A row of days over a column of times, or over fields with their own times."""
    days = [column for column, cell in filled if header_day(cell.date or cell.text) and not sense(cell).span]
    if len(days) < 2 or len(days) < len(filled) - 2 or row >= bottom:
        return False
    if any(_over_times(grid, row, column, bottom) for column in {0, days[0] - 1} if column >= 0 and column not in days):
        return True
    fields = [part for column in days for cell in _below(grid, row, column, bottom) for part in parts_of(cell.text)]
    return len(fields) >= 2 and sum(part.timed for part in fields) >= 0.5 * len(fields)


def _says_plainly(known: dict[int, set[Guess]], cells: tuple[Cell, ...]) -> bool:
    """A header without a word for time must use its words exactly: "Session 2 | Chair: tbd" is none."""
    exact = [column for column in known if any(weight >= 0.8 for _, weight in header_guesses(cells[column].text))]
    digits = [column for column in exact if any(sign.isdigit() for sign in cells[column].text)]
    return len(exact) >= 2 and not digits


def _underneath(grid: Grid, row: int, known: dict[int, set[Guess]], bottom: int) -> bool:
    """Two known words are a header when something stands under both, times under a word for time."""
    return all(
        _over_times(grid, row, column, bottom) if guesses <= TIMING else any(_below(grid, row, column, bottom))
        for column, guesses in known.items()
    )


def _over_times(grid: Grid, row: int, column: int, bottom: int) -> bool:
    below = list(_below(grid, row, column, bottom))
    found = [sense(cell) for cell in below]
    timed = sum(bool(each.span or each.length or each.day) or each.number is not None for each in found)
    return bool(below) and timed >= 0.5 * len(below)


def _below(grid: Grid, row: int, column: int, bottom: int) -> Iterator[Cell]:
    seen = 0
    for under in range(row + 1, min(bottom, len(grid.rows) - 1) + 1):
        cell = grid.at(under, column)
        if cell and not is_filler(cell.text):
            seen += 1
            yield cell
        if seen >= BELOW:
            return


def _joined_rows(grid: Grid, row: int, top: int) -> list[int]:
    """A header with the line above it that completes it, and the line of days or units right below."""
    rows = [row]
    if row > top and any(_completes(grid, row, column) for column in range(grid.width)):
        rows.insert(0, row - 1)
    below = [cell for cell in (grid.rows[row + 1] if row + 1 < len(grid.rows) else ()) if cell]
    days = sum(sense(cell).day is not None for cell in below)
    units = sum(bool(header_unit(cell.text)) and cell.text.startswith(("(", "[")) for cell in below)
    if below and (days >= 2 or units >= 1) and not any(_holds_time(cell) for cell in below):
        rows.append(row + 1)
    return rows


def _completes(grid: Grid, row: int, column: int) -> bool:
    above, own = grid.at(row - 1, column), grid.at(row, column)
    return bool(_guesses(above)) and not _guesses(own) and (not own or bool(header_unit(own.text)))


def _header_texts(grid: Grid, rows: list[int]) -> dict[int, str]:
    """A column's header; of a line above only what completes the own line, or days."""
    texts: dict[int, str] = {}
    own = next((row for row in rows if is_header(grid, row, len(grid.rows))), rows[-1])
    for column in range(grid.width):
        words = [
            cell.text
            for row in rows
            if (cell := grid.at(row, column)) and (row >= own or _completes(grid, own, column) or sense(cell).day)
        ]
        if words:
            texts[column] = "\n".join(words)
    return texts


def _bounded(region: Region) -> list[Region]:
    """The blocks of neighboring columns between fully empty ones, rows cut to what is filled."""
    blocks: list[tuple[int, int]] = []
    for column in region.columns:
        if region.header(column) or any(True for _ in region.cells(column)):
            if blocks and blocks[-1][1] == column - 1:
                blocks[-1] = (blocks[-1][0], column)
            else:
                blocks.append((column, column))
    regions = []
    for left, right in blocks:
        block = replace(region, left=left, right=right)
        filled = list(block.rows())
        if filled:
            regions.append(replace(block, first=filled[0] if not region.header_rows else region.first, last=filled[-1]))
    return regions


def covered(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell under a merged rectangle the one that shows; rectangles as large as a sheet cover nothing."""
    covers: dict[tuple[int, int], tuple[int, int]] = {}
    for area in grid.merges:
        height, width = area.bottom - area.top + 1, area.right - area.left + 1
        if height * width > LARGEST_MERGE or len(covers) > MOST_COVERED:
            continue
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                covers[row, column] = (area.top, area.left)
    return covers
