"""What an edit does to a plan, in words a person reads before letting go of the mouse; computes nothing of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import sub

from app.domain.clock import format_clock, format_length
from app.domain.layout import Layout, lay_out
from app.domain.order import changes_between
from app.domain.plan import MAIN_LANE, PARKED_LANE, At, Plan, Segment, With
from app.domain.window import window

_MOST_NAMED = 2


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
    parts = [
        *_came_and_went(both),
        *_moves(both, moved),
        *_lengths(both),
        *_starts(both, ids),
        *_ripple(both, both.touched | ids | set(subjects)),
        *_clashes(both),
        *_promise(old, new),
    ]
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
            found.append(f"{_named(names)} {'is' if len(names) == 1 else 'are'} {verb}")
    return found


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
    lane_id, ids, known = moved[-1].lane_id, {segment.id for segment in moved}, both.known
    if lane_id == PARKED_LANE and any(not known[segment.id].parked for segment in moved):
        return [f"{_named(moved)} {'is' if len(moved) == 1 else 'are'} parked"]
    back = lane_id != PARKED_LANE and all(known[segment.id].parked for segment in moved)
    verb = ("comes back" if back else "moves") if len(moved) == 1 else "come back" if back else "move"
    lane = next((lane.title for lane in both.after.lanes if lane.id == lane_id), "")
    elsewhere = any(known[segment.id].lane_id != lane_id for segment in moved)
    to = f" to {lane}" if elsewhere and (lane_id != MAIN_LANE or not back) else ""
    behind = islice(both.after.segments, both.new.index[moved[-1].id] + 1, None)
    following = next((segment for segment in behind if segment.lane_id == lane_id and segment.id not in ids), None)
    if following is not None:
        return [f"{_named(moved)} {verb}{to}{', before' if to else ' before'} {following.title}"]
    return [f"{_named(moved)} {verb}{to or ' to the end'}"]


def _lengths(both: _Both) -> list[str]:
    known = both.known
    changed = [s for s in both.now if s.id in known and known[s.id].planned_s != s.planned_s]
    if len(changed) > _MOST_NAMED:
        return [f"{len(changed)} lengths change"]
    return [
        f"{s.title} takes {format_length(s.planned_s)} instead of {format_length(known[s.id].planned_s)}"
        for s in changed
    ]


def _starts(both: _Both, moved: Collection[str]) -> list[str]:
    """New start rules, of what was not moved itself: chosen, or hung on a neighbor."""
    found = []
    for segment in both.now:
        was = both.known.get(segment.id)
        if was is None or was.start == segment.start or segment.id in moved:
            continue
        rule = segment.start
        if isinstance(rule, With):
            beside = both.title(rule.anchor_id) if rule.anchor_id in both.new.index else "the main room"
            found.append(f"{segment.title} runs beside {beside}")
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


def _promise(old: Layout, new: Layout) -> list[str]:
    """Only when the promised end is missed by another amount than before."""
    if new.slack_s == old.slack_s or (new.slack_s >= 0 and old.slack_s >= 0):
        return []
    if new.slack_s >= 0:
        return ["the session fits its promised length"]
    return [f"the session ends {format_length(-new.slack_s)} over its promised length"]


def _named(segments: Sequence[Segment]) -> str:
    return segments[0].title if len(segments) == 1 else f"{len(segments)} segments"
