"""Pages as plain values: where each area and each line of text stands; they know no device and no screen.

All lengths are twentieths of a point, as in Word: an A4 page is 11,906 wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.domain.document import Paper
from app.domain.tints import INK

UNITS_AN_INCH: Final = 1440
UNITS_A_POINT: Final = 20

SIZES: Final[dict[Paper, tuple[int, int]]] = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
"""Width and height of an upright sheet."""


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look: their size, weight and color; ``caps`` writes them all as capitals."""

    size: int
    strong: bool = False
    color: str = INK
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one face."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as wide as it is; ``baseline`` is measured from the top of the page."""

    left: float
    top: float
    width: float
    height: float
    baseline: float
    runs: tuple[Run, ...]
    rightward: bool = True

    @property
    def text(self) -> str:
        """Its bare words."""
        return "".join(run.text for run in self.runs)

    def moved(self, right: float, down: float) -> Line:
        """The same line elsewhere."""
        return replace(self, left=self.left + right, top=self.top + down, baseline=self.baseline + down)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in one color: a ground, a rule or an edge."""

    left: float
    top: float
    width: float
    height: float
    color: str

    def moved(self, right: float, down: float) -> Area:
        """The same area elsewhere."""
        return replace(self, left=self.left + right, top=self.top + down)


Mark = Line | Area


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size, how far text stays from its edges, and its marks in the order they are painted."""

    width: int
    height: int
    margin: int
    marks: tuple[Mark, ...]

    def lines(self) -> Iterator[Line]:
        """Its lines of text."""
        return (mark for mark in self.marks if isinstance(mark, Line))

    @property
    def landscape(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole document on pages, and what a file of it is known by."""

    pages: tuple[Page, ...] = ()
    title: str = ""
    author: str = ""
    language: str = ""

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)
