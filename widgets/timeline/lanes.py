"""How the rows of the timeline stand under each other at a given text size; it knows no times and no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from app.domain.plan import PARKED_LANE, Lane, LaneKind


class RowKind(Enum):
    """What a row shows."""

    LANE = "lane"
    CUES = "cues"
    STRIP = "strip"
    SHELF = "shelf"


@dataclass(frozen=True)
class Sizes:
    """Pixels that follow the text: a line of block text, a line of small text, and the gutter's width."""

    line_px: int = 16
    small_px: int = 14
    gutter_px: int = 84

    @cached_property
    def ruler_px(self) -> int:
        """Height of the ruler."""
        return self.small_px + 12

    @cached_property
    def header_px(self) -> int:
        """Height of ruler and section bands together: what does not scroll up and down."""
        return self.ruler_px + self.small_px + 20

    @cached_property
    def main_px(self) -> int:
        """Height of a block in the main room: title on two lines, length, chips, range bar."""
        return 7 * self.line_px

    @cached_property
    def side_px(self) -> int:
        """Height of a block in a side lane: title and length."""
        return 2 * self.line_px + 12

    @cached_property
    def words_px(self) -> int:
        """The band under a lane for words on clashes and slack."""
        return self.small_px + 6

    @cached_property
    def cues_px(self) -> int:
        """Height of the producer's cue lane."""
        return 2 * self.line_px + 8

    @cached_property
    def parked_px(self) -> tuple[int, int]:
        """Width and height of a parked segment on the shelf."""
        return 12 * self.line_px, self.line_px + 10

    @cached_property
    def cue_reach_px(self) -> int:
        """From a cue's middle to each corner of its diamond."""
        return round(0.45 * self.line_px) + 1

    @cached_property
    def chip_px(self) -> int:
        """Side of a marker's chip."""
        return self.line_px + 2 & ~1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``top`` counts from the first pixel under the header, before vertical scrolling.

    ``floats``: it is there for a while and lies over the others where they leave no room; it asks for none.
    """

    kind: RowKind
    lane_id: str
    title: str
    top: int
    height: int
    floats: bool = False

    @property
    def bottom(self) -> int:
        """The first pixel under it."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Shelf:
    """The shelf to be shown; ``lowest``: the pixel its bottom may not pass while it only floats (None: it stands)."""

    title: str
    height: int
    lowest: int | None = None


def lay_rows(
    lanes: Iterable[Lane],
    sizes: Sizes,
    strip: str = "",
    strip_px: int = 0,
    *,
    cues: str = "Producer",
    shelf: Shelf | None = None,
) -> tuple[Row, ...]:
    """The main room, the side lanes, the producer's cues, a strip when it has something to show, and the shelf."""
    rows: list[Row] = []
    top = 2
    for lane in lanes:
        if lane.kind is LaneKind.PARKED:
            continue
        height = sizes.main_px if lane.kind is LaneKind.MAIN else sizes.side_px
        rows.append(Row(RowKind.LANE, lane.id, lane.title, top, height))
        top += height + sizes.words_px
    rows.append(Row(RowKind.CUES, "", cues, top, sizes.cues_px))
    top += sizes.cues_px
    if strip:
        rows.append(Row(RowKind.STRIP, "", strip, top, strip_px))
        top += strip_px
    if shelf is not None:
        floats = shelf.lowest is not None
        top = top + 4 if shelf.lowest is None else min(top + 4, shelf.lowest - shelf.height)
        rows.append(Row(RowKind.SHELF, PARKED_LANE, shelf.title, top, shelf.height, floats))
    return tuple(rows)
