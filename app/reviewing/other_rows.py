"""Rows of needs, rights, people and of the cover that came back: each cell somebody typed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.domain.clock import format_clock, format_length
from app.domain.cue_sheet import COVER
from app.domain.edits import set_plan_start
from app.domain.plan import DAY_S, Delivery, NeedKind, NeedReadiness, NeedState, Person, Plan
from app.domain.sheet import EMPTY, Place
from app.domain.text import one_line
from app.domain.words import NEED_STATE_WORDS, NEED_WORDS
from app.domain.workbook import CellLook
from app.reviewing.aims import checked, need_in, of_head, of_need, of_run, readiness_of
from app.reviewing.bench import Bench, Touch
from app.reviewing.cells import clock_in, day_in, number_in, same, ticked
from app.reviewing.ledger import Aim, Spot, quoted
from app.reviewing.tables import Line, Table
from exporters.wording import session_date

_RUN: Final = frozenset({"State", "Who", "When"})
_FOLLOWS: Final = frozenset({"Standing"})
"""Columns that follow from others and from the day the list was made."""


def read_need(bench: Bench, table: Table, line: Line) -> None:
    """Enter everything somebody changed in a need's row; its state, who and when are one thing."""
    segment, need = need_in(bench.ledger.handoff.plan, line.key)
    touched = [column for column in line.touched() if column not in _FOLLOWS]
    about = f"Need {quoted(need.title)}"
    known = _named(NEED_STATE_WORDS, line.text("State"), bench) is not None
    told = [column for column in touched if column in _RUN and (known or column != "State")]
    for column in touched:
        touch = Touch(bench, Spot(line.id, segment.id, table.place(line, column), about), table, line, column)
        if column not in _RUN:
            _need(touch, need.id)
        elif column not in told:
            touch.unread("is no state of a need.")
        elif column == told[0]:
            aim = readiness_of(need.id)
            touch.of_run(aim, _state(bench, line, aim.get(bench.ledger.handoff.delivery or Delivery("", ""))))


def read_needs(bench: Bench, table: Table, line: Line) -> None:
    """Several needs that are one thing to bring: what is said of it is said of each of them."""
    for key in line.key.split(" "):
        read_need(bench, table, replace(line, id=f"need:{key}"))


def _need(touch: Touch, need_id: str) -> None:
    match touch.column:
        case "What must be ready" | "What" | "Try":
            touch.of_plan(of_need(need_id, "title", "What must be ready"), one_line(touch.now))
        case "Owner":
            touch.of_plan(of_need(need_id, "owner", "Owner"), one_line(touch.now))
        case "How it is tested" | "How":
            touch.of_plan(of_need(need_id, "test", "How it is tested"), touch.raw)
        case "Works" | "Packed":
            _ready(touch, need_id, NeedState.TESTED if touch.column == "Works" else NeedState.READY)
        case "Kind":
            kind = _named(NEED_WORDS, touch.now, touch.bench)
            if kind is None:
                touch.unread("is no kind of need.")
            else:
                touch.of_plan(of_need(need_id, "kind", "Kind", lambda one: NEED_WORDS[one]), kind)
        case "Days ahead" | "Due":
            if "Days ahead" not in touch.line.touched() or touch.column == "Days ahead":
                _days(touch, need_id)
        case _:
            touch.remark()


def _ready(touch: Touch, need_id: str, state: NeedState) -> None:
    """A ticked box says at least so much; anything else in it is a remark."""
    if ticked(touch.cell) is None:
        touch.remark()
        return
    aim = readiness_of(need_id)
    was = aim.get(touch.bench.ledger.handoff.delivery or Delivery("", ""))
    if was.state is NeedState.OPEN or state is NeedState.TESTED:
        touch.of_run(aim, replace(was, state=state))


def _named(words: dict[Any, str], said: str, bench: Bench) -> NeedKind | NeedState | None:
    folded = said.casefold()
    return next((one for one, word in words.items() if folded in {word.casefold(), bench.say(word).casefold()}), None)


def _days(touch: Touch, need_id: str) -> None:
    """How many days ahead, said as a number or by the day it is due."""
    days: float | None = number_in(touch.cell)
    handoff = touch.bench.ledger.handoff
    if touch.column == "Due":
        run_day, due = touch.bench.day or session_date(handoff.plan, handoff.delivery), day_in(touch.cell)
        days = (date.fromisoformat(run_day) - date.fromisoformat(due)).days if run_day and due else None
    if days is None and touch.now:
        touch.unread("is no number of days.")
    elif days is not None or touch.column != "Due":
        aim = of_need(need_id, "days_ahead", "Days ahead", lambda one: "" if one is None else str(one))
        touch.of_plan(aim, None if days is None else round(days))


def _state(bench: Bench, line: Line, was: NeedReadiness) -> NeedReadiness:
    """How far a need is now: by what was typed over; where a day is no date, it is kept with who."""
    touched, now = line.touched(), was
    if "State" in touched:
        state = _named(NEED_STATE_WORDS, line.text("State"), bench)
        now = replace(now, state=state if isinstance(state, NeedState) else was.state)
    if "Who" in touched:
        now = replace(now, who=one_line(line.text("Who")))
    if "When" in touched:
        day, said = day_in(line.now.get("When", EMPTY)), line.text("When")
        now = replace(now, when=day)
        if said and not day:
            now = replace(now, who=", ".join(filter(None, (now.who, one_line(said)))))
    return now


def read_right(bench: Bench, table: Table, line: Line) -> None:
    """Rights belong to no need: what somebody says of them was observed of the run."""
    touched = [column for column in line.touched() if column not in _FOLLOWS]
    if touched:
        words = ", ".join(filter(None, (line.text(column) for column in ("State", "Who", "When", "Notes"))))
        works = "works" if "Works" in touched and ticked(line.now["Works"]) else ""
        words = ", ".join(filter(None, (works, words)))
        title = line.shown("What must be ready") or line.shown("Try")
        spot = Spot(line.id, "", table.place(line, touched[0]), title)
        bench.noted_of_run(spot, "State", words)


def read_person(bench: Bench, table: Table, line: Line) -> None:
    """Who fills a role in the run, and how to reach them."""
    for column in line.touched():
        spot = Spot(line.id, "", table.place(line, column), line.key)
        touch = Touch(bench, spot, table, line, column)
        if column in {"Name", "Phone or channel"}:
            name = "name" if column == "Name" else "contact"
            touch.of_run(_person_of(line.key, name, column), one_line(touch.now))
        elif touch.now:
            bench.noted_of_run(spot, column, touch.now)


def _person_of(role: str, name: str, head: str) -> Aim[Delivery, str]:
    none = Person(role)

    def mine(run: Delivery) -> Person:
        return next((one for one in run.people if one.role.strip().casefold() == role.strip().casefold()), none)

    def kept(run: Delivery, value: str) -> Delivery:
        known = mine(run)
        now = replace(known, name=value) if name == "name" else replace(known, contact=value)
        there = any(one is known for one in run.people)
        row = tuple(now if one is known else one for one in run.people)
        return checked(replace(run, people=row if there else (*row, now)))

    return Aim(head, lambda run: mine(run).name if name == "name" else mine(run).contact, kept, quoted)


_HEAD: Final = {
    "Session": "title",
    "Back channel": "back_channel",
    "Signal for a change": "signal",
    "Slides": "deck",
}
_OF_RUN: Final = {"Run": "title", "Time zone": "time_zone", "Join link": "link"}
_MADE: Final = frozenset({"End as promised", "Program", "Version"})


def read_fact(bench: Bench, table: Table, line: Line) -> None:
    """A fact of the cover; the start is told by the run where there is one, else by the plan."""
    value = table_value(table)
    if table.key != COVER:
        if "Packed" in line.touched() and ticked(line.now["Packed"]):
            spot = Spot(line.id, "", table.place(line, "Packed"), line.shown("What"))
            bench.noted_of_run(spot, "Packed", "packed")
        return
    if value not in line.touched():
        return
    touch = Touch(bench, Spot(line.id, "", table.place(line, value), line.key), table, line, value)
    if line.key in _HEAD:
        touch.of_plan(of_head(_HEAD[line.key], line.key), one_line(touch.now))
    elif line.key in _OF_RUN:
        touch.of_run(of_run(_OF_RUN[line.key], line.key), one_line(touch.now))
    elif line.key == "Start":
        _start(touch)
    elif line.key == "Date":
        _date(touch)
    elif line.key == "Length":
        touch.length(of_head("promised_s", "Length", format_length), may_be_empty=False)
    elif _is_role(bench, line.key):
        _filled(touch)
    elif line.key not in _MADE:
        touch.remark()


def _is_role(bench: Bench, key: str) -> bool:
    run = bench.ledger.handoff.delivery
    return any(person.role.strip().casefold() == key.strip().casefold() for person in (run.people if run else ()))


def _filled(touch: Touch) -> None:
    """Who fills a role, as the cover says it: ``name, contact``."""
    role = touch.line.key
    name, _, contact = touch.now.partition(", ")
    spot = replace(touch.spot, row=f"person:{role}")
    touch.bench.ledger.of_run(spot, _person_of(role, "name", "Name"), one_line(name))
    touch.bench.ledger.of_run(spot, _person_of(role, "contact", "Phone or channel"), one_line(contact))


def table_value(table: Table) -> str:
    """The column of the cover that holds the values."""
    return next((key for key, column in table.columns.items() if column == 1), "1")


def _start(touch: Touch) -> None:
    clock = clock_in(touch.cell)
    if clock is None:
        touch.unread("is no time of day.")
    elif touch.bench.ledger.handoff.delivery is not None:
        touch.of_run(of_run("start_s", "Start", _clock), clock)
    else:
        aim: Aim[Plan, int] = Aim("Start", lambda plan: plan.start_s, set_plan_start, _clock)
        touch.of_plan(aim, clock)


def _clock(seconds: int | None) -> str:
    return format_clock(seconds % DAY_S) if seconds is not None else ""


def read_over(bench: Bench, table: Table) -> None:
    """The day over the readiness list, which all due dates count back from."""
    for label, was, cell, number in table.over:
        if was.look is CellLook.DATE:
            bench.day = day_in(cell)
            if not same(was, cell):
                spot = Spot("fact:Date", "", f"{table.shown}, {Place(0, number, 1).a1}", label)
                line = Line("fact:Date", number, {"1": cell}, {"1": was})
                _date(Touch(bench, spot, table, line, "1"))


def _date(touch: Touch) -> None:
    day = day_in(touch.cell)
    show: Callable[[Any], str] = str
    if not day:
        touch.unread("is no date with its year.")
    elif touch.bench.ledger.handoff.delivery is not None:
        touch.of_run(of_run("date", "Date", show), day)
    else:
        touch.of_plan(of_head("date", "Date", show), day)
