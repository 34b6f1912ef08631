"""Tells the rows that head a table from those that fill it; knows words and cells, no columns' meanings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from app.domain.sheet import EMPTY, Cell, CellKind, Grid, Meaning
from app.importers.patience import look_up
from app.importers.sense.text.cells import sense, signed
from app.importers.sense.text.dates import whole_day
from app.importers.sense.text.days import header_day
from app.importers.sense.text.header_words import ANY_TIME, Guess
from app.importers.sense.text.lengths import length_at
from app.importers.sense.text.parts import ending_length, parts_of
from app.importers.sense.text.times import leading_span
from app.importers.sense.text.words import header_guesses, header_unit, is_filler, normal

TIMING: Final[frozenset[Guess]] = frozenset({ANY_TIME, Meaning.START, Meaning.END, Meaning.LENGTH, Meaning.RANGE})
LEADING: Final[frozenset[Guess]] = TIMING | {Meaning.TITLE}
LONGEST_HEADER: Final = 80
SURE: Final = 0.45
MOST_TIMES: Final = 0.15
"""A header may hold a remark with a time in it, but hardly more."""
WIDEST_START: Final = 6
"""Columns from the left in which the times of a table without a known header are looked for."""
ALL_BUT_HEADINGS: Final = 0.5
SOON_S: Final = 3600
"""So much later than the table above a second one under the same header may begin."""
FEWEST_UNDER: Final = 3
BELOW: Final = 12
"""Filled cells looked at under a possible header."""


def header_rows(grid: Grid, top: int, bottom: int) -> list[int]:
    """Rows that head a table; a repetition of the one before, or its second line, heads no new one."""
    found: list[int] = []
    for row in range(top, min(bottom, len(grid.rows) - 1) + 1):
        cells = grid.rows[row]
        if not any(cells):
            continue
        look_up()
        if not is_header(grid, row, bottom) or _stands_over_header(grid, row, bottom):
            continue
        if found and row - found[-1] == 1:
            continue
        if found and same_words(grid.rows[found[-1]], cells) and not _begins_anew(grid, found[-1], row, bottom):
            continue
        found.append(row)
    return found


def _begins_anew(grid: Grid, before: int, row: int, bottom: int) -> bool:
    """Whether a header comes again under a heading of its own, and its times begin where those above began."""
    above = next((each for each in range(row - 1, before, -1) if any(grid.rows[each])), before)
    heading = {cell.text for cell in grid.rows[above] if cell}
    if len(heading) != 1 or whole_day(next(iter(heading))):
        return False
    first, last = _starts(grid, range(before + 1, above)), _starts(grid, range(row + 1, min(bottom, row + BELOW) + 1))
    return bool(first and last) and last[0] <= first[0] + SOON_S and last[0] < first[-1]


def _starts(grid: Grid, rows: Iterable[int]) -> list[int]:
    """The first time in each of these rows that has one."""
    spans = ((span for cell in grid.rows[row] if cell and (span := sense(cell).span)) for row in rows)
    return [first.start.seconds for found in spans if (first := next(found, None))]


def unknown_header(grid: Grid, filled: list[int]) -> int | None:
    """A row of words nobody knows right above the first time of a column that holds little but times below it."""
    for column in range(min(grid.width, WIDEST_START)):
        timed = [row for row in filled if sense(grid.at(row, column)).span]
        place = filled.index(timed[0]) if len(timed) >= 2 else 0
        rows = filled[place:]
        if place and len(timed) >= ALL_BUT_HEADINGS * len(rows) and _heads(grid, filled[place - 1], column, rows):
            return filled[place - 1]
    return filled[0] if _over_numbers(grid, filled) else None


def _over_numbers(grid: Grid, filled: list[int]) -> bool:
    """Nothing but words in the first row, over a column where all other rows have numbers or lengths."""
    words = [column for column, cell in enumerate(grid.rows[filled[0]]) if cell] if len(filled) >= FEWEST_UNDER else []
    if len(words) < 2 or any(_counts(grid.rows[filled[0]][column]) for column in words):
        return False
    rows = filled[1:]
    return any(sum(_counts(grid.at(row, column)) for row in rows) >= 0.8 * len(rows) for column in words)


def _counts(cell: Cell) -> bool:
    found = sense(cell)
    return found.timed or found.number is not None


def _heads(grid: Grid, row: int, times: int, below: list[int]) -> bool:
    """Whether words in a row are labels over columns of words: no time, no remark, two at least over filled ones."""
    words = [column for column, cell in enumerate(grid.rows[row]) if cell and column != times]
    cells = [cell for cell in grid.rows[row] if cell]
    if any(_holds_time(cell) or cell.text.rstrip().endswith(":") or len(cell.text) > LONGEST_HEADER for cell in cells):
        return False
    filled = [column for column in words if sum(bool(grid.at(under, column)) for under in below) >= 2]
    return len(filled) >= 2 or (len(filled) == 1 and bool(grid.at(row, times)))


def _stands_over_header(grid: Grid, row: int, bottom: int) -> bool:
    """A row of days over a row of words: tables side by side, or lanes, each under its day."""
    if row >= bottom or _worded(grid, row):
        return False
    return _worded(grid, row + 1) or bool(days_over(grid, row + 1) and is_header(grid, row + 1, bottom))


def days_over(grid: Grid, row: int) -> dict[int, str]:
    """The day above each column of a header with one word for time, where the row above it holds days.

    A day stands over its own column and those right of it, up to the next one.
    """
    above = grid.rows[row - 1] if row > 0 else ()
    days = {column: cell.date or cell.text for column, cell in enumerate(above) if cell and _is_day(cell)}
    timing = [column for column, cell in enumerate(grid.rows[row]) if _guesses(cell) & TIMING]
    if len(days) < 2 or len(days) < sum(map(bool, above)) - 1 or max(timing, default=0) >= min(days):
        return {}
    texts: dict[int, str] = {}
    for column in range(min(days), grid.width):
        texts[column] = days.get(column) or texts[column - 1]
    return texts


def _is_day(cell: Cell) -> bool:
    return header_day(cell.date or cell.text) is not None and not sense(cell).span


def _worded(grid: Grid, row: int) -> bool:
    """Whether a row has a word for time, and one for a title, over columns."""
    kinds = {guess for cell in grid.rows[row] for guess in _guesses(cell)}
    return bool(kinds & TIMING) and Meaning.TITLE in kinds


def same_words(first: tuple[Cell, ...], second: tuple[Cell, ...]) -> bool:
    """Whether two rows say the same, as a header repeated further down does."""
    own, others = ((cell for cell in cells if cell.kind is not CellKind.EMPTY) for cells in (first, second))
    return all(
        one is other or (one.kind is other.kind and normal(one.text) == normal(other.text))
        for one, other in zip_longest(own, others, fillvalue=EMPTY)
    )


def is_header(grid: Grid, row: int, bottom: int) -> bool:
    """Whether a row reads as the head of a table: known words, a row of days, or a word for time over times."""
    cells = grid.rows[row]
    unspoken = _unspoken(cells)
    many = unspoken > MOST_TIMES * len(cells)
    filled = [] if many else [(at, cell) for at, cell in enumerate(cells) if cell and not is_filler(cell.text)]
    if unspoken > MOST_TIMES * len(filled):
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


def _unspoken(cells: Iterable[Cell]) -> int:
    """How many of these are no words over a column."""
    time, number, truth = CellKind.TIME, CellKind.NUMBER, CellKind.BOOL
    return sum([(kind := cell.kind) is time or kind is number or kind is truth for cell in cells])


def _holds_time(cell: Cell) -> bool:
    if _unspoken((cell,)):
        return True
    if cell.kind is CellKind.TEXT and not any(sign.isdigit() for sign in cell.text):
        return False
    found = sense(cell)
    if found.span is not None or signed(cell) is not None or (found.length is not None and found.number is None):
        return True
    text = cell.text
    return leading_span(text) is not None or length_at(text, 0) is not None or ending_length(text) is not None


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


def joined_rows(grid: Grid, row: int, top: int) -> list[int]:
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


def header_texts(grid: Grid, rows: list[int]) -> dict[int, str]:
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
