"""What is wanted otherwise of one rule, asked in place: the reason it may be quiet here, and its numbers."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.rules import Number, Rule
from widgets.parts import DANGER, MUTED, button, caption, column, row, wrapped

_DIGITS = "[0-9]{0,9}"


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
    """The numbers of a rule as the library has them, each to be changed; an emptied one is as the rule comes."""

    changed = Signal(str, str, object)
    """The rule's id, the number's name and its new value, None where it was emptied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self._rule_id = ""
        self._held: dict[str, str] = {}
        self._lines = column(self, 6)

    def show_rule(self, rule: Rule, values: tuple[int, ...]) -> None:
        """Another rule's numbers, or the same one's as they are now."""
        if rule.id != self._rule_id:
            self._make(rule)
        for number, value in zip(rule.numbers, values, strict=True):
            self._held[number.name] = str(value)
            self.fields[number.name].setText(str(value))
        self.setVisible(bool(rule.numbers))

    def _make(self, rule: Rule) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rule_id, self.fields, self._held = rule.id, {}, {}
        for number in rule.numbers:
            field = self._field(rule.id, number)
            self._lines.addWidget(wrapped(number.words, MUTED))
            self._lines.addWidget(field)
            self.fields[number.name] = field

    def _field(self, rule_id: str, number: Number) -> QLineEdit:
        field = QLineEdit()
        field.setValidator(QRegularExpressionValidator(QRegularExpression(_DIGITS), field))
        field.setPlaceholderText(str(number.value))
        field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 14)
        field.setAccessibleName(number.words)
        as_it_came = self.tr("As the rule comes: {0}").format(number.value)
        field.setToolTip(as_it_came)
        field.setAccessibleDescription(as_it_came)
        field.editingFinished.connect(lambda: self._entered(rule_id, number.name, field.text()))
        return field

    def _entered(self, rule_id: str, name: str, text: str) -> None:
        """One that is no longer shown has nothing to say, for it loses the keyboard as it goes."""
        if rule_id == self._rule_id and text != self._held.get(name):
            self._held[name] = text
            self.changed.emit(rule_id, name, int(text) if text else None)
