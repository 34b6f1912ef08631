"""Which parts stay on one page: a short segment whole, of a long one its beginning and its end; sizes are estimates."""

from __future__ import annotations

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

_WHOLE: Final = 24.0
"""Lines of a segment that stays on one page; a longer one may go on over the page, between its rows."""
_LINE: Final = 108
"""Characters of body text on a line."""


def held_parts(parts: tuple[Part, ...]) -> frozenset[int]:
    """Places of parts that stay on the page of the one after them.

    A short segment is held whole. A longer one is held from its heading to its first table and after its last; in
    between it may go on over the page.
    """
    held: set[int] = set()
    for first, end in _groups(parts):
        if not _is_segment(parts, first):
            continue
        if sum(lines_of(part) for part in parts[first:end]) <= _WHOLE:
            held.update(range(first, end - 1))
            continue
        tables = [n for n in range(first, end) if isinstance(parts[n], Table)] or [first + 1, end]
        held.update(range(first, tables[0]))
        held.update(range(tables[-1] + 1, end - 1))
    return frozenset(held)


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
