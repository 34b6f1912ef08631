"""Plans for looking at a timeline."""

from __future__ import annotations

from dataclasses import replace

from app.domain.layout import lay_out
from app.domain.plan import MAIN, At, Cue, Kind, Lane, Marker, MarkerKind, Plan, Section, Segment, With
from widgets.timeline.board import Board
from widgets.timeline.frame import Frame
from widgets.timeline.lanes import Sizes, lay_rows
from widgets.timeline.scale import fitting

ROOMS = Lane("rooms", "Rooms")
TITLES = ("Open", "Input", "Break", "Practice", "Debrief", "Close")


def a_plan(**changes) -> Plan:
    """Six segments of ten minutes from 10:00 to 11:00, and two in a room beside the fourth."""
    kinds = (Kind.OPENING, Kind.INPUT, Kind.BREAK, Kind.PRACTICE, Kind.DEBRIEF, Kind.CLOSE)
    main = tuple(
        Segment(title.lower(), title, kind, section_id="first" if number < 3 else "second")
        for number, (title, kind) in enumerate(zip(TITLES, kinds, strict=True))
    )
    beside = (
        Segment("r1", "Round 1", Kind.PRACTICE, "rooms", planned_s=180, start=With("practice", 60)),
        Segment("r2", "Round 2", Kind.PRACTICE, "rooms", planned_s=180),
    )
    values = {
        "sections": (Section("first", "Start"), Section("second", "Work")),
        "lanes": (MAIN, ROOMS),
        "segments": (*main, *beside),
        "promised_s": 3_600,
    }
    return Plan("plan", "Feedback", **{**values, **changes})


def with_segment(plan: Plan, segment_id: str, **changes) -> Plan:
    """The plan with some fields of one segment changed."""
    return replace(
        plan, segments=tuple(replace(one, **changes) if one.id == segment_id else one for one in plan.segments)
    )


def clashing() -> Plan:
    """*Break* is fixed four minutes before *Input* is over."""
    return with_segment(a_plan(), "break", start=At(36_000 + 16 * 60, "guest"))


def weighted() -> Plan:
    """A marker and a cue on *Practice*."""
    marker = Marker("m", MarkerKind.SLOW_DOWN, "They need it")
    return with_segment(a_plan(), "practice", markers=(marker,), cues=(Cue("c", 120, "4", "Open the rooms"),))


def board_of(plan: Plan) -> Board:
    return Board(plan, lay_out(plan))


def frame_of(plan: Plan, width: int = 800, height: int = 400) -> Frame:
    """The plan fitted into a viewport: an hour takes 704 of 800 pixels right of a gutter of 80."""
    board, sizes = board_of(plan), Sizes(gutter_px=80)
    return Frame(board, fitting(*board.counted, 80, width), lay_rows(plan.lanes, sizes), sizes, width, height)
