"""A bar that finds words anywhere in the open session, tells where they stand, and goes to their field."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from app.domain.diff import Diff
from app.domain.find import Hit, find
from app.session import Session
from widgets.elidedbutton import FIRST, ElidedButton
from widgets.fieldwords import field_words
from widgets.icons import IconButton
from widgets.parts import MUTED, Line, column, plain, row
from widgets.searchline import SearchLine
from widgets.selection import Selection
from widgets.wayback import WayBack

_REST_MS: Final = 120
_MANY: Final = 400
"""Segments from which on the search waits for the fingers to rest."""


class FindBar(QFrame):
    """Type; Return or F3 for the next, with Shift for the one before; Escape leaves for the field that was found."""

    wanted = Signal(object)
    """The Hit whose field is to have the keyboard."""
    shown = Signal(object)
    """The Hit that is to be seen."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._selection = session, selection
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._stale = True
        self._way_back = WayBack()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        self.line = SearchLine()
        self.line.setPlaceholderText(self.tr("Find in this session"))
        self.line.setAccessibleName(self.tr("Find in this session"))
        self.line.setFixedWidth(16 * self.fontMetrics().height())
        self.told = plain("", MUTED)
        self.place = ElidedButton("link")
        self.place.setToolTip(self.tr("Go to this field (Esc)"))
        before, after = (
            IconButton("chevron-up", self.tr("Previous (Shift+F3)")),
            IconButton("chevron-down", self.tr("Next (F3)")),
        )
        shut = IconButton("close", self.tr("Close"))
        line = row(None, 6)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (self.line, before, after, self.told):
            line.addWidget(widget)
        line.addSpacing(8)
        line.addWidget(self.place, FIRST)
        line.addStretch(1)
        line.addWidget(shut)
        whole = column(self)
        whole.addLayout(line)
        whole.addWidget(Line())
        self.line.textChanged.connect(self._typed)
        before.clicked.connect(self._back)
        after.clicked.connect(self._on)
        shut.clicked.connect(self._close)
        self.place.clicked.connect(self._leave)
        session.changed.connect(self._changed)
        session.opened.connect(self._forget)
        self.hide()

    def start(self) -> None:
        """Show the bar and take the keyboard."""
        if not self._has_keyboard():
            self._way_back.note()
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def go(self, step: int) -> None:
        """To the next (1) or the previous (-1) place, round and round; the keyboard stays where it is."""
        self._renew()
        if self._hits:
            at = self._at if self._at >= 0 else min(-step, 0)
            self._show((at + step) % len(self._hits))

    def go_into(self, step: int) -> None:
        """The same from anywhere in the window: outside the bar the keyboard goes to the field."""
        if not self.line.text().strip():
            self.start()
            return
        self.go(step)
        if self._hits and not self.line.hasFocus():
            self.wanted.emit(self._hits[self._at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, Shift and Return, Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._stale = True
        plan = self._session.plan
        if plan is not None and len(plan.segments) > _MANY:
            self._rest.start()
        else:
            self._look()

    def _look(self) -> None:
        """Find anew, and stay at the segment one is in if it has the words."""
        self._renew()
        if self._hits:
            self._show(self._nearest())

    def _nearest(self) -> int:
        plan, current = self._session.plan, self._selection.current
        if plan is None or current is None:
            return 0
        order = {one.id: place for place, one in enumerate(plan.segments)}
        here = order.get(current, -1)
        places = (order.get(hit.segment_id or "", -1) for hit in self._hits)
        return next((i for i, place in enumerate(places) if place >= here), 0)

    def _renew(self) -> None:
        if not self._stale:
            return
        self._rest.stop()
        self._stale = False
        plan, words = self._session.plan, self.line.text()
        kept = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        self._hits = find(plan, words) if plan is not None else ()
        self._at = next((i for i, hit in enumerate(self._hits) if kept and _same(hit, kept)), -1)
        if not self._hits:
            self.told.setText(self.tr("Nothing found") if words.strip() else "")
            self.place.say("")
        self.place.setVisible(bool(self._hits))

    def _show(self, at: int) -> None:
        self._at = at
        hit = self._hits[at]
        self.told.setText(self.tr("{0} of {1}").format(at + 1, len(self._hits)))
        plan = self._session.plan
        titles = (one.title for one in plan.segments if one.id == hit.segment_id) if plan is not None else iter(())
        where = next(titles, self.tr("The session"))
        words = self.tr("{0} · {1}: {2}").format(where, field_words(hit.field), hit.excerpt)
        self.place.say(words)
        self.place.setAccessibleName(words)
        self._selection.set(() if hit.segment_id is None else (hit.segment_id,))
        self.shown.emit(hit)

    def _leave(self) -> None:
        if self._rest.isActive():
            self._look()
        hit = self._hits[self._at] if 0 <= self._at < len(self._hits) else None
        if hit is None:
            self._close()
        else:
            self.hide()
            self.wanted.emit(hit)

    def _close(self) -> None:
        """Hide; the keyboard goes back to where it came from, if it is here."""
        had = self._has_keyboard()
        self.hide()
        if had:
            self._way_back.go()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _changed(self, diff: Diff) -> None:
        self._stale = self._stale or bool(diff)

    def _forget(self) -> None:
        self._hits, self._at, self._stale = (), -1, True

    def _back(self) -> None:
        self.go(-1)

    def _on(self) -> None:
        self.go(1)


def _same(hit: Hit, other: Hit) -> bool:
    return (hit.segment_id, hit.field, hit.item_id) == (other.segment_id, other.field, other.item_id)
