"""The readiness list as a neutral workbook: what must be ready, by when and by whom, counted back from one date."""

from __future__ import annotations

from typing import Final

from app.domain.cue_sheet import ID
from app.domain.document import Tone
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, NeedKind, NeedReadiness, NeedState, Plan
from app.domain.tongue import Tongue
from app.domain.words import NEED_STATE_WORDS, NEED_WORDS
from app.domain.workbook import (
    Book,
    CellLook,
    Choice,
    Limit,
    Name,
    Rule,
    Sheet,
    SheetCell,
    SheetColumn,
    SheetRow,
    Sort,
    Value,
)
from exporters.cue_help import kinds, state_rules, states
from exporters.desk import BOX, TICKS, YOURS, Desk, bound, desk_of, title_rows
from exporters.desk_words import date_words, days_words
from exporters.options import Options
from exporters.support import Owed, lead, needs_in_order, readiness_of
from exporters.wording import day_number, day_of, due_date, session_date

DATE_NAME: Final = "Session_date"
LIST: Final = "Readiness"
BY_OWNER: Final = "By owner"
MATERIALS: Final = "Materials"
TECH_CHECK: Final = "Tech check"
AS_OF_NAME: Final = "As_of"
_STATE, _STANDING = 7, 8
_DATE_ROW: Final = 3


def readiness_book(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Book:
    """The whole workbook of one run, every word, date and formula decided."""
    desk = desk_of(plan, delivery, options or Options())
    owed = sorted(sorted(needs_in_order(desk.timing), key=lambda one: _owner(desk, one)), key=lead)
    listed = _list(desk, owed)
    sheets = (listed, _by_owner(desk, listed, owed), _materials(desk, owed), _tech_check(desk, owed))
    names = [Name(DATE_NAME, listed.name, _DATE_ROW, 2)]
    if day_of(desk.options.today):
        names.append(Name(AS_OF_NAME, listed.name, _DATE_ROW + 1, 2))
    return bound(desk, desk.say("Readiness list"), Paperwork.READINESS, sheets, names=tuple(names))


def _owner(desk: Desk, owed: Owed) -> str:
    return owed[0].owner.strip() or desk.say("nobody yet")


def _list(desk: Desk, owed: list[Owed]) -> Sheet:
    say = desk.say
    columns = (
        desk.head("Due", 14),
        desk.head("Owner", 18),
        desk.head("What must be ready", 40),
        desk.head("Kind", 12),
        desk.head("For", 28),
        desk.head("Days ahead", 8),
        desk.head("How it is tested", 38),
        desk.head("State", 11),
        desk.head("Standing", 18),
        desk.head("Who", 16),
        desk.head("When", 13),
        desk.head("Notes", 24),
        SheetColumn(ID, 10, hidden=True),
    )
    above = _above(desk)
    limits = [
        Limit(0, Sort.DATE, date_words(say)),
        Limit(1, Sort.DATE, date_words(say), _DATE_ROW),
        Limit(5, Sort.DAYS, days_words(say)),
    ]
    rules = state_rules(_STATE, say)
    if day_of(desk.options.today):
        overdue = say("Overdue by {n} days").partition("{n}")[0].strip()
        rules = (Rule(_STANDING, overdue, Tone.RED, 0, _STANDING), *rules)
        limits.append(Limit(1, Sort.DATE, date_words(say), _DATE_ROW + 1))
    return Sheet(
        say("Readiness"),
        columns,
        tuple(_need_row(desk, pair) for pair in owed),
        above,
        choices=(Choice(3, kinds(say)), Choice(_STATE, states(say))),
        rules=rules,
        limits=tuple(limits),
        key=LIST,
    )


def _above(desk: Desk) -> tuple[SheetRow, ...]:
    """The day all due dates count back from, and the day the standing is told for."""
    say = desk.say
    hint = say("Due dates count back from the session’s date below. Ready is not tested: try it, then say so.")
    day = SheetCell(day_number(session_date(desk.timing.plan, desk.delivery)), CellLook.DATE, mine=True)
    rows = [
        *title_rows(desk, say("Readiness"), hint),
        SheetRow((SheetCell(say("Session date"), CellLook.LABEL), day)),
    ]
    if day_of(desk.options.today):
        today = SheetCell(day_number(desk.options.today), CellLook.DATE, mine=True)
        rows.append(SheetRow((SheetCell(say("Standing as of"), CellLook.LABEL), today)))
    return tuple(rows)


def _need_row(desk: Desk, owed: Owed) -> SheetRow:
    need, segment = owed
    state = readiness_of(desk.delivery, need)
    due = due_date(desk.timing.plan, desk.delivery, need.days_ahead)
    formula = f"{DATE_NAME}-$F{{row}}" if due else ""
    cells = (
        SheetCell(day_number(due), CellLook.DATE, formula=formula),
        SheetCell(_owner(desk, owed), mine=not need.owner),
        SheetCell(need.title, CellLook.STRONG),
        SheetCell(desk.say(NEED_WORDS[need.kind])),
        SheetCell(segment.title),
        SheetCell(need.days_ahead),
        SheetCell(need.test),
        SheetCell(desk.say(NEED_STATE_WORDS[state.state if state else NeedState.OPEN]), mine=True),
        _standing(desk, due, state),
        SheetCell(state.who if state else "", mine=True),
        SheetCell(desk.say.short_date(state.when) if state else "", mine=True),
        YOURS,
        SheetCell(f"need:{need.id}"),
    )
    return SheetRow(cells)


def _standing(desk: Desk, due: str, state: NeedReadiness | None) -> SheetCell:
    """How an open need stands on the day the list is made for; nothing to say of one that is ready."""
    say, today = desk.say, day_of(desk.options.today)
    day = day_of(due)
    if day is None or today is None:
        return SheetCell()
    days = (day - today).days
    value = None if state and state.state is not NeedState.OPEN else _standing_words(say, days)
    left, over = f"$A{{row}}-{AS_OF_NAME}", f"{AS_OF_NAME}-$A{{row}}"
    late = _if_one(over, say("Overdue by {n} day"), say("Overdue by {n} days"))
    ahead = _if_one(left, say("{n} day left"), say("{n} days left"))
    today_words = say("Due today")
    told = f'IF({left}<0,{late},IF({left}=0,"{today_words}",{ahead}))'
    formula = f'IF($H{{row}}<>"{say(NEED_STATE_WORDS[NeedState.OPEN])}","",{told})'
    return SheetCell(value, formula=formula)


def _standing_words(say: Tongue, days: int) -> str:
    if days < 0:
        return say.count(-days, "Overdue by {n} day", "Overdue by {n} days")
    return say.count(days, "{n} day left", "{n} days left") if days else say("Due today")


def _if_one(number: str, one: str, many: str) -> str:
    """The sentence as a formula: the one for one, or the one for several."""
    return f"IF({number}=1,{_joined(number, one)},{_joined(number, many)})"


def _joined(number: str, pattern: str) -> str:
    before, _, after = pattern.partition("{n}")
    return "&".join(
        part for part in (f'"{before}"' if before else "", f"({number})", f'"{after}"' if after else "") if part
    )


def _by_owner(desk: Desk, listed: Sheet, owed: list[Owed]) -> Sheet:
    """How many of an owner's needs are in each state, by formulas: it follows what is chosen in the list."""
    say, words = desk.say, states(desk.say)
    first, last = listed.first_row, listed.first_row + len(listed.rows) - 1
    place = f"'{listed.name}'!"
    columns = (
        desk.head("Owner", 24),
        *(SheetColumn(say(word), 11, key=word) for word in NEED_STATE_WORDS.values()),
        desk.head("All", 10),
    )
    owners = tuple(dict.fromkeys(_owner(desk, pair) for pair in owed))
    rows = []
    for owner in owners:
        own = [row for row in listed.rows if row.cells[1].value == owner]
        counts: list[tuple[Value, str]] = [
            (
                sum(row.cells[_STATE].value == word for row in own),
                f'COUNTIFS({place}$B${first}:$B${last},$A{{row}},{place}$H${first}:$H${last},"{word}")',
            )
            for word in words
        ]
        counts.append((len(own), f"COUNTIF({place}$B${first}:$B${last},$A{{row}})"))
        cells = (SheetCell(value, formula=formula) for value, formula in counts)
        rows.append(SheetRow((SheetCell(owner, CellLook.STRONG), *cells)))
    above = (SheetRow((SheetCell(say("By owner"), CellLook.TITLE),), span=True),)
    return Sheet(say("By owner"), columns, tuple(rows), above, filtered=False, landscape=False, key=BY_OWNER)


_MATERIALS: Final = (NeedKind.MATERIAL, NeedKind.CONTENT)
_TECHNICAL: Final = (NeedKind.TECHNOLOGY, NeedKind.ROOM, NeedKind.ACCESS)


def _materials(desk: Desk, owed: list[Owed]) -> Sheet:
    """Everything to print, pack or upload, each once with all it is for."""
    columns = (
        desk.head("What", 44),
        desk.head("For", 56),
        desk.head("Owner", 18),
        desk.head("Packed", 8),
        SheetColumn(ID, 10, hidden=True),
    )
    uses: dict[tuple[str, str], list[str]] = {}
    ids: dict[tuple[str, str], list[str]] = {}
    for need, segment in owed:
        if need.kind in _MATERIALS:
            key = (need.title, _owner(desk, (need, segment)))
            uses.setdefault(key, []).append(segment.title)
            ids.setdefault(key, []).append(need.id)
    say = desk.say
    deck_cells = (SheetCell(desk.timing.plan.deck, CellLook.STRONG), SheetCell(say("whole session")), YOURS, BOX)
    deck = [SheetRow((*deck_cells, SheetCell("fact:Slides")))]
    rows = [
        SheetRow(
            (
                SheetCell(title, CellLook.STRONG),
                SheetCell(", ".join(dict.fromkeys(places))),
                SheetCell(owner),
                BOX,
                SheetCell(f"needs:{' '.join(ids[title, owner])}"),
            )
        )
        for (title, owner), places in uses.items()
    ]
    above = title_rows(desk, say("Materials"), say("Each material once, with every segment it is for."))
    listed = (*(deck if desk.timing.plan.deck else ()), *rows)
    return Sheet(say("Materials"), columns, listed, above, choices=(Choice(3, TICKS),), key=MATERIALS)


def _tech_check(desk: Desk, owed: list[Owed]) -> Sheet:
    """What to try in the real room with the real accounts, and the rights the cues take."""
    say = desk.say
    columns = (
        desk.head("Try", 44),
        desk.head("How", 52),
        desk.head("For", 30),
        desk.head("Works", 8),
        desk.head("Notes", 30),
        SheetColumn(ID, 10, hidden=True),
    )
    rows = [
        (need.title, need.test, segment.title, f"need:{need.id}") for need, segment in owed if need.kind in _TECHNICAL
    ]
    rights = dict.fromkeys(cue.rights for moment in desk.timing.everything for cue in moment.segment.cues if cue.rights)
    rows += [
        (
            say("The producer has {rights} rights", rights=one),
            say("with the account that will host"),
            "",
            f"rights:{one}",
        )
        for one in rights
    ]
    above = title_rows(desk, say("Tech check"), say("In the real room, on the real machines, with the real accounts."))
    listed = tuple(
        SheetRow((SheetCell(what, CellLook.STRONG), SheetCell(how), SheetCell(where), BOX, YOURS, SheetCell(key)))
        for what, how, where, key in rows
    )
    return Sheet(say("Tech check"), columns, listed, above, choices=(Choice(3, TICKS),), key=TECH_CHECK)
