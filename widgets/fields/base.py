"""What all fields share: the label, the sentence that says why not, and how typed text meets the plan's value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from widgets import fonts
from widgets.parts import DANGER, caption, column, wrapped

PATIENCE_MS = 600
"""A half-typed length ("2" on the way to "25") is not scolded before the fingers rest."""


class Field(QWidget):
    """A value of the plan under a label. ``edited`` carries the field's key and the value that was entered.

    The plan's value comes in through :meth:`show_value`; the same value coming back from an edit of this very
    field changes nothing, so the cursor stays where it is. What cannot be read stays as typed, with a sentence.
    """

    edited = Signal(str, object)
    mended = Signal()
    """What could not be read has gone, whatever stands there now."""

    def __init__(self, key: str, label: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.editor = editor
        self.kept: object = None
        self.refused = False
        self._message: QLabel | None = None
        self._messages: QVBoxLayout | None = None
        self._patience: QTimer | None = None
        editor.setAccessibleName(label)
        self._column = column(self, 3)
        if label:
            over = caption(label)
            over.setBuddy(editor)
            self._column.addWidget(over)
        self._column.addWidget(editor)
        editor.installEventFilter(self)

    @property
    def message(self) -> str:
        """The sentence under the field; empty when all is well."""
        return self._message.text() if self._message is not None and not self._message.isHidden() else ""

    def say_in(self, layout: QVBoxLayout) -> None:
        """Put the sentence at the end of another layout, in which it has more room than under the field."""
        self._messages = layout

    def show_value(self, value: object) -> None:
        """Show the plan's value, unless it is what the field already stands for."""
        if value == self.kept and (self.refused or self.stands_for(value)):
            return
        self.kept = value
        if not self.stands_for(value):
            self.put(value)
        self._content()

    def reset(self) -> None:
        """Forget what was typed and show the plan's value."""
        self.put(self.kept)
        self._content()

    def enter(self, value: object) -> None:
        """Hand on a value the person entered, if it is a new one."""
        self._content()
        if value != self.kept:
            self.edited.emit(self.key, value)

    def refuse(self, sentence: str, *, at_once: bool = False) -> None:
        """Say why the typed text cannot be; it stays until it is corrected or Escape is pressed."""
        self.refused = True
        shown = bool(self.message)
        self._sentence().setText(sentence)
        if at_once or shown:
            self._scold()
        else:
            self._wait()

    def put(self, value: object) -> None:
        """Make the editor show a value."""
        raise NotImplementedError

    def stands_for(self, value: object) -> bool:
        """Whether what the editor shows means this value."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the editor. (A focus proxy would be a stop for Tab beside it.)"""
        self.editor.setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape takes back, leaving shows what is wrong, and undo belongs to the plan and not to the letters."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut and self.refused:
            self._scold()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            if self.refused:
                self.reset()
                event.accept()
                return True
            event.ignore()
            return True
        pressed = event.key() if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed == Qt.Key.Key_Escape and self.refused:
            self.reset()
            return True
        return super().eventFilter(watched, event)

    def _content(self) -> None:
        if self._patience is not None:
            self._patience.stop()
        refused, self.refused = self.refused, False
        self._mark(False)
        if self._message is not None:
            self._message.hide()
        if refused:
            self.mended.emit()

    def _scold(self) -> None:
        if self._patience is not None:
            self._patience.stop()
        if self.refused:
            self._mark(True)
            self._sentence().show()

    def _sentence(self) -> QLabel:
        """The label of the sentence, made when there is first something to say."""
        if self._message is None:
            self._message = wrapped("", DANGER)
            self._message.setFont(fonts.small())
            self._message.hide()
            (self._messages or self._column).addWidget(self._message)
        return self._message

    def _wait(self) -> None:
        if self._patience is None:
            self._patience = QTimer(self)
            self._patience.setSingleShot(True)
            self._patience.setInterval(PATIENCE_MS)
            self._patience.timeout.connect(self._scold)
        self._patience.start()

    def _mark(self, refused: bool) -> None:
        if bool(self.editor.property("refused")) != refused and isinstance(self.editor, (QLineEdit, QPlainTextEdit)):
            self.editor.setProperty("refused", refused)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
