"""What there is to say and to do about the line one is on: mend it, go there, keep it quiet, switch the rule off."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.domain.rules import Mend
from widgets import fonts
from widgets.parts import MUTED, button, column, plain, row, wrapped
from widgets.rules.lines import Spot, severity_words
from widgets.rules.silencing import Figures, ReasonForm


def mend_of(spot: Spot | None) -> Mend | None:
    """What settles a place by one click; a finding of several places is settled place by place."""
    if spot is None or spot.place is None or spot.silence is not None:
        return None
    return spot.place.mend


class Detail(QScrollArea):
    """What to do, why it matters, and the verbs."""

    silence_asked = Signal(str)
    """With the reason that was given."""
    left = Signal()
    """The keyboard is free again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.todo, self.why, self.rule = wrapped(), wrapped("", MUTED), plain("", MUTED)
        self.todo.setFont(fonts.strong())
        self.rule.setFont(fonts.small())
        self.offer, self.reason = wrapped(), wrapped()
        self.go, self.mend = button(self.tr("Go there")), button(self.tr("Mend it"), "primary")
        self.hear = button(self.tr("Hear it again"))
        self.silence = button(self.tr("Silence here…"), "link")
        self.switch = button("", "link")
        self.form, self.figures = ReasonForm(), Figures()
        self._key: tuple[str, ...] = ()
        self._lay_out()
        self.silence.clicked.connect(self._ask)
        self.form.given.connect(self.silence_asked)
        self.form.left.connect(self._form_left)
        self.clear()

    def _lay_out(self) -> None:
        inside = QWidget()
        lines = column(inside, 8)
        lines.setContentsMargins(14, 12, 14, 12)
        verbs = row()
        for verb in (self.mend, self.hear, self.go):
            verbs.addWidget(verb)
        verbs.addStretch(1)
        lines.addWidget(self.todo)
        lines.addWidget(self.reason)
        lines.addWidget(self.offer)
        lines.addLayout(verbs)
        for widget in (self.silence, self.form, self.why, self.rule, self.figures, self.switch):
            lines.addWidget(widget)
        lines.addStretch(1)
        self.setWidget(inside)

    def clear(self) -> None:
        """Nothing is chosen."""
        self._key = ()
        for widget in self._all():
            widget.hide()

    def say(self, spot: Spot, todo: str, numbers: tuple[int, ...]) -> None:
        """Show what belongs to a line; a reason that is being written stays while it is the same line."""
        rule, mend, place = spot.finding.rule, mend_of(spot), spot.place
        severity = place.severity if place is not None and place.severity is not None else spot.finding.severity
        if spot.key != self._key:
            self.form.hide()
            self.verticalScrollBar().setValue(0)
        self._key = spot.key
        self.todo.setText(todo)
        self.why.setText(rule.why)
        self.rule.setText(f"{severity_words(severity)} · {self.tr('Rule {0}').format(rule.id)}")
        self.offer.setText(self.tr("Offered: {0}.").format(mend.label) if mend else "")
        self.mend.setToolTip(mend.label if mend else "")
        self.mend.setAccessibleDescription(mend.label if mend else "")
        self.reason.setText(self.tr("Silenced: {0}").format(spot.silence.reason) if spot.silence else "")
        self.hear.setText(self.tr("Hear it again") if spot.place is not None else self.tr("Take it away"))
        self.switch.setText(self.tr("Switch on in this library") if spot.off else self.tr("Switch off in this library"))
        self._show(spot, mend is not None)
        self.figures.show_rule(rule, numbers)

    def _show(self, spot: Spot, can_mend: bool) -> None:
        quiet = spot.silence is not None
        loud = spot.place is not None and not quiet and not spot.off
        for widget in (self.todo, self.why, self.rule, self.switch):
            widget.show()
        for widget in (self.offer, self.mend):
            widget.setVisible(can_mend)
        for widget in (self.reason, self.hear):
            widget.setVisible(quiet)
        self.go.setVisible(spot.place is not None or bool(spot.finding.places))
        self.silence.setVisible(loud and self.form.isHidden())

    def _ask(self) -> None:
        self.silence.hide()
        self.form.ask()
        self._reveal()

    def refuse(self, why: str) -> None:
        """Say where the reason is asked why it is none."""
        self.form.refuse(why)
        self._reveal()

    def _reveal(self) -> None:
        """Bring all of the form into view, once it has its size."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.form.cancel, 0, 12))

    def _form_left(self) -> None:
        self.silence.show()
        self.left.emit()

    def _all(self) -> tuple[QWidget, ...]:
        said = (self.todo, self.offer, self.reason, self.why, self.rule)
        return (*said, self.mend, self.hear, self.go, self.silence, self.form, self.figures, self.switch)
