"""Group work checked as it is typed: people, groups, rounds and minutes; knows one segment and a head count.

A minute to move into the rooms and one back is general practice, and so assumed. Threes need 30 to 50 % more
time than pairs (facilitator's guides of the Better Conversations course).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.clock import format_length, minute_up
from app.domain.plan import MAIN_LANE, Segment

MOVE_IN_S: Final = 60
MOVE_OUT_S: Final = 60
THREES: Final = (1.3, 1.5)
"""What threes take of the time pairs take: at least, at most."""

_SIZES: Final = {1: "alone", 2: "in pairs", 3: "in threes", 4: "in fours", 5: "in fives", 6: "in sixes"}


@dataclass(frozen=True, slots=True)
class Groups:
    """How many whole groups, how many people are left over, and the words for it."""

    count: int
    left_over: int
    words: str

    @property
    def rooms(self) -> int:
        """How many groups there are in the end: one person left over joins another, one alone is one."""
        return max(1, self.count + (self.left_over > 1))

    @property
    def larger(self) -> bool:
        """Whether one group is larger than the others, because somebody who was left over joined it."""
        return self.left_over == 1 and self.count > 0


def groups(people: int, size: int) -> Groups:
    """People shared out in groups of ``size`` (both 1 or more, else ``ValueError``); the rest are a smaller group.

    One person alone is none: they join a group, and the words say so.
    """
    if people < 1 or size < 1:
        raise ValueError("there is at least one person, and a group has at least one")
    count, left = divmod(people, size)
    how = f"{people} {'person' if people == 1 else 'people'} {_SIZES.get(size, f'in groups of {size}')}"
    if size == 1:
        return Groups(count, left, f"{how}: no rooms")
    if not left:
        return Groups(count, left, f"{how}: {_rooms(count)}")
    if not count:
        return Groups(count, left, f"{how}: 1 room of {left}")
    if left == 1:
        rest = f" and {count - 1} of {size}" if count > 1 else ""
        return Groups(count, left, f"{how}: 1 room of {size + 1}{rest}, so that nobody is alone")
    return Groups(count, left, f"{how}: {_rooms(count)} of {size} and 1 of {left}")


def _rooms(count: int) -> str:
    return "1 room" if count == 1 else f"{count} rooms"


def needed_s(rounds: int, round_s: int, move_in_s: int = MOVE_IN_S, move_out_s: int = MOVE_OUT_S) -> int:
    """The seconds group work takes: its rounds, and a minute each way to move."""
    return rounds * round_s + move_in_s + move_out_s


def threes_s(pairs_s: int) -> tuple[int, int]:
    """What threes may take where pairs take ``pairs_s``: at least, at most, in whole minutes rounded up."""
    least, most = (minute_up(round(pairs_s * factor)) for factor in THREES)
    return least, most


def check(segment: Segment, people: int | None) -> tuple[str, ...]:
    """What there is to say about a segment's groups, rounds and minutes, the most telling first.

    Nothing where it has neither groups nor rounds. The head count may be unknown.
    """
    told = (_time(segment), missed_turns(segment, people), _people(segment, people), _hint(segment))
    return tuple(line for line in told if line)


def fits(segment: Segment) -> bool:
    """Whether its rounds and the moves take no more than is planned; true where they are not all given."""
    if segment.rounds is None or segment.round_s is None:
        return True
    return _needed_s(segment) <= segment.planned_s


def _needed_s(segment: Segment) -> int:
    rounds, round_s = segment.rounds or 0, segment.round_s or 0
    return needed_s(rounds, round_s) if moves(segment) else rounds * round_s


def moves(segment: Segment) -> bool:
    """Whether people go to rooms and come back within it: nobody alone does, nor who is in a room already."""
    return segment.group_size != 1 and segment.lane_id == MAIN_LANE


def _time(segment: Segment) -> str:
    if segment.rounds is None or segment.round_s is None:
        return ""
    rounds = f"{segment.rounds} round{'s' if segment.rounds > 1 else ''} of {format_length(segment.round_s)}"
    needed, planned = _needed_s(segment), segment.planned_s
    if needed > planned:
        verb = "needs" if segment.rounds == 1 else "need"
        return f"{rounds} {verb} {format_length(needed)}; {format_length(planned)} are planned."
    move = "" if not moves(segment) else f" and {format_length(MOVE_IN_S + MOVE_OUT_S)} to move"
    return f"{rounds}{move}: {_of(needed, planned)}."


def _of(part_s: int, whole_s: int) -> str:
    """``20 of 25 min`` where both are whole minutes under an hour."""
    if part_s % 60 or whole_s % 60 or whole_s >= 3_600:
        return f"{format_length(part_s)} of {format_length(whole_s)}"
    return f"{part_s // 60} of {whole_s // 60} min"


def missed_turns(segment: Segment, people: int | None) -> str:
    """Who never gets a turn, in words, or nothing.

    A role goes round only when there is a round for each in the group; one round means no roles.
    """
    size = segment.group_size or 0
    if people:
        size = min(size, people)
    if segment.rounds is None or not 1 < segment.rounds < size:
        return ""
    left = size - segment.rounds
    who = "1 person" if left == 1 else f"{left} people"
    never = "never gets" if left == 1 else "never get"
    if size == people:
        return f"With {segment.rounds} rounds in one group of {size}, {who} {never} a turn."
    return f"With {segment.rounds} rounds in groups of {size}, {who} in each {never} a turn."


def _people(segment: Segment, people: int | None) -> str:
    if segment.group_size is None or not people:
        return ""
    return groups(people, segment.group_size).words + "."


def _hint(segment: Segment) -> str:
    """What a round made for pairs would take in threes."""
    if segment.group_size != 3 or segment.round_s is None:
        return ""
    least, most = threes_s(segment.round_s)
    between = f"{format_length(least)} to {format_length(most)}" if least < most else format_length(least)
    return f"If {format_length(segment.round_s)} were estimated for pairs, threes take {between} a round."
