"""The readiness list as a neutral workbook: what must be ready, by when and by whom, counted back from one date."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.domain.document import PAGE_WORDS, Tone
from app.domain.plan import Delivery, Need, NeedKind, NeedReadiness, NeedState, Plan, Segment
from app.domain.tongue import ENGLISH
from app.domain.words import NEED_STATE_WORDS, NEED_WORDS
from app.domain.workbook import Book, CellLook, Choice, Name, Rule, Sheet, SheetCell, SheetColumn, SheetRow, Value
from exporters.options import Options
from exporters.timing import Timing, time_plan
from exporters.wording import due_date, session_date

DATE_NAME: Final = "Session_date"
LIST: Final = "Readiness"
OVERDUE: Final = "Overdue"
NOBODY: Final = "nobody yet"
_STATES: Final = tuple(NEED_STATE_WORDS[state] for state in NeedState)
_BOX: Final = SheetCell("☐", CellLook.BOX, mine=True)
_YOURS: Final = SheetCell(mine=True)
_STATE, _STANDING = 7, 8
_DATE_ROW: Final = 3

Owed = tuple[Need, Segment]


def readiness_book(plan: Plan, delivery: Delivery | None = None, options: Options | None = None) -> Book:
    """The whole workbook of one run, every word, date and formula decided."""
    options = options or Options()
    timing = time_plan(plan, delivery, ENGLISH)
    owed = _owed(timing)
    listed = _list(timing, delivery, options, owed)
    version = f"v{plan.version}" if plan.version else ""
    dated = ENGLISH.short_date(session_date(plan, delivery))
    return Book(
        title=f"{plan.title}: readiness list",
        subject="Readiness list",
        author=options.author or "Throughline",
        keywords=", ".join(part for part in ("readiness", version) if part),
        language=plan.language,
        made=options.today,
        head=(plan.title, f"made {ENGLISH.short_date(options.today)}" if options.today else ""),
        foot=" · ".join(part for part in ("Readiness list", version, dated) if part),
        sheets=(listed, _by_owner(listed, owed), _materials(plan, owed), _tech_check(timing, owed)),
        names=(Name(DATE_NAME, LIST, _DATE_ROW, 2),),
        paper=options.paper,
        page_words=PAGE_WORDS,
    )


def _owed(timing: Timing) -> list[Owed]:
    """Every need with its segment: the longest lead first, then by owner."""
    moments = (*timing.before, *timing.counted, *timing.after)
    owed = [(need, moment.segment) for moment in moments for need in moment.segment.needs]
    return sorted(
        owed, key=lambda pair: (-(pair[0].days_ahead if pair[0].days_ahead is not None else -1), _owner(pair))
    )


def _owner(owed: Owed) -> str:
    return owed[0].owner.strip() or NOBODY


def _list(timing: Timing, delivery: Delivery | None, options: Options, owed: list[Owed]) -> Sheet:
    plan = timing.plan
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
        SheetColumn("id", 10, hidden=True),
    )
    day = SheetCell(_ordinal(session_date(plan, delivery)), CellLook.DATE, mine=True)
    as_of = f" Standing as of {ENGLISH.short_date(options.today)}." if options.today else ""
    hint = f"Due dates count back from the session’s date below. Ready is not tested: try it, then say so.{as_of}"
    above = (*_titled(plan, "Readiness", hint), SheetRow((SheetCell("Session date", CellLook.LABEL), day)))
    rows = tuple(_need_row(plan, delivery, options.today, pair) for pair in owed)
    rules = (
        Rule(_STANDING, OVERDUE, Tone.RED, 0, _STANDING),
        Rule(_STATE, NEED_STATE_WORDS[NeedState.TESTED], Tone.GREEN, _STATE, _STATE),
        Rule(_STATE, NEED_STATE_WORDS[NeedState.READY], Tone.AMBER, _STATE, _STATE),
        Rule(_STATE, NEED_STATE_WORDS[NeedState.OPEN], Tone.RED, _STATE, _STATE),
    )
    return Sheet(LIST, columns, rows, above, choices=(Choice(_STATE, _STATES),), rules=rules)


def _need_row(plan: Plan, delivery: Delivery | None, today: str, owed: Owed) -> SheetRow:
    need, segment = owed
    state = _state(delivery, need)
    due = due_date(plan, delivery, need.days_ahead)
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
        SheetCell(_standing(due, today, state)),
        SheetCell(state.who if state else "", mine=True),
        SheetCell(ENGLISH.short_date(state.when) if state else "", mine=True),
        _YOURS,
        SheetCell(f"need:{need.id}"),
    )
    return SheetRow(cells)


def _state(delivery: Delivery | None, need: Need) -> NeedReadiness | None:
    return next((each for each in delivery.readiness if each.need_id == need.id), None) if delivery else None


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
    columns = (SheetColumn("Owner", 24), *(SheetColumn(word, 10) for word in _STATES), SheetColumn("All", 10))
    owners = tuple(dict.fromkeys(_owner(pair) for pair in owed))
    rows = []
    for owner in owners:
        own = [row for row in listed.rows if row.cells[1].value == owner]
        counts: list[tuple[Value, str]] = [
            (
                sum(row.cells[_STATE].value == word for row in own),
                f'COUNTIFS({LIST}!$B${first}:$B${last},$A{{row}},{LIST}!$H${first}:$H${last},"{word}")',
            )
            for word in _STATES
        ]
        counts.append((len(own), f"COUNTIF({LIST}!$B${first}:$B${last},$A{{row}})"))
        cells = (SheetCell(value, formula=formula) for value, formula in counts)
        rows.append(SheetRow((SheetCell(owner, CellLook.STRONG), *cells)))
    above = (SheetRow((SheetCell("By owner", CellLook.TITLE),), span=True),)
    return Sheet("By owner", columns, tuple(rows), above, filtered=False, landscape=False)


_MATERIALS: Final = (NeedKind.MATERIAL, NeedKind.CONTENT)
_TECHNICAL: Final = (NeedKind.TECHNOLOGY, NeedKind.ROOM, NeedKind.ACCESS)


def _materials(plan: Plan, owed: list[Owed]) -> Sheet:
    """Everything to print, pack or upload, each once with all it is for."""
    columns = (SheetColumn("What", 44), SheetColumn("For", 56), SheetColumn("Owner", 18), SheetColumn("Packed", 8))
    uses: dict[tuple[str, str], list[str]] = {}
    for need, segment in owed:
        if need.kind in _MATERIALS:
            uses.setdefault((need.title, _owner((need, segment))), []).append(segment.title)
    deck = [SheetRow((SheetCell(plan.deck, CellLook.STRONG), SheetCell("whole session"), _YOURS, _BOX))]
    rows = [
        SheetRow(
            (SheetCell(title, CellLook.STRONG), SheetCell(", ".join(dict.fromkeys(places))), SheetCell(owner), _BOX)
        )
        for (title, owner), places in uses.items()
    ]
    above = _titled(plan, "Materials", "Each material once, with every segment it is for.")
    return Sheet("Materials", columns, (*(deck if plan.deck else ()), *rows), above, choices=(Choice(3, ("☐", "☑")),))


def _tech_check(timing: Timing, owed: list[Owed]) -> Sheet:
    """What to try in the real room with the real accounts, and the rights the cues take."""
    columns = (
        SheetColumn("Try", 44),
        SheetColumn("How", 52),
        SheetColumn("For", 30),
        SheetColumn("Works", 8),
        SheetColumn("Notes", 30),
    )
    rows = [(need.title, need.test, segment.title) for need, segment in owed if need.kind in _TECHNICAL]
    moments = (*timing.before, *timing.counted, *timing.after)
    rights = dict.fromkeys(cue.rights for moment in moments for cue in moment.segment.cues if cue.rights)
    rows += [(f"The producer has {one} rights", "with the account that will host", "") for one in rights]
    above = _titled(timing.plan, "Tech check", "In the real room, on the real machines, with the real accounts.")
    listed = tuple(
        SheetRow((SheetCell(what, CellLook.STRONG), SheetCell(how), SheetCell(where), _BOX, _YOURS))
        for what, how, where in rows
    )
    return Sheet("Tech check", columns, listed, above, choices=(Choice(3, ("☐", "☑")),))


def _titled(plan: Plan, what: str, hint: str) -> tuple[SheetRow, ...]:
    return (
        SheetRow((SheetCell(f"{plan.title} · {what}", CellLook.TITLE),), span=True),
        SheetRow((SheetCell(hint, CellLook.HINT),), span=True),
    )


def _ordinal(iso: str) -> int | None:
    """Days as Python counts them; None for what is no ISO date."""
    try:
        return date.fromisoformat(iso).toordinal()
    except ValueError:
        return None
