"""Rooms beside the main room: those that fill a slot of it, and those that run on their own."""

from __future__ import annotations

from app.domain.layout import lay_out
from app.domain.plan import At, LaneKind, Plan, With
from tests.importers.sheets import Value, read

Rows = list[list[Value]]


def plan(*rooms: list[Value]) -> Plan:
    rows: Rows = [
        ["Start", "End", "Title", "Track"],
        ["9:00", "9:30", "Welcome", ""],
        ["9:30", "10:30", "Breakout groups", ""],
        ["10:30", "11:00", "Debrief", ""],
        *rooms,
    ]
    return read(rows).plans[0]


def test_rooms_within_a_slot_for_breakouts_are_joined() -> None:
    found = plan(
        ["9:30", "10:00", "Red one", "Red"],
        ["10:00", "10:30", "Red two", "Red"],
        ["9:35", "10:25", "Blue", "Blue"],
    )
    slot = next(segment for segment in found.segments if segment.title == "Breakout groups")
    assert [lane.kind for lane in found.lanes] == [LaneKind.MAIN, LaneKind.JOINED, LaneKind.JOINED]
    rules = {segment.title: segment.start for segment in found.segments}
    assert (rules["Red one"], rules["Blue"]) == (With(slot.id, 0), With(slot.id, 300))
    starts = dict(zip((segment.title for segment in found.segments), lay_out(found).starts_s, strict=True))
    assert (starts["Red two"], starts["Blue"], starts["Debrief"]) == (36_000, 34_500, 37_800)


def test_what_passes_its_slot_runs_on_its_own() -> None:
    found = plan(["9:30", "10:45", "Red one", "Red"], ["9:00", "9:20", "Blue", "Blue"])
    assert [lane.kind for lane in found.lanes] == [LaneKind.MAIN, LaneKind.FREE, LaneKind.FREE]
    assert all(isinstance(segment.start, At) for segment in found.segments[3:])
