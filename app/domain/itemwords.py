"""Words on what an edit does to the markers, cues and needs of segments; knows no times but their offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.clock import format_length
from app.domain.plan import Cue, Marker, Need, Segment
from app.domain.words import ACTION_WORDS, marker_word

Item = Marker | Cue | Need
_MOST_NAMED = 2


def item_effects(pairs: Sequence[tuple[Segment, Segment]]) -> list[str]:
    """What came into segments, left them or lies at another moment, of segments before and after an edit."""
    pairs = [(was, now) for was, now in pairs if was is not now]
    had = {item.id: (item, segment) for segment, _ in pairs for item in _items(segment)}
    has = {item.id: (item, segment) for _, segment in pairs for item in _items(segment)}
    found = [f"{_name(item)} is added to {segment.title}" for item, segment in _less(has, had)]
    found += [f"{_name(item)} is removed from {segment.title}" for item, segment in _less(had, has)]
    found += [_moment(*has[key]) for key in has if key in had and _place(*had[key]) != _place(*has[key])]
    return found if len(found) <= _MOST_NAMED else [f"{len(found)} markers, cues or needs change"]


def past_end(segment: Segment) -> str:
    """How many things lie after a segment's end: "1 cue lies after its end"; empty for none."""
    rows = ((segment.cues, "cue"), (segment.markers, "marker"), (segment.steps, "step"))
    late = [(sum((one.offset_s or 0) > segment.planned_s for one in row), word) for row, word in rows]
    words = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in late if count]
    lie = "lies" if sum(count for count, _ in late) == 1 else "lie"
    return f"{' and '.join(words)} {lie} after its end" if words else ""


def _items(segment: Segment) -> Iterator[Item]:
    yield from segment.markers
    yield from segment.cues
    yield from segment.needs


def _less(
    items: dict[str, tuple[Item, Segment]], others: dict[str, tuple[Item, Segment]]
) -> Iterator[tuple[Item, Segment]]:
    return (found for key, found in items.items() if key not in others)


def _place(item: Item, segment: Segment) -> tuple[str, int | None]:
    return segment.id, None if isinstance(item, Need) else item.offset_s


def _moment(item: Item, segment: Segment) -> str:
    offset_s = _place(item, segment)[1]
    if offset_s is None:
        return f"{_name(item)} is for all of {segment.title}"
    return f"{_name(item)} lies {_offset(offset_s)} {segment.title}"


def _offset(offset_s: int) -> str:
    if offset_s == 0:
        return "at the start of"
    return f"{format_length(abs(offset_s))} {'into' if offset_s > 0 else 'before'}"


def _name(item: Item) -> str:
    if isinstance(item, Marker):
        return marker_word(item)
    return item.title or ACTION_WORDS[item.action] if isinstance(item, Cue) else item.title
