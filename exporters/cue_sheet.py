"""The producer's cue sheet as a neutral workbook: the cover, the cues, and the sheets beside them."""

from __future__ import annotations

from typing import Final

from app.domain.cue_sheet import COVER, CUES, FIXED_WORD, ID
from app.domain.document import Tone
from app.domain.handoff import Paperwork
from app.domain.plan import MAIN_LANE, At, Delivery, MarkerKind, Plan
from app.domain.words import MARKER_WORDS, STATUS_WORDS
from app.domain.workbook import Book, CellLook, Choice, Limit, Name, Rule, Sheet, SheetCell, SheetColumn, SheetRow, Sort
from exporters.cue_changes import changes
from exporters.cue_help import contacts, if_late, needs, take_over
from exporters.cue_lists import before_the_clock, breakouts_and_polls, chat_file, chat_text
from exporters.cue_load import peak_load
from exporters.cue_rows import HIDDEN, START_NAME, Call, cue_row, interleaved, segment_row
from exporters.desk import TICKS, Desk, bound, clock_width, desk_of, title_rows
from exporters.desk_words import clock_words, minutes_words, offset_words
from exporters.excel_cells import column_letters
from exporters.options import Options
from exporters.timing import length
from exporters.wording import person_of, session_date, setting

_BESIDE: Final = (before_the_clock, breakouts_and_polls, peak_load, chat_text, needs, if_late, take_over, contacts)
_LEFT: Final = 3
_WEIGHT: Final = 13
_DONE: Final = 14
_ACTUAL: Final = 15
_LATE: Final = 16
_LAST: Final = 17


def cue_book(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Book:
    """The whole workbook of one run, every word, sum and formula decided."""
    desk = desk_of(plan, delivery, options or Options())
    cover, start_row = _cover(desk)
    news = (changes(desk, desk.news),) if desk.news else ()
    sheets = (cover, *news, _cues(desk), *(sheet(desk) for sheet in _BESIDE))
    names = (Name(START_NAME, cover.name, start_row, 2),)
    return bound(desk, desk.say("Producer cue sheet"), Paperwork.CUE_SHEET, sheets, names=names)


def cue_chat(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> str:
    """All chat pastes of one run as plain text."""
    return chat_file(desk_of(plan, delivery, options or Options()))


Fact = tuple[str, str, SheetCell]
"""The English word the app knows it by, the word the reader sees, and what it is."""


def _cover(desk: Desk) -> tuple[Sheet, int]:
    """Label and value, one pair a row; the start is the one cell all clocks follow. Its row comes along."""
    say, plan = desk.say, desk.timing.plan
    start = SheetCell(plan.start_s, CellLook.START, mine=True)
    ends_s = plan.start_s + plan.promised_s
    end = SheetCell(ends_s, CellLook.START, formula=f"MOD({START_NAME}+{plan.promised_s}/86400,1)")
    facts: list[Fact] = [
        *_what_and_when(desk),
        ("Start", say("Start"), start),
        ("End as promised", say("End as promised"), end),
        *_where_and_who(desk),
    ]
    rows = tuple(
        SheetRow((SheetCell(label, CellLook.LABEL), cell, SheetCell(f"fact:{key}"))) for key, label, cell in facts
    )
    hint = say("Change the start below and every clock in this workbook follows.")
    above = title_rows(desk, say("Producer cue sheet"), hint)
    notes = tuple(SheetRow((SheetCell(note, CellLook.HINT),), span=True) for note in _notes(desk))
    columns = (SheetColumn("", 24), SheetColumn("", 70), SheetColumn("", 10, hidden=True, key=ID))
    place = {key: len(above) + 1 + n for n, (key, _, _) in enumerate(facts)}
    limits = (Limit(1, Sort.CLOCK, clock_words(say), place["Start"]),)
    return (
        Sheet(
            say("Cover"),
            columns,
            (*rows, SheetRow(()), *notes),
            above,
            filtered=False,
            landscape=False,
            limits=limits,
            key=COVER,
        ),
        place["Start"],
    )


def _what_and_when(desk: Desk) -> list[Fact]:
    say, plan, delivery = desk.say, desk.timing.plan, desk.delivery
    program = desk.options.program.title if desk.options.program else ""
    status = say(STATUS_WORDS[plan.status])
    facts = (
        ("Session", say("Session"), plan.title),
        ("Program", say("Program"), program),
        ("Version", say("Version"), f"{plan.version}, {status}" if plan.version else status),
        ("Run", say("Run"), delivery.title if delivery else ""),
        ("Date", say("Date"), say.long_date(session_date(plan, delivery))),
        ("Time zone", say("Time zone"), delivery.time_zone if delivery else ""),
    )
    always = {"Session", "Version", "Date"}
    return [(key, label, _fact(value)) for key, label, value in facts if value or key in always]


def _counts(desk: Desk, cues: int) -> str:
    say = desk.say
    segments = say.count(len(desk.timing.main), "{n} segment", "{n} segments")
    return f"{segments}, {say.count(cues, '{n} cue', '{n} cues')}"


def _where_and_who(desk: Desk) -> list[Fact]:
    say, plan, delivery = desk.say, desk.timing.plan, desk.delivery
    cues = sum(len(m.segment.cues) for m in desk.timing.counted)
    people = delivery.people if delivery else ()
    facts = (
        ("Length", say("Length"), length(plan.promised_s)),
        *((person.role, person.role, person_of(delivery, person.role)) for person in people),
        ("Where", say("Where"), setting(say, plan, delivery)),
        ("Join link", say("Join link"), delivery.link if delivery else ""),
        ("Back channel", say("Back channel"), plan.back_channel),
        ("Signal for a change", say("Signal for a change"), plan.signal),
        ("Slides", say("Slides"), plan.deck),
        ("On the clock", say("On the clock"), _counts(desk, cues)),
    )
    return [(key, label, _fact(value)) for key, label, value in facts]


def _fact(value: str) -> SheetCell:
    return SheetCell(value, mine=not value)


def _notes(desk: Desk) -> list[str]:
    say = desk.say
    fixed = [(m, m.segment.start) for m in desk.timing.counted if isinstance(m.segment.start, At)]
    notes = [say("Tinted cells are yours: the start, minutes from the start, done, actual times, notes.")]
    notes += [
        say(
            "Fixed at {clock}, does not move with the start: {segment}.",
            clock=desk.timing.clock(moment.start_s),
            segment=f"{moment.segment.title} ({start.reason})" if start.reason else moment.segment.title,
        )
        for moment, start in fixed
    ]
    if desk.delivery and desk.delivery.start_s is not None and fixed:
        notes.append(say("Fixed starts were set for this run’s start; check them when you change it."))
    return notes


def _columns(desk: Desk) -> tuple[SheetColumn, ...]:
    wide = clock_width(desk.say)
    return (
        desk.head("Cue", 6),
        desk.head("Clock", wide),
        desk.head("Min", 8),
        desk.head("Left", 7),
        desk.head("Length", 10),
        desk.head("Segment", 25),
        desk.head("Who", 13),
        desk.head("Standby", 13),
        desk.head("Go", 22),
        desk.head("Action", 20),
        desk.head("Exact text or asset", 38),
        desk.head("To", 13),
        desk.head("Backup", 26),
        desk.head("Weight", 14),
        desk.head("Done", 9),
        desk.head("Actual", wide),
        desk.head("Late by", 7),
        desk.head("Notes", 20),
        *HIDDEN,
    )


def _cues(desk: Desk) -> Sheet:
    say = desk.say
    rows = tuple(
        cue_row(desk, item) if isinstance(item, Call) else segment_row(desk, item)
        for item in interleaved(desk.timing.counted)
    )
    hint = say(
        "Standby, then go on the words or at the time. Min counts from the start on the cover, Left to the promised "
        "end. Type an actual time to see by how many minutes you are late."
    )
    if _has_lanes(desk):
        hint = f"{hint} {say('Lanes beside the main room are named.')}"
    return Sheet(
        say("Cue sheet"),
        _columns(desk),
        rows,
        title_rows(desk, say("Cue sheet"), hint),
        frozen_columns=2,
        choices=(Choice(_DONE, TICKS),),
        rules=_rules(desk),
        limits=(
            Limit(1, Sort.CLOCK, clock_words(say)),
            Limit(2, Sort.OFFSET, offset_words(say)),
            Limit(4, Sort.MINUTES, minutes_words(say)),
            Limit(_ACTUAL, Sort.CLOCK, clock_words(say)),
        ),
        key=CUES,
    )


def _has_lanes(desk: Desk) -> bool:
    return any(moment.segment.lane_id != MAIN_LANE for moment in desk.timing.counted)


def _rules(desk: Desk) -> tuple[Rule, ...]:
    """Done first; then a fixed clock that no longer fits the start; then the two weights a producer minds."""
    say = desk.say
    start_min, weight = desk.timing.plan.start_s / 60, column_letters(_LAST + 1)[_WEIGHT]
    fixed = say(FIXED_WORD)
    moved = f'AND(ISNUMBER(SEARCH("{fixed}",${weight}{{row}})),ABS({START_NAME}*1440-{start_min:g})>0.01)'
    cut, slow = say(MARKER_WORDS[MarkerKind.MUST_NOT_CUT]), say(MARKER_WORDS[MarkerKind.SLOW_DOWN])
    late, left = (column_letters(_LAST + 1)[n] for n in (_LATE, _LEFT))
    return (
        Rule(_DONE, "☑", Tone.GREEN, 0, _LAST),
        Rule(_WEIGHT, "", Tone.AMBER, 1, 2, formula=moved),
        Rule(_LATE, "", Tone.AMBER, _LATE, _LATE, formula=f"AND(ISNUMBER(${late}{{row}}),${late}{{row}}>0)"),
        Rule(_LEFT, "", Tone.RED, _LEFT, _LEFT, formula=f"AND(ISNUMBER(${left}{{row}}),${left}{{row}}<0)"),
        Rule(_WEIGHT, cut, Tone.RED, 0, 6),
        Rule(_WEIGHT, cut, Tone.RED, _WEIGHT, _WEIGHT),
        Rule(_WEIGHT, slow, Tone.AMBER, 0, 6),
        Rule(_WEIGHT, slow, Tone.AMBER, _WEIGHT, _WEIGHT),
    )
