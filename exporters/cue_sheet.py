"""The producer's cue sheet as a neutral workbook: the cover, the cues, and the sheets beside them."""

from __future__ import annotations

from typing import Final

from app.domain.cue_sheet import COVER, CUES, FIXED_WORD, ID
from app.domain.document import Tone
from app.domain.handoff import Paperwork
from app.domain.plan import MAIN_LANE, At, Delivery, MarkerKind, Plan
from app.domain.words import MARKER_WORDS
from app.domain.workbook import Book, CellLook, Choice, Name, Rule, Sheet, SheetCell, SheetColumn, SheetRow
from exporters.cue_help import contacts, if_late, needs, take_over
from exporters.cue_lists import before_the_clock, breakouts_and_polls, chat_file, chat_text
from exporters.cue_load import peak_load
from exporters.cue_rows import HIDDEN, START_NAME, Call, cue_row, interleaved, segment_row
from exporters.desk import TICKS, Desk, bound, desk_of, title_rows
from exporters.options import Options
from exporters.timing import length
from exporters.wording import person_of, session_date, setting

_COLUMNS: Final = (
    SheetColumn("Cue", 6),
    SheetColumn("Clock", 8),
    SheetColumn("Min", 6),
    SheetColumn("Length", 10),
    SheetColumn("Segment", 25),
    SheetColumn("Who", 13),
    SheetColumn("Standby", 12),
    SheetColumn("Go", 22),
    SheetColumn("Action", 19),
    SheetColumn("Exact text or asset", 38),
    SheetColumn("To", 13),
    SheetColumn("Backup", 26),
    SheetColumn("Weight", 14),
    SheetColumn("Done", 6),
    SheetColumn("Actual", 8),
    SheetColumn("Notes", 20),
    *HIDDEN,
)
_BESIDE: Final = (before_the_clock, breakouts_and_polls, peak_load, chat_text, needs, if_late, take_over, contacts)
_WEIGHT: Final = 12
_DONE: Final = 13
_LAST: Final = 15


def cue_book(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Book:
    """The whole workbook of one run, every word, sum and formula decided."""
    desk = desk_of(plan, delivery, options or Options())
    cover, start_row = _cover(desk)
    sheets = (cover, _cues(desk), *(sheet(desk) for sheet in _BESIDE))
    names = (Name(START_NAME, COVER, start_row, 2),)
    return bound(desk, "Producer cue sheet", Paperwork.CUE_SHEET, sheets, names=names)


def cue_chat(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> str:
    """All chat pastes of one run as plain text."""
    return chat_file(desk_of(plan, delivery, options or Options()))


def _cover(desk: Desk) -> tuple[Sheet, int]:
    """Label and value, one pair a row; the start is the one cell all clocks follow. Its row comes along."""
    plan = desk.timing.plan
    start = SheetCell(plan.start_s, CellLook.START, mine=True)
    ends_s = plan.start_s + plan.promised_s
    end = SheetCell(ends_s, CellLook.START, formula=f"MOD({START_NAME}+{plan.promised_s}/86400,1)")
    pairs: list[tuple[str, SheetCell]] = [
        *_what_and_when(desk),
        ("Start", start),
        ("End as promised", end),
        *_where_and_who(desk),
    ]
    rows = tuple(SheetRow((SheetCell(name, CellLook.LABEL), cell, SheetCell(f"fact:{name}"))) for name, cell in pairs)
    above = title_rows(desk, "Producer cue sheet", "Change the start below and every clock in this workbook follows.")
    notes = tuple(SheetRow((SheetCell(note, CellLook.HINT),), span=True) for note in _notes(desk))
    columns = (SheetColumn("", 24), SheetColumn("", 70), SheetColumn("", 10, hidden=True, key=ID))
    sheet = Sheet(COVER, columns, (*rows, SheetRow(()), *notes), above, filtered=False, landscape=False)
    return sheet, len(above) + 1 + next(i for i, (name, _) in enumerate(pairs) if name == "Start")


def _what_and_when(desk: Desk) -> list[tuple[str, SheetCell]]:
    plan, delivery = desk.timing.plan, desk.delivery
    program = desk.options.program.title if desk.options.program else ""
    facts = (
        ("Session", plan.title),
        ("Program", program),
        ("Version", f"{plan.version}, {plan.status.value}" if plan.version else plan.status.value),
        ("Run", delivery.title if delivery else ""),
        ("Date", desk.say.long_date(session_date(plan, delivery))),
        ("Time zone", delivery.time_zone if delivery else ""),
    )
    always = {"Session", "Version", "Date"}
    return [(name, _fact(value)) for name, value in facts if value or name in always]


def _counts(desk: Desk, cues: int) -> str:
    say = desk.say
    segments = say.count(len(desk.timing.main), "{n} segment", "{n} segments")
    return f"{segments}, {say.count(cues, '{n} cue', '{n} cues')}"


def _where_and_who(desk: Desk) -> list[tuple[str, SheetCell]]:
    plan, delivery = desk.timing.plan, desk.delivery
    cues = sum(len(m.segment.cues) for m in desk.timing.counted)
    facts = (
        ("Length", length(plan.promised_s)),
        *((person.role, person_of(delivery, person.role)) for person in (delivery.people if delivery else ())),
        ("Where", setting(desk.say, plan, delivery)),
        ("Join link", delivery.link if delivery else ""),
        ("Back channel", plan.back_channel),
        ("Signal for a change", plan.signal),
        ("Slides", plan.deck),
        ("On the clock", _counts(desk, cues)),
    )
    return [(name, _fact(value)) for name, value in facts]


def _fact(value: str) -> SheetCell:
    return SheetCell(value, mine=not value)


def _notes(desk: Desk) -> list[str]:
    fixed = [m for m in desk.timing.counted if isinstance(m.segment.start, At)]
    notes = ["Tinted cells are yours: the start, minutes from the start, done, actual times, notes."]
    for moment in fixed:
        reason = moment.segment.start.reason if isinstance(moment.segment.start, At) else ""
        why = f" ({reason})" if reason else ""
        clock = desk.timing.clock(moment.start_s)
        notes.append(f"Fixed at {clock}, does not move with the start: {moment.segment.title}{why}.")
    if desk.delivery and desk.delivery.start_s is not None and fixed:
        notes.append("Fixed starts were set for this run’s start; check them when you change it.")
    return notes


def _cues(desk: Desk) -> Sheet:
    rows = tuple(
        cue_row(desk, item) if isinstance(item, Call) else segment_row(desk, item)
        for item in interleaved(desk.timing.counted)
    )
    lane_words = " Lanes beside the main room are named." if _has_lanes(desk) else ""
    hint = f"Standby, then go on the words or at the time. Min counts from the start on the cover.{lane_words}"
    return Sheet(
        CUES,
        _COLUMNS,
        rows,
        title_rows(desk, "Cue sheet", hint),
        frozen_columns=2,
        choices=(Choice(_DONE, TICKS),),
        rules=_rules(desk),
    )


def _has_lanes(desk: Desk) -> bool:
    return any(moment.segment.lane_id != MAIN_LANE for moment in desk.timing.counted)


def _rules(desk: Desk) -> tuple[Rule, ...]:
    """Done first; then a fixed clock that no longer fits the start; then the two weights a producer minds."""
    start_min = desk.timing.plan.start_s / 60
    moved = f'AND(ISNUMBER(SEARCH("{FIXED_WORD}",$M{{row}})),ABS({START_NAME}*1440-{start_min:g})>0.01)'
    return (
        Rule(_DONE, "☑", Tone.GREEN, 0, _LAST),
        Rule(_WEIGHT, "", Tone.AMBER, 1, 2, formula=moved),
        Rule(_WEIGHT, MARKER_WORDS[MarkerKind.MUST_NOT_CUT], Tone.RED, 0, 5),
        Rule(_WEIGHT, MARKER_WORDS[MarkerKind.MUST_NOT_CUT], Tone.RED, _WEIGHT, _WEIGHT),
        Rule(_WEIGHT, MARKER_WORDS[MarkerKind.SLOW_DOWN], Tone.AMBER, 0, 5),
        Rule(_WEIGHT, MARKER_WORDS[MarkerKind.SLOW_DOWN], Tone.AMBER, _WEIGHT, _WEIGHT),
    )
