"""Rows of the cue sheets: segments and cues in time order, with clocks that follow the start on the cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.cue_sheet import BEGINS, FIXED_WORD, ID, KIND, OF, ORDER, SECTION, begins
from app.domain.cue_words import cue_action
from app.domain.document import Tone
from app.domain.plan import DAY_S, MAIN_LANE, At, Cue, MarkerKind, Segment, Trigger
from app.domain.tongue import Tongue
from app.domain.words import MARKER_WORDS
from app.domain.workbook import CellLook, SheetCell, SheetColumn, SheetRow
from exporters.desk import BLANK, BOX, Desk
from exporters.markers import marker_names, minutes
from exporters.timing import Moment, Timing

START_NAME: Final = "Session_start"
HIDDEN: Final = tuple(SheetColumn(head, 10, hidden=True) for head in (KIND, SECTION, OF, ORDER, BEGINS, ID))
"""What the app reads back, in rows of segments and of cues."""


@dataclass(frozen=True, slots=True)
class Call:
    """A cue with the moment of its segment and the clock it falls due at."""

    cue: Cue
    moment: Moment

    @property
    def clock_s(self) -> int:
        """Wall-clock seconds."""
        return self.moment.start_s + self.cue.offset_s

    @property
    def fixed(self) -> bool:
        """Whether its segment stands at a fixed time."""
        return isinstance(self.moment.segment.start, At)


def clock_cells(timing: Timing, clock_s: int, fixed: bool, offset_column: str) -> tuple[SheetCell, SheetCell]:
    """A row's clock and its minutes from the start.

    The clock reads the cover's start and this row's offset only, so sorting and filtering keep it true;
    a fixed start is a constant.
    """
    offset = SheetCell(timing.offset_s(clock_s), CellLook.OFFSET, mine=not fixed)
    if fixed:
        return SheetCell(clock_s % DAY_S, CellLook.CLOCK, mine=True), offset
    formula = f"MOD({START_NAME}+${offset_column}{{row}}/1440,1)"
    return SheetCell(clock_s % DAY_S, CellLook.CLOCK, formula=formula), offset


def calls_of(moments: tuple[Moment, ...]) -> list[Call]:
    """Every cue of these moments, by the clock."""
    calls = [Call(cue, moment) for moment in moments for cue in moment.segment.cues]
    return sorted(calls, key=lambda call: call.clock_s)


def interleaved(moments: tuple[Moment, ...]) -> list[Moment | Call]:
    """Segments and cues in one time order; a segment before the cues that fall due as it begins."""
    items: list[Moment | Call] = [*moments, *calls_of(moments)]
    return sorted(items, key=_when)


def _when(item: Moment | Call) -> tuple[int, int]:
    return (item.start_s, 0) if isinstance(item, Moment) else (item.clock_s, 1)


def segment_row(desk: Desk, moment: Moment) -> SheetRow:
    """A segment's own row: what runs, who leads, what it weighs, how to do it in less."""
    segment = moment.segment
    clock, offset = clock_cells(desk.timing, moment.start_s, isinstance(segment.start, At), "C")
    cells = (
        BLANK,
        clock,
        offset,
        SheetCell(segment.planned_s, CellLook.MINUTES),
        SheetCell(segment_title(desk, moment), CellLook.STRONG),
        SheetCell(segment.led_by),
        BLANK,
        BLANK,
        BLANK,
        SheetCell(segment.description),
        BLANK,
        SheetCell(short_form(segment)),
        SheetCell(marks(desk, segment)),
        BLANK,
        SheetCell(None, CellLook.CLOCK, mine=True),
        SheetCell("\n".join(f"{field.name}: {field.value}" for field in segment.custom if field.value), mine=True),
        *segment_marks(desk, segment),
    )
    return SheetRow(cells, Tone.GRAY)


def cue_row(desk: Desk, call: Call) -> SheetRow:
    """A cue's row: standby, the words it goes on, what to do, with which text, for whom, and what if it fails."""
    cue = call.cue
    clock, offset = clock_cells(desk.timing, call.clock_s, call.fixed, "C")
    number = desk.numbers[cue.id]
    cells = (
        SheetCell(number, CellLook.STRONG),
        clock,
        offset,
        SheetCell(cue.runs_s, CellLook.MINUTES),
        SheetCell(call.moment.segment.title),
        SheetCell(cue.who),
        SheetCell(standby(cue, number)),
        SheetCell(go_when(cue, desk.say), CellLook.STRONG if cue.trigger is Trigger.WORDS else CellLook.TEXT),
        SheetCell(cue_action(cue, desk.say), CellLook.STRONG),
        SheetCell(cue.text or cue.asset),
        SheetCell(cue.target),
        SheetCell(cue.backup),
        SheetCell(weights(call.moment.segment)),
        BOX,
        SheetCell(None, CellLook.CLOCK, mine=True),
        SheetCell(partner(cue, desk.numbers), mine=True),
        *cue_marks(call),
    )
    return SheetRow(cells)


def segment_marks(desk: Desk, segment: Segment) -> tuple[SheetCell, ...]:
    """A segment's hidden cells."""
    plan = desk.timing.plan
    section = next((one.title for one in plan.sections if one.id == segment.section_id), "")
    lane = next((f"{one.kind.value}: {one.title}" for one in plan.lanes if one.id == segment.lane_id), "")
    texts = (segment.kind.value, section, lane, desk.places[segment.id], begins(segment.start), f"segment:{segment.id}")
    return tuple(SheetCell(text) for text in texts)


def cue_marks(call: Call) -> tuple[SheetCell, ...]:
    """A cue's hidden cells."""
    holds = "text" if call.cue.text else "asset" if call.cue.asset else ""
    texts = (call.cue.action.value, call.cue.title, call.moment.segment.id, "", holds, f"cue:{call.cue.id}")
    return tuple(SheetCell(text) for text in texts)


def segment_title(desk: Desk, moment: Moment) -> str:
    """``8  Practice: give the feedback``; with its lane where it does not run in the main room."""
    segment = moment.segment
    title = f"{moment.number}  {segment.title}".strip()
    if segment.lane_id == MAIN_LANE:
        return title
    lane = next((lane.title for lane in desk.timing.plan.lanes if lane.id == segment.lane_id), "")
    return f"{lane}: {title}" if lane else title


def marks(desk: Desk, segment: Segment) -> str:
    """A segment's weights and its fixed start in words, for people, rules of color and filters alike."""
    fixed = ""
    if isinstance(segment.start, At):
        fixed = f"{FIXED_WORD}: {segment.start.reason}" if segment.start.reason else FIXED_WORD
    return ", ".join(part for part in (marker_names(segment, desk.say), fixed) if part)


_BINDING: Final = (MarkerKind.MUST_NOT_CUT, MarkerKind.SLOW_DOWN)


def weights(segment: Segment) -> str:
    """The two weights a producer minds at every cue, and that its clock is fixed."""
    words = [MARKER_WORDS[kind] for kind in _BINDING if segment.has(kind)]
    return ", ".join([*words, *([FIXED_WORD] if isinstance(segment.start, At) else [])])


def short_form(segment: Segment) -> str:
    """``If short of time (18 min): three rounds of four minutes.``"""
    if not segment.short_form and segment.short_form_s is None:
        return ""
    least = f" ({minutes(segment.short_form_s)})" if segment.short_form_s is not None else ""
    return f"If short of time{least}: {segment.short_form or 'this length.'}"


def standby(cue: Cue, number: str) -> str:
    """The call to stand by, with what has to be in the producer's hands."""
    ready = f", ready: {cue.asset}" if cue.asset and cue.text else ""
    return f"Standby {number}{ready}"


def go_when(cue: Cue, say: Tongue) -> str:
    """What makes the cue go, in the words a producer listens for."""
    match cue.trigger:
        case Trigger.WORDS:
            return f"on the words {say.quoted(cue.trigger_text)}" if cue.trigger_text else "on the words: ________"
        case Trigger.AFTER_CUE:
            return f"after {cue.trigger_text}" if cue.trigger_text else "after the cue before"
        case Trigger.SIGNAL:
            return f"on the signal: {cue.trigger_text}" if cue.trigger_text else "on the signal"
        case Trigger.CLOCK:
            return "at the time"


def partner(cue: Cue, numbers: dict[str, str]) -> str:
    """What ends it, and the rights it takes."""
    ended = f"ended by {numbers[cue.ended_by]}" if cue.ended_by in numbers and cue.ended_by else ""
    rights = f"rights: {cue.rights}" if cue.rights else ""
    return ", ".join(part for part in (ended, rights) if part)
