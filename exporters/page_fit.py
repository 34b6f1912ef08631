"""Which parts belong on one page: a segment that fits a page is not torn over two; sizes are estimates."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from app.domain.document import (
    Callout,
    Cell,
    Contents,
    Heading,
    Listing,
    NoteLines,
    Paragraph,
    Part,
    Role,
    Row,
    Table,
    read,
)

_PAGE: Final = 66.0
"""Lines a page holds as estimated here, on the safe side: what is thought to fit must fit."""
_WORTH_LEAVING: Final = 18.0
"""Lines a page must hold before it is left for the next one."""
_LINE: Final = 108
"""Characters of body text on a line."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Places of parts that begin a page, and of parts that hold on to the one after them."""

    breaks: frozenset[int]
    held: frozenset[int]


def fit_pages(parts: tuple[Part, ...]) -> Fit:
    """Begin a page where a segment would be torn; hold together what fits, should the estimate be a little off.

    Word keeps a chain of paragraphs and tables together by itself, LibreOffice only in part: hence both.
    """
    breaks: set[int] = set()
    held: set[int] = set()
    used = 0.0
    for first, end in _groups(parts):
        size = sum(lines_of(part) for part in parts[first:end])
        if _begins_page(parts[first]):
            used = 0.0
        elif _is_segment(parts, first) and used + size > _PAGE and used > _WORTH_LEAVING:
            breaks.add(first)
            used = 0.0
        if _is_segment(parts, first) and size <= _PAGE:
            held.update(range(first, end - 1))
        used = (used + size) % _PAGE
    return Fit(frozenset(breaks), frozenset(held))


def _groups(parts: tuple[Part, ...]) -> list[tuple[int, int]]:
    """From each heading of the first two levels to the next; a section's label belongs to the heading after it."""
    starts = [n - _labelled(parts, n) for n, part in enumerate(parts) if isinstance(part, Heading) and part.level <= 2]
    return list(zip(starts, [*starts[1:], len(parts)], strict=False))


def _labelled(parts: tuple[Part, ...], n: int) -> bool:
    before = parts[n - 1] if n else None
    return isinstance(before, Paragraph) and before.role is Role.SECTION


def _is_segment(parts: tuple[Part, ...], first: int) -> bool:
    heading = next(part for part in parts[first:] if isinstance(part, Heading))
    return heading.level == 2


def _begins_page(part: Part) -> bool:
    return isinstance(part, Heading) and part.new_page


def lines_of(part: Part) -> float:
    """Lines a part takes, with the space around it."""
    lines = 5.0
    match part:
        case Heading():
            lines = 3.5
        case Paragraph(_, text):
            lines = _wrapped(read(text), _LINE) + 0.7
        case Callout(_, text):
            lines = _wrapped(read(text), _LINE - 4) + 2.0
        case Listing(items):
            lines = sum(_wrapped(read(item), _LINE - 4) + 0.3 for item in items)
        case Table():
            lines = sum(_row(row, part) for row in part.rows) + (1.6 if part.head else 0.4)
        case Contents(entries):
            lines = 1.15 * len(entries)
        case NoteLines(_, ruled):
            lines = 1.6 + 1.7 * ruled
    return lines


def _row(row: Row, table: Table) -> float:
    total = sum(column.share for column in table.columns) or 1
    room = [_LINE * 1.02 * column.share / total - 2 for column in table.columns]
    return max(_cell(cell, width) for cell, width in zip(row, room, strict=False)) + 0.6


def _cell(cell: Cell, room: float) -> float:
    return sum(_wrapped(read(line), room) for line in cell.lines) or 1


def _wrapped(text: str, room: float) -> int:
    return sum(max(1, ceil(len(line) / max(4.0, room))) for line in text.split("\n"))
