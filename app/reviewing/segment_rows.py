"""A segment's row that came back: each cell somebody typed over, as a change of the segment or of the run."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.clock import format_clock
from app.domain.cue_sheet import FIXED_WORD
from app.domain.edits import amend, set_custom
from app.domain.fields import segment_of
from app.domain.plan import DAY_S, Marker, MarkerKind, Plan, Segment, new_id
from app.domain.text import one_line
from app.domain.words import MARKER_WORDS
from app.importers.sense.text.cells import loose_span
from app.reviewing.aims import actual_of, length_of, of_segment, shown_length, start_of
from app.reviewing.bench import Bench, Touch
from app.reviewing.cells import clock_in, ticked
from app.reviewing.ledger import Aim, Spot
from app.reviewing.tables import CLOCK, MIN, Line, Table
from app.reviewing.words import Weight, marker_words, own_fields, short_form_in, title_in

DERIVED: Final = frozenset({CLOCK, MIN, "Left", "Late by", "When", "Paste", "Mind"})
"""Columns that follow from others, or are read together."""


def read_segment(bench: Bench, table: Table, line: Line) -> None:
    """Enter everything somebody changed in the row."""
    segment = segment_of(bench.ledger.handoff.plan, line.key)
    if segment.id in bench.moved and (CLOCK in line.was or MIN in line.was):
        aim = start_of(bench.ledger.handoff.plan, segment.id, bench.by_s)
        by_s = bench.moved[segment.id] - bench.offsets[segment.id]
        spot = Spot(line.id, line.key, table.place(line, CLOCK))
        bench.ledger.of_plan(spot, aim, aim.get(bench.ledger.handoff.plan) + by_s)
    for column in line.touched():
        if column not in DERIVED:
            _read(Touch(bench, Spot(line.id, line.key, table.place(line, column)), table, line, column), segment)


def _read(touch: Touch, segment: Segment) -> None:
    match touch.column:
        case "Segment" | "What":
            title = title_in(touch.shown, segment.title, touch.now)
            touch.of_plan(of_segment(segment.id, "title", "Title"), title)
        case "Who":
            touch.of_plan(of_segment(segment.id, "led_by", "Who"), one_line(touch.now))
        case "Exact text or asset" | "How":
            touch.of_plan(of_segment(segment.id, "description", "What happens"), touch.raw)
        case "Length":
            touch.length(length_of(segment.id), may_be_empty=False)
        case "Backup":
            text, least_s = short_form_in(touch.shown, touch.raw, (segment.short_form, segment.short_form_s))
            touch.of_plan(of_segment(segment.id, "short_form", "If short of time"), text)
            touch.of_plan(of_segment(segment.id, "short_form_s", "Length if short of time", shown_length), least_s)
        case "Weight":
            _weights(touch, segment)
        case "Done":
            done = ticked(touch.cell)
            if done is not False:
                touch.bench.noted_of_run(touch.spot, "Done", "done" if done else touch.now)
        case "Actual":
            _actual(touch)
        case "Notes":
            _notes(touch, segment)
        case _:
            touch.remark()


def _notes(touch: Touch, segment: Segment) -> None:
    held, rest = own_fields(touch.now, segment.custom)
    now = {field.name: field.value for field in held}
    for field in segment.custom:
        if now.get(field.name, "") != field.value:
            touch.of_plan(_field_of(segment.id, field.name), now.get(field.name, ""))
    if rest:
        touch.bench.remark(touch.spot, "Notes", rest)


def _field_of(segment_id: str, name: str) -> Aim[Plan, str]:
    """A field of the person's own."""
    whole = of_segment(segment_id, "custom", name)
    return Aim(
        name,
        lambda plan: next((field.value for field in whole.get(plan) if field.name == name), ""),
        lambda plan, value: set_custom(plan, segment_id, name, value),
        whole.show,
    )


def _weights(touch: Touch, segment: Segment) -> None:
    fixed = touch.bench.say(FIXED_WORD)
    old, new = (f", {text}".partition(f", {fixed}")[0] for text in (touch.shown, touch.now))
    added, removed = marker_words(old, new, touch.bench.say)
    aim = _weight_of(segment.id)
    touch.of_plan(aim, (aim.get(touch.bench.ledger.handoff.plan) | set(added)) - set(removed))


def _weight_of(segment_id: str) -> Aim[Plan, frozenset[Weight]]:
    """What weighs on a segment; what stays keeps its reason."""

    def weight(marker: Marker) -> Weight:
        return marker.kind, marker.label if marker.kind is MarkerKind.OWN else ""

    def weighed(segment: Segment, wanted: frozenset[Weight]) -> Segment:
        kept = tuple(marker for marker in segment.markers if weight(marker) in wanted)
        new = sorted(wanted - {weight(marker) for marker in kept})
        return replace(segment, markers=(*kept, *(Marker(new_id(), kind, label=label) for kind, label in new)))

    return Aim(
        "Weight",
        lambda plan: frozenset(weight(marker) for marker in segment_of(plan, segment_id).markers),
        lambda plan, wanted: amend(plan, segment_id, lambda segment: weighed(segment, wanted)),
        lambda wanted: ", ".join(label or MARKER_WORDS[kind] for kind, label in sorted(wanted)),
    )


def _actual(touch: Touch) -> None:
    """When it began in the run, and perhaps when it ended."""
    clock, span = clock_in(touch.cell), loose_span(touch.cell)
    segment_id = touch.line.key
    if clock is None:
        touch.bench.noted_of_run(touch.spot, "Actual", touch.now)
        return
    began_s = nearest(clock, touch.bench.clock_s(touch.bench.offsets[segment_id]))
    touch.of_run(actual_of(segment_id, "start_s", "Began at", shown_clock), began_s)
    if span is not None and span.end is not None:
        ended_s = began_s + (span.end.seconds - clock) % DAY_S
        touch.of_run(actual_of(segment_id, "end_s", "Ended at", shown_clock), ended_s)


def nearest(clock_s: int, planned_s: int) -> int:
    """A time of day on the day that is nearest to a planned one."""
    return max(0, planned_s + (clock_s - planned_s + DAY_S // 2) % DAY_S - DAY_S // 2)


def shown_clock(seconds: int | None) -> str:
    """``10:52``."""
    return format_clock(seconds % DAY_S) if seconds is not None else ""
