"""The cue sheet's help: what must be ready, what to do when late, how to take over, whom to call."""

from __future__ import annotations

from typing import Final

from app.domain.cue_sheet import CONTACTS, ID, LATE, NEEDS, OF, TAKE_OVER
from app.domain.document import Tone
from app.domain.moments import Moment
from app.domain.plan import At, MarkerKind, Need, NeedKind, NeedState, Segment, StepKind
from app.domain.recovery import Checkpoint, Remedy, recovery_card
from app.domain.spread import shortest_s
from app.domain.tongue import Tongue
from app.domain.words import ACTION_WORDS, NEED_STATE_WORDS, NEED_WORDS, STEP_WORDS
from app.domain.workbook import CellLook, Choice, Limit, Rule, Sheet, SheetCell, SheetColumn, SheetRow, Sort
from exporters.cue_rows import OFFSET_AT, calls_of, clock_cells, left_cell, marks, segment_title
from exporters.desk import BLANK, YOURS, Desk, clock_width, title_rows
from exporters.desk_words import days_words
from exporters.markers import floor, minutes, stopped
from exporters.support import needs_in_order, readiness_of
from exporters.wording import day_number, due_date


def needs(desk: Desk) -> Sheet:
    """Every need with its state for this run, and the rights the cues take."""
    columns = (
        desk.head("What must be ready", 40),
        desk.head("Kind", 12),
        desk.head("For", 28),
        desk.head("Owner", 16),
        desk.head("Days ahead", 8),
        desk.head("Due", 13),
        desk.head("How it is tested", 38),
        desk.head("State", 10),
        desk.head("Who", 16),
        desk.head("When", 13),
        desk.head("Notes", 24),
        SheetColumn(OF, 10, hidden=True),
        SheetColumn(ID, 10, hidden=True),
    )
    owed = needs_in_order(desk.timing)
    rows = [*(_need_row(desk, need, segment) for need, segment in owed), *_rights_rows(desk)]
    say = desk.say
    hint = say("Ready is not tested: try each one in the real room, then say so here.")
    return Sheet(
        say("Needs & tech check"),
        columns,
        tuple(rows),
        title_rows(desk, say("Needs & tech check"), hint),
        choices=(Choice(1, kinds(say)), Choice(7, states(say))),
        rules=state_rules(7, say),
        limits=(Limit(4, Sort.DAYS, days_words(say)),),
        key=NEEDS,
    )


def kinds(say: Tongue) -> tuple[str, ...]:
    """The kinds of needs to choose from."""
    return tuple(say(NEED_WORDS[kind]) for kind in NeedKind)


def states(say: Tongue) -> tuple[str, ...]:
    """The states of needs to choose from."""
    return tuple(say(NEED_STATE_WORDS[state]) for state in NeedState)


_STATE_TONES: Final = ((NeedState.TESTED, Tone.GREEN), (NeedState.READY, Tone.AMBER), (NeedState.OPEN, Tone.RED))


def state_rules(column: int, say: Tongue) -> tuple[Rule, ...]:
    """The colors of a column that holds the states of needs."""
    return tuple(Rule(column, say(NEED_STATE_WORDS[state]), tone, column, column) for state, tone in _STATE_TONES)


def _need_row(desk: Desk, need: Need, segment: Segment) -> SheetRow:
    state = readiness_of(desk.delivery, need)
    return SheetRow(
        (
            SheetCell(need.title, CellLook.STRONG),
            SheetCell(desk.say(NEED_WORDS[need.kind])),
            SheetCell(segment.title),
            SheetCell(need.owner, mine=not need.owner),
            SheetCell(need.days_ahead),
            SheetCell(day_number(due_date(desk.timing.plan, desk.delivery, need.days_ahead)), CellLook.DATE),
            SheetCell(need.test),
            SheetCell(desk.say(NEED_STATE_WORDS[state.state if state else NeedState.OPEN]), mine=True),
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
            uses.setdefault(desk.say(ACTION_WORDS[call.cue.action]), []).append(desk.numbers[call.cue.id])
    say = desk.say
    opened = SheetCell(say(NEED_STATE_WORDS[NeedState.OPEN]), mine=True)
    return [
        SheetRow(
            (
                SheetCell(say("The producer has {rights} rights", rights=rights), CellLook.STRONG),
                SheetCell(say("Rights")),
                SheetCell("\n".join(f"{words}: {', '.join(numbers)}" for words, numbers in uses.items())),
                SheetCell(say("Producer")),
                BLANK,
                BLANK,
                SheetCell(say("Try each in the real meeting, with the account that will host.")),
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
    card = recovery_card(desk.timing.plan, desk.say)
    say = desk.say
    lates = [minutes(remedy.late_s) for remedy in card[0].remedies] if card else []
    columns = (
        desk.head("When you reach", 30),
        desk.head("Clock", clock_width(desk.say)),
        desk.head("Min", 8),
        *(SheetColumn(say("{minutes} late", minutes=late), 36, key=f"{late} late") for late in lates),
        desk.head("Act after", clock_width(say) + 2),
        SheetColumn("min", 7, hidden=True),
        desk.head("Too late after", clock_width(say) + 2),
        SheetColumn("min", 7, hidden=True),
    )
    arithmetic = say("Arithmetic on the planned lengths, in the designer’s cut order, not a forecast.")
    hint = f"{arithmetic} {say('Nothing here touches what must not change.')}"
    rows = tuple(_late_row(desk, checkpoint) for checkpoint in card)
    above = title_rows(desk, say("If you are running late"), hint)
    return Sheet(say("If late"), columns, rows, above, filtered=False, key=LATE)


def _late_row(desk: Desk, checkpoint: Checkpoint) -> SheetRow:
    moment = checkpoint.moment
    fixed = isinstance(moment.segment.start, At)
    clock, offset = clock_cells(desk.timing, moment.start_s, fixed, "C")
    remedies = tuple(SheetCell(_told_late(desk, remedy)) for remedy in checkpoint.remedies)
    act = _deadline(desk, moment.act_after_s, "H")
    last = _deadline(desk, moment.too_late_after_s, "J")
    return SheetRow((SheetCell(segment_title(desk, moment), CellLook.STRONG), clock, offset, *remedies, *act, *last))


def _told_late(desk: Desk, remedy: Remedy) -> str:
    """What to do and what it wins; no time of day, for that would not follow the start."""
    return "\n".join(line for line in (*remedy.lines(desk.say), remedy.outcome(desk.say)) if line)


def _deadline(desk: Desk, clock_s: int | None, column: str) -> tuple[SheetCell, SheetCell]:
    return (BLANK, BLANK) if clock_s is None else clock_cells(desk.timing, clock_s, False, column)


def take_over(desk: Desk) -> Sheet:
    """The guide in brief, for a producer whose facilitator drops out: what to say and do, and what must happen."""
    columns = (
        desk.head("Segment", 28),
        desk.head("Clock", clock_width(desk.say)),
        desk.head("Min", 8),
        desk.head("Left", 8),
        desk.head("Length", 10),
        desk.head("Why it is here", 34),
        desk.head("Say and do", 64),
        desk.head("Must happen", 32),
        desk.head("If short of time", 34),
        desk.head("Slides", 9),
    )
    say = desk.say
    rows = tuple(_brief_row(desk, moment) for moment in desk.timing.main)
    hint = say("Say who you are and that you carry on. Do what must happen; leave out what you are unsure of.")
    above = title_rows(desk, say("If I must take over"), hint)
    return Sheet(say("If I must take over"), columns, rows, above, filtered=False, key=TAKE_OVER)


def _brief_row(desk: Desk, moment: Moment) -> SheetRow:
    segment = moment.segment
    clock, offset = clock_cells(desk.timing, moment.start_s, isinstance(segment.start, At), "C")
    cells = (
        SheetCell(segment_title(desk, moment), CellLook.STRONG),
        clock,
        offset,
        left_cell(desk.timing, moment.start_s, OFFSET_AT),
        SheetCell(segment.planned_s, CellLook.MINUTES),
        SheetCell(segment.intent.why),
        SheetCell(_say_and_do(desk, segment)),
        SheetCell(_must(desk, segment)),
        SheetCell(_shortened(segment)),
        SheetCell(segment.slides),
    )
    return SheetRow(cells, Tone.RED if segment.has(MarkerKind.MUST_NOT_CUT) else None)


def _shortened(segment: Segment) -> str:
    """The short form without the words that stand over the column."""
    if not segment.short_form or segment.short_form_s is None:
        return segment.short_form or (minutes(segment.short_form_s) if segment.short_form_s is not None else "")
    return f"({minutes(segment.short_form_s)}): {segment.short_form}"


_TOLD = (StepKind.SAY_EXACTLY, StepKind.ASK, StepKind.DO, StepKind.LEARNERS)


def _say_and_do(desk: Desk, segment: Segment) -> str:
    """What cannot be left out to carry the segment: exact words, questions, tasks; else what happens in it."""
    told = [_told(desk, step.kind, step.text) for step in segment.steps if step.kind in _TOLD and step.text]
    return "\n".join(told or [segment.description])


def _told(desk: Desk, kind: StepKind, text: str) -> str:
    if kind is StepKind.DO:
        return text
    said = desk.say.quoted(text) if kind is StepKind.SAY_EXACTLY else text
    return f"{desk.say(STEP_WORDS[kind])}: {said}"


def _must(desk: Desk, segment: Segment) -> str:
    if not segment.protected:
        return marks(desk, segment)
    say = desk.say
    told = [stopped(m.reason) for m in segment.markers if m.kind in _FIXED and m.reason]
    if segment.has(MarkerKind.MUST_NOT_CUT):
        whole = shortest_s(segment) >= segment.planned_s
        told.insert(0, say("all of it.") if whole else say("at least {length}.", length=floor(segment, say)))
    return f"{marks(desk, segment)}: {' '.join(told)}" if told else marks(desk, segment)


_FIXED = (MarkerKind.MUST_NOT_CUT, MarkerKind.KEEP_CONSISTENT)


def contacts(desk: Desk) -> Sheet:
    """Who fills which role in this run, and how to reach them; empty places for what nobody knows yet."""
    columns = (
        desk.head("Role", 24),
        desk.head("Name", 32),
        desk.head("Phone or channel", 42),
        desk.head("Notes", 40),
        SheetColumn(ID, 10, hidden=True),
    )
    people = desk.delivery.people if desk.delivery else ()
    named = {person.role.casefold() for person in people}
    missing = [role for role in desk.timing.plan.roles if role.casefold() not in named]
    say = desk.say
    helpers = (say("Technical help"), say("Back-up producer"))
    rows = [
        *(_contact(person.role, person.name, person.contact) for person in people),
        *(_contact(role, "", "") for role in missing),
        *(_contact(role, "", "") for role in helpers if role.casefold() not in named),
    ]
    hint = say("Keep this open beside the meeting: when the call drops, this is where you look.")
    above = title_rows(desk, say("Contacts"), hint)
    return Sheet(say("Contacts"), columns, tuple(rows), above, filtered=False, key=CONTACTS)


def _contact(role: str, name: str, contact: str) -> SheetRow:
    cells = (
        SheetCell(role, CellLook.STRONG),
        SheetCell(name, mine=not name),
        SheetCell(contact, mine=not contact),
        YOURS,
        SheetCell(f"person:{role}"),
    )
    return SheetRow(cells)
