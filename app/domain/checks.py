"""What a segment and a plan's head may be: each refusal one sentence that says what to do instead.

Only what an edit changed is checked, so that a title can be mended in a plan that came in with other faults.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from app.domain.clock import format_length
from app.domain.errors import EditRefused
from app.domain.plan import DAY_S, MAIN_LANE, PARKED_LANE, After, At, Kind, MarkerKind, Plan, Segment, With
from app.domain.words import MARKER_WORDS

YEAR_S: Final = 366 * DAY_S
MOST_COUNT: Final = 1_000_000

_NUMBERS: Final = (
    ("group_size", 1, "A group has at least one person. Leave the size empty if there are no groups."),
    ("rounds", 1, "There is at least one round. Leave it empty if there are none."),
    ("cut_order", 1, "The order of cutting starts at 1. Leave it empty if this is not to be cut."),
)
_CONTRADICTIONS: Final = (
    (MarkerKind.MUST_NOT_CUT, MarkerKind.MAY_SKIP),
    (MarkerKind.KEEP_CONSISTENT, MarkerKind.MAY_SKIP),
)

ONCE: Final = frozenset({MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT, MarkerKind.MAY_SKIP})
"""What holds for all of a segment is said once."""


def named(segment: Segment) -> str:
    """The title in quotation marks."""
    return f"“{segment.title}”"


def check_segment(segment: Segment, before: Segment | None, plan: Plan) -> None:
    """:class:`EditRefused` when what changed since ``before`` cannot be; a new segment is checked whole."""
    if not segment.title:
        raise EditRefused("Give the segment a title.")
    if before is None or _lengths(segment) != _lengths(before):
        check_lengths(segment)
    for name, least, sentence in _NUMBERS:
        number = getattr(segment, name)
        if number is not None and not least <= number <= MOST_COUNT:
            raise EditRefused(sentence)
    if before is None or segment.markers != before.markers:
        _check_markers(segment)
        _check_once(segment, before)
    if before is None or segment.start != before.start:
        check_start(segment, plan)
    _check_offsets(segment)
    if before is None or segment.section_id != before.section_id or segment.objective_ids != before.objective_ids:
        _check_references(segment, plan)


def _lengths(segment: Segment) -> tuple[int | None, ...]:
    return segment.shortest_s, segment.planned_s, segment.longest_s, segment.short_form_s, segment.round_s


def check_lengths(segment: Segment) -> None:
    """Lengths are 1 s to 24 h and in order; only a buffer may shrink to nothing."""
    for length in _lengths(segment):
        if length is not None:
            check_length(length, least_s=0 if segment.kind is Kind.BUFFER else 1)
    check_length(segment.planned_s)
    planned = segment.planned_s
    if segment.shortest_s is not None and segment.shortest_s > planned:
        raise EditRefused(
            f"The shortest cannot be longer than the planned {format_length(planned)}. Plan more time first."
        )
    if segment.longest_s is not None and segment.longest_s < planned:
        raise EditRefused(f"The longest cannot be under the planned {format_length(planned)}. Plan less time first.")
    if segment.short_form_s is not None and segment.short_form_s > planned:
        raise EditRefused(f"The short form must fit into the planned {format_length(planned)}. Give it less time.")


def check_length(length_s: int, least_s: int = 1) -> None:
    """:class:`EditRefused` outside 1 s to 24 h."""
    if length_s < least_s:
        raise EditRefused("A segment needs a length. Give it at least 1 second.")
    if length_s > DAY_S:
        raise EditRefused("A segment lasts 24 hours at most. Give it a shorter length.")


def _check_markers(segment: Segment) -> None:
    for one, other in _CONTRADICTIONS:
        if segment.has(one) and segment.has(other):
            raise EditRefused(
                f"{named(segment)} cannot be “{MARKER_WORDS[one]}” and “{MARKER_WORDS[other]}” at once. "
                "Take one of the two away first."
            )


def _check_once(segment: Segment, before: Segment | None) -> None:
    for kind in MarkerKind:
        if kind in ONCE and _wholes(segment, kind) > max(1, _wholes(before, kind)):
            raise EditRefused(f"{named(segment)} is “{MARKER_WORDS[kind]}” already. Change the marker it has.")


def _wholes(segment: Segment | None, kind: MarkerKind) -> int:
    """How many markers of a kind lie on all of it."""
    return sum(one.kind is kind and one.offset_s is None for one in segment.markers) if segment is not None else 0


def check_start(segment: Segment, plan: Plan) -> None:
    """Whether the start rule can be: *with* only beside the main room and on a segment of it, times within a year."""
    rule = segment.start
    if isinstance(rule, At) and abs(rule.clock_s) > YEAR_S:
        raise EditRefused("A fixed start lies within a year of the session's day. Choose a nearer time.")
    if not isinstance(rule, With):
        return
    if segment.parked:
        raise EditRefused(f"{named(segment)} is parked, so it runs beside nothing. Bring it back first.")
    if segment.lane_id == MAIN_LANE:
        raise EditRefused("A segment of the main room cannot run beside another. Move it to a lane first.")
    if not 0 <= rule.offset_s <= DAY_S:
        raise EditRefused("What runs beside a segment starts with it or after it. Choose a later start.")
    if not any(s.id == rule.anchor_id and s.lane_id == MAIN_LANE for s in plan.segments):
        raise EditRefused("Choose a segment of the main room for this to run beside.")


def check_first(segment: Segment) -> None:
    """The first of a side lane has a start of its own; what is parked has no start at all."""
    if segment.lane_id not in (MAIN_LANE, PARKED_LANE) and isinstance(segment.start, After):
        raise EditRefused(
            f"{named(segment)} is the first in its lane, so nothing comes before it. "
            "Choose the segment it runs beside, or a fixed time."
        )


def _check_offsets(segment: Segment) -> None:
    offsets = [m.offset_s for m in segment.markers] + [s.offset_s for s in segment.steps]
    if any(offset is not None and not 0 <= offset <= DAY_S for offset in offsets):
        raise EditRefused("A moment in a segment lies between its start and 24 hours later. Choose another.")
    if any(abs(cue.offset_s) > YEAR_S for cue in segment.cues):
        raise EditRefused("A cue lies within a year of its segment. Choose another time.")
    lengths = [m.wait_s for m in segment.markers]
    lengths += [length for cue in segment.cues for length in (cue.runs_s, cue.handling_s)]
    if any(length is not None and not 0 <= length <= DAY_S for length in lengths):
        raise EditRefused("A wait or a cue lasts 24 hours at most. Give it a length between 0 and that.")
    if any(n.days_ahead is not None and not 0 <= n.days_ahead <= 3_650 for n in segment.needs):
        raise EditRefused("Say by how many days ahead the need must be ready: 0 or more, ten years at most.")


def _check_references(segment: Segment, plan: Plan) -> None:
    if segment.section_id is not None and not any(s.id == segment.section_id for s in plan.sections):
        raise EditRefused("That section is no longer in the session. Choose another.")
    known = {objective.id for objective in plan.objectives}
    if not known.issuperset(segment.objective_ids):
        raise EditRefused("That objective is no longer in the session. Choose another.")


def check_head(plan: Plan) -> None:
    """:class:`EditRefused` when the facts of the plan itself cannot be."""
    if not plan.title:
        raise EditRefused("Give the session a title.")
    if not 0 <= plan.start_s < DAY_S:
        raise EditRefused("The session starts at a time of its own day, from 00:00 to 23:59.")
    if not 1 <= plan.promised_s <= DAY_S:
        raise EditRefused("A session is promised for 1 second to 24 hours. Choose a length within that.")
    counts = [n for n in (plan.people_fewest, plan.people_expected, plan.people_most) if n is not None]
    if any(not 0 <= n <= MOST_COUNT for n in counts):
        raise EditRefused("The number of people is 0 or more, a million at most.")
    if counts != sorted(counts):
        raise EditRefused("Fewest, expected and most people go from small to large. Mend the one that does not.")
    check_date(plan.date)


def check_date(text: str) -> None:
    """ISO (``2026-11-14``) or empty."""
    if not text:
        return
    try:
        date.fromisoformat(text)
    except ValueError:
        raise EditRefused("Write the date as year, month and day: 2026-11-14.") from None
