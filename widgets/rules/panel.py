"""The alignment panel: findings at the left, at the right why one matters and what to do about it, by one click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from app.domain.diff import Diff
from app.domain.errors import EditRefused
from app.domain.nextstep import NextThing
from app.domain.plan import Status
from app.domain.rules import Mend, Severity, todo_of
from app.domain.rules.score import score
from app.session import Session
from widgets import fonts
from widgets.alignment import Alignment
from widgets.parts import MUTED, Line, button, column, plain, row, wrapped
from widgets.rules.tree import FindingsTree, Spot, severity_words

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
        session.changed.connect(self._changed)
        session.library_changed.connect(self._changed)
        session.opened.connect(self.renew)
        alignment.when_tested(self.renew)

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
        findings = tuple(one for one in found.findings(Status.READY if ready else None) if one.places)
        self.as_ready.setVisible(plan.status is not Status.READY)
        counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
        told = [f"{count} {severity_words(one).lower()}" for one, count in counts.items() if count]
        quiet = self.tr("A draft is told only what it cannot be run without.")
        words = ", ".join(told) or self.tr("Nothing is found.")
        self.summary.setText(words if ready else f"{words} · {quiet}")
        self.tree.show_findings(findings, score(found), plan)
        self._show(self.tree.spot)

    def go_to(self, spot: Spot | None) -> None:
        """Show the field a finding is about; of several places the first."""
        plan = self._session.plan
        if spot is None or plan is None:
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

    def _show(self, spot: Spot | None) -> None:
        plan = self._session.plan
        if spot is None or plan is None:
            self.detail.clear()
            return
        place = spot.place or spot.finding.places[0]
        todo = todo_of(spot.finding.rule, place, plan)
        rule, severity = spot.finding.rule, place.severity or spot.finding.severity
        self.detail.say(todo, rule.why, severity, rule.id, mend_of(spot))

    def _changed(self, diff: Diff) -> None:
        if diff:
            self.renew()


def mend_of(spot: Spot | None) -> Mend | None:
    """What settles a place by one click; a finding of several places is settled place by place."""
    return spot.place.mend if spot is not None and spot.place is not None else None


class Detail(QScrollArea):
    """What to do, why it matters, and the two buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.todo, self.why, self.rule = wrapped(), wrapped("", MUTED), plain("", MUTED)
        self.todo.setFont(fonts.strong())
        self.rule.setFont(fonts.small())
        self.offer = wrapped()
        self.go, self.mend = button(self.tr("Go there")), button(self.tr("Mend it"), "primary")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        lines = column(inside, 8)
        lines.setContentsMargins(14, 12, 14, 12)
        both = row()
        both.addWidget(self.mend)
        both.addWidget(self.go)
        both.addStretch(1)
        lines.addWidget(self.todo)
        lines.addWidget(self.offer)
        lines.addLayout(both)
        lines.addWidget(self.why)
        lines.addWidget(self.rule)
        lines.addStretch(1)
        self.setWidget(inside)
        self.clear()

    def clear(self) -> None:
        """Nothing is chosen."""
        for widget in (self.todo, self.offer, self.why, self.rule, self.mend, self.go):
            widget.hide()

    def say(self, todo: str, why: str, severity: Severity, rule_id: str, mend: Mend | None) -> None:
        """What there is to say and to do about a finding."""
        self.todo.setText(todo)
        self.why.setText(why)
        self.rule.setText(f"{severity_words(severity)} · {self.tr('Rule {0}').format(rule_id)}")
        self.offer.setText(self.tr("Offered: {0}.").format(mend.label) if mend else "")
        self.mend.setToolTip(mend.label if mend else "")
        self.mend.setAccessibleDescription(mend.label if mend else "")
        for widget in (self.todo, self.why, self.rule, self.go):
            widget.show()
        for widget in (self.offer, self.mend):
            widget.setVisible(mend is not None)
