"""The chip in the top bar that names the one next best thing to do, and goes there when it is pressed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.domain.diff import Diff
from app.domain.nextstep import NextThing, next_thing
from app.domain.plan import Status
from app.session import Session

_REST_MS: Final = 150
"""It thinks when the hands rest, never while an edit is under way."""
_AIR_PX: Final = 26


class NextChip(QPushButton):
    """Words, cut at the end where there is no room; a calm word, and nothing to press, when nothing is missing."""

    wanted = Signal(object)
    """The NextThing whose place is to be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._thing: NextThing | None = None
        self.whole = ""
        self.setProperty("chip", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.think)
        session.changed.connect(self._changed)
        session.opened.connect(self._rest.start)
        self.clicked.connect(self._pressed)
        self.setAccessibleName(self.tr("Next"))
        self.hide()
        self._rest.start()

    def think(self) -> None:
        """Find out what comes next, and say it."""
        self._rest.stop()
        plan = self._session.plan
        self._thing = None if plan is None else next_thing(plan, self._session.layout)
        if plan is None:
            self.whole = ""
        elif self._thing is not None:
            self.whole = self._thing.words
        else:
            self.whole = self.tr("Ready") if plan.status is Status.READY else self.tr("Nothing is missing")
        something = self._thing is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if something else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if something else Qt.FocusPolicy.NoFocus)
        self.setVisible(bool(self.whole))
        self.setAccessibleName(self.tr("Next: {0}").format(self.whole) if self._thing is not None else self.whole)
        self.setToolTip(self._tip())
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        wide = self.fontMetrics().horizontalAdvance(self._shown(self.whole)) + _AIR_PX
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a word or so."""
        few = self.fontMetrics().averageCharWidth() * 8 + _AIR_PX
        return QSize(min(few, self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _shown(self, words: str) -> str:
        mark = "→ " if self._thing is not None else "✓ "
        return mark + words if words else ""

    def _tip(self) -> str:
        if self._thing is not None:
            return self.tr("{0} (Ctrl+J goes there)").format(self.whole)
        return self.tr("Nothing essential is missing from this session.")

    def _fit(self) -> None:
        room = max(0, self.width() - _AIR_PX + 2)
        shown = self.fontMetrics().elidedText(self._shown(self.whole), Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))

    def _changed(self, diff: Diff) -> None:
        if diff:
            self._rest.start()

    def _pressed(self) -> None:
        if self._thing is not None:
            self.wanted.emit(self._thing)

    def go(self) -> None:
        """As if it were pressed, with what is true this very moment."""
        self.think()
        self._pressed()
