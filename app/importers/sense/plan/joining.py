"""Hangs breakout rooms on the slot of the main room that they fill; knows no cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from app.domain.plan import At, Lane, LaneKind, Segment, With

_ROOMS: Final = re.compile(
    r"break-?outs?\b|small groups?|group work|in groups|parallel|gruppenarbeit|kleingruppen|sous-groupes"
    r"|grupos pequenos|grupos peque[nñ]os|gruppi|groepjes|分科会|分组|분반",
    re.IGNORECASE,
)


def joined(lanes: list[Lane], segments: list[Segment], starts: list[int]) -> tuple[list[Lane], list[Segment]]:
    """Lanes all of whose times lie within slots of the main room named for breakouts hold the main room up.

    ``starts`` are those of the main room's segments, which stand first. No start moves by this.
    """
    kept: list[Lane] = []
    for lane in lanes:
        own = [segment for segment in segments if segment.lane_id == lane.id]
        hung = None if lane.kind is not LaneKind.FREE else _hung(own, segments, starts)
        kept.append(lane if hung is None else replace(lane, kind=LaneKind.JOINED))
        if hung is not None:
            segments = [hung.get(segment.id, segment) for segment in segments]
    return kept, segments


def _hung(own: list[Segment], segments: list[Segment], starts: list[int]) -> dict[str, Segment] | None:
    """The lane's segments with a slot to begin in; None where one of them does not lie within such a slot."""
    hung: dict[str, Segment] = {}
    anchor: int | None = None
    reached = 0
    for segment in own:
        if isinstance(segment.start, At):
            reached = segment.start.clock_s
            anchor = bisect_right(starts, reached) - 1
        if anchor is None or anchor < 0:
            return None
        slot, begins = segments[anchor], reached
        reached += segment.planned_s
        within = starts[anchor] <= begins and reached <= starts[anchor] + slot.planned_s
        if not within or not _ROOMS.search(slot.title):
            return None
        fixed = isinstance(segment.start, At)
        hung[segment.id] = replace(segment, start=With(slot.id, begins - starts[anchor])) if fixed else segment
    return hung
