"""Opens the drawer of things to add, and puts in what was picked there without the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.plan import Action, Cue, Kind, Marker, MarkerKind, Need, NeedKind, new_id
from app.domain.words import NEED_WORDS

if TYPE_CHECKING:
    from widgets.drawer import Drawer
    from widgets.window import MainWindow


class Adding(QObject):
    """The drawer stands left of the timeline; it is made when it is first opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._drawer: Drawer | None = None

    @property
    def drawer(self) -> Drawer:
        """The drawer, made when it is first asked for."""
        if self._drawer is None:
            from widgets.drawer import Drawer

            self._drawer = Drawer(self._window.timeline.activities())
            self._drawer.picked.connect(self.put)
            self._drawer.closed.connect(self._shut)
            self._window.beside.insertWidget(0, self._drawer)
        return self._drawer

    def toggle(self, shown: bool) -> None:
        """Open it with the keyboard in it, or close it; either is remembered."""
        window = self._window
        if not shown and self._drawer is None:
            return
        focus = window.focusWidget()
        had = focus is not None and self.drawer.isAncestorOf(focus)
        self.drawer.setVisible(shown)
        window.settings.keep_flag("drawer", shown)
        if shown and focus not in (None, window.topbar.import_button):  # at the start the timeline keeps it
            self.drawer.list.setFocus()
        elif had:
            window.timeline.setFocus()

    def put(self, what: str, kind: str) -> None:
        """A segment behind the current one, or a weight, a need or a cue into it."""
        window = self._window
        verbs = window.timeline.item_verbs
        if window.session.plan is None:
            window.say(self.tr("Open a session first."))
        elif what == "segment":
            verbs.add_kind(Kind(kind))
        elif what == "activity":
            verbs.add_activity(next(one for one in window.timeline.activities() if one.id == kind))
        elif window.selection.current is None:
            window.say(self.tr("Select the segment it belongs to first."))
        else:
            verbs.add(_item(what, kind))

    def _shut(self) -> None:
        if self._window.menus is not None:
            self._window.menus.drawer.setChecked(False)


def _item(what: str, kind: str) -> Marker | Need | Cue:
    if what == "marker":
        return Marker(new_id(), MarkerKind(kind))
    if what == "need":
        return Need(new_id(), NEED_WORDS[NeedKind.MATERIAL], NeedKind.MATERIAL)
    return Cue(new_id(), action=Action.OTHER)
