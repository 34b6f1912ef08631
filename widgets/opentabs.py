"""The tabs over the timeline: one for each session that is open, once there is more than one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QTabBar, QWidget

from widgets.icons import IconButton
from widgets.parts import Line, column, literal, row
from widgets.places import Places

_MOST_EM: Final = 20
_LEAST_EM: Final = 7


class EvenTabs(QTabBar):
    """Tabs that share the room: each as wide as its title where all fit, else the longest are made equally narrow."""

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its title, within bounds; narrower than the least, the bar scrolls instead."""
        usual = super().tabSizeHint(index)
        em = self.fontMetrics().height()
        return QSize(min(usual.width(), _MOST_EM * em, max(self._share(), _LEAST_EM * em)), usual.height())

    def _share(self) -> int:
        """What the wide tabs get each, when the narrow ones have what they need."""
        widths = sorted(QTabBar.tabSizeHint(self, at).width() for at in range(self.count()))
        room = self.width()
        for place, width in enumerate(widths):
            share = room // (len(widths) - place)
            if width > share:
                return share
            room -= width
        return max(widths, default=0)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """No less than that: Qt would take it all from a few."""
        return self.tabSizeHint(index)


class OpenTabs(QFrame):
    """Says which session is wanted and which is to be closed; it opens none by itself."""

    chosen = Signal(str)
    closing = Signal(str)

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._filling = False
        self.bar = EvenTabs()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName(self.tr("Open sessions"))
        self.bar.installEventFilter(self)
        line = row()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.bar, 1)
        whole = column(self)
        whole.addLayout(line)
        whole.addWidget(Line())
        self.bar.currentChanged.connect(self._turned)

    def refresh(self, here: str) -> None:
        """Show what is open, with the session one is in."""
        ids = self._places.open_ids
        self._filling = True
        if ids != self.ids:
            while self.bar.count():
                self.bar.removeTab(0)
            for plan_id in ids:
                self._add(plan_id)
        for at, plan_id in enumerate(ids):
            title = self._places.title(plan_id)
            if self.bar.tabToolTip(at) != title:
                self.bar.setTabText(at, literal(title))
                self.bar.setTabToolTip(at, title)
        if here in ids:
            self.bar.setCurrentIndex(ids.index(here))
        self._filling = False
        self.setVisible(len(ids) > 1)

    @property
    def ids(self) -> tuple[str, ...]:
        """The sessions of the tabs, from left to right."""
        return tuple(str(self.bar.tabData(at)) for at in range(self.bar.count()))

    def step(self, by: int) -> None:
        """To the tab at the right (1) or at the left (-1), round and round."""
        if self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click with the middle button closes a tab."""
        middle = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.MiddleButton
        if middle and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            at = self.bar.tabAt(event.position().toPoint())
            if at >= 0:
                self.closing.emit(str(self.bar.tabData(at)))
        return middle or super().eventFilter(watched, event)

    def _add(self, plan_id: str) -> None:
        at = self.bar.addTab("")
        self.bar.setTabData(at, plan_id)
        shut = IconButton("close", self.tr("Close “{0}” (Ctrl+W)").format(self._places.title(plan_id)), size=12)
        shut.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shut.clicked.connect(lambda: self.closing.emit(plan_id))
        self.bar.setTabButton(at, QTabBar.ButtonPosition.RightSide, shut)

    def _turned(self, at: int) -> None:
        if not self._filling and at >= 0:
            self.chosen.emit(str(self.bar.tabData(at)))
