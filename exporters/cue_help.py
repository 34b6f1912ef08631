"""The cue sheet's help: what must be ready, what to do when late, how to take over, whom to call."""

from __future__ import annotations

from typing import Final

from app.domain.cue_sheet import ID, NEEDS, OF
from app.domain.document import Tone
from app.domain.plan import At, MarkerKind, Need, NeedState, Segment, StepKind
from app.domain.words import ACTION_WORDS, NEED_STATE_WORDS, NEED_WORDS
from app.domain.workbook import CellLook, Choice, Rule, Sheet, SheetCell, SheetColumn, SheetRow
from exporters.cue_rows import calls_of, clock_cells, marks, segment_title, short_form
from exporters.desk import BLANK, YOURS, Desk, title_rows
from exporters.markers import floor, minutes, stopped
from exporters.recovery import Checkpoint, recovery_card
from exporters.support import needs_in_order, readiness_of
from exporters.timing import Moment
from exporters.wording import due_date


def needs(desk: Desk) -> Sheet:
    """Every need with its state for this run, and the rights the cues take."""
    columns = (
        SheetColumn("What must be ready", 40),
        SheetColumn("Kind", 12),
        SheetColumn("For", 28),
        SheetColumn("Owner", 16),
        SheetColumn("Days ahead", 8),
        SheetColumn("Due", 13),
        SheetColumn("How it is tested", 38),
        SheetColumn("State", 10),
        SheetColumn("Who", 16),
        SheetColumn("When", 13),
        SheetColumn("Notes", 24),
        SheetColumn(OF, 10, hidden=True),
        SheetColumn(ID, 10, hidden=True),
    )
    owed = needs_in_order(desk.timing)
    rows = [*(_need_row(desk, need, segment) for need, segment in owed), *_rights_rows(desk)]
    above = title_rows(
        desk, "Needs & tech check", "Ready is not tested: try each one in the real room, then say so here."
    )
    return Sheet(NEEDS, columns, tuple(rows), above, choices=(Choice(7, STATES),), rules=state_rules(7))


STATES: Final = tuple(NEED_STATE_WORDS[state] for state in NeedState)
_STATE_TONES: Final = ((NeedState.TESTED, Tone.GREEN), (NeedState.READY, Tone.AMBER), (NeedState.OPEN, Tone.RED))


def state_rules(column: int) -> tuple[Rule, ...]:
    """The colors of a column that holds the states of needs."""
    return tuple(Rule(column, NEED_STATE_WORDS[state], tone, column, column) for state, tone in _STATE_TONES)


def _need_row(desk: Desk, need: Need, segment: Segment) -> SheetRow:
    state = readiness_of(desk.delivery, need)
    return SheetRow(
        (
            SheetCell(need.title, CellLook.STRONG),
            SheetCell(NEED_WORDS[need.kind]),
            SheetCell(segment.title),
            SheetCell(need.owner, mine=not need.owner),
            SheetCell(need.days_ahead),
            SheetCell(desk.say.short_date(due_date(desk.timing.plan, desk.delivery, need.days_ahead))),
            SheetCell(need.test),
            SheetCell(NEED_STATE_WORDS[state.state if state else NeedState.OPEN], mine=True),
            SheetCell(state.who if state else "", mine=True),
            SheetCell(desk.say.short_date(state.when) if state else "", mine=True),
            YOURS,
            SheetCell(segment.id),
            SheetCell(f"need:{need.id}"),
        )
    )


def _rights_rows(desk: Desk) -> list[SheetRow]:
    """A check a right: whoever produces must hold it in the real meeting, on the real platform."""
    takes: dict[str, dict[str, list[str]]] = {}
    for call in calls_of(desk.timing.everything):
        if call.cue.rights:
            uses = takes.setdefault(call.cue.rights, {})
            uses.setdefault(ACTION_WORDS[call.cue.action], []).append(desk.numbers[call.cue.id])
    opened = SheetCell(NEED_STATE_WORDS[NeedState.OPEN], mine=True)
    return [
        SheetRow(
            (
                SheetCell(f"The producer has {rights} rights", CellLook.STRONG),
                SheetCell("Rights"),
                SheetCell("\n".join(f"{words}: {', '.join(numbers)}" for words, numbers in uses.items())),
                SheetCell("Producer"),
                BLANK,
                BLANK,
                SheetCell("Try each in the real meeting, with the account that will host."),
                opened,
                *(YOURS,) * 3,
                BLANK,
                SheetCell(f"rights:{rights}"),
            )
        )
        for rights, uses in takes.items()
    ]


def if_late(desk: Desk) -> Sheet:
    """The recovery card: the same remedies the facilitator has."""
    card = recovery_card(desk.timing)
    lates = [f"{minutes(remedy.late_s)} late" for remedy in card[0].remedies] if card else []
    columns = (
        SheetColumn("When you reach", 30),
        SheetColumn("Clock", 8),
        SheetColumn("Min", 7),
        *(SheetColumn(late, 36) for late in lates),
        SheetColumn("Act after", 10),
        SheetColumn("min", 7, hidden=True),
        SheetColumn("Too late after", 10),
        SheetColumn("min", 7, hidden=True),
    )
    hint = (
        "Arithmetic on the planned lengths, in the designer’s cut order, not a forecast. "
        "Nothing here touches what must not change."
    )
    rows = tuple(_late_row(desk, checkpoint) for checkpoint in card)
    return Sheet("If late", columns, rows, title_rows(desk, "If you are running late", hint), filtered=False)


def _late_row(desk: Desk, checkpoint: Checkpoint) -> SheetRow:
    moment = checkpoint.moment
    fixed = isinstance(moment.segment.start, At)
    clock, offset = clock_cells(desk.timing, moment.start_s, fixed, "C")
    remedies = tuple(SheetCell("\n".join(remedy.lines(desk.say))) for remedy in checkpoint.remedies)
    act = _deadline(desk, moment.act_after_s, "H")
    last = _deadline(desk, moment.too_late_after_s, "J")
    return SheetRow((SheetCell(segment_title(desk, moment), CellLook.STRONG), clock, offset, *remedies, *act, *last))


def _deadline(desk: Desk, clock_s: int | None, column: str) -> tuple[SheetCell, SheetCell]:
    return (BLANK, BLANK) if clock_s is None else clock_cells(desk.timing, clock_s, False, column)


def take_over(desk: Desk) -> Sheet:
    """The guide in brief, for a producer whose facilitator drops out: what to say and do, and what must happen."""
    columns = (
        SheetColumn("Segment", 28),
        SheetColumn("Clock", 8),
        SheetColumn("Min", 7),
        SheetColumn("Length", 10),
        SheetColumn("Why it is here", 34),
        SheetColumn("Say and do", 64),
        SheetColumn("Must happen", 32),
        SheetColumn("If short of time", 34),
        SheetColumn("Slides", 9),
    )
    rows = tuple(_brief_row(desk, moment) for moment in desk.timing.main)
    hint = "Say who you are and that you carry on. Do what must happen; leave out what you are unsure of."
    return Sheet("If I must take over", columns, rows, title_rows(desk, "If I must take over", hint), filtered=False)


def _brief_row(desk: Desk, moment: Moment) -> SheetRow:
    segment = moment.segment
    clock, offset = clock_cells(desk.timing, moment.start_s, isinstance(segment.start, At), "C")
    cells = (
        SheetCell(segment_title(desk, moment), CellLook.STRONG),
        clock,
        offset,
        SheetCell(segment.planned_s, CellLook.MINUTES),
        SheetCell(segment.intent.why),
        SheetCell(_say_and_do(desk, segment)),
        SheetCell(_must(desk, segment)),
        SheetCell(short_form(segment).removeprefix("If short of time").strip(" :")),
        SheetCell(segment.slides),
    )
    return SheetRow(cells, Tone.RED if segment.has(MarkerKind.MUST_NOT_CUT) else None)


_TOLD = (StepKind.SAY_EXACTLY, StepKind.ASK, StepKind.DO, StepKind.LEARNERS)


def _say_and_do(desk: Desk, segment: Segment) -> str:
    """What cannot be left out to carry the segment: exact words, questions, tasks; else what happens in it."""
    told = [_told(desk, step.kind, step.text) for step in segment.steps if step.kind in _TOLD and step.text]
    return "\n".join(told or [segment.description])


def _told(desk: Desk, kind: StepKind, text: str) -> str:
    match kind:
        case StepKind.SAY_EXACTLY:
            return f"Say exactly: {desk.say.quoted(text)}"
        case StepKind.ASK:
            return f"Ask: {text}"
        case StepKind.LEARNERS:
            return f"Learners: {text}"
        case _:
            return text


def _must(desk: Desk, segment: Segment) -> str:
    if not segment.protected:
        return marks(desk, segment)
    reasons = (stopped(m.reason) for m in segment.markers if m.kind in _FIXED and m.reason)
    least = f"at least {floor(segment, desk.say)}. ".replace("at least full", "all of it")
    return f"{marks(desk, segment)}: {least if segment.has(MarkerKind.MUST_NOT_CUT) else ''}{' '.join(reasons)}".rstrip(
        ": "
    )


_FIXED = (MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT)


def contacts(desk: Desk) -> Sheet:
    """Who fills which role in this run, and how to reach them; empty places for what nobody knows yet."""
    columns = (
        SheetColumn("Role", 24),
        SheetColumn("Name", 32),
        SheetColumn("Phone or channel", 42),
        SheetColumn("Notes", 40),
        SheetColumn(ID, 10, hidden=True),
    )
    people = desk.delivery.people if desk.delivery else ()
    named = {person.role.casefold() for person in people}
    missing = [role for role in desk.timing.plan.roles if role.casefold() not in named]
    rows = [
        *(_contact(person.role, person.name, person.contact) for person in people),
        *(_contact(role, "", "") for role in missing),
        *(_contact(role, "", "") for role in ("Technical help", "Back-up producer") if role.casefold() not in named),
    ]
    hint = "Keep this open beside the meeting: when the call drops, this is where you look."
    return Sheet("Contacts", columns, tuple(rows), title_rows(desk, "Contacts", hint), filtered=False)


def _contact(role: str, name: str, contact: str) -> SheetRow:
    cells = (
        SheetCell(role, CellLook.STRONG),
        SheetCell(name, mine=not name),
        SheetCell(contact, mine=not contact),
        YOURS,
        SheetCell(f"person:{role}"),
    )
    return SheetRow(cells)
