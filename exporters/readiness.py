"""The readiness list as a neutral workbook: what must be ready, by when and by whom, counted back from one date."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.domain.cue_sheet import ID
from app.domain.document import Tone
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, NeedKind, NeedReadiness, NeedState, Plan
from app.domain.words import NEED_STATE_WORDS, NEED_WORDS
from app.domain.workbook import Book, CellLook, Choice, Name, Rule, Sheet, SheetCell, SheetColumn, SheetRow, Value
from exporters.cue_help import STATES, state_rules
from exporters.desk import BOX, TICKS, YOURS, Desk, bound, desk_of, title_rows
from exporters.options import Options
from exporters.support import Owed, lead, needs_in_order, readiness_of
from exporters.wording import day_of, due_date, session_date

DATE_NAME: Final = "Session_date"
LIST: Final = "Readiness"
OVERDUE: Final = "Overdue"
NOBODY: Final = "nobody yet"
_STATE, _STANDING = 7, 8
_DATE_ROW: Final = 3


def readiness_book(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Book:
    """The whole workbook of one run, every word, date and formula decided."""
    desk = desk_of(plan, delivery, options or Options())
    owed = sorted(sorted(needs_in_order(desk.timing), key=_owner), key=lead)
    listed = _list(desk, owed)
    sheets = (listed, _by_owner(listed, owed), _materials(desk, owed), _tech_check(desk, owed))
    return bound(desk, "Readiness list", Paperwork.READINESS, sheets, names=(Name(DATE_NAME, LIST, _DATE_ROW, 2),))


def _owner(owed: Owed) -> str:
    return owed[0].owner.strip() or NOBODY


def _list(desk: Desk, owed: list[Owed]) -> Sheet:
    columns = (
        SheetColumn("Due", 14),
        SheetColumn("Owner", 18),
        SheetColumn("What must be ready", 40),
        SheetColumn("Kind", 12),
        SheetColumn("For", 28),
        SheetColumn("Days ahead", 8),
        SheetColumn("How it is tested", 38),
        SheetColumn("State", 10),
        SheetColumn("Standing", 16),
        SheetColumn("Who", 16),
        SheetColumn("When", 13),
        SheetColumn("Notes", 24),
        SheetColumn(ID, 10, hidden=True),
    )
    day = SheetCell(_ordinal(session_date(desk.timing.plan, desk.delivery)), CellLook.DATE, mine=True)
    as_of = f" Standing as of {desk.say.short_date(desk.options.today)}." if desk.options.today else ""
    hint = f"Due dates count back from the session’s date below. Ready is not tested: try it, then say so.{as_of}"
    above = (*title_rows(desk, "Readiness", hint), SheetRow((SheetCell("Session date", CellLook.LABEL), day)))
    rows = tuple(_need_row(desk, pair) for pair in owed)
    rules = (
        Rule(_STANDING, OVERDUE, Tone.RED, 0, _STANDING),
        *state_rules(_STATE),
    )
    return Sheet(LIST, columns, rows, above, choices=(Choice(_STATE, STATES),), rules=rules)


def _need_row(desk: Desk, owed: Owed) -> SheetRow:
    need, segment = owed
    state = readiness_of(desk.delivery, need)
    due = due_date(desk.timing.plan, desk.delivery, need.days_ahead)
    formula = f"{DATE_NAME}-$F{{row}}" if due else ""
    cells = (
        SheetCell(_ordinal(due), CellLook.DATE, formula=formula),
        SheetCell(_owner(owed), mine=not need.owner),
        SheetCell(need.title, CellLook.STRONG),
        SheetCell(NEED_WORDS[need.kind]),
        SheetCell(segment.title),
        SheetCell(need.days_ahead),
        SheetCell(need.test),
        SheetCell(NEED_STATE_WORDS[state.state if state else NeedState.OPEN], mine=True),
        SheetCell(_standing(due, desk.options.today, state)),
        SheetCell(state.who if state else "", mine=True),
        SheetCell(desk.say.short_date(state.when) if state else "", mine=True),
        YOURS,
        SheetCell(f"need:{need.id}"),
    )
    return SheetRow(cells)


def _standing(due: str, today: str, state: NeedReadiness | None) -> str:
    """How an open need stands on the day the list is made; nothing to say of one that is ready."""
    if not due or not today or (state and state.state is not NeedState.OPEN):
        return ""
    days = (date.fromisoformat(due) - date.fromisoformat(today)).days
    if days < 0:
        return f"{OVERDUE} by {-days} day{'s' if days < -1 else ''}"
    return "Due today" if days == 0 else f"{days} day{'s' if days > 1 else ''} left"


def _by_owner(listed: Sheet, owed: list[Owed]) -> Sheet:
    """How many of an owner's needs are in each state, by formulas: it follows what is chosen in the list."""
    first, last = listed.first_row, listed.first_row + len(listed.rows) - 1
    columns = (SheetColumn("Owner", 24), *(SheetColumn(word, 10) for word in STATES), SheetColumn("All", 10))
    owners = tuple(dict.fromkeys(_owner(pair) for pair in owed))
    rows = []
    for owner in owners:
        own = [row for row in listed.rows if row.cells[1].value == owner]
        counts: list[tuple[Value, str]] = [
            (
                sum(row.cells[_STATE].value == word for row in own),
                f'COUNTIFS({LIST}!$B${first}:$B${last},$A{{row}},{LIST}!$H${first}:$H${last},"{word}")',
            )
            for word in STATES
        ]
        counts.append((len(own), f"COUNTIF({LIST}!$B${first}:$B${last},$A{{row}})"))
        cells = (SheetCell(value, formula=formula) for value, formula in counts)
        rows.append(SheetRow((SheetCell(owner, CellLook.STRONG), *cells)))
    above = (SheetRow((SheetCell("By owner", CellLook.TITLE),), span=True),)
    return Sheet("By owner", columns, tuple(rows), above, filtered=False, landscape=False)


_MATERIALS: Final = (NeedKind.MATERIAL, NeedKind.CONTENT)
_TECHNICAL: Final = (NeedKind.TECHNOLOGY, NeedKind.ROOM, NeedKind.ACCESS)


def _materials(desk: Desk, owed: list[Owed]) -> Sheet:
    """Everything to print, pack or upload, each once with all it is for."""
    columns = (
        SheetColumn("What", 44),
        SheetColumn("For", 56),
        SheetColumn("Owner", 18),
        SheetColumn("Packed", 8),
        SheetColumn(ID, 10, hidden=True),
    )
    uses: dict[tuple[str, str], list[str]] = {}
    ids: dict[tuple[str, str], list[str]] = {}
    for need, segment in owed:
        if need.kind in _MATERIALS:
            uses.setdefault((need.title, _owner((need, segment))), []).append(segment.title)
            ids.setdefault((need.title, _owner((need, segment))), []).append(need.id)
    deck_cells = (SheetCell(desk.timing.plan.deck, CellLook.STRONG), SheetCell("whole session"), YOURS, BOX)
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
    above = title_rows(desk, "Materials", "Each material once, with every segment it is for.")
    return Sheet(
        "Materials", columns, (*(deck if desk.timing.plan.deck else ()), *rows), above, choices=(Choice(3, TICKS),)
    )


def _tech_check(desk: Desk, owed: list[Owed]) -> Sheet:
    """What to try in the real room with the real accounts, and the rights the cues take."""
    columns = (
        SheetColumn("Try", 44),
        SheetColumn("How", 52),
        SheetColumn("For", 30),
        SheetColumn("Works", 8),
        SheetColumn("Notes", 30),
        SheetColumn(ID, 10, hidden=True),
    )
    rows = [
        (need.title, need.test, segment.title, f"need:{need.id}") for need, segment in owed if need.kind in _TECHNICAL
    ]
    rights = dict.fromkeys(cue.rights for moment in desk.timing.everything for cue in moment.segment.cues if cue.rights)
    rows += [
        (f"The producer has {one} rights", "with the account that will host", "", f"rights:{one}") for one in rights
    ]
    above = title_rows(desk, "Tech check", "In the real room, on the real machines, with the real accounts.")
    listed = tuple(
        SheetRow((SheetCell(what, CellLook.STRONG), SheetCell(how), SheetCell(where), BOX, YOURS, SheetCell(key)))
        for what, how, where, key in rows
    )
    return Sheet("Tech check", columns, listed, above, choices=(Choice(3, TICKS),))


def _ordinal(iso: str) -> int | None:
    """Days as Python counts them; None for what is no ISO date."""
    day = day_of(iso)
    return day.toordinal() if day else None
