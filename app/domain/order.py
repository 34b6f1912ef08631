"""How two rows of things with ids differ, as changes that each name their neighbor; not what the things mean.

A row is rebuilt from the unchanged items (which keep their relative order) and, for each changed one,
the id of the item that stands before it. That is exact, and small when little changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.errors import EditRefused
from app.domain.handoff import Handoff
from app.domain.plan import Delivery, Lane, Objective, Plan, Program, Section, Segment, Setting, Silence
from app.domain.window import window

Value = Plan | Objective | Section | Lane | Segment | Silence | Program | Delivery | Handoff | Setting
T = TypeVar("T", Plan, Objective, Section, Lane, Segment, Silence, Program, Delivery, Handoff, Setting)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing. ``None`` as a value: absent; ``None`` as a neighbor: the first in its row.

    ``was_after`` and ``now_after`` are the ids of the items directly before it in the old and in the new
    row. Equal values with different neighbors: it only moved.
    """

    kind: str
    id: str
    before: Value | None
    after: Value | None
    was_after: str | None = None
    now_after: str | None = None

    def inverse(self) -> Change:
        """The change back."""
        return Change(self.kind, self.id, self.after, self.before, self.now_after, self.was_after)


def changes_between(kind: str, old: tuple[T, ...], new: tuple[T, ...]) -> list[Change]:
    """The changes that lead from one row to another: removals first, then the rest in the new order."""
    start, old_end, new_end = window(old, new)
    if start == old_end == new_end:
        return []
    was_at, now_at = _one_moved(old[start:old_end], new[start:new_end])
    if was_at != now_at:
        one, other = start + was_at, start + now_at
        return [Change(kind, old[one].id, old[one], new[other], _before(old, one), _before(new, other))]
    was = {old[i].id: i for i in range(start, old_end)}
    now = {new[i].id: i for i in range(start, new_end)}
    same = [(i, was[k]) for k, i in now.items() if k in was and _equal(old[was[k]], new[i])]
    unmoved = rising([position for _, position in same])
    kept = {new[same[i][0]].id for i in unmoved}
    changes = [Change(kind, k, old[i], None, _before(old, i), None) for k, i in was.items() if k not in now]
    for k, i in now.items():
        if k in kept:
            continue
        if k in was:
            j = was[k]
            changes.append(Change(kind, k, old[j], new[i], _before(old, j), _before(new, i)))
        else:
            changes.append(Change(kind, k, None, new[i], None, _before(new, i)))
    return changes


def _one_moved(old: tuple[T, ...], new: tuple[T, ...]) -> tuple[int, int]:
    """From where to where one item went when nothing else differs, as after a drag; else twice the same."""
    last = len(old) - 1
    if last > 0 and len(new) == len(old):
        if old[0].id == new[last].id and old[1:] == new[:last]:
            return 0, last
        if old[last].id == new[0].id and old[:last] == new[1:]:
            return last, 0
    return 0, 0


def _equal(one: object, other: object) -> bool:
    return one is other or one == other


def _before(row: tuple[T, ...], i: int) -> str | None:
    return row[i - 1].id if i else None


def rising(numbers: Sequence[int]) -> list[int]:
    """The indices of one longest strictly rising subsequence (patience sorting)."""
    tops: list[int] = []
    top_at: list[int] = []
    back = [-1] * len(numbers)
    for i, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        back[i] = top_at[pile - 1] if pile else -1
        if pile == len(tops):
            tops.append(number)
            top_at.append(i)
        else:
            tops[pile] = number
            top_at[pile] = i
    found: list[int] = []
    i = top_at[-1] if top_at else -1
    while i >= 0:
        found.append(i)
        i = back[i]
    return found[::-1]


def rebuilt(row: tuple[T, ...], changes: Sequence[Change], of: type[T]) -> tuple[T, ...]:
    """The row after the changes; :class:`EditRefused` when it is not the row they were made from."""
    by_id = {change.id: change for change in changes}
    standing = {item.id: item for item in row if item.id in by_id}
    values: dict[str, T] = {}
    for change in changes:
        _check(change, standing.get(change.id))
        if isinstance(change.after, of):
            values[change.id] = change.after
    in_place = _in_place(by_id)
    following = {c.now_after: c.id for c in changes if c.after is not None and c.id not in in_place}
    result: list[T] = []
    _chain(None, following, values, result)
    for item in row:
        key = item.id
        if key not in by_id:
            result.append(item)
        elif key in in_place:
            result.append(values[key])
        else:
            continue
        if following:
            _chain(key, following, values, result)
    if len(result) != len(row) + _growth(changes):
        raise EditRefused("The place this belongs in is no longer there. Make the change again on what is there now.")
    return tuple(result)


def _chain(after: str | None, following: dict[str | None, str], values: Mapping[str, T], result: list[T]) -> None:
    """Append what stands after an item, and what stands after that."""
    key = following.pop(after, None)
    while key is not None:
        result.append(values[key])
        key = following.pop(key, None)


def _growth(changes: Iterable[Change]) -> int:
    return sum((c.after is not None) - (c.before is not None) for c in changes)


def _check(change: Change, standing: Value | None) -> None:
    """A change applies only to what it was made from; in a library plans are compared by their heads."""
    if standing is None and change.before is None:
        return
    if standing is None or change.before is None or not _equal(heads(standing), heads(change.before)):
        named = name_of(change.before or change.after or standing)
        raise EditRefused(f"{named} has changed since. Look at it as it is now, then make the change again.")


def heads(value: Value) -> Value:
    """The head of a plan or of a handoff; anything else as it is."""
    return value.head if isinstance(value, Plan | Handoff) else value


def name_of(value: Value | None) -> str:
    """What a person calls it, in quotation marks."""
    text = getattr(value, "title", "") or getattr(value, "text", "")
    return f"“{text}”" if text else "This"


def _in_place(by_id: Mapping[str, Change]) -> set[str]:
    """The changed items that keep their place: the same neighbor, which itself stays where it is.

    They are replaced where they stand, so that a change of a title survives somebody else's insertion.
    """
    keeps: dict[str, bool] = {}
    for first in by_id.values():
        trail: list[str] = []
        change: Change | None = first
        while change is not None and change.id not in keeps and _same_neighbor(change):
            keeps[change.id] = False
            trail.append(change.id)
            change = by_id.get(change.was_after) if change.was_after is not None else None
        if change is None or keeps.get(change.id, False):
            keeps.update(dict.fromkeys(trail, True))
    return {key for key, kept in keeps.items() if kept}


def _same_neighbor(change: Change) -> bool:
    return change.before is not None and change.after is not None and change.was_after == change.now_after


def composed(first: Sequence[Change], second: Sequence[Change]) -> list[Change]:
    """The changes of one kind that do what ``first`` and then ``second`` do; what nets to nothing is left out.

    Needs no row: the neighbors in the middle row, walked through the other's changes, give those at both ends.
    """
    earlier = {change.id: change for change in first}
    later = {change.id: change for change in second}
    olds = _neighbors([c.inverse() for c in second], [c.inverse() for c in first])
    news = _neighbors(first, second)
    whole: list[Change] = []
    for key in {**earlier, **later}:
        one, other = earlier.get(key), later.get(key)
        before = one.before if one else other.before if other else None
        after = other.after if other else one.after if one else None
        if one and other:
            before, after = _filled(before, other.before), _filled(after, one.after)
        if before is not None or after is not None:
            kind = one.kind if one else other.kind if other else ""
            was = one.was_after if one else olds.get(key)
            now = other.now_after if other else news.get(key)
            whole.append(Change(kind, key, before, after, was, now))
    settled = _settled(whole)
    return [change for change in whole if change.id not in settled]


def _filled(value: Value | None, other: Value | None) -> Value | None:
    """A head takes the insides of its whole: what was added whole and then changed is still whole."""
    if isinstance(value, Handoff) and isinstance(other, Handoff) and other.whole:
        return replace(value, plan=other.plan)
    if isinstance(value, Plan) and isinstance(other, Plan) and not value.lanes and other.lanes:
        return replace(
            value,
            objectives=other.objectives,
            sections=other.sections,
            lanes=other.lanes,
            segments=other.segments,
        )
    return value


def _neighbors(first: Sequence[Change], second: Sequence[Change]) -> dict[str, str | None]:
    """The last neighbors of what only ``first`` touched: what ``second`` put or took before them counts."""
    later = {change.id: change for change in second}
    following = {change.now_after: change.id for change in second if change.after is not None}
    found: dict[str, str | None] = {}
    for change in first:
        if change.id in later or change.after is None:
            continue
        place = change.now_after
        while place is not None and place in later:
            place = later[place].was_after
        while place in following:
            place = following[place]
        found[change.id] = place
    return found


def _settled(changes: Sequence[Change]) -> set[str]:
    """The ids of changes that net to nothing: the same value, between the same untouched items, in the same order."""
    was = _places(changes)
    now = _places([change.inverse() for change in changes])
    groups: dict[str | None, list[str]] = {}
    for change in changes:
        if change.before is not None and change.before == change.after and was[change.id][0] == now[change.id][0]:
            groups.setdefault(was[change.id][0], []).append(change.id)
    settled: set[str] = set()
    for ids in groups.values():
        ids.sort(key=lambda key: was[key][1])
        settled.update(ids[i] for i in rising([now[key][1] for key in ids]))
    return settled


def _places(changes: Sequence[Change]) -> dict[str, tuple[str | None, int]]:
    """For each item of the old row: the untouched item before it, and how many steps after that it stands."""
    touched = {change.id for change in changes}
    following = {change.was_after: change.id for change in changes if change.before is not None}
    places: dict[str, tuple[str | None, int]] = {}
    for anchor in [key for key in following if key not in touched]:
        key: str | None = following[anchor]
        depth = 0
        while key is not None:
            places[key] = (anchor, depth)
            depth += 1
            key = following.get(key)
    return places
