"""The producer's lists beside the cue sheet: what lies before the clock, what to build, what to paste."""

from __future__ import annotations

from typing import Final

from app.domain.cue_sheet import BEFORE, BUILD
from app.domain.cue_words import cue_action
from app.domain.document import Tone
from app.domain.plan import DAY_S, Action, At, Cue
from app.domain.words import ACTION_WORDS
from app.domain.workbook import CellLook, Choice, Sheet, SheetCell, SheetColumn, SheetRow
from exporters.cue_rows import (
    HIDDEN,
    Call,
    calls_of,
    clock_cells,
    cue_marks,
    go_when,
    interleaved,
    partner,
    segment_marks,
)
from exporters.desk import BOX, TICKS, YOURS, Desk, title_rows
from exporters.timing import Moment

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
        SheetColumn("When", 16),
        SheetColumn("Clock", 8),
        SheetColumn("Min", 8),
        SheetColumn("Length", 10),
        SheetColumn("What", 34),
        SheetColumn("Who", 16),
        SheetColumn("How", 52),
        SheetColumn("Done", 6),
        SheetColumn("Notes", 26),
        *HIDDEN,
    )
    rows = tuple(_early_row(desk, item) for item in interleaved((*desk.timing.before, *desk.timing.after)))
    hint = "Off the clock: nothing here moves the session. Min counts from the start on the cover."
    above = title_rows(desk, "Before the clock, and after", hint)
    return Sheet(BEFORE, columns, rows, above, choices=(Choice(7, TICKS),))


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
    side = "before the start" if clock_s < desk.timing.plan.start_s else "after the start"
    if days == 0:
        return side
    number = "a day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{number} {'before' if days < 0 else 'after'}"


def breakouts_and_polls(desk: Desk) -> Sheet:
    """Whatever has to be built in the platform before anybody comes: rooms, polls, shares, recordings."""
    columns = (
        SheetColumn("Cue", 6),
        SheetColumn("Clock", 8),
        SheetColumn("Min", 7),
        SheetColumn("Action", 24),
        SheetColumn("Build beforehand", 44),
        SheetColumn("Runs", 10),
        SheetColumn("Ended by, rights", 24),
        SheetColumn("To", 16),
        SheetColumn("Asset", 22),
        SheetColumn("Backup", 34),
        SheetColumn("Built", 6),
        SheetColumn("Tested", 7),
        SheetColumn("Tested by, on", 18),
        SheetColumn("id", 10, hidden=True),
    )
    calls = [call for call in calls_of(desk.timing.everything) if call.cue.action in _BUILT]
    rows = tuple(_build_row(desk, call) for call in calls)
    platform = f" on {desk.timing.plan.platform}" if desk.timing.plan.platform else ""
    hint = f"Build and test each of these{platform} in the account that will host."
    above = title_rows(desk, "Breakouts & polls", hint)
    return Sheet(BUILD, columns, rows, above, choices=(Choice(10, TICKS), Choice(11, TICKS)))


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
        SheetCell(partner(cue, desk.numbers)),
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
        SheetColumn("Paste", 7),
        SheetColumn("Cue", 7),
        SheetColumn("Clock", 8),
        SheetColumn("Min", 7),
        SheetColumn("Go", 34),
        SheetColumn("Text", 80),
        SheetColumn("To", 18),
        SheetColumn("Mind", 34),
        SheetColumn("Done", 6),
        SheetColumn("id", 10, hidden=True),
    )
    rows = tuple(_paste_row(desk, n, call) for n, call in enumerate(pastes(desk), 1))
    hint = "One paste a cell: select the cell, copy, paste into the chat."
    above = title_rows(desk, "Chat text", hint)
    return Sheet("Chat text", columns, rows, above, choices=(Choice(8, TICKS),))


def pastes(desk: Desk) -> list[Call]:
    """The cues with a text to paste, by the clock."""
    return [call for call in calls_of(desk.timing.everything) if call.cue.action in PASTED and call.cue.text]


def _paste_row(desk: Desk, number: int, call: Call) -> SheetRow:
    cue = call.cue
    clock, offset = clock_cells(desk.timing, call.clock_s, call.fixed, "D")
    broken = "line break: Excel adds quotation marks when copied; copy from inside the cell" if "\n" in cue.text else ""
    room = ACTION_WORDS[cue.action] if cue.action is not Action.CHAT else ""
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
        head = f"--- {number} · cue {desk.numbers[call.cue.id]} · {clock} · {go_when(call.cue, desk.say)}"
        blocks.append(f"{head}\n{_one_paste(call.cue.text)}\n")
    return "\n".join(blocks)


def _one_paste(text: str) -> str:
    """A text in one line: a chat sends what stands before a line break at once."""
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())
