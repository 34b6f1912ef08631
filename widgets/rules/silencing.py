"""What is wanted otherwise of one rule, asked in place: the reason it may be quiet here, and its numbers."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from app.domain.rules import Rule
from widgets.parts import DANGER, MUTED, button, caption, column, row, wrapped

_MOST = 1_000_000


class ReasonForm(QWidget):
    """A line for the reason. Return gives it, Escape puts the form away; what is refused is said under the line."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        asked = caption(self.tr("Why is this all right here?"))
        self.field = QLineEdit()
        self.field.setAccessibleName(asked.text())
        self.refused = wrapped("", DANGER)
        self.silence, self.cancel = button(self.tr("Silence"), "primary"), button(self.tr("Cancel"))
        both = row()
        both.addWidget(self.silence)
        both.addWidget(self.cancel)
        both.addStretch(1)
        lines = column(self, 6)
        for widget in (asked, self.field, self.refused):
            lines.addWidget(widget)
        lines.addLayout(both)
        self.field.returnPressed.connect(self.give)
        self.field.textEdited.connect(self.refused.hide)
        self.silence.clicked.connect(self.give)
        self.cancel.clicked.connect(self.leave)
        self.hide()

    def ask(self) -> None:
        """Ask for a reason, the keyboard in the line."""
        self.field.clear()
        self.refused.hide()
        self.field.setAccessibleDescription("")
        self.show()
        self.field.setFocus()

    def give(self) -> None:
        """Hand the reason over; whoever takes it hides the form or refuses."""
        self.given.emit(self.field.text())

    def refuse(self, why: str) -> None:
        """Say why that is no reason, and stay."""
        self.refused.setText(why)
        self.refused.show()
        self.field.setAccessibleDescription(why)
        self.field.setFocus()

    def leave(self) -> None:
        """Put it away unanswered."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class Figures(QWidget):
    """The numbers of a rule as the library has them, each to be changed."""

    changed = Signal(str, str, int)
    """The rule's id, the number's name and its new value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QSpinBox] = {}
        self._rule_id = ""
        self._lines = column(self, 6)

    def show_rule(self, rule: Rule, values: tuple[int, ...]) -> None:
        """Another rule's numbers, or the same one's as they are now."""
        if rule.id != self._rule_id:
            self._make(rule)
        for number, value in zip(rule.numbers, values, strict=True):
            field = self.fields[number.name]
            with QSignalBlocker(field):
                field.setValue(value)
        self.setVisible(bool(rule.numbers))

    def _make(self, rule: Rule) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rule_id, self.fields = rule.id, {}
        for number in rule.numbers:
            field = QSpinBox()
            field.setRange(0, _MOST)
            field.setKeyboardTracking(False)
            field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 12)
            field.setAccessibleName(number.words)
            as_it_came = self.tr("As the rule comes: {0}").format(number.value)
            field.setToolTip(as_it_came)
            field.setAccessibleDescription(as_it_came)
            field.valueChanged.connect(lambda value, name=number.name: self.changed.emit(self._rule_id, name, value))
            self._lines.addWidget(wrapped(number.words, MUTED))
            self._lines.addWidget(field)
            self.fields[number.name] = field
