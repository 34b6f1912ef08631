"""Each part of a neutral document as blocks of marks, as wide as the text; knows no page and no device."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt

from app.domain.document import (
    Callout,
    Contents,
    Entry,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paragraph,
    Part,
    Role,
    Strip,
    Table,
    Text,
    Tone,
    Words,
)
from app.domain.tints import HAIR, SOFT, STRONG
from widgets.paper.faces import ASIDE, BODY, CALLOUT, CELL, ENTRY, HEADINGS, ITEM, NOTES, ROLES, Style, runs
from widgets.paper.measure import Shape, shape
from widgets.paper.pages import Area, Line, Mark, Run
from widgets.paper.stack import Block, Hold
from widgets.paper.strips import strip_block
from widgets.paper.tables import table_blocks

_EDGE: Final = 60
"""The colored edge of a callout."""
_PAD: Final = 90
_INSET: Final = 200
_HANGING: Final = 340
_BETWEEN: Final = 240
"""The least room between a heading and what stands at the right end of its line."""
_NOTE_PITCH: Final = 400
_PAGE_NUMBER: Final = 520
"""What the contents keep free for the number of a page."""


def blocks_of(parts: tuple[Part, ...], width: float, places: Mapping[str, int] | None = None) -> list[Block]:
    """All parts in order; what belongs to one segment bears one number. ``places``: the pages of anchors, if known.

    Blocks are of one size whether the pages are known or not.
    """
    made: list[Block] = []
    segments = group = 0
    for n, part in enumerate(parts):
        if _begins_segment(parts, n):
            segments += 1
            group = segments
        elif isinstance(part, Heading) and part.level == 1:
            group = 0
        made += [replace(block, group=group) for block in _blocks(part, width, places or {})]
    return made


def _begins_segment(parts: tuple[Part, ...], n: int) -> bool:
    """Whether a segment's heading stands here, or the section's label over it."""
    part, after = parts[n], parts[n + 1] if n + 1 < len(parts) else None
    before = parts[n - 1] if n else None
    if isinstance(part, Paragraph) and part.role is Role.SECTION:
        return isinstance(after, Heading) and after.level == 2
    labelled = isinstance(before, Paragraph) and before.role is Role.SECTION
    return isinstance(part, Heading) and part.level == 2 and not labelled


def _blocks(part: Part, width: float, places: Mapping[str, int]) -> Iterator[Block]:
    match part:
        case Heading():
            yield _heading(part, width)
        case Paragraph(Role.FACTS, text, keep):
            yield _facts(text, width, keep)
        case Paragraph(role, text, keep, new_page):
            held = keep or role in _HOLDING
            yield from _lines(shape(runs(text, ROLES[role].face), width), ROLES[role], held, new_page)
        case Callout():
            yield _callout(part, width)
        case Listing(items, numbered):
            for n, item in enumerate(items, 1):
                yield from _item(item, f"{n}." if numbered else "•", width)
        case Table():
            yield from table_blocks(part, width)
        case Strip():
            yield strip_block(part, width)
        case Contents(entries):
            yield from (_entry(entry, width, places.get(entry.anchor)) for entry in entries)
        case NoteLines(label, lines):
            yield from _note_lines(label, lines, width)


_HOLDING: Final = (Role.KICKER, Role.TITLE, Role.META, Role.SECTION)


def _lines(found: Shape, style: Style, held: bool, new_page: bool = False, left: float = 0.0) -> Iterator[Block]:
    """A paragraph, a block a line: never its first or its last line alone."""
    last = len(found.lines) - 1
    end = Hold.FIRMLY if held else Hold.FREE
    for n, line in enumerate(found.lines):
        hold = end if n == last else Hold.FIRMLY if held or n in (0, last - 1) else Hold.FREE
        yield Block(
            line.height,
            (line.moved(left, -line.top),),
            style.before if n == 0 else 0.0,
            style.after if n == last else 0.0,
            hold,
            new_page and n == 0,
        )


def _heading(heading: Heading, width: float) -> Block:
    """Its color is on the rule under it; the time stands at the other end of its line."""
    style = HEADINGS[min(heading.level, len(HEADINGS)) - 1]
    words = (Run(heading.text, style.face),)
    marks, height = _two_ends(words, runs(heading.aside, ASIDE), width)
    if heading.level == 2:
        marks = (*marks, Area(0, height + 60, width, 45, STRONG[heading.tone]))
        height += 105
    return Block(height, marks, style.before, style.after, Hold.FIRMLY, heading.new_page, anchor=heading.anchor)


def _two_ends(words: tuple[Run, ...], aside: tuple[Run, ...], width: float) -> tuple[tuple[Mark, ...], float]:
    """Words and, at the other end of their first line, an aside; under them where there is no room for it."""
    if not aside:
        alone = shape(words, width)
        return alone.lines, alone.height
    beside = shape(aside, width * 0.6)
    wide = max((line.width for line in beside.lines), default=0.0)
    left = shape(words, width - wide - _BETWEEN)
    leftward = bool(left.lines) and not left.lines[0].rightward
    beside = shape(aside, wide + 1, Qt.AlignmentFlag.AlignLeft if leftward else Qt.AlignmentFlag.AlignRight)
    right_end = 0.0 if leftward else width - wide - 1
    shift = wide + _BETWEEN if leftward else 0.0
    drop = left.lines[0].baseline - beside.lines[0].baseline if left.lines and beside.lines else 0.0
    marks = (*(line.moved(shift, max(0, -drop)) for line in left.lines),)
    marks += tuple(line.moved(right_end, max(0, drop)) for line in beside.lines)
    return marks, max(left.height + max(0, -drop), beside.height + max(0, drop))


def _callout(callout: Callout, width: float) -> Block:
    found = shape(runs(callout.text, CALLOUT.face), width - _INSET - 110)
    height = found.height + 2 * _PAD
    leftward = bool(found.lines) and not found.lines[0].rightward
    ground = Area(0, 0, width, height, SOFT[callout.tone])
    edge = Area(width - _EDGE if leftward else 0, 0, _EDGE, height, STRONG[callout.tone])
    left = 110 if leftward else _INSET
    return Block(height, (ground, edge, *_placed(found, left, _PAD)), CALLOUT.before, CALLOUT.after)


def _facts(text: Text, width: float, keep: bool) -> Block:
    style = ROLES[Role.FACTS]
    found = shape(runs(text, style.face), width - 240)
    height = found.height + 2 * _PAD
    marks: tuple[Mark, ...] = (
        Area(0, 0, width, height, SOFT[Tone.PLAIN]),
        Area(0, height - 10, width, 10, HAIR),
        *_placed(found, 120, _PAD),
    )
    return Block(height, marks, style.before, style.after, Hold.FIRMLY if keep else Hold.FREE)


def _placed(found: Shape, left: float, top: float) -> tuple[Line, ...]:
    return tuple(line.moved(left, top) for line in found.lines)


def _item(item: Text, sign: str, width: float) -> Iterator[Block]:
    """An item of a list, its sign hanging at the side its text begins on."""
    found = shape(runs(item, ITEM.face), width - _HANGING)
    leftward = bool(found.lines) and not found.lines[0].rightward
    hung = shape((Run(sign, BODY),), _HANGING, Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft)
    blocks = list(_lines(found, ITEM, False, left=0.0 if leftward else _HANGING))
    for first in blocks[:1]:
        yield replace(first, marks=(*_placed(hung, width - _HANGING if leftward else 0.0, 0), *first.marks))
    yield from blocks[1:]


def _entry(entry: Entry, width: float, page: int | None) -> Block:
    """A heading to come, its time, and at the end of the line its page."""
    aside = runs((Words(entry.aside, Look.MUTED),), CELL)
    marks, height = _two_ends((Run(entry.text, ENTRY.face),), aside, width - _PAGE_NUMBER)
    if page is not None and marks:
        number = shape((Run(str(page), ENTRY.face),), _PAGE_NUMBER, Qt.AlignmentFlag.AlignRight)
        drop = next(mark.baseline for mark in marks if isinstance(mark, Line)) - number.lines[0].baseline
        marks += tuple(line.moved(width - _PAGE_NUMBER, drop) for line in number.lines)
    return Block(height, marks, ENTRY.before, ENTRY.after)


def _note_lines(label: str, lines: int, width: float) -> Iterator[Block]:
    yield from _lines(shape((Run(label, NOTES.face),), width), NOTES, held=True)
    for n in range(lines):
        rule = Area(0, _NOTE_PITCH - 10, width, 10, HAIR)
        yield Block(_NOTE_PITCH, (rule,), 0, 0, Hold.FREE if n == lines - 1 else Hold.FIRMLY)
