"""A small bar that finds segments by their text and goes round."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.domain.plan import Segment
from app.session import Session
from widgets.icons import IconButton
from widgets.parts import MUTED, Line, column, plain, row
from widgets.selection import Selection


class FindBar(QFrame):
    """Type, Return for the next, Shift and Return for the one before, Escape to leave."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._selection = session, selection
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find in this session"))
        self.line.setAccessibleName(self.tr("Find in this session"))
        self.line.setMaximumWidth(300)
        self.told = plain("", MUTED)
        before, after = IconButton("chevron-up", self.tr("Previous")), IconButton("chevron-down", self.tr("Next"))
        shut = IconButton("close", self.tr("Close"))
        line = row(None, 6)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self.line, 1)
        for widget in (before, after, self.told):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(shut)
        whole = column(self)
        whole.addLayout(line)
        whole.addWidget(Line())
        self.line.textChanged.connect(self._typed)
        before.clicked.connect(self._back)
        after.clicked.connect(self._on)
        shut.clicked.connect(self.hide)
        self.hide()

    def start(self) -> None:
        """Show the bar and take the keyboard."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def go(self, step: int, *, stay: bool = False) -> None:
        """To the next (1) or the previous (-1) that has the text; ``stay`` keeps one that has it already."""
        found = self._found()
        if not found:
            self.told.setText(self.tr("Nothing found") if self.line.text().strip() else "")
            return
        current = self._selection.current
        if current in found:
            place = (found.index(current) + (0 if stay else step)) % len(found)
        else:
            place = 0 if step > 0 else len(found) - 1
        self._selection.set((found[place],))
        self.told.setText(self.tr("{0} of {1}").format(place + 1, len(found)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, Shift and Return, Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self.go(1, stay=True)

    def _back(self) -> None:
        self.go(-1)

    def _on(self) -> None:
        self.go(1)

    def _found(self) -> list[str]:
        plan, wanted = self._session.plan, self.line.text().casefold().strip()
        if plan is None or not wanted:
            return []
        return [one.id for one in plan.segments if wanted in text_of(one).casefold()]


def text_of(segment: Segment) -> str:
    """Everything a person wrote in a segment, to search in."""
    intent = segment.intent
    parts = [segment.title, segment.led_by, segment.slides, segment.description, segment.short_form]
    parts += [segment.transition, segment.notes, intent.why, intent.good, intent.listen_for, intent.interaction]
    parts += [intent.substitute, *(f"{one.reason}\n{one.question}\n{one.limits}" for one in segment.markers)]
    parts += [f"{one.text}\n{one.speaker}\n{one.expected}" for one in segment.steps]
    parts += [f"{one.title}\n{one.trigger_text}\n{one.text}\n{one.asset}\n{one.who}" for one in segment.cues]
    parts += [f"{one.title}\n{one.owner}\n{one.test}" for one in segment.needs]
    parts += [f"{one.name}\n{one.value}" for one in segment.custom]
    return "\n".join(parts)
