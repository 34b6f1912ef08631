"""Going between sessions: tabs of those that are open, the recent ones in their menu and by Ctrl+Tab."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from widgets.parts import literal

if TYPE_CHECKING:
    from widgets.opentabs import OpenTabs
    from widgets.recents import RecentWalk
    from widgets.window import MainWindow

_IN_MENU: Final = 12


class Visits(QObject):
    """The tab bar is made when a second session is opened; one session needs none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bar: OpenTabs | None = None
        self._walk: RecentWalk | None = None

    def start(self) -> None:
        """Follow what is open."""
        self._window.places.changed.connect(self._refresh)
        self._refresh()

    @property
    def bar(self) -> OpenTabs:
        """The tabs, made when they are first needed."""
        if self._bar is None:
            from widgets.opentabs import OpenTabs

            self._bar = OpenTabs(self._window.places)
            self._bar.chosen.connect(self._go)
            self._bar.closing.connect(self.close_one)
            self._window.put_above(self._bar, at_top=True)
        return self._bar

    def open_last(self) -> None:
        """Open the session that was visited last."""
        recent = self._window.places.recent
        if recent:
            self._go(recent[0])

    def close(self) -> None:
        """Close the open session; the one visited before comes up."""
        plan = self._window.session.plan
        if plan is not None:
            self.close_one(plan.id)

    def close_one(self, plan_id: str) -> None:
        """Close a session's tab."""
        plan = self._window.session.plan
        here = "" if plan is None else plan.id
        after = self._window.places.leave_tab(plan_id)
        if not after:
            self._window.session.open(None)
        elif after != here:
            self._go(after)

    def step(self, by: int) -> None:
        """To the tab at the right (1) or at the left (-1)."""
        self.bar.step(by)

    def walk(self, by: int) -> None:
        """From session to session in the order they were visited, as long as Ctrl is held."""
        if self._walk is None:
            from widgets.recents import RecentWalk

            self._walk = RecentWalk(self._window.places, self._go, self)
        self._walk.step(by)

    def fill(self, menu: QMenu) -> None:
        """Put the recent sessions into a menu."""
        menu.clear()
        plan, places = self._window.session.plan, self._window.places
        here = "" if plan is None else plan.id
        ids = [one for one in places.recent if one != here][:_IN_MENU]
        for plan_id in ids:
            menu.addAction(literal(places.title(plan_id))).triggered.connect(partial(self._chosen, plan_id))
        if not ids:
            menu.addAction(self.tr("No other session yet")).setEnabled(False)

    def _chosen(self, plan_id: str, _checked: bool = False) -> None:
        self._go(plan_id)

    def _go(self, plan_id: str) -> None:
        self._window.shelf.open(plan_id)

    def _refresh(self) -> None:
        plan, count = self._window.session.plan, len(self._window.places.open_ids)
        if count > 1 or self._bar is not None:
            self.bar.refresh("" if plan is None else plan.id)
