"""Splitting a segment in two and joining two into one: which half gets what; knows nothing of other segments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from app.domain.checks import check_segment, named
from app.domain.errors import EditRefused
from app.domain.fields import neighbors, position
from app.domain.plan import After, Cue, Field, Intent, Marker, Plan, Segment, Step, With, new_id
from app.domain.spread import assumed_longest_s, shortest_s
from app.domain.text import one_line

CONTINUED = " (continued)"


def split(plan: Plan, segment_id: str, offset_s: int) -> Plan:
    """Cut a segment in two ``offset_s`` into it; markers, steps, cues and runs go to the half that holds them.

    Weights on the whole segment are on both halves; intent, objectives and kind too; the transition ends the second.
    """
    i = position(plan, segment_id)
    segment = plan.segments[i]
    if not 0 < offset_s < segment.planned_s:
        raise EditRefused(f"{named(segment)} can be split only inside its length. Choose a moment in it.")
    first, second = _first_half(segment, offset_s), _second_half(segment, offset_s)
    rows = [*plan.segments[:i], first, second, *plan.segments[i + 1 :]]
    return replace(plan, segments=_rehung(rows, segment_id, second.id, offset_s))


def _rehung(segments: Iterable[Segment], old_id: str, new: str, offset_s: int) -> tuple[Segment, ...]:
    """Runs from ``offset_s`` into a segment on hang on its second half."""
    return tuple(
        replace(s, start=With(new, s.start.offset_s - offset_s))
        if isinstance(s.start, With) and s.start.anchor_id == old_id and s.start.offset_s >= offset_s
        else s
        for s in segments
    )


def _first_half(segment: Segment, offset_s: int) -> Segment:
    shortest, longest = segment.shortest_s, segment.longest_s
    return replace(
        segment,
        planned_s=offset_s,
        shortest_s=shortest and max(1, _share(shortest, offset_s, segment)),
        longest_s=None if longest is None else _share(longest, offset_s, segment),
        short_form_s=None if segment.short_form_s is None else min(segment.short_form_s, offset_s),
        length_touched=True,
        transition="",
        markers=tuple(m for m in segment.markers if m.offset_s is None or m.offset_s < offset_s),
        steps=tuple(_steps(segment, offset_s)[0]),
        cues=tuple(cue for cue in segment.cues if cue.offset_s < offset_s),
    )


def _second_half(segment: Segment, offset_s: int) -> Segment:
    planned = segment.planned_s - offset_s
    shortest, longest = segment.shortest_s, segment.longest_s
    return replace(
        segment,
        id=new_id(),
        title=one_line(segment.title.removesuffix(CONTINUED) + CONTINUED),
        planned_s=planned,
        shortest_s=shortest and min(planned, max(1, shortest - _share(shortest, offset_s, segment))),
        longest_s=None if longest is None else longest - _share(longest, offset_s, segment),
        length_touched=True,
        start=After(),
        description="",
        short_form="",
        short_form_s=None,
        notes="",
        markers=tuple(_moment(m, -offset_s) for m in segment.markers if m.offset_s is None or m.offset_s >= offset_s),
        steps=tuple(_steps(segment, offset_s)[1]),
        cues=tuple(replace(c, offset_s=c.offset_s - offset_s) for c in segment.cues if c.offset_s >= offset_s),
        needs=(),
        custom=(),
    )


def _share(length_s: int, offset_s: int, segment: Segment) -> int:
    """The first half's part of a bound: never over its planned length for a floor, never under it for a ceiling."""
    return length_s * offset_s // segment.planned_s


def _moment(marker: Marker, by_s: int) -> Marker:
    """The marker on another segment; one on the whole of it is copied, so it gets an id of its own."""
    if marker.offset_s is None:
        return replace(marker, id=new_id())
    return replace(marker, offset_s=marker.offset_s + by_s)


def _steps(segment: Segment, offset_s: int) -> tuple[list[Step], list[Step]]:
    """The script shared at a moment: a line without an offset stays with the line before it."""
    halves: tuple[list[Step], list[Step]] = ([], [])
    second = False
    for step in segment.steps:
        if step.offset_s is not None:
            second = step.offset_s >= offset_s
        moved = step if step.offset_s is None else replace(step, offset_s=step.offset_s - offset_s)
        halves[second].append(moved if second else step)
    return halves


def join(plan: Plan, segment_id: str) -> Plan:
    """Make one of a segment and the next in its lane; the one takes everything of both, runs too."""
    left, right = neighbors(plan, segment_id)
    joined = _joined(left, right)
    check_segment(joined, None, plan)
    rows = [joined if s.id == left.id else s for s in plan.segments if s.id != right.id]
    by = left.planned_s
    return replace(
        plan,
        segments=tuple(
            replace(s, start=With(left.id, s.start.offset_s + by))
            if isinstance(s.start, With) and s.start.anchor_id == right.id
            else s
            for s in rows
        ),
    )


def _joined(left: Segment, right: Segment) -> Segment:
    by = left.planned_s
    continued = right.title == left.title.removesuffix(CONTINUED) + CONTINUED
    return replace(
        left,
        title=left.title if continued else one_line(f"{left.title} + {right.title}"),
        planned_s=by + right.planned_s,
        shortest_s=_bound(left, right, "shortest_s"),
        longest_s=_bound(left, right, "longest_s"),
        length_touched=True,
        led_by=_texts(left.led_by, right.led_by, ", "),
        slides=_texts(left.slides, right.slides, ", "),
        group_size=left.group_size if left.group_size is not None else right.group_size,
        rounds=left.rounds if left.rounds is not None else right.rounds,
        round_s=left.round_s if left.round_s is not None else right.round_s,
        description=_texts(left.description, right.description),
        intent=_intent(left.intent, right.intent),
        short_form=_texts(left.short_form, right.short_form),
        short_form_s=_short_form(left, right),
        cut_order=left.cut_order if left.cut_order is not None else right.cut_order,
        transition=right.transition or left.transition,
        notes=_texts(left.notes, right.notes),
        objective_ids=tuple(dict.fromkeys(left.objective_ids + right.objective_ids)),
        markers=_markers(left, right),
        steps=left.steps + tuple(_step(step, by) for step in right.steps),
        cues=left.cues + tuple(_cue(cue, by) for cue in right.cues),
        needs=left.needs + right.needs,
        custom=_custom(left.custom, right.custom),
    )


def _bound(left: Segment, right: Segment, name: str) -> int | None:
    """The sum of a bound where one of the two states it; the other's assumed one counts then."""
    if getattr(left, name) is None and getattr(right, name) is None:
        return None
    assumed = shortest_s if name == "shortest_s" else assumed_longest_s
    stated = [getattr(segment, name) for segment in (left, right)]
    both = zip(stated, (left, right), strict=True)
    return sum(assumed(segment) if length is None else int(length) for length, segment in both)


def _short_form(left: Segment, right: Segment) -> int | None:
    if left.short_form_s is None and right.short_form_s is None:
        return None
    return sum(s.planned_s if s.short_form_s is None else s.short_form_s for s in (left, right))


def _texts(one: str, other: str, between: str = "\n\n") -> str:
    return between.join(dict.fromkeys(text for text in (one, other) if text))


def _intent(one: Intent, other: Intent) -> Intent:
    names = [field.name for field in fields(Intent)]
    return Intent(**{name: _texts(getattr(one, name), getattr(other, name)) for name in names})


def _markers(left: Segment, right: Segment) -> tuple[Marker, ...]:
    """Both sides' weights; one on the whole right half becomes a moment, unless the left carries it too."""
    whole = {(m.kind, m.label) for m in left.markers if m.offset_s is None}
    found = list(left.markers)
    for marker in right.markers:
        if marker.offset_s is not None or (marker.kind, marker.label) not in whole:
            found.append(replace(marker, offset_s=(marker.offset_s or 0) + left.planned_s))
    return tuple(found)


def _step(step: Step, by_s: int) -> Step:
    return step if step.offset_s is None else replace(step, offset_s=step.offset_s + by_s)


def _cue(cue: Cue, by_s: int) -> Cue:
    return replace(cue, offset_s=cue.offset_s + by_s)


def _custom(left: tuple[Field, ...], right: tuple[Field, ...]) -> tuple[Field, ...]:
    """The person's own fields of both, each name once."""
    names = dict.fromkeys(field.name for field in left + right)
    values = {name: [f.value for f in left + right if f.name == name] for name in names}
    return tuple(Field(name, " / ".join(dict.fromkeys(values[name]))) for name in names)
