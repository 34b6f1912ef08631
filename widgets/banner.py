"""A strip on top of the window for what the machine keeps us from, with what to do; it stops nobody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from widgets.icons import IconButton, pixmap
from widgets.parts import Line, button, column, row, wrapped
from widgets.theme import theme_of


class Banner(QFrame):
    """A sentence, perhaps a button, and a way to put it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self.words = wrapped()
        self.act_button, self.other_button = button(""), button("")
        self._act: Callable[[], None] | None = None
        self._other: Callable[[], None] | None = None
        self._no: Callable[[], None] | None = None
        shut = IconButton("close", self.tr("Put away"))
        line = row(None, 10)
        line.setContentsMargins(14, 7, 10, 7)
        line.addWidget(self._sign)
        line.addWidget(self.words, 1)
        line.addWidget(self.act_button)
        line.addWidget(self.other_button)
        line.addWidget(shut)
        whole = column(self)
        whole.addLayout(line)
        whole.addWidget(Line())
        self.act_button.clicked.connect(self._do)
        self.other_button.clicked.connect(self._do_other)
        shut.clicked.connect(self._refuse)
        self.hide()

    def say(
        self,
        sentence: str,
        offer: str = "",
        act: Callable[[], None] | None = None,
        no: Callable[[], None] | None = None,
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show the strip; ``no`` is done when it is put away by hand, ``other`` is a second way out."""
        self._act, self._no = act, no
        words, self._other = other if other is not None else ("", None)
        self.other_button.setText(words)
        self.other_button.setVisible(other is not None)
        self.words.setText(sentence)
        self.act_button.setText(offer)
        self.act_button.setVisible(act is not None)
        color = theme_of(self.palette()).danger.name()
        self._sign.setPixmap(pixmap("warning", color, 18, self.devicePixelRatioF()))
        self.show()

    def put_away(self) -> None:
        """Hide the strip."""
        self._act = self._no = self._other = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet red behind it."""
        QPainter(self).fillRect(event.rect(), theme_of(self.palette()).danger_soft)

    def _refuse(self) -> None:
        no = self._no
        self.put_away()
        if no is not None:
            no()

    def _do_other(self) -> None:
        if self._other is not None:
            self._other()

    def _do(self) -> None:
        if self._act is not None:
            self._act()
