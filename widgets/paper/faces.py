"""How each use of text looks on paper: letters, air and edges, by the same names the Word styles have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.domain.document import Look, Role, TableLook, Text
from app.domain.tints import MUTED
from widgets.paper.pages import Face, Run

BODY: Final = Face(181)
CELL: Final = Face(171)
CELL_HEAD: Final = Face(152, strong=True, color=MUTED)
CELLS: Final[dict[TableLook, Face]] = {TableLook.CARD_LARGE: Face(228), TableLook.CARD: Face(200)}
"""The letters in a cell where they are not the usual ones."""
LABEL: Final = Face(134, strong=True, caps=True)
EDGE: Final = Face(150, color=MUTED)
"""Header and footer."""
NOTE: Final = Face(162, color=MUTED)
TICK: Final = Face(143, color=MUTED)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's letters and the air over and under it."""

    face: Face
    before: float
    after: float


ROLES: Final[dict[Role, Style]] = {
    Role.KICKER: Style(Face(171, color=MUTED), 0, 20),
    Role.TITLE: Style(Face(420, strong=True), 0, 50),
    Role.SUBTITLE: Style(Face(171, color=MUTED), 0, 160),
    Role.FACTS: Style(CELL, 100, 140),
    Role.BODY: Style(BODY, 40, 100),
    Role.HINT: Style(Face(162, color=MUTED), 0, 80),
    Role.META: Style(Face(162, color=MUTED), 0, 100),
    Role.SECTION: Style(Face(171, color=MUTED), 320, 0),
}
HEADINGS: Final[tuple[Style, ...]] = (
    Style(Face(240, strong=True), 320, 110),
    Style(Face(232, strong=True), 380, 110),
    Style(Face(191, strong=True), 220, 70),
)
ASIDE: Final = Face(171, strong=True)
CALLOUT: Final = Style(CELL, 110, 110)
ITEM: Final = Style(BODY, 0, 50)
NOTES: Final = Style(NOTE, 200, 0)
ENTRY: Final = Style(CELL, 0, 40)
PADDING: Final[dict[TableLook, float]] = {
    TableLook.GRID: 55,
    TableLook.INTENT: 50,
    TableLook.SCRIPT: 60,
    TableLook.FORM: 65,
    TableLook.CARD_LARGE: 55,
    TableLook.CARD: 55,
    TableLook.CARD_SMALL: 55,
}
"""The air over and under a cell's text."""


def runs(text: Text, face: Face) -> tuple[Run, ...]:
    """Words in the face of their looks, ``face`` being that of plain ones."""
    return tuple(_runs(text, face))


def _runs(text: Text, face: Face) -> Iterator[Run]:
    for words in text:
        match words.look:
            case Look.STRONG | Look.EXACT:
                yield Run(words.text, replace(face, strong=True, color=BODY.color))
            case Look.MUTED:
                yield Run(words.text, replace(face, strong=False, color=MUTED))
            case Look.LABEL:
                yield Run(words.text, LABEL)
            case Look.PLAIN:
                yield Run(words.text, face)
