"""What an edit does to a plan, in words a person reads before letting go of the mouse; computes nothing of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from app.domain.clock import format_clock, format_length
from app.domain.diff import diff
from app.domain.layout import Layout, lay_out
from app.domain.plan import MAIN_LANE, PARKED_LANE, At, Plan, Segment, With

_MOST_NAMED = 2


def effects(before: Plan, after: Plan, subjects: Collection[str] = ()) -> str:
    """One line: "Practise moves before Break; 3 segments start 10 min later".

    ``subjects``: the ids the person took hold of. Without them a swap of two neighbors may name either.
    """
    touched = diff(before, after).ids("segment")
    if before == after:
        return "Nothing changes"
    old, new = lay_out(before), lay_out(after)
    known = {segment.id: segment for segment in before.segments}
    moved = _moved(before, after, touched, subjects)
    parts = [
        *_came_and_went(before, after),
        *_moves(after, moved, known),
        *_lengths(after, known, touched),
        *_starts(after, known, touched, {segment.id for segment in moved}),
        *_ripple(after, old, new, touched | {segment.id for segment in moved} | set(subjects)),
        *_clashes(before, after, old, new),
        *_promise(old, new),
    ]
    words = "; ".join(parts) if len(parts) > 1 else parts[0].replace("nothing else", "nothing")
    return words[:1].upper() + words[1:]


def _came_and_went(before: Plan, after: Plan) -> list[str]:
    old, new = {s.id for s in before.segments}, {s.id for s in after.segments}
    found = []
    for row, other, verb in ((after.segments, old, "added"), (before.segments, new, "removed")):
        names = [segment for segment in row if segment.id not in other]
        if names:
            found.append(f"{_named(names)} {'is' if len(names) == 1 else 'are'} {verb}")
    return found


def _moved(before: Plan, after: Plan, touched: Collection[str], subjects: Collection[str]) -> list[Segment]:
    """What stands in another lane or order. Where the person's own say explains the whole order, those."""
    old = {segment.id: segment for segment in before.segments}
    order = [s.id for s in before.segments if s.id not in subjects]
    both = [s.id for s in after.segments if s.id not in subjects]
    if subjects and order == both:
        stood = {s.id: (i, s.lane_id) for i, s in enumerate(before.segments)}
        stands = {s.id: (i, s.lane_id) for i, s in enumerate(after.segments)}
        return [s for s in after.segments if s.id in subjects and stood.get(s.id) not in (None, stands[s.id])]
    found = []
    for segment in after.segments:
        was = old.get(segment.id)
        if segment.id in touched and was is not None and (was == segment or was.lane_id != segment.lane_id):
            found.append(segment)
    return found


def _moves(after: Plan, moved: Sequence[Segment], known: dict[str, Segment]) -> list[str]:
    if not moved:
        return []
    lane_id, ids = moved[-1].lane_id, {segment.id for segment in moved}
    if lane_id == PARKED_LANE and any(not known[segment.id].parked for segment in moved):
        return [f"{_named(moved)} {'is' if len(moved) == 1 else 'are'} parked"]
    back = lane_id != PARKED_LANE and all(known[segment.id].parked for segment in moved)
    verb = ("comes back" if back else "moves") if len(moved) == 1 else "come back" if back else "move"
    lane = next((lane.title for lane in after.lanes if lane.id == lane_id), "")
    to = (
        f" to {lane}"
        if (lane_id != MAIN_LANE or not back) and any(known[segment.id].lane_id != lane_id for segment in moved)
        else ""
    )
    row = [segment for segment in after.segments if segment.lane_id == lane_id]
    place = row.index(moved[-1])
    following = next((segment for segment in row[place + 1 :] if segment.id not in ids), None)
    if following is not None:
        return [f"{_named(moved)} {verb}{to}{', before' if to else ' before'} {following.title}"]
    return [f"{_named(moved)} {verb}{to or ' to the end'}"]


def _lengths(after: Plan, known: dict[str, Segment], touched: Collection[str]) -> list[str]:
    changed = [s for s in after.segments if s.id in touched and s.id in known and known[s.id].planned_s != s.planned_s]
    if len(changed) > _MOST_NAMED:
        return [f"{len(changed)} lengths change"]
    return [f"{s.title} takes {format_length(s.planned_s)} instead of {_was(known, s)}" for s in changed]


def _was(known: dict[str, Segment], segment: Segment) -> str:
    return format_length(known[segment.id].planned_s)


def _starts(after: Plan, known: dict[str, Segment], touched: Collection[str], moved: Collection[str]) -> list[str]:
    """New start rules, of what was not moved itself: chosen, or hung on a neighbor."""
    titles = {segment.id: segment.title for segment in after.segments}
    found = []
    for segment in after.segments:
        was = known.get(segment.id)
        if segment.id not in touched or was is None or was.start == segment.start or segment.id in moved:
            continue
        rule = segment.start
        if isinstance(rule, With):
            found.append(f"{segment.title} runs beside {titles.get(rule.anchor_id, 'the main room')}")
        elif isinstance(rule, At):
            found.append(f"{segment.title} starts at {format_clock(rule.clock_s)}")
        else:
            found.append(f"{segment.title} starts after the one before")
    return found if len(found) <= _MOST_NAMED else [f"{len(found)} starts change"]


def _ripple(after: Plan, old: Layout, new: Layout, own: Collection[str]) -> list[str]:
    """What else starts at another time, by how much."""
    shifts: dict[int, list[Segment]] = {}
    for segment in after.segments:
        if segment.id in old.index and segment.id not in own and segment.id not in new.parked:
            shifts.setdefault(new.start_of(segment.id) - old.start_of(segment.id), []).append(segment)
    shifts.pop(0, None)
    if not shifts:
        return ["nothing else moves"]
    if len(shifts) > _MOST_NAMED:
        return [f"{sum(map(len, shifts.values()))} segments start at other times"]
    words = [
        f"{_named(row)} {'starts' if len(row) == 1 else 'start'} {format_length(abs(by))} {_later(by)}"
        for by, row in sorted(shifts.items(), key=lambda item: -len(item[1]))
    ]
    return [", ".join(words)]


def _later(by_s: int) -> str:
    return "later" if by_s > 0 else "earlier"


def _clashes(before: Plan, after: Plan, old: Layout, new: Layout) -> list[str]:
    titles = {segment.id: segment.title for segment in (*before.segments, *after.segments)}
    had = Counter((clash.segment_id, clash.with_id) for clash in old.clashes)
    made = [clash for clash in new.clashes if (clash.segment_id, clash.with_id) not in had]
    solved = len(old.clashes) - (len(new.clashes) - len(made))
    if len(made) > _MOST_NAMED:
        words = [f"{len(made)} clashes are made"]
    else:
        words = [f"{titles[c.segment_id]} clashes with {titles[c.with_id]} by {format_length(c.by_s)}" for c in made]
    if solved > 0:
        words.append("1 clash is solved" if solved == 1 else f"{solved} clashes are solved")
    return words


def _promise(old: Layout, new: Layout) -> list[str]:
    """Only when the promised end is missed by another amount than before."""
    if new.slack_s == old.slack_s or (new.slack_s >= 0 and old.slack_s >= 0):
        return []
    if new.slack_s >= 0:
        return ["the session fits its promised length"]
    return [f"the session ends {format_length(-new.slack_s)} over its promised length"]


def _named(segments: Sequence[Segment]) -> str:
    return segments[0].title if len(segments) == 1 else f"{len(segments)} segments"
