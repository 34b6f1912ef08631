"""What readers filled into the places a guide has for it, against the run and the plan it was handed off with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from app.domain import edits
from app.domain.annotations import Annotation, Mark
from app.domain.clock import format_clock, parse_clock
from app.domain.fill_ins import (
    BACK_CHANNEL,
    CONTACT,
    LINK,
    SIGNAL,
    ActualPart,
    actual_of,
    debrief_of,
    person_role,
    role_of,
)
from app.domain.handoff import Handoff
from app.domain.layout import lay_out
from app.domain.plan import DAY_S, Actual, Delivery, Person, Plan
from app.domain.review import OnPlan, OnRun, Returned, Standing
from app.domain.review_notes import holds, with_note

_RULE: Final = re.compile(r"[_\s:.]*")
"""Nothing but the line there was to write on."""
_QUESTIONS: Final = (
    "What was supposed to happen?",
    "What happened?",
    "Why the difference?",
    "What the next team should do the same, and what otherwise",
)
_FORM: Final = "in the debrief"
_HEAD: Final = "on the first page"
_HEADS: Final = {BACK_CHANNEL: ("back_channel", "Back channel"), SIGNAL: ("signal", "Signal for a change")}
_ALREADY: Final = "The run says so already."
_NO_RUN: Final = "The run it was for is no longer in the library."


@dataclass(frozen=True, slots=True)
class _Sides:
    """What was handed off, what came back, what there is now."""

    was: str
    said: str
    now: str

    @property
    def standing(self) -> Standing:
        if self.said == self.now:
            return Standing.SETTLED
        return Standing.OPEN if self.now == self.was else Standing.CLASH


class Fills:
    """The filled-in places of one document; ``unread`` tells of those that make no sense."""

    def __init__(self, handoff: Handoff, plan: Plan, run: Delivery | None) -> None:
        self._handoff, self._plan = handoff, plan
        self._was = handoff.delivery or Delivery("", plan.id)
        self._run = run or self._was
        self._gone = run is None and handoff.delivery is not None
        self._titles = {one.id: one.title for one in (*handoff.plan.segments, *plan.segments)}
        self._here = {one.id for one in plan.segments}
        self._layout = lay_out(handoff.plan)
        self.unread: list[str] = []

    def items(self, marks: list[Annotation]) -> Iterator[Returned]:
        """One for each place, but the times of a segment together."""
        found: dict[str, str] = {}
        for mark in marks:
            text = mark.text.strip().strip("_").strip()
            if mark.mark is Mark.FILLED and not _RULE.fullmatch(text):
                found.setdefault(mark.name, text)
        yield from (self._held(one) for name, text in found.items() if (one := self._item(name, text)))
        yield from (self._held(one) for one in self._actuals(found))

    def _held(self, one: Returned) -> Returned:
        """As it is, unless the run it belongs to is gone: then it can only be read."""
        if not self._gone or one.on_plan is not None or one.standing is Standing.LOST:
            return one
        return one if one.id.endswith(tuple(_HEADS)) else replace(one, standing=Standing.LOST, now=_NO_RUN, on_run=None)

    def _item(self, name: str, text: str) -> Returned | None:
        role = role_of(name, self._handoff.plan.roles) or person_role(name)
        question = debrief_of(name)
        if name == LINK:
            return self._of_run(name, f"Join link: {text}", _Sides(self._was.link, text, self._run.link), _link(text))
        if name in _HEADS:
            return self._head(name, text)
        if name == CONTACT:
            return self._person(name, "Contact", text)
        if role:
            return self._person(name, role, text)
        return self._answer(name, question, text) if question else None

    def _of_run(self, name: str, said: str, sides: _Sides, on_run: OnRun, place: str = _HEAD) -> Returned:
        standing = sides.standing
        now = {Standing.CLASH: sides.now or "nothing", Standing.SETTLED: _ALREADY}.get(standing, "")
        done = standing is Standing.SETTLED
        return Returned(f"fill:{name}", "", "", place, said, standing, now, on_run=None if done else on_run)

    def _head(self, name: str, text: str) -> Returned:
        field, label = _HEADS[name]
        sides = _Sides(getattr(self._handoff.plan, field), text, getattr(self._plan, field))
        standing = sides.standing
        now = {Standing.CLASH: sides.now, Standing.SETTLED: "The session says so already."}.get(standing, "")
        change: OnPlan = partial(edits.amend_head, change=partial(replace, **{field: text}))
        done = standing is Standing.SETTLED
        said = f"{label}: {text}"
        return Returned(f"fill:{name}", "", "", _HEAD, said, standing, now, on_plan=None if done else change)

    def _person(self, name: str, role: str, text: str) -> Returned:
        who, _, reach = (part.strip() for part in text.partition(","))
        person = Person(role, who, reach)
        sides = _Sides(*(_shown(each) for each in (_filling(self._was, role), person, _filling(self._run, role))))
        return self._of_run(name, f"{role}: {text}", sides, partial(_with_person, person))

    def _answer(self, name: str, number: int, text: str) -> Returned | None:
        if number > len(_QUESTIONS):
            self.unread.append(f"The debrief has no question {number}; its answer is “{text}”.")
            return None
        note = f"{_QUESTIONS[number - 1]} {text}"
        kept = holds(self._run.observations, note)
        return Returned(
            f"fill:{name}",
            "",
            "",
            _FORM,
            note,
            Standing.SETTLED if kept else Standing.OPEN,
            _ALREADY if kept else "",
            on_run=None if kept else partial(_observed, note),
        )

    # what the clock said

    def _actuals(self, found: dict[str, str]) -> Iterator[Returned]:
        noted: dict[str, dict[ActualPart, str]] = {}
        for name, text in found.items():
            if of := actual_of(name):
                noted.setdefault(of[0], {})[of[1]] = text
        for segment_id, parts in noted.items():
            title = self._titles.get(segment_id, "")
            if ActualPart.START in parts or ActualPart.END in parts:
                yield from self._times(segment_id, title, parts)
            if ActualPart.NOTE in parts:
                text = parts[ActualPart.NOTE]
                yield self._actual(
                    segment_id, title, "note", f"What was otherwise: {text}", Actual(segment_id, note=text)
                )

    def _times(self, segment_id: str, title: str, parts: dict[ActualPart, str]) -> Iterator[Returned]:
        start_s = self._clock(title, parts.get(ActualPart.START, ""), self._planned(segment_id))
        after = start_s if start_s is not None else self._planned(segment_id)
        end_s = self._clock(title, parts.get(ActualPart.END, ""), after)
        told = [
            f"{word} {format_clock(clock_s)}"
            for word, clock_s in (("started", start_s), ("ended", end_s))
            if clock_s is not None
        ]
        if told:
            said = ", ".join(told)
            yield self._actual(segment_id, title, "times", f"It {said}", Actual(segment_id, start_s, end_s))

    def _actual(self, segment_id: str, title: str, what: str, said: str, actual: Actual) -> Returned:
        was, now = _noted(self._was, segment_id), _noted(self._run, segment_id)
        pairs = [
            _Sides(str(getattr(was, part)), str(value), str(getattr(now, part)))
            for part in ("start_s", "end_s", "note")
            if (value := getattr(actual, part)) not in (None, "")
        ]
        standings = {pair.standing for pair in pairs}
        standing = next((one for one in (Standing.CLASH, Standing.OPEN) if one in standings), Standing.SETTLED)
        if segment_id not in self._here:
            standing = Standing.LOST
        takes = standing in (Standing.OPEN, Standing.CLASH)
        return Returned(
            f"actual:{segment_id}:{what}",
            segment_id,
            title,
            _FORM,
            said,
            standing,
            {Standing.CLASH: _actual_words(now), Standing.SETTLED: _ALREADY}.get(standing, ""),
            on_run=partial(_with_actual, actual) if takes else None,
        )

    def _planned(self, segment_id: str) -> int:
        """The wall clock it was to start at in this run."""
        plan = self._handoff.plan
        shift = self._was.start_s - plan.start_s if self._was.start_s is not None else 0
        start = self._layout.start_of(segment_id) if segment_id in self._layout.index else plan.start_s
        return start + shift

    def _clock(self, title: str, text: str, near_s: int) -> int | None:
        """A time of day, on the day that is nearest to a moment; None where there is none."""
        if not text:
            return None
        try:
            clock_s = parse_clock(re.sub(r"(?i)\s*(uhr|h)$", "", text))
        except ValueError:
            self.unread.append(f"“{text}” is no time of day ({_FORM}, “{title}”).")
            return None
        days = round((near_s - clock_s) / DAY_S)
        return max(clock_s + days * DAY_S, clock_s % DAY_S)


def _link(text: str) -> OnRun:
    return lambda run: replace(run, link=text)


def _filling(run: Delivery, role: str) -> Person:
    fills = (one for one in run.people if one.role.strip().casefold() == role.strip().casefold())
    return next(fills, Person(role))


def _shown(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.contact) if part)


def _with_person(person: Person, run: Delivery) -> Delivery:
    known = _filling(run, person.role)
    fresh = replace(person, role=known.role, contact=person.contact or known.contact)
    people = tuple(fresh if one == known else one for one in run.people)
    return replace(run, people=people if known in run.people else (*run.people, fresh))


def _noted(run: Delivery, segment_id: str) -> Actual:
    return next((one for one in run.actuals if one.segment_id == segment_id), Actual(segment_id))


def _with_actual(actual: Actual, run: Delivery) -> Delivery:
    """What came back over what was noted; what it does not say stays."""
    known = _noted(run, actual.segment_id)
    fresh = Actual(
        actual.segment_id,
        known.start_s if actual.start_s is None else actual.start_s,
        known.end_s if actual.end_s is None else actual.end_s,
        actual.note or known.note,
    )
    actuals = tuple(fresh if one is known else one for one in run.actuals)
    return replace(run, actuals=actuals if known in run.actuals else (*run.actuals, fresh))


def _actual_words(actual: Actual) -> str:
    times = [format_clock(one) for one in (actual.start_s, actual.end_s) if one is not None]
    return ", ".join(part for part in ("–".join(times), actual.note) if part) or "nothing"


def _observed(note: str, run: Delivery) -> Delivery:
    return replace(run, observations=with_note(run.observations, note, run.title or "the run"))
