"""The alignment panel: findings at the left, at the right why one matters and what to do about it, by one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.diff import Diff
from app.domain.errors import EditRefused
from app.domain.nextstep import NextThing
from app.domain.plan import Status
from app.domain.rules import (
    RULES,
    Severity,
    Tuning,
    heard_again,
    is_on,
    numbers_of,
    retuned,
    rule_of,
    silenced,
    switched,
    todo_of,
    tuned,
    tuning_of,
)
from app.domain.rules.score import score
from app.session import Session
from widgets.alignment import Alignment
from widgets.parts import MUTED, Line, column, plain, row, several
from widgets.rules.detail import Detail, mend_of
from widgets.rules.lines import Otherwise, Shown, Spot, severity_words
from widgets.rules.tree import FindingsTree
from widgets.rules.trend import Trend

_LEAST_EM, _MOST_EM = 14, 19


class AlignmentPanel(QWidget):
    """Lists what the check finds; goes to a place, or mends it as one step that can be undone."""

    said = Signal(str)

    def __init__(
        self,
        session: Session,
        alignment: Alignment,
        go: Callable[[NextThing], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._alignment, self._go = session, alignment, go
        self._stale = True
        self._trend = Trend(session, alignment.tested, self)
        self.setAccessibleName(self.tr("Alignment"))
        self.tree = FindingsTree()
        self.setFocusProxy(self.tree)
        self.summary = plain("", MUTED)
        self.as_ready = QCheckBox(self.tr("Ask what is asked of a ready session"))
        self.detail = Detail()
        self._lay_out()
        self.as_ready.toggled.connect(self.renew)
        self.tree.chosen.connect(self._show)
        self.tree.wanted.connect(self.go_to)
        self.detail.go.clicked.connect(lambda: self.go_to(self.tree.spot))
        self.detail.mend.clicked.connect(lambda: self.mend(self.tree.spot))
        self.detail.silence_asked.connect(self.silence)
        self.detail.left.connect(self.tree.setFocus)
        self.detail.hear.clicked.connect(self.hear_again)
        self.detail.switch.clicked.connect(self.switch)
        self.detail.figures.changed.connect(self.tune)
        session.changed.connect(self._changed)
        session.library_changed.connect(self._changed)
        session.opened.connect(self.renew)
        alignment.when_tested(self.renew)
        self._trend.changed.connect(self.renew)

    def _lay_out(self) -> None:
        head = row(None, 12)
        head.setContentsMargins(12, 5, 12, 5)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.as_ready)
        across = row(None, 0)
        across.addWidget(self.tree, 1)
        across.addWidget(Line(upright=True))
        across.addWidget(self.detail)
        whole = column(self)
        whole.addLayout(head)
        whole.addWidget(Line())
        whole.addLayout(across, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened unseen."""
        super().showEvent(event)
        if self._stale:
            self.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What to do takes a third of the width, within bounds."""
        super().resizeEvent(event)
        em = self.fontMetrics().height()
        self.detail.setFixedWidth(min(max(self.width() // 3, _LEAST_EM * em), _MOST_EM * em))

    def renew(self) -> None:
        """Look at the session again; not while nobody sees it."""
        self._stale = not self.isVisible()
        found = None if self._stale else self._alignment.now()
        if found is None:
            self.tree.setDisabled(self._session.plan is None)
            return
        plan = found.plan
        ready = plan.status is Status.READY or self.as_ready.isChecked()
        findings = found.findings(Status.READY if ready else None)
        self.as_ready.setVisible(plan.status is not Status.READY)
        heard = [one.severity for one in findings if one.places]
        counts = {severity: heard.count(severity) for severity in Severity}
        told = [f"{count} {severity_words(one).lower()}" for one, count in counts.items() if count]
        quiet = self.tr("A draft is told only what it cannot be run without.")
        words = ", ".join(told) or self.tr("Nothing is found")
        quiet_places = sum(len(one.silenced) for one in findings) + len(found.idle)
        if quiet_places:
            words += " · " + several(quiet_places, self.tr("{0} silenced"), self.tr("{0} silenced"))
        self.summary.setText(words if ready else f"{words} · {quiet}")
        trend = self._trend.now(found.tuning)
        self.tree.show_findings(Shown(plan, findings, found.idle, _otherwise(found.tuning), score(found), trend))
        self._show(self.tree.spot)

    def go_to(self, spot: Spot | None) -> None:
        """Show the field a finding is about; of several places the first."""
        plan = self._session.plan
        if spot is None or plan is None or not (spot.place or spot.finding.places):
            return
        place = spot.place or spot.finding.places[0]
        self._go(NextThing(todo_of(spot.finding.rule, place, plan), place.segment_id, place.field, place.item_id))

    def mend(self, spot: Spot | None) -> None:
        """Do what settles it, as one step."""
        mend = mend_of(spot)
        if mend is None:
            return
        try:
            self._session.edit(mend.label, mend)
        except EditRefused as reason:
            self.said.emit(str(reason))

    def silence(self, reason: str) -> None:
        """Keep the rule quiet at the place one is on, with a reason; without one it is refused where it is asked."""
        spot = self.tree.spot
        if spot is None or spot.place is None:
            return
        rule, place = spot.finding.rule, spot.place
        try:
            self._session.edit(
                self.tr("Silence “{0}”").format(rule.says), lambda plan: silenced(plan, rule.id, place, reason)
            )
        except EditRefused as refused:
            self.detail.refuse(str(refused))
        else:
            self.tree.setFocus()

    def hear_again(self) -> None:
        """Take the silence back at the place one is on."""
        spot = self.tree.spot
        if spot is None or spot.silence is None:
            return
        rule, silence_id = spot.finding.rule, spot.silence.id
        self._session.edit(self.tr("Hear “{0}” again").format(rule.says), lambda plan: heard_again(plan, silence_id))
        self.tree.setFocus()

    def switch(self) -> None:
        """Switch the rule one is on off in this library, or on again."""
        spot = self.tree.spot
        if spot is None:
            return
        rule_id, on = spot.finding.rule.id, spot.off
        label = self.tr("Switch rule {0} on") if on else self.tr("Switch rule {0} off")
        self._tune(label.format(rule_id), lambda tuning: switched(tuning, rule_id, on))
        self.tree.setFocus()

    def tune(self, rule_id: str, name: str, value: int | None) -> None:
        """Set a number of a rule otherwise in this library; the number it comes with is none of the library's own."""
        comes = next(one.value for one in rule_of(rule_id).numbers if one.name == name)
        own = None if value == comes else value
        self._tune(self.tr("Tune rule {0}").format(rule_id), lambda tuning: tuned(tuning, rule_id, name, own))

    def _tune(self, label: str, change: Callable[[Tuning], Tuning]) -> None:
        try:
            self._session.edit_library(label, lambda library: retuned(library, change))
        except EditRefused as reason:
            self.said.emit(str(reason))
        self._show(self.tree.spot)

    def _show(self, spot: Spot | None) -> None:
        plan = self._session.plan
        if spot is None or plan is None:
            self.detail.clear()
            return
        rule, places = spot.finding.rule, spot.finding.places
        place = spot.place or (places[0] if places else None)
        todo = rule.says if place is None else todo_of(rule, place, plan)
        self.detail.say(spot, todo, numbers_of(tuning_of(self._session.library.settings), rule))

    def _changed(self, diff: Diff) -> None:
        if diff:
            self.renew()


def _otherwise(tuning: Tuning) -> tuple[Otherwise, ...]:
    other = {one.rule_id for one in tuning.numbers}
    rows = (Otherwise(rule, not is_on(tuning, rule)) for rule in RULES)
    return tuple(one for one in rows if one.off or one.rule.id in other)
