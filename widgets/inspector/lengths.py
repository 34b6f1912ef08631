"""How long the segment is and when it starts."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.domain import edits
from app.domain.clock import format_clock
from app.domain.plan import MAIN_LANE, After, At, Plan, Segment, StartRule, With
from app.domain.spread import spread
from app.session import Session
from widgets import fonts
from widgets.fields import ChoiceField, ClockField, Field, LengthField, LineField, OffsetField
from widgets.inspector.access import find, of
from widgets.inspector.section import Section
from widgets.inspector.sidebyside import SideBySide
from widgets.parts import column

_AFTER, _AT, _WITH = "after", "at", "with"
Bounds = tuple[int | None, int | None]


class Lengths(Section):
    """Shortest, planned, longest, and the start rule with what belongs to it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._bounds: tuple[str, Bounds] = ("", (None, None))
        self._shortest = LengthField("shortest_s", self.tr("Shortest"))
        self._planned = LengthField("planned_s", self.tr("Planned"), optional=False)
        self._planned.line.setFont(fonts.strong())
        self._longest = LengthField("longest_s", self.tr("Longest"))
        self._starts = ChoiceField("start", self.tr("Starts"))
        self._bind_lengths()
        self._bind_start()
        layout = column(self, 8)
        messages = column(None, 3)
        messages.addLayout(SideBySide(self._shortest, self._planned, self._longest, self._starts))
        layout.addLayout(messages)
        for field in (self._shortest, self._planned, self._longest, self._starts):
            field.say_in(messages)
        for name in ("clock_s", "anchor_id", "offset_s", "reason"):
            layout.addWidget(self.form.field(name))
        self._planned.editor.installEventFilter(self)

    def show_segment(self, segment: Segment) -> None:
        """The lengths; assumed ones as a hint, named as assumed."""
        known, why = spread(segment), self.tr("Assumed from the kind; type a length to state it")
        self._shortest.assume(known.shortest_s, why)
        self._longest.assume(known.longest_s, why)
        self._offer_starts(segment)
        super().show_segment(segment)
        self.form.field("clock_s").setVisible(isinstance(segment.start, At))
        self.form.field("reason").setVisible(isinstance(segment.start, At))
        for name in ("anchor_id", "offset_s"):
            self.form.field(name).setVisible(isinstance(segment.start, With))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing "25" passes through "2": the bounds from before the typing are kept for the whole of it."""
        if event.type() == QEvent.Type.FocusIn and watched is self._planned.editor:
            self._remember()
        return super().eventFilter(watched, event)

    def _remember(self) -> None:
        plan = self.session.plan
        if plan is not None and self.form.subject_id in self.session.layout.index:
            segment = find(plan, self.form.subject_id)
            self._bounds = (segment.id, (segment.shortest_s, segment.longest_s))

    def _bind_lengths(self) -> None:
        label = self.tr("Change the length")
        self.form.bind(self._shortest, label, of("shortest_s"), _put_shortest)
        self.form.bind(self._planned, label, of("planned_s"), self._put_planned)
        self.form.bind(self._longest, label, of("longest_s"), _put_longest)

    def _bind_start(self) -> None:
        label = self.tr("Change the start")
        self.form.bind(self._starts, label, lambda one: _rule_name(one.start), self._put_rule)
        clock = ClockField("clock_s", self.tr("Fixed at"))
        self.form.bind(clock, label, lambda one: getattr(one.start, "clock_s", None), _put_clock)
        reason = LineField("reason", self.tr("Because"), self.tr("A guest joins, lunch is served…"))
        self.form.bind(reason, label, lambda one: getattr(one.start, "reason", ""), _put_reason)
        self._anchor = ChoiceField("anchor_id", self.tr("Together with"))
        self.form.bind(self._anchor, label, lambda one: getattr(one.start, "anchor_id", None), _put_anchor)
        offset: Field = OffsetField("offset_s", self.tr("Minutes into it"))
        self.form.bind(offset, label, lambda one: getattr(one.start, "offset_s", None), _put_offset)

    def _offer_starts(self, segment: Segment) -> None:
        plan = self.session.plan
        if plan is None:
            return
        choices: list[tuple[object, str]] = [(_AFTER, self.tr("after")), (_AT, self.tr("at"))]
        if segment.lane_id != MAIN_LANE:
            choices.append((_WITH, self.tr("with")))
            mains = [one for one in plan.segments if one.lane_id == MAIN_LANE]
            starts = self.session.layout
            self._anchor.offer([(one.id, f"{format_clock(starts.start_of(one.id))} {one.title}") for one in mains])
        self._starts.offer(choices)

    def _put_planned(self, plan: Plan, segment_id: str, seconds: int) -> Plan:
        known, (shortest, longest) = self._bounds
        plan = edits.resize(plan, segment_id, seconds)
        if known == segment_id:
            plan = edits.amend(plan, segment_id, lambda one: _bounded(one, shortest, longest))
        return plan

    def _put_rule(self, plan: Plan, segment_id: str, name: str) -> Plan:
        rule: StartRule = After()
        if name == _AT:
            rule = At(self.session.layout.start_of(segment_id))
        elif name == _WITH:
            rule = self._anchored(plan, segment_id)
        return edits.set_start(plan, segment_id, rule)

    def _anchored(self, plan: Plan, segment_id: str) -> With:
        layout = self.session.layout
        start = layout.start_of(segment_id)
        mains = [one.id for one in plan.segments if one.lane_id == MAIN_LANE]
        before = [name for name in mains if layout.start_of(name) <= start]
        anchor = before[-1] if before else mains[0]
        return With(anchor, max(0, start - layout.start_of(anchor)))


def _bounded(segment: Segment, shortest: int | None, longest: int | None) -> Segment:
    """The stated bounds put back as far as the planned length lets them."""
    low = None if shortest is None else min(shortest, segment.planned_s)
    high = None if longest is None else max(longest, segment.planned_s)
    return replace(segment, shortest_s=low, longest_s=high)


def _rule_name(rule: StartRule) -> str:
    return _AT if isinstance(rule, At) else _WITH if isinstance(rule, With) else _AFTER


def _put_shortest(plan: Plan, segment_id: str, seconds: int | None) -> Plan:
    one = find(plan, segment_id)
    return edits.set_lengths(plan, segment_id, seconds, one.planned_s, one.longest_s)


def _put_longest(plan: Plan, segment_id: str, seconds: int | None) -> Plan:
    one = find(plan, segment_id)
    return edits.set_lengths(plan, segment_id, one.shortest_s, one.planned_s, seconds)


def _put_clock(plan: Plan, segment_id: str, seconds: int) -> Plan:
    rule = cast(At, find(plan, segment_id).start)
    return edits.set_start(plan, segment_id, replace(rule, clock_s=seconds))


def _put_reason(plan: Plan, segment_id: str, reason: str) -> Plan:
    rule = cast(At, find(plan, segment_id).start)
    return edits.set_start(plan, segment_id, replace(rule, reason=reason))


def _put_anchor(plan: Plan, segment_id: str, anchor_id: str) -> Plan:
    rule = cast(With, find(plan, segment_id).start)
    return edits.set_start(plan, segment_id, replace(rule, anchor_id=anchor_id))


def _put_offset(plan: Plan, segment_id: str, seconds: int) -> Plan:
    rule = cast(With, find(plan, segment_id).start)
    return edits.set_start(plan, segment_id, replace(rule, offset_s=seconds))
