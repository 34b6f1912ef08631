"""The debrief form of a guide as a plain table, where a program kept none of the places to fill in; knows no Word."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.annotations import Annotation, Mark
from app.domain.fill_ins import ActualPart, actual_fill
from app.domain.matching import alike
from app.domain.plan import Plan
from app.domain.sheet import Area, Grid

_COLUMNS = (ActualPart.START, ActualPart.END, ActualPart.NOTE)
_BEFORE = 2
"""The segment and what was planned stand before what is filled in."""


def filled_form(grids: tuple[Grid, ...], plan: Plan) -> Iterator[Annotation]:
    """What stands in the table that has a row for each segment, as if its places had been kept."""
    for grid in grids:
        for area in grid.areas:
            if area.right - area.left + 1 == _BEFORE + len(_COLUMNS):
                yield from _filled(grid, area, plan)


def _filled(grid: Grid, area: Area, plan: Plan) -> Iterator[Annotation]:
    """Of a table most rows of which name a segment; those of one title are met in their order."""
    left = [(alike(one.title), one.id) for one in plan.segments]
    found: list[tuple[int, str]] = []
    for row in range(area.top, area.bottom + 1):
        said = alike(grid.at(row, area.left).text)
        named = [pair for pair in left if pair[0] and f" {said}".endswith(f" {pair[0]}")]
        if named:
            best = max(named, key=lambda pair: len(pair[0]))
            left.remove(best)
            found.append((row, best[1]))
    if 2 * len(found) <= area.bottom - area.top:
        return
    for row, segment_id in found:
        for column, part in enumerate(_COLUMNS, area.left + _BEFORE):
            text = grid.at(row, column).text
            if text:
                yield Annotation(Mark.FILLED, text, actual_fill(segment_id, part))
