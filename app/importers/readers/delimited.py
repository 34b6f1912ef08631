"""Text tables (.csv, .tsv): finds out the delimiter by looking at the text, and mends what quotation marks break."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from app.importers import limits
from app.importers.readers.building import Budget, GridBuilder
from app.importers.readers.encodings import decoded, unified

DELIMITERS: Final = "\t;|,"
"""The surest first: a comma stands in numbers and in prose too."""
NO_DELIMITER: Final = "\x1f"
"""A sign no text holds: every line is one cell."""
LOOKED_AT: Final = 200
LOOKED_AT_SIGNS: Final = 10_000
LONGEST_RECORD: Final = 400
"""Lines a quoted text may run over; more is a quotation mark that nobody closed."""
MOST_MENDED: Final = 100

_SEP: Final = re.compile(r"""\s*"?sep=(.)"?\s*""", re.IGNORECASE)
_EVEN_ENOUGH: Final = 0.6
"""Below this share of lines alike, commas with a blank behind them are punctuation."""


def read(data: bytes, encoding: str = "") -> list[dict[str, object]]:
    """The one table as a wire grid, read in an encoding or as it looks; ImportProblem when the bytes are no text."""
    text, name, notes = decoded(data, encoding)
    lines = unified(text).replace("\0", "").split("\n")
    told = _SEP.fullmatch(lines[0])  # Excel's own first line, ``sep=;``
    lines = lines[1:] if told else lines
    builder = GridBuilder("Sheet1", Budget())
    builder.encoding = name
    records = Records(lines, told[1] if told else _delimiter(lines), first_line=2 if told else 1)
    filled = 0
    for number, row in enumerate(records):
        for column, cell in enumerate(row[: limits.COLUMNS]):
            builder.put(number, column, f"s{cell}" if cell.strip() else "")
        more = [column for column, cell in enumerate(row[limits.COLUMNS :], limits.COLUMNS) if cell.strip()]
        if more:
            builder.leave_out(number, more[0], len(more))
        filled += any(row)
        if filled == limits.ROWS:
            _tell_rest(builder, lines[records.at :], records.at)
            break
    builder.notes.extend([*notes, *records.notes()])
    return [builder.build()]


def _tell_rest(builder: GridBuilder, rest: list[str], at: int) -> None:
    """Lines below the last row that is kept are not taken apart any more."""
    count = sum(bool(line.strip()) for line in rest)
    if count:
        builder.notes.append(f"{count:,} lines from line {at + 1:,} on were not read")


class Records:
    """The rows of lines of text, once; ``at`` is the line after those read.

    A quoted text may hold line ends; one that is never closed is told, and its line read as it stands.
    """

    def __init__(self, lines: list[str], delimiter: str, first_line: int = 1) -> None:
        self.at = 0
        self._lines, self._delimiter, self._first_line = lines, delimiter, first_line
        self._mended: list[int] = []
        csv.field_size_limit(max(131_072, sum(map(len, lines)) + len(lines)))

    def __iter__(self) -> Iterator[list[str]]:
        while self.at < len(self._lines):
            row, taken = self._record(self.at)
            self.at += taken
            yield row

    def notes(self) -> list[str]:
        """What there was to mend in the rows read so far."""
        if not self._mended:
            return []
        more = f" (and {len(self._mended) - 1:,} more)" if len(self._mended) > 1 else ""
        line = self._mended[0] + self._first_line
        return [f"a quotation mark in line {line:,} is never closed{more}: it is read as it stands"]

    def _record(self, begun: int) -> tuple[list[str], int]:
        """The row that begins in a line, and how many lines it takes."""
        line = self._lines[begun]
        if '"' not in line or len(self._mended) == MOST_MENDED:
            return self._plain(line), 1
        for strict in (True, False):
            try:
                row, taken = self._quoted(begun, strict)
            except csv.Error:  # a mark within a text, or one never closed
                continue
            if strict or taken == 1:
                return row, taken
        self._mended.append(begun)
        return self._mend(line), 1

    def _quoted(self, begun: int, strict: bool) -> tuple[list[str], int]:
        ahead = range(begun, min(begun + LONGEST_RECORD, len(self._lines)))
        fed = (f"{self._lines[number]}\n" for number in ahead)
        reader = csv.reader(fed, delimiter=self._delimiter, skipinitialspace=True, strict=strict)
        return next(reader, []), reader.line_num

    def _plain(self, line: str) -> list[str]:
        return [cell.lstrip(" ") for cell in line.split(self._delimiter)]

    def _mend(self, line: str) -> list[str]:
        """Quoted cells before the mark that is never closed stay whole; from it on, every delimiter counts."""
        marks = [found.end() - 1 for found in re.finditer(rf'(?:^|{re.escape(self._delimiter)}) *"', line)]
        cut = marks[-1] if marks else 0
        try:
            before = next(csv.reader([line[:cut]], delimiter=self._delimiter, skipinitialspace=True, strict=True), [""])
        except csv.Error:
            before, cut = [""], 0
        return [*before[:-1], *self._plain(line[cut:])]


def _delimiter(lines: list[str]) -> str:
    """The one that cuts most lines into the same number of pieces, more than one; the surest of those alike."""
    sample = [line[:LOOKED_AT_SIGNS] for line in lines[: LOOKED_AT * 2]]
    shares = {delimiter: round(_evenness(sample, delimiter), 1) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: shares[delimiter])
    if best == "," and shares[best] < _EVEN_ENOUGH:
        text = "\n".join(sample)
        if text.count(", ") > 0.8 * text.count(","):
            return NO_DELIMITER
    return best if shares[best] else NO_DELIMITER


def _evenness(sample: list[str], delimiter: str) -> float:
    """The share of rows that have the width most have."""
    rows = islice((row for row in Records(sample, delimiter) if any(cell.strip() for cell in row)), LOOKED_AT)
    widths = Counter(map(len, rows))
    alike = max((count for width, count in widths.items() if width > 1), default=0)
    return alike / max(1, widths.total())
