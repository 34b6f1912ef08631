"""What would help a session to end on time: a sentence, the chance it brings, and a button that does it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import EditRefused
from app.domain.suggestion import Suggestion
from app.session import Session
from widgets.parts import MUTED, button, column, plain, row, wrapped
from widgets.pressure.saying import percent


class Helps(QWidget):
    """One line a suggestion; pressing its button does all of it, in one step that can be undone."""

    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._column = column(self, 4)

    def show_helps(self, helps: Sequence[Suggestion]) -> None:
        """Show these instead."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in helps:
            self._column.addWidget(self._line(one))

    def _line(self, one: Suggestion) -> QWidget:
        line = QWidget()
        across = row(line, 8)
        across.addWidget(wrapped(one.words), 1)
        across.addWidget(plain(percent(one.chance), MUTED))
        does = button(self.tr("Do it"))
        does.setAccessibleName(self.tr("Do it: {0}").format(one.words))
        does.clicked.connect(partial(self._do, one))
        across.addWidget(does)
        return line

    def _do(self, one: Suggestion) -> None:
        try:
            self._session.edit(one.words, one.apply)
        except EditRefused as reason:
            self.said.emit(str(reason))
