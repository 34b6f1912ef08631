"""Opens the handoffs over the window, and takes the window to what was chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from widgets.handoffs.dialog import HandoffsDialog
from widgets.handoffs.wishes import HandOff, Place

if TYPE_CHECKING:
    from widgets.window import MainWindow


class HandoffDesk(QObject):
    """The dialog is kept: who comes back finds it as it was left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: HandoffsDialog | None = None

    def open(self, *, changes: bool = False) -> None:
        """Show the handoffs of the open session; ``changes``: turned to what changed since the newest."""
        dialog = self._made()
        dialog.show_newest(changes=changes)
        self._run(dialog)

    def come_back(self) -> None:
        """Show them as they were left."""
        dialog = self._made()
        dialog.renew()
        self._run(dialog)

    def _made(self) -> HandoffsDialog:
        if self._dialog is None:
            window = self._window
            self._dialog = HandoffsDialog(window.session, window.verbs, window.dialogs, window.settings, window)
        return self._dialog

    def _run(self, dialog: HandoffsDialog) -> None:
        dialog.wish = None
        self._window.dialogs.run(dialog)
        match dialog.wish:
            case HandOff():
                self._window.hands.hand_off()
            case Place():
                self._go(dialog.wish)

    def _go(self, place: Place) -> None:
        window = self._window
        if window.session.plan is None or window.session.plan.id != place.plan_id:
            window.hands.ways.session(place.plan_id)
        if place.segment_id:
            window.hands.ways.segment(place.segment_id)
        else:
            window.hands.session_facts()
        window.status.say(place.words, self.tr("Back to the handoffs"), self.come_back)
