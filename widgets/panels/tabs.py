"""The tab bar under the timeline and the panels behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QTabBar, QWidget

from widgets import fonts
from widgets.parts import Line, column, plain, row


@dataclass(frozen=True, slots=True)
class Panel:
    """A tab: its key, its words, and how its panel is made."""

    key: str
    title: str
    make: Callable[[], QWidget]


def _badge(count: int, parent: QWidget) -> QLabel:
    """A soft pill beside the words of a tab; a click on it is one on the tab."""
    label = plain(str(count))
    label.setParent(parent)
    label.setProperty("badge", True)
    label.setFont(fonts.small(QFont.Weight.DemiBold))
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


class PanelTabs(QFrame):
    """Shows one panel; the others are not made before they are looked at."""

    chosen = Signal(str)

    def __init__(self, panels: tuple[Panel, ...], first: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels = panels
        self._made: dict[str, QWidget] = {}
        self.bar = QTabBar()
        self.bar.setProperty("close", True)  # seven of them and a number are not to make a small window wider
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(self.tr("Panels"))
        self._stack = QStackedWidget()
        for panel in panels:
            self.bar.addTab(panel.title)
        line = row()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.bar)
        line.addStretch(1)
        whole = column(self)
        whole.addLayout(line)
        whole.addWidget(Line())
        whole.addWidget(self._stack, 1)
        keys = [panel.key for panel in panels]
        self.bar.setCurrentIndex(keys.index(first) if first in keys else 0)
        self.bar.currentChanged.connect(self._turned)

    @property
    def current(self) -> str:
        """The key of the panel that shows."""
        return self._panels[self.bar.currentIndex()].key

    def start(self) -> None:
        """Show the chosen panel: after the first paint of what is above it."""
        self.show_panel(self.current)

    def panel(self, key: str) -> QWidget:
        """A panel, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = next(panel for panel in self._panels if panel.key == key).make()
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def mark(self, key: str, count: int, words: str) -> None:
        """Put a number at a tab, which ``words`` say in full; none where it is 0."""
        at, side = [panel.key for panel in self._panels].index(key), QTabBar.ButtonPosition.RightSide
        title, old = self._panels[at].title, self.bar.tabButton(at, side)
        if isinstance(old, QLabel) and old.text() == str(count):
            return
        self.bar.setTabButton(at, side, _badge(count, self.bar) if count else None)
        if old is not None:
            old.deleteLater()
        self.bar.setAccessibleTabName(at, f"{title}, {words}" if count else title)

    def show_panel(self, key: str) -> None:
        """Turn to a panel."""
        self._stack.setCurrentWidget(self.panel(key))
        self.bar.setCurrentIndex([panel.key for panel in self._panels].index(key))

    def _turned(self, index: int) -> None:
        key = self._panels[index].key
        self._stack.setCurrentWidget(self.panel(key))
        self.chosen.emit(key)
