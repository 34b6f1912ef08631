"""Which segment of a plan is which row of a sheet that is read again; compares ids, titles and order, nothing else."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from app.domain.find import fold
from app.domain.order import rising
from app.domain.plan import MAIN_LANE, Plan, Segment

NEAR: Final = 0.6
"""From here on two titles between the same neighbors are one title reworded (the usual bound of difflib)."""
_MOST_NEAR: Final = 40
_MOST_SAME: Final = 40
"""A run of rows, and a title, are compared with no more than so many others: a sheet of one title stays quick."""


@dataclass(frozen=True, slots=True)
class Match:
    """``pairs`` of ids (the plan's, the sheet's) in the order of the sheet; ``new`` are in the sheet only.

    ``gone`` are in the plan only; what is parked is not gone, for nobody expects it in a sheet.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def match(own: Plan, read: Plan) -> Match:
    """By id; by title in the same order; by title anywhere; by nearly the same title between matched neighbors."""
    found = _Found(own, read)
    found.by_id()
    found.in_order()
    found.anywhere()
    found.nearly()
    found.sort()
    of = found.of
    return Match(
        tuple((of[one.id], one.id) for one in read.segments if one.id in of),
        tuple(one.id for one in read.segments if one.id not in of),
        tuple(one.id for one in own.running_segments if one.id in found.free),
    )


def alike(title: str) -> str:
    """A title without case, accents and punctuation, for comparing."""
    folded = fold(title)
    return " ".join(re.findall(r"[^\W_]+", folded)) or folded.strip()


def nearness(one: str, other: str) -> float:
    """How near two texts made :func:`alike` are, 0 to 1; those with other numbers in them are two things."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _titles_near(one: str, other: str) -> float:
    """As near as their words, and near enough where one only says more: "Poll", "Poll: your last one"."""
    says_more = min(one, other, key=len) and (f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} "))
    return max(nearness(one, other), NEAR if says_more else 0.0)


@dataclass(slots=True)
class _Found:
    """What is matched so far: the plan's id by the sheet's; ``free`` are the plan's ids without a match.

    ``sure`` are the rows that were matched by an id.
    """

    own: Plan
    read: Plan
    of: dict[str, str] = field(default_factory=dict)
    free: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)
    sure: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.free = {one.id for one in self.own.segments}
        self.words = {one.id: alike(one.title) for plan in (self.read, self.own) for one in plan.segments}

    def pair(self, own_id: str, read_id: str) -> None:
        self.of[read_id] = own_id
        self.free.discard(own_id)

    def open_rows(self) -> Iterator[Segment]:
        return (one for one in self.read.segments if one.id not in self.of)

    def by_id(self) -> None:
        """A row knows its segment by its own id, or by one in a column of the sheet, as our cue sheets have it."""
        for one in self.read.segments:
            ids = [one.id, *(field.value.rpartition(":")[2] for field in one.custom)]
            known = next((key for key in ids if key in self.free), None)
            if known is not None:
                self.pair(known, one.id)
        self.sure = frozenset(self.of)

    def in_order(self) -> None:
        """The longest common subsequence of titles, lane by lane (Hunt and Szymanski)."""
        running = self.own.running_segments
        lanes, rows = _lane_words(self.own), _lane_words(self.read)
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, one in enumerate(running):
            if one.id in self.free:
                places[lanes[one.lane_id], self.words[one.id]].append(place)
        hits: list[tuple[int, str]] = []
        seen: Counter[tuple[str, str]] = Counter()
        for row in self.open_rows():
            key = (rows[row.lane_id], self.words[row.id])
            first = max(0, seen[key] - _MOST_SAME)
            hits += [(place, row.id) for place in reversed(places[key][first : first + 2 * _MOST_SAME])]
            seen[key] += 1
        hits.reverse()  # so that of two rows that fit as well the earlier is taken
        for hit in rising([-place for place, _ in hits]):
            self.pair(running[hits[hit][0]].id, hits[hit][1])

    def anywhere(self) -> None:
        """The same title elsewhere: it was moved; one on the shelf only when none that runs has it."""
        left: dict[str, deque[str]] = defaultdict(deque)
        for one in sorted(self.own.segments, key=lambda segment: segment.parked):
            if one.id in self.free:
                left[self.words[one.id]].append(one.id)
        for row in self.open_rows():
            if left[self.words[row.id]]:
                self.pair(left[self.words[row.id]].popleft(), row.id)

    def nearly(self) -> None:
        """Rows between matched neighbors, and what stands beside the same neighbors in the plan."""
        behind: str | None = None
        runs = [(open_, list(rows)) for open_, rows in groupby(self.read.segments, lambda one: one.id not in self.of)]
        for number, (open_, rows) in enumerate(runs):
            if open_:
                ahead = self.of[runs[number + 1][1][0].id] if number + 1 < len(runs) else None
                self._pair_nearest(rows[:_MOST_NEAR], self._beside(behind, ahead))
            else:
                behind = self.of[rows[-1].id]

    def sort(self) -> None:
        """Of rows of one title the earlier is the earlier segment, so that the sheet read again is matched alike.

        Segments that run elsewhere than their rows are the last of them, behind rows that are new.
        """
        place = {one.id: i for i, one in enumerate(self.own.segments)}
        lanes_said = len(self.read.lanes) > 1
        aside = {one.id for one in self.own.segments if one.parked or (one.lane_id != MAIN_LANE and not lanes_said)}
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self.read.segments:
            if row.id not in self.sure:
                groups[row.lane_id, self.words[row.id]].append(row.id)
        for rows in groups.values():
            known = [row_id for row_id in rows if row_id in self.of]
            keys = sorted((self.of.pop(row_id) for row_id in known), key=lambda key: (key in aside, place[key]))
            count = sum(key in aside for key in keys)
            if count:
                known = [*rows[: len(keys) - count], *rows[len(rows) - count :]]
            self.of.update(zip(known, keys, strict=True))

    def _pair_nearest(self, rows: list[Segment], beside: list[str]) -> None:
        near = [(_titles_near(self.words[row.id], self.words[key]), row.id, key) for row in rows for key in beside]
        for ratio, row_id, key in sorted(near, key=lambda one: -one[0]):
            if ratio >= NEAR and row_id not in self.of and key in self.free:
                self.pair(key, row_id)

    def _beside(self, behind: str | None, ahead: str | None) -> list[str]:
        """What has no match right behind the one and right before the other; None: at the plan's ends."""
        ids = [one.id for one in self.own.running_segments]
        start = ids.index(behind) + 1 if behind in ids else 0
        end = ids.index(ahead) if ahead in ids else len(ids)
        after, before = start, end
        while after < len(ids) and ids[after] in self.free:
            after += 1
        while before > 0 and ids[before - 1] in self.free:
            before -= 1
        return list(dict.fromkeys([*ids[start:after][:_MOST_NEAR], *ids[before:end][-_MOST_NEAR:]]))


def _lane_words(plan: Plan) -> dict[str, str]:
    """What each lane is known by: its title; the main room by being it."""
    words = {lane.id: "" if lane.id == MAIN_LANE else alike(lane.title) for lane in plan.lanes}
    return defaultdict(str, words)
