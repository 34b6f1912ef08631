"""The producer's lists beside the cue sheet: what lies before the clock, what to build, what to paste."""

from __future__ import annotations

from typing import Final

from app.domain.cue_sheet import BEFORE, BUILD, CHAT, ID
from app.domain.cue_words import cue_action, go_when, partner
from app.domain.document import Tone
from app.domain.moments import Moment
from app.domain.plan import DAY_S, Action, At, Cue
from app.domain.words import ACTION_WORDS
from app.domain.workbook import CellLook, Choice, Limit, Sheet, SheetCell, SheetColumn, SheetRow, Sort
from exporters.cue_rows import (
    HIDDEN,
    Call,
    calls_of,
    clock_cells,
    cue_marks,
    interleaved,
    segment_marks,
)
from exporters.desk import BLANK, BOX, TICKS, YOURS, Desk, clock_width, title_rows
from exporters.desk_words import clock_words, minutes_words, offset_words

PASTED: Final = (Action.CHAT, Action.BROADCAST)
_BUILT: Final = (
    Action.ROOMS_OPEN,
    Action.ROOMS_CLOSE,
    Action.BROADCAST,
    Action.POLL_LAUNCH,
    Action.POLL_CLOSE,
    Action.POLL_SHARE,
    Action.RECORDING_START,
    Action.RECORDING_STOP,
    Action.VIDEO,
    Action.SHARE_START,
    Action.SHARE_STOP,
    Action.WHITEBOARD,
)


def before_the_clock(desk: Desk) -> Sheet:
    """Pre-work, doors, tech check and follow-up: what is not counted, and who does it."""
    columns = (
        desk.head("When", 16),
        desk.head("Clock", clock_width(desk.say)),
        desk.head("Min", 8),
        desk.head("Length", 10),
        desk.head("What", 34),
        desk.head("Who", 16),
        desk.head("How", 52),
        desk.head("Done", 9),
        desk.head("Notes", 26),
        *HIDDEN,
    )
    say = desk.say
    before = [_early_row(desk, item) for item in interleaved(desk.timing.before)]
    after = [_early_row(desk, item) for item in interleaved(desk.timing.after)]
    hint = say("Off the clock: nothing here moves the session. Min counts from the start on the cover.")
    above = title_rows(desk, say("Before the clock, and after"), hint)
    limits = (
        Limit(1, Sort.CLOCK, clock_words(say)),
        Limit(2, Sort.OFFSET, offset_words(say)),
        Limit(3, Sort.MINUTES, minutes_words(say)),
    )
    return Sheet(
        say("Before the clock"),
        columns,
        (*_build_list(desk), *before, *after),
        above,
        choices=(Choice(7, TICKS),),
        limits=limits,
        key=BEFORE,
    )


def _build_list(desk: Desk) -> list[SheetRow]:
    """What has to be built, kind by kind, each with the cues it is for; what it holds is on the sheet of its own."""
    say = desk.say
    calls = calls_of(desk.timing.everything)
    kinds = (
        ("polls", say("Build the polls"), (Action.POLL_LAUNCH,)),
        ("rooms", say("Set up the rooms"), (Action.ROOMS_OPEN,)),
        ("recording", say("Set up the recording"), (Action.RECORDING_START,)),
        ("shares", say("Have ready to share"), (Action.VIDEO, Action.SHARE_START, Action.WHITEBOARD)),
    )
    return [_to_build(desk, key, what, own) for key, what, actions in kinds if (own := _of(calls, actions))]


def _of(calls: list[Call], actions: tuple[Action, ...]) -> list[Call]:
    return [call for call in calls if call.cue.action in actions]


def _to_build(desk: Desk, key: str, what: str, calls: list[Call]) -> SheetRow:
    say = desk.say
    told = "\n".join(_told(desk, call) for call in calls)
    cells = (
        SheetCell(say("before the start")),
        *(BLANK,) * 3,
        SheetCell(what, CellLook.STRONG),
        SheetCell(say("Producer")),
        SheetCell(told),
        BOX,
        YOURS,
    )
    # A row of this sheet alone: nothing in it is a fact of the plan that is not told elsewhere.
    return SheetRow((*cells, *(BLANK,) * (len(HIDDEN) - 1), SheetCell(f"fact:build {key}")))


def _told(desk: Desk, call: Call) -> str:
    """A cue by its number, with what it is called and what it holds on one line."""
    cue = call.cue
    built = _build(cue).replace("\n", "; ")
    head = f"{desk.numbers[cue.id]}  {cue_action(cue, desk.say)}"
    return f"{head}: {built or cue.asset}" if built or cue.asset else head


def _early_row(desk: Desk, item: Moment | Call) -> SheetRow:
    moment = item.moment if isinstance(item, Call) else item
    clock_s = item.clock_s if isinstance(item, Call) else item.start_s
    clock, offset = clock_cells(desk.timing, clock_s, isinstance(moment.segment.start, At), "C")
    if isinstance(item, Call):
        cue = item.cue
        what, who, how = f"{desk.numbers[cue.id]}  {cue_action(cue, desk.say)}", cue.who, cue.text or cue.asset
        length, marks = SheetCell(cue.runs_s, CellLook.MINUTES), cue_marks(item)
    else:
        segment = item.segment
        what, who, how = segment.title, segment.led_by, segment.description
        length, marks = SheetCell(segment.planned_s, CellLook.MINUTES), segment_marks(desk, segment)
    look = CellLook.TEXT if isinstance(item, Call) else CellLook.STRONG
    cells = (SheetCell(_when(desk, clock_s)), clock, offset, length, SheetCell(what, look), SheetCell(who))
    return SheetRow((*cells, SheetCell(how), BOX, YOURS, *marks))


def _when(desk: Desk, clock_s: int) -> str:
    days = clock_s // DAY_S - desk.timing.plan.start_s // DAY_S
    say = desk.say
    if days == 0:
        return say("before the start") if clock_s < desk.timing.plan.start_s else say("after the start")
    if days < 0:
        return say.count(-days, "the day before", "{n} days before")
    return say.count(days, "the day after", "{n} days after")


def breakouts_and_polls(desk: Desk) -> Sheet:
    """Whatever has to be built in the platform before anybody comes: rooms, polls, shares, recordings."""
    columns = (
        desk.head("Cue", 6),
        desk.head("Clock", clock_width(desk.say)),
        desk.head("Min", 8),
        desk.head("Action", 24),
        desk.head("Build beforehand", 44),
        desk.head("Runs", 10),
        desk.head("Ended by, rights", 24),
        desk.head("To", 16),
        desk.head("Asset", 22),
        desk.head("Backup", 34),
        desk.head("Built", 6),
        desk.head("Tested", 7),
        desk.head("Tested by, on", 18),
        SheetColumn(ID, 10, hidden=True),
    )
    calls = [call for call in calls_of(desk.timing.everything) if call.cue.action in _BUILT]
    rows = tuple(_build_row(desk, call) for call in calls)
    say, platform = desk.say, desk.timing.plan.platform
    hint = say("Build and test each of these in the account that will host.")
    if platform:
        hint = say("Build and test each of these on {platform} in the account that will host.", platform=platform)
    above = title_rows(desk, say("Breakouts & polls"), hint)
    limits = (
        Limit(1, Sort.CLOCK, clock_words(say)),
        Limit(2, Sort.OFFSET, offset_words(say)),
        Limit(5, Sort.MINUTES, minutes_words(say)),
    )
    choices = (Choice(10, TICKS), Choice(11, TICKS))
    return Sheet(say("Breakouts & polls"), columns, rows, above, choices=choices, limits=limits, key=BUILD)


def _build_row(desk: Desk, call: Call) -> SheetRow:
    cue = call.cue
    clock, offset = clock_cells(desk.timing, call.clock_s, call.fixed, "C")
    cells = (
        SheetCell(desk.numbers[cue.id], CellLook.STRONG),
        clock,
        offset,
        SheetCell(cue_action(cue, desk.say), CellLook.STRONG),
        SheetCell(_build(cue)),
        SheetCell(cue.runs_s, CellLook.MINUTES),
        SheetCell(partner(cue, desk.numbers, desk.say)),
        SheetCell(cue.target),
        SheetCell(cue.asset),
        SheetCell(cue.backup),
        BOX,
        BOX,
        YOURS,
        SheetCell(f"cue:{cue.id}"),
    )
    return SheetRow(cells)


def _build(cue: Cue) -> str:
    """The action's own fields, one a line, then its text."""
    lines = [f"{field.name}: {field.value}" for field in cue.details if field.value]
    return "\n".join([*lines, *([cue.text] if cue.text else [])])


def chat_text(desk: Desk) -> Sheet:
    """One paste a cell, ready to copy."""
    columns = (
        desk.head("Paste", 7),
        desk.head("Cue", 7),
        desk.head("Clock", clock_width(desk.say)),
        desk.head("Min", 8),
        desk.head("Go", 34),
        desk.head("Text", 80),
        desk.head("To", 18),
        desk.head("Mind", 34),
        desk.head("Done", 9),
        SheetColumn(ID, 10, hidden=True),
    )
    rows = tuple(_paste_row(desk, n, call) for n, call in enumerate(pastes(desk), 1))
    say = desk.say
    hint = say("One paste a cell: select the cell, copy, paste into the chat.")
    above = title_rows(desk, say("Chat text"), hint)
    limits = (Limit(2, Sort.CLOCK, clock_words(say)), Limit(3, Sort.OFFSET, offset_words(say)))
    return Sheet(say("Chat text"), columns, rows, above, choices=(Choice(8, TICKS),), limits=limits, key=CHAT)


def pastes(desk: Desk) -> list[Call]:
    """The cues with a text to paste, by the clock."""
    return [call for call in calls_of(desk.timing.everything) if call.cue.action in PASTED and call.cue.text]


def _paste_row(desk: Desk, number: int, call: Call) -> SheetRow:
    cue = call.cue
    clock, offset = clock_cells(desk.timing, call.clock_s, call.fixed, "D")
    say = desk.say
    broken = ""
    if "\n" in cue.text:
        broken = say("line break: Excel adds quotation marks when copied; copy from inside the cell")
    room = say(ACTION_WORDS[cue.action]) if cue.action is not Action.CHAT else ""
    cells = (
        SheetCell(str(number)),
        SheetCell(desk.numbers[cue.id], CellLook.STRONG),
        clock,
        offset,
        SheetCell(go_when(cue, desk.say)),
        SheetCell(cue.text),
        SheetCell(cue.target or room),
        SheetCell(broken),
        BOX,
        SheetCell(f"cue:{cue.id}"),
    )
    return SheetRow(cells, Tone.AMBER if broken else None)


def chat_file(desk: Desk) -> str:
    """Every paste as one line of plain text, under a line that says when."""
    blocks = []
    for number, call in enumerate(pastes(desk), 1):
        clock = desk.timing.clock(call.clock_s)
        cue = desk.say("cue {cue}", cue=desk.numbers[call.cue.id])
        head = f"--- {number} · {cue} · {clock} · {go_when(call.cue, desk.say)}"
        blocks.append(f"{head}\n{_one_paste(call.cue.text)}\n")
    return "\n".join(blocks)


def _one_paste(text: str) -> str:
    """A text in one line: a chat sends what stands before a line break at once."""
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())
