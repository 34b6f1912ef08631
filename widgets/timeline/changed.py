"""Which stretch of time looks different after another board took a board's place; it knows no pixels."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.plan import Segment
from widgets.timeline.board import Board

Stretch = tuple[float, float]
Cell = tuple[Segment, int, int]


def changed_stretch(had: Board, now: Board, seen: Stretch) -> Stretch | None:
    """The part of what is seen that has to be drawn anew, empty (first > last) for nothing; None for all of it."""
    one, other = had.plan, now.plan
    if one.lanes != other.lanes or one.start_s != other.start_s or one.sections is not other.sections:
        return None
    if had.layout.promised_end_s != now.layout.promised_end_s or (had.layout.slack_s < 0) != (now.layout.slack_s < 0):
        return None
    found: list[float] = []
    for lane in one.lanes:
        if had.lane(lane.id).levels != now.lane(lane.id).levels:
            return None
        found += _lane(had, now, lane.id, seen)
    found += _empty(had, now) + _clashes(had, now)
    if had.layout.end_s != now.layout.end_s:
        found += [had.layout.end_s, now.layout.end_s, now.layout.promised_end_s]
    return (min(found), max(found)) if found else (1, 0)


def _lane(had: Board, now: Board, lane_id: str, seen: Stretch) -> list[float]:
    """From the first place in view that differs to the last, section bands and cues included."""
    begins = [(board, board.positions(lane_id).start) for board in (had, now)]
    places = [pos - begin for board, begin in begins for pos in board.between(lane_id, *seen)]
    if not places:
        return []
    low, high = min(places), max(places)
    old, new = _cells(had, lane_id, low, high), _cells(now, lane_id, low, high)
    first, last = _differing(old, new)
    cells = (*old[first : len(old) - last], *new[first : len(new) - last])
    reach = max(had.cue_reach_s, now.cue_reach_s) if any(cell[0].cues for cell in cells) else 0
    return [moment for cell in cells for moment in (cell[1] - reach, cell[2] + reach)]


def _empty(had: Board, now: Board) -> list[float]:
    """Both ends of every gap and every wait that is not in both."""
    old, new = had.layout, now.layout
    found = [(gap.start_s, gap.end_s) for gap in (set(old.gaps) ^ set(new.gaps) if old.gaps != new.gaps else ())]
    found += [(wait.start_s, wait.end_s) for wait in set(old.waits) ^ set(new.waits)]
    return [moment for stretch in found for moment in stretch]


def _clashes(had: Board, now: Board) -> list[float]:
    """Both ends of every clash that is not the same in both."""
    if not had.layout.clashes and not now.layout.clashes:
        return []
    found: list[set[tuple[int, int]]] = []
    for layout in (had.layout, now.layout):
        starts = [(layout.start_of(clash.segment_id), clash.by_s) for clash in layout.clashes]
        found.append({(start, start + by_s) for start, by_s in starts})
    return [moment for stretch in found[0] ^ found[1] for moment in stretch]


def _cells(board: Board, lane_id: str, low: int, high: int) -> list[Cell]:
    lane = board.positions(lane_id)
    part = slice(lane.start + low, min(lane.stop, lane.start + high + 1))
    return list(zip(board.plan.segments[part], board.layout.starts_s[part], board.layout.ends_s[part], strict=True))


def _differing(old: Sequence[Cell], new: Sequence[Cell]) -> tuple[int, int]:
    """How many cells are the same at the front, and how many at the back."""
    least = min(len(old), len(new))
    first = next((i for i in range(least) if not _same(old[i], new[i])), least)
    last = next((i for i in range(least - first) if not _same(old[-1 - i], new[-1 - i])), least - first)
    return first, last


def _same(one: Cell, other: Cell) -> bool:
    return one[0] is other[0] and one[1] == other[1] and one[2] == other[2]
