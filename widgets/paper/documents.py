"""Lays a neutral document out on pages with its header and footer; the breaking itself is done elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt

from app.domain.document import Contents, Document, Part
from app.domain.text import one_line
from app.domain.tints import HAIR
from widgets.paper.blocks import blocks_of
from widgets.paper.faces import EDGE
from widgets.paper.measure import shape
from widgets.paper.pages import SIZES, Area, Mark, Page, Pages, Run
from widgets.paper.stack import stacked

_SIDE: Final = 1134
_TOP: Final = 1247
_BOTTOM: Final = 1247
_HEAD: Final = 600
_SIDEWAYS: Final = (720, 420)
"""The same two on a sheet that lies on its side: it is low, and of one page mostly."""
_FOOT: Final = 560
EDGE_OF_PAPER: Final = 400
"""What no printer is asked to reach: all marks stay so far from the edges."""


def lay_out(document: Document) -> Pages:
    """The pages of a document. It may be called on any thread once the app's typeface is loaded."""
    upright = SIZES[document.paper]
    width, height = upright[::-1] if document.landscape else upright
    top, head = _SIDEWAYS if document.landscape else (_TOP, _HEAD)
    bodies = _bodies(document.parts, width - 2 * _SIDE, height - top - _BOTTOM)
    pages = tuple(
        Page(
            width,
            height,
            EDGE_OF_PAPER,
            (
                *(_head(document, head, width) if n > 1 else ()),
                *(mark.moved(_SIDE, top) for mark in body),
                *_foot(document, width, height, n, len(bodies)),
            ),
        )
        for n, body in enumerate(bodies, 1)
    )
    return Pages(pages, document.title, document.author, document.language)


def _bodies(parts: tuple[Part, ...], width: float, room: float) -> tuple[tuple[Mark, ...], ...]:
    """Twice where there are contents: only then it is known what stands on which page."""
    found = stacked(blocks_of(parts, width), room)
    if any(isinstance(part, Contents) for part in parts):
        found = stacked(blocks_of(parts, width, found.places), room)
    return found.pages


def _head(document: Document, top: float, width: int) -> Iterator[Mark]:
    """What it is and when it was made; the first page says so itself."""
    left, right = document.head
    yield from ends(left, right, _SIDE, top, width - 2 * _SIDE)


def _foot(document: Document, width: int, height: int, number: int, count: int) -> Iterator[Mark]:
    top = height - _FOOT - 320
    yield Area(_SIDE, top, width - 2 * _SIDE, 10, HAIR)
    numbered = document.page_words.format(page=number, pages=count)
    yield from ends(document.foot, numbered, _SIDE, top + 110, width - 2 * _SIDE)


def ends(left: str, right: str, at: float, top: float, width: float) -> Iterator[Mark]:
    """Small words at both ends of a line of a page's frame; too long ones end early."""
    beside = shape((Run(one_line(right, 120), EDGE),), width / 2, Qt.AlignmentFlag.AlignRight)
    taken = max((line.width for line in beside.lines), default=0.0)
    main = shape((Run(_clipped(left, width - taken - 200), EDGE),), width - taken - 200)
    yield from (line.moved(at, top) for line in main.lines[:1])
    yield from (line.moved(at + width / 2, top) for line in beside.lines[:1])


def _clipped(text: str, width: float) -> str:
    """As much of a text as one line holds."""
    text = one_line(text, 300)
    if len(shape((Run(text, EDGE),), width).lines) < 2:
        return text
    return shape((Run(text, EDGE),), width - 150).lines[0].text.rstrip() + "…"
