"""Which parts stay on one page, and how high parts stand on it: sizes are estimates, a little on the large side."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Final
from unicodedata import east_asian_width

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
    TableLook,
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


_SIZE: Final[dict[TableLook, float]] = {TableLook.CARD_LARGE: 12.0, TableLook.CARD: 10.5}
"""Letters in cells that are not of the usual nine points."""
_ROLES: Final[dict[Role, tuple[float, float]]] = {
    Role.KICKER: (9.0, 2.0),
    Role.TITLE: (22.0, 3.0),
    Role.SUBTITLE: (9.0, 8.0),
    Role.HINT: (8.5, 4.0),
    Role.BODY: (9.5, 7.0),
}
"""Letters of a paragraph, and the air around it, in points."""
_NARROW: Final = frozenset("fijlrtI.,:;'’|!()[]- \u00a0")
_BROAD: Final = frozenset("mwMW@%…—")
_PITCH: Final = 1.3


def points_of(parts: Iterable[Part], width: float) -> float:
    """How high a page's parts stand on each other, in points, where the text is ``width`` points wide."""
    return sum(_points(part, width) for part in parts)


def _points(part: Part, width: float) -> float:
    match part:
        case Heading():
            return 36.0
        case Paragraph(role, text):
            size, air = _ROLES[role]
            return _broken(read(text), size, width) * size * _PITCH + air
        case Table():
            size = _SIZE.get(part.look, 9.0)
            return 24.0 + sum(_row_points(row, part, size, width) for row in part.rows)
        case NoteLines(_, ruled):
            return 22.0 + 20.0 * ruled
        case _:
            return lines_of(part) * 12.0


def _row_points(row: Row, table: Table, size: float, width: float) -> float:
    rooms = [column.share * width / 1000 - 8 for column in table.columns]
    cells = zip(row, rooms, strict=False)
    lines = max(sum(_broken(read(line), size, room) for line in cell.lines) or 1 for cell, room in cells)
    return lines * size * _PITCH + 6.5


def _broken(text: str, size: float, room: float) -> int:
    """Lines of a text, broken between words as far as they fit."""
    most, lines, used = room / size, 1, 0.0
    for word in text.split(" "):
        wide = sum(map(_width, word))
        if used and used + _width(" ") + wide > most:
            lines, used = lines + 1, 0.0
        used += wide + (_width(" ") if used else 0.0)
        lines, used = lines + int(used // most), used % most
    return lines


def _width(sign: str) -> float:
    """How wide a sign is for its height."""
    if sign in _NARROW:
        return 0.31
    if sign in _BROAD or east_asian_width(sign) in "WF":
        return 1.0
    return 0.7 if sign.isupper() else 0.55
