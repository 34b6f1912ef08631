"""Rows of the cue sheets: segments and cues in time order, with clocks that follow the start on the cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.cue_sheet import BEGINS, FIXED_WORD, ID, KIND, OF, ORDER, SECTION, begins
from app.domain.cue_words import cue_action, go_when, partner, short_form, standby
from app.domain.document import Tone
from app.domain.moments import Moment
from app.domain.plan import DAY_S, MAIN_LANE, At, Cue, MarkerKind, Segment, Trigger
from app.domain.words import MARKER_WORDS
from app.domain.workbook import CellLook, SheetCell, SheetColumn, SheetRow
from exporters.desk import BLANK, BOX, Desk
from exporters.markers import marker_names
from exporters.timing import Timing

START_NAME: Final = "Session_start"
CLOCK_AT: Final = "B"
OFFSET_AT: Final = "C"
ACTUAL_AT: Final = "P"
"""The columns of the cue sheet that its formulas read."""
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


def left_cell(timing: Timing, clock_s: int, offset_column: str) -> SheetCell:
    """Minutes until the promised end, from this row's own minutes: nothing else moves it."""
    promised_s = timing.plan.promised_s
    formula = f"{promised_s}/60-${offset_column}{{row}}"
    return SheetCell(promised_s - timing.offset_s(clock_s), CellLook.LEFT, formula=formula)


def late_cell() -> SheetCell:
    """Minutes by which what is typed as actual lies behind the clock of its row; nothing while it is empty."""
    apart = f"ROUND((MOD(${ACTUAL_AT}{{row}}-${CLOCK_AT}{{row}}+0.5,1)-0.5)*1440,0)"
    return SheetCell(None, CellLook.LATE, formula=f'IF(ISNUMBER(${ACTUAL_AT}{{row}}),{apart},"")')


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
    clock, offset = clock_cells(desk.timing, moment.start_s, isinstance(segment.start, At), OFFSET_AT)
    cells = (
        BLANK,
        clock,
        offset,
        left_cell(desk.timing, moment.start_s, OFFSET_AT),
        SheetCell(segment.planned_s, CellLook.MINUTES),
        SheetCell(segment_title(desk, moment), CellLook.STRONG),
        SheetCell(segment.led_by),
        BLANK,
        BLANK,
        BLANK,
        SheetCell(segment.description),
        BLANK,
        SheetCell(short_form(segment, desk.say)),
        SheetCell(marks(desk, segment)),
        BLANK,
        SheetCell(None, CellLook.CLOCK, mine=True),
        late_cell(),
        SheetCell("\n".join(f"{field.name}: {field.value}" for field in segment.custom if field.value), mine=True),
        *segment_marks(desk, segment),
    )
    return SheetRow(cells, Tone.GRAY)


def cue_row(desk: Desk, call: Call) -> SheetRow:
    """A cue's row: standby, the words it goes on, what to do, with which text, for whom, and what if it fails."""
    cue, say = call.cue, desk.say
    clock, offset = clock_cells(desk.timing, call.clock_s, call.fixed, OFFSET_AT)
    number = desk.numbers[cue.id]
    cells = (
        SheetCell(number, CellLook.STRONG),
        clock,
        offset,
        left_cell(desk.timing, call.clock_s, OFFSET_AT),
        SheetCell(cue.runs_s, CellLook.MINUTES),
        SheetCell(call.moment.segment.title),
        SheetCell(cue.who),
        SheetCell(standby(cue, number, say)),
        SheetCell(go_when(cue, say), CellLook.STRONG if cue.trigger is Trigger.WORDS else CellLook.TEXT),
        SheetCell(cue_action(cue, say), CellLook.STRONG),
        SheetCell(cue.text or cue.asset),
        SheetCell(cue.target),
        SheetCell(cue.backup, mine=not cue.backup),
        SheetCell(weights(desk, call.moment.segment)),
        BOX,
        SheetCell(None, CellLook.CLOCK, mine=True),
        late_cell(),
        SheetCell(partner(cue, desk.numbers, say), mine=True),
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
        fixed = desk.say(FIXED_WORD)
        fixed = f"{fixed}: {segment.start.reason}" if segment.start.reason else fixed
    return ", ".join(part for part in (marker_names(segment, desk.say), fixed) if part)


_BINDING: Final = (MarkerKind.MUST_NOT_CUT, MarkerKind.SLOW_DOWN)


def weights(desk: Desk, segment: Segment) -> str:
    """The two weights a producer minds at every cue, and that its clock is fixed."""
    words = [desk.say(MARKER_WORDS[kind]) for kind in _BINDING if segment.has(kind)]
    return ", ".join([*words, *([desk.say(FIXED_WORD)] if isinstance(segment.start, At) else [])])
