"""What an edit does to a plan, in words a person reads before letting go of the mouse; computes nothing of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import sub

from app.domain.clock import format_clock, format_length
from app.domain.itemwords import item_effects, past_end
from app.domain.layout import Layout, Wait, lay_out
from app.domain.neighbors import stands_apart
from app.domain.order import changes_between
from app.domain.plan import MAIN_LANE, PARKED_LANE, At, Plan, Segment, With
from app.domain.window import window

_MOST_NAMED = 2
_STILL = ["nothing else moves"]


def effects(
    before: Plan, after: Plan, subjects: Collection[str] = (), layouts: tuple[Layout, Layout] | None = None
) -> str:
    """One line: "Practise moves before Break; 3 segments start 10 min later".

    ``subjects``: the ids the person took hold of. Without them a swap of two neighbors may name either.
    ``layouts``: those of both, where the caller has them.
    """
    if before == after:
        return "Nothing changes"
    old, new = layouts or (lay_out(before), lay_out(after))
    both = _Both(before, after, old, new, *window(before.segments, after.segments))
    moved = _moved(both, subjects)
    ids = {segment.id for segment in moved}
    own = [*_came_and_went(both), *_moves(both, moved), *_lengths(both), *_starts(both, ids)]
    items = item_effects([(both.known[s.id], s) for s in both.now if s.id in both.known])
    ripple = _ripple(both, both.touched | ids | set(subjects))
    others = [*_waits(both), *_clashes(both), *end_words(old, new)]
    parts = items if items and not own and ripple == _STILL else [*own, *items, *ripple, *others]
    words = "; ".join(parts) if len(parts) > 1 else parts[0].replace("nothing else", "nothing")
    return words[:1].upper() + words[1:]


@dataclass
class _Both:
    """Two states of a plan and where they differ: before ``start`` and behind the ends the segments are the same."""

    before: Plan
    after: Plan
    old: Layout
    new: Layout
    start: int
    old_end: int
    new_end: int

    @cached_property
    def was(self) -> tuple[Segment, ...]:
        """What differs, as it was."""
        return self.before.segments[self.start : self.old_end]

    @cached_property
    def now(self) -> tuple[Segment, ...]:
        """What differs, as it is."""
        return self.after.segments[self.start : self.new_end]

    @cached_property
    def known(self) -> dict[str, Segment]:
        """What differs, as it was, by id."""
        return {segment.id: segment for segment in self.was}

    @cached_property
    def touched(self) -> frozenset[str]:
        """The ids of what was added, removed, moved or changed."""
        return frozenset(change.id for change in changes_between("segment", self.was, self.now))

    def title(self, segment_id: str) -> str:
        """The title of a segment of either."""
        layout, plan = (self.new, self.after) if segment_id in self.new.index else (self.old, self.before)
        return plan.segments[layout.index[segment_id]].title


def _came_and_went(both: _Both) -> list[str]:
    here = {segment.id for segment in both.now}
    found = []
    for row, other, verb in ((both.now, both.known.keys(), "added"), (both.was, here, "removed")):
        names = [segment for segment in row if segment.id not in other]
        if names:
            where = f" {_place(both, names)}" if verb == "added" else ""
            found.append(f"{_named(names)} {'is' if len(names) == 1 else 'are'} {verb}{where}")
    return found


def _place(both: _Both, row: Sequence[Segment]) -> str:
    """Where what is new stands: "before Poll", "in Rooms, beside Input"."""
    lane_id, lanes = row[-1].lane_id, {segment.lane_id for segment in row}
    if len(lanes) > 1:
        return f"in {len(lanes)} lanes"
    if lane_id == PARKED_LANE:
        return "to the shelf"
    if lane_id != MAIN_LANE:
        return f"in {_lane(both, lane_id)}, {_beside(both, row[0])}"
    behind = _behind(both, row)
    return "at the end" if behind is None else f"before {behind.title}"


def _beside(both: _Both, segment: Segment) -> str:
    """How a segment of a side lane starts."""
    rule, place = segment.start, both.new.index[segment.id]
    if isinstance(rule, With):
        return f"beside {both.title(rule.anchor_id) if rule.anchor_id in both.new.index else 'the main room'}"
    return (
        f"at {format_clock(rule.clock_s)}" if isinstance(rule, At) else f"after {both.after.segments[place - 1].title}"
    )


def _behind(both: _Both, row: Sequence[Segment]) -> Segment | None:
    """What follows these in their lane, but for what stands apart."""
    ids = {segment.id for segment in row}
    behind = islice(both.after.segments, both.new.index[row[-1].id] + 1, None)
    found = (s for s in behind if s.id not in ids and (s.lane_id != row[-1].lane_id or not stands_apart(s)))
    following = next(found, None)
    return following if following is not None and following.lane_id == row[-1].lane_id else None


def _lane(both: _Both, lane_id: str) -> str:
    return next((lane.title for lane in both.after.lanes if lane.id == lane_id), "")


def _moved(both: _Both, subjects: Collection[str]) -> list[Segment]:
    """What stands in another lane or order. Where the person's own say explains the whole order, those."""
    order = [s.id for s in both.was if s.id not in subjects]
    if subjects and order == [s.id for s in both.now if s.id not in subjects]:
        stood = {s.id: (i, s.lane_id) for i, s in enumerate(both.was)}
        stands = {s.id: (i, s.lane_id) for i, s in enumerate(both.now)}
        return [s for s in both.now if s.id in subjects and stood.get(s.id) not in (None, stands[s.id])]
    found = []
    for segment in both.now:
        was = both.known.get(segment.id)
        if segment.id in both.touched and was is not None and (was == segment or was.lane_id != segment.lane_id):
            found.append(segment)
    return found


def _moves(both: _Both, moved: Sequence[Segment]) -> list[str]:
    if not moved:
        return []
    lane_id, known = moved[-1].lane_id, both.known
    if lane_id == PARKED_LANE and any(not known[segment.id].parked for segment in moved):
        return [f"{_named(moved)} {'is' if len(moved) == 1 else 'are'} parked"]
    back = lane_id != PARKED_LANE and all(known[segment.id].parked for segment in moved)
    verb = ("comes back" if back else "moves") if len(moved) == 1 else "come back" if back else "move"
    if any(segment.lane_id != lane_id for segment in moved):
        return [f"{_named(moved)} {verb}"]
    elsewhere = any(known[segment.id].lane_id != lane_id for segment in moved)
    to = f" to {_lane(both, lane_id)}" if elsewhere and (lane_id != MAIN_LANE or not back) else ""
    apart = isinstance(moved[0].start, With) and moved[0].start != known[moved[0].id].start
    if lane_id not in (MAIN_LANE, PARKED_LANE) and (elsewhere or apart):
        how = f"{verb}{to}," if elsewhere else "runs" if len(moved) == 1 else "run"
        return [f"{_named(moved)} {how} {_beside(both, moved[0])}"]
    following = _behind(both, moved)
    if following is not None:
        return [f"{_named(moved)} {verb}{to}{', before' if to else ' before'} {following.title}"]
    return [f"{_named(moved)} {verb}{to or ' to the end'}"]


def _lengths(both: _Both) -> list[str]:
    known = both.known
    changed = [s for s in both.now if s.id in known and known[s.id].planned_s != s.planned_s]
    if len(changed) > _MOST_NAMED:
        return [f"{len(changed)} lengths change"]
    found = []
    for s in changed:
        was = known[s.id]
        found.append(f"{s.title} takes {format_length(s.planned_s)} instead of {format_length(was.planned_s)}")
        if s.planned_s < was.planned_s:
            found += filter(None, [past_end(s)])
    return found


def _starts(both: _Both, moved: Collection[str]) -> list[str]:
    """New start rules, of what was not moved itself: chosen, or hung on a neighbor."""
    found = []
    for segment in both.now:
        was, rule = both.known.get(segment.id), segment.start
        if was is None or was.start == rule:
            continue
        if segment.id in moved:
            if isinstance(was.start, At) and not isinstance(rule, At):
                found.append(f"{segment.title} is no longer fixed at {format_clock(was.start.clock_s)}")
        elif isinstance(rule, With) and isinstance(was.start, With) and rule.anchor_id == was.start.anchor_id:
            found.append(f"{segment.title} starts at {format_clock(both.new.start_of(segment.id))}")
        elif isinstance(rule, With):
            found.append(f"{segment.title} runs {_beside(both, segment)}")
        elif isinstance(rule, At):
            found.append(f"{segment.title} starts at {format_clock(rule.clock_s)}")
        else:
            found.append(f"{segment.title} starts after the one before")
    return found if len(found) <= _MOST_NAMED else [f"{len(found)} starts change"]


def _ripple(both: _Both, own: Collection[str]) -> list[str]:
    """What else starts at another time, by how much."""
    shifts = _shifts(both, own)
    if not shifts:
        return ["nothing else moves"]
    if len(shifts) > _MOST_NAMED:
        return [f"{sum(shifts.values())} segments start at other times"]
    words = []
    for by, count in shifts.most_common():
        who = f"{count} segments start" if count > 1 else f"{_only(both, own, by)} starts"
        words.append(f"{who} {format_length(abs(by))} {'later' if by > 0 else 'earlier'}")
    return [", ".join(words)]


def _shifts(both: _Both, own: Collection[str]) -> Counter[int]:
    """How many of what is in both starts by how much later; what stands at the ends is compared in whole rows."""
    old, new, silent = both.old, both.new, both.new.parked.union(own)
    shifts: Counter[int] = Counter()
    for was, now in (
        (old.starts_s[: both.start], new.starts_s[: both.start]),
        (old.starts_s[both.old_end :], new.starts_s[both.new_end :]),
    ):
        if was != now:
            shifts.update(map(sub, now, was))
    for key in silent:
        place = new.index.get(key)
        if place is not None and not both.start <= place < both.new_end:
            shifts[new.starts_s[place] - old.start_of(key)] -= 1
    inside = (s.id for s in both.now if s.id in both.known and s.id not in silent)
    shifts.update(new.start_of(key) - old.start_of(key) for key in inside)
    shifts.pop(0, None)
    return +shifts


def _only(both: _Both, own: Collection[str], by_s: int) -> str:
    """The title of the one that starts so much later."""
    old, new = both.old, both.new
    return next(
        segment.title
        for i, segment in enumerate(both.after.segments)
        if segment.id in old.index
        and new.starts_s[i] - old.start_of(segment.id) == by_s
        and segment.id not in own
        and segment.id not in new.parked
    )


def _waits(both: _Both) -> list[str]:
    """Who has to wait now for what runs beside, or for longer or shorter than before."""
    had = {_waiting(wait) for wait in both.old.waits}
    made = [wait for wait in both.new.waits if _waiting(wait) not in had]
    if len(made) > _MOST_NAMED:
        return [f"the main room waits {len(made)} times"]
    return [
        f"{'the end' if wait.before_id is None else both.title(wait.before_id)} waits "
        f"{format_length(wait.end_s - wait.start_s)} for {_lane(both, wait.lane_id)}"
        for wait in made
    ]


def _waiting(wait: Wait) -> tuple[str | None, int, str]:
    return wait.before_id, wait.end_s - wait.start_s, wait.lane_id


def _clashes(both: _Both) -> list[str]:
    old, new = both.old, both.new
    had = {(clash.segment_id, clash.with_id) for clash in old.clashes}
    made = [clash for clash in new.clashes if (clash.segment_id, clash.with_id) not in had]
    solved = len(old.clashes) - (len(new.clashes) - len(made))
    if len(made) > _MOST_NAMED:
        words = [f"{len(made)} clashes are made"]
    else:
        words = [
            f"{both.title(c.segment_id)} clashes with {both.title(c.with_id)} by {format_length(c.by_s)}" for c in made
        ]
    if solved > 0:
        words.append("1 clash is solved" if solved == 1 else f"{solved} clashes are solved")
    return words


def end_words(old: Layout, new: Layout) -> list[str]:
    """How the promised end is missed, only when it is by another amount than before."""
    if new.slack_s == old.slack_s or (new.slack_s >= 0 and old.slack_s >= 0):
        return []
    if new.slack_s >= 0:
        return ["the session fits its promised length"]
    return [f"the session ends {format_length(-new.slack_s)} over its promised length"]


def _named(segments: Sequence[Segment]) -> str:
    return segments[0].title if len(segments) == 1 else f"{len(segments)} segments"
