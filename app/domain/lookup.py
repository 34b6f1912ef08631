"""What is asked of one row of segments again and again, worked out once; knows nothing of what the answers are for.

A drag asks the plan it began from the same things at every step, so the row last asked about is kept.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from app.domain.plan import MAIN_LANE, Segment


class Lookup:
    """A row of segments, by id and by section."""

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self.segments = segments

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each id stands."""
        return dict(zip([segment.id for segment in self.segments], range(len(self.segments)), strict=True))

    @cached_property
    def in_sections(self) -> Counter[str | None]:
        """How many of the main room are in each section; None: in none."""
        return Counter([segment.section_id for segment in self.segments if segment.lane_id == MAIN_LANE])


_last = Lookup(())


def lookup(segments: tuple[Segment, ...]) -> Lookup:
    """The lookup of this very row; the one before it is forgotten."""
    global _last  # noqa: PLW0603 - one row's answers, replaced whole: two threads can only make them twice
    found = _last
    if found.segments is not segments:
        found = _last = Lookup(segments)
    return found
