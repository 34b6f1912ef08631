"""Rows in the order of what a column says: a way to look at the plan, never a change of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.find import fold
from app.domain.layout import Layout
from app.domain.plan import Plan, Segment
from widgets.outline.columns import Column, words_of


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column, and whether from the last to the first."""

    column: Column
    down: bool = False

    def sorted(self, plan: Plan, layout: Layout, segments: Iterable[Segment]) -> list[str]:
        """The ids in order; those of which the column says nothing come last, either way."""
        words = {one.id: fold(words_of(plan, layout, one, self.column)) for one in segments}
        found = [one for one in segments if words[one.id]]
        found.sort(key=lambda one: self._rank(layout, one, words[one.id]), reverse=self.down)
        return [*(one.id for one in found), *(key for key, text in words.items() if not text)]

    def _rank(self, layout: Layout, segment: Segment, words: str) -> tuple[int, str]:
        match self.column.key:
            case "start":
                return layout.start_of(segment.id), ""
            case "planned_s":
                return segment.planned_s, ""
            case _:
                return 0, words
