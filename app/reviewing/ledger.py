"""Enters what came back of one handoff, each against the plan as it was, as it came and as it is; knows no file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from app.domain.errors import EditRefused
from app.domain.handoff import Handoff
from app.domain.plan import Delivery, Plan
from app.domain.review import OnPlan, OnRun, Returned, Review, Standing
from app.domain.text import one_line

S = TypeVar("S", Plan, Delivery)
V = TypeVar("V")
T = TypeVar("T")

SHOWN: Final = 160
"""Characters of a text that a sentence quotes."""
READ: Final = 600
"""Characters of a remark, which is there to be read."""
NO_RUN: Final = (
    "What was filled in of the run (done, tested, actual times, names) can only be read: the handoff names no run. "
    "Choose the run it belongs to, then review the file again."
)


@dataclass(frozen=True, slots=True)
class Spot:
    """What a change is about: ``row`` the id of its row, ``about`` the words for it where it is not the segment."""

    row: str
    segment_id: str
    place: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Aim(Generic[S, V]):
    """One fact somebody typed over. ``get`` raises EditRefused when what it is of is gone."""

    head: str
    get: Callable[[S], V]
    put: Callable[[S, V], S]
    show: Callable[[V], str]


class Ledger:
    """What came back of one file, in the order it was entered; the same change in two sheets is one."""

    def __init__(self, handoff: Handoff, plan: Plan, run: Delivery | None) -> None:
        self.handoff = handoff
        self.plan = plan
        self.run = run
        self.unread: list[str] = []
        self._items: dict[str, Returned] = {}
        self._values: dict[str, object] = {}
        known = {segment.id: segment.title for segment in handoff.plan.segments}
        self._titles = known | {segment.id: segment.title for segment in plan.segments}

    def review(self, source: str) -> Review:
        """All of it: the session's own first, then by the running order of the plan that was handed off."""
        order = {segment.id: n for n, segment in enumerate(self.handoff.plan.segments)}
        items = sorted(self._items.values(), key=lambda item: order.get(item.segment_id, -1))
        return Review(source, self.handoff.id, tuple(items), tuple(dict.fromkeys(self.unread)))

    def of_plan(self, spot: Spot, aim: Aim[Plan, V], theirs: V) -> None:
        """A fact of the plan that was typed over."""
        base = aim.get(self.handoff.plan)
        if theirs != base:
            item = self._weighed(spot, aim, (base, theirs), self.plan)
            on: OnPlan = lambda plan: aim.put(plan, theirs)  # noqa: E731 - a change, as the review has it
            self._enter(replace(item, on_plan=on if _can_be(item) else None), theirs)

    def of_run(self, spot: Spot, aim: Aim[Delivery, V], theirs: V) -> None:
        """A fact of the run that was filled in."""
        before = self.handoff.delivery or Delivery("", self.handoff.plan_id)
        base = aim.get(before)
        if theirs == base:
            return
        if self.run is None:
            self.unread.append(NO_RUN)
            self._enter(self._item(spot, aim.head, _told(aim, base, theirs), Standing.LOST), theirs)
            return
        item = self._weighed(spot, aim, (base, theirs), self.run)
        on: OnRun = lambda run: aim.put(run, theirs)  # noqa: E731 - a change, as the review has it
        self._enter(replace(item, on_run=on if _can_be(item) else None), theirs)

    def remark(self, spot: Spot, head: str, text: str, noted: Callable[[Plan], bool], on_plan: OnPlan) -> None:
        """Words that change nothing: accepted they are a note. ``noted`` says whether a plan has it already."""
        said = quoted(text, READ)
        try:
            item = self._item(spot, head, said, Standing.SETTLED if noted(self.plan) else Standing.REMARK)
        except EditRefused:
            item = self._item(spot, head, said, Standing.LOST)
        self._enter(replace(item, on_plan=on_plan if item.standing is Standing.REMARK else None), text)

    def change(self, spot: Spot, head: str, said: str, state: Callable[[Plan], Standing], on_plan: OnPlan) -> Returned:
        """Something put in or taken out. ``state`` says how it stands to a plan."""
        item = self._item(spot, head, said, state(self.plan))
        refusal = _refusal(on_plan, self.plan) if _can_be(item) else ""
        if refusal:
            item = self._item(spot, head, f"{said.rstrip('.')}. It cannot be taken in: {refusal}", Standing.LOST)
        item = replace(item, on_plan=on_plan if _can_be(item) else None)
        self._enter(item, said)
        return item

    def mark_removal(self, item: Returned) -> None:
        """Say of an entered item that accepting it takes something away."""
        if item.id in self._items:
            self._items[item.id] = replace(self._items[item.id], removes=True)

    def _weighed(self, spot: Spot, aim: Aim[S, V], values: tuple[V, V], now: S) -> Returned:
        base, theirs = values
        said = _told(aim, base, theirs)
        try:
            mine = aim.get(now)
        except EditRefused:
            return self._item(spot, aim.head, said, Standing.LOST)
        if mine == theirs:
            return self._item(spot, aim.head, said, Standing.SETTLED)
        if refusal := _refusal(lambda scope: aim.put(scope, theirs), now):
            return self._item(spot, aim.head, f"{said.rstrip('.')}. It cannot be taken in: {refusal}", Standing.LOST)
        if mine == base:
            return self._item(spot, aim.head, said, Standing.OPEN)
        return replace(self._item(spot, aim.head, said, Standing.CLASH), now=aim.show(mine) or "nothing")

    def _item(self, spot: Spot, head: str, said: str, standing: Standing) -> Returned:
        words = f"{spot.about}: {said}" if spot.about else said
        title = self._titles.get(spot.segment_id, self.plan.title)
        return Returned(f"{spot.row}/{head}", spot.segment_id, title, spot.place, words, standing)

    def _enter(self, item: Returned, value: object) -> None:
        known = self._items.get(item.id)
        if known and self._values[item.id] == value:
            places = f"{known.place}; {item.place}" if item.place not in known.place else known.place
            self._items[item.id] = replace(known, place=places)
            return
        if known:
            sheet = item.place.partition(",")[0]
            item = replace(item, id=f"{item.id}/{sheet}")
        self._items[item.id], self._values[item.id] = item, value


def _can_be(item: Returned) -> bool:
    return item.standing in {Standing.OPEN, Standing.CLASH}


def _refusal(change: Callable[[S], S], scope: S) -> str:
    """Why the change cannot be made; empty where it can."""
    try:
        change(scope)
    except EditRefused as refused:
        return str(refused)
    return ""


def _told(aim: Aim[S, V], base: V, theirs: V) -> str:
    new, old = aim.show(theirs), aim.show(base)
    if not old:
        return f"{aim.head}: {new}"
    return f"{aim.head}: {new} instead of {old}" if new else f"{aim.head}: emptied, it said {old}"


def quoted(text: str, most: int = SHOWN) -> str:
    """A text as a sentence quotes it, cut where it is long; nothing for nothing."""
    line = one_line(text, most + 1)
    return f"“{line if len(line) <= most else line[: most - 1] + '…'}”" if line else ""
