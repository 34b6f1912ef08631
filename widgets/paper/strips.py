"""The strip of a session at a glance: blocks as wide as they are long, and the clock line under them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt

from app.domain.document import Block as Piece
from app.domain.document import Strip
from app.domain.tints import INK, MUTED, SOFT, STRONG
from widgets.paper.faces import TICK
from widgets.paper.measure import Shape, shape
from widgets.paper.pages import Area, Face, Mark, Run
from widgets.paper.stack import Block
from widgets.paper.tables import shares

_EDGE: Final = 60
_GAP: Final = 40
_SIDE: Final = 50
_TOP: Final = 50
_SIZES: Final = (134, 126, 118, 110)
"""The letters get smaller until no word of a title has to be broken."""


def strip_block(strip: Strip, width: float) -> Block:
    """All of it: it stays whole."""
    widths = shares([piece.weight_s for piece in strip.blocks], width)
    size = next((size for size in _SIZES if _words_fit(strip.blocks, widths, size)), _SIZES[-1])
    face = Face(size)
    titles = [shape((Run(p.title, face),), _inner(w)) for p, w in zip(strip.blocks, widths, strict=True)]
    belows = [
        shape((Run(p.below, replace(face, color=MUTED)),), _inner(w)) for p, w in zip(strip.blocks, widths, strict=True)
    ]
    high = max((t.height + b.height for t, b in zip(titles, belows, strict=True)), default=0.0) + _EDGE + 2 * _TOP
    marks: list[Mark] = []
    left = 0.0
    for piece, wide, title, below in zip(strip.blocks, widths, titles, belows, strict=True):
        marks += _piece(piece, left, wide, high, (title, below))
        left += wide
    ticks, deep = _ticks(strip, width)
    marks += [mark.moved(0, high + 30) for mark in ticks]
    return Block(high + 30 + deep, tuple(marks), 40, 140)


def _inner(width: float) -> float:
    return width - _GAP - 2 * _SIDE


def _words_fit(pieces: tuple[Piece, ...], widths: list[float], size: int) -> bool:
    face = Face(size, color=INK)
    return all(
        len(shape((Run(word, face),), _inner(width)).lines) < 2
        for piece, width in zip(pieces, widths, strict=True)
        for word in piece.title.replace("-", "- ").split()
    )


def _piece(piece: Piece, left: float, width: float, height: float, texts: tuple[Shape, Shape]) -> Iterator[Mark]:
    """The kind's color on the top edge; the title and the minutes say the rest."""
    inner = max(width - _GAP, width / 2)
    yield Area(left, 0, inner, height, SOFT[piece.tone])
    yield Area(left, 0, inner, _EDGE, STRONG[piece.tone])
    top = float(_EDGE + _TOP)
    for text in texts:
        yield from (line.moved(left + _SIDE, top) for line in text.lines)
        top += text.height


def _ticks(strip: Strip, width: float) -> tuple[list[Mark], float]:
    """The clock line; a time that would touch the one before it is left out."""
    marks: list[Mark] = []
    end, deep = -1.0, 0.0
    for tick in strip.ticks:
        found = shape((Run(tick.text, TICK),), width, Qt.AlignmentFlag.AlignLeft)
        wide = max((line.width for line in found.lines), default=0.0)
        left = min(max(tick.place * width / 1000 - wide / 2, 0), width - wide)
        if left > end:
            marks += [line.moved(left, 0) for line in found.lines]
            end, deep = left + wide + 40, max(deep, found.height)
    return marks, deep
