"""How one gets from anywhere to anywhere: the palette, the next best thing, segments, sessions and programs by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu

if TYPE_CHECKING:
    from app.domain.find import Hit
    from app.domain.nextstep import NextThing
    from widgets.palette import CommandPalette, Entry
    from widgets.window import MainWindow

_RECENT: Final = 5


class Ways(QObject):
    """Takes the window to what was named; each part it needs is made when it is first used."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._palette: CommandPalette | None = None
        self._timeline_verbs: QMenu | None = None

    @property
    def palette(self) -> CommandPalette:
        """The palette, made when it is first asked for."""
        if self._palette is None:
            from widgets.palette import CommandPalette

            self._palette = CommandPalette(self._everything, self._window, self._window.topbar)
        return self._palette

    def open_palette(self) -> None:
        """Find any verb, segment, session or program by a few letters."""
        self.palette.open()

    def next_thing(self) -> None:
        """Where the next best thing is to be done."""
        self._window.topbar.next.go()

    def place(self, thing: NextThing) -> None:
        """Show where a thing is to be done, with the keyboard in its field."""
        if thing.field == "segments":
            self._window.timeline.setFocus()
            self._window.status.say(thing.words)
        else:
            self.field(thing.segment_id, thing.field, thing.item_id or None)

    def hit(self, hit: Hit) -> None:
        """The field words were found in, with the first of them selected."""
        from widgets.spots import select_words

        self.field(hit.segment_id, hit.field, hit.item_id)
        select_words(QApplication.focusWidget(), self._window.findbar.line.text())

    def see(self, hit: Hit) -> None:
        """The segment words were found in, on the timeline."""
        self._window.timeline.camera.reveal(hit.segment_id)

    def field(self, segment_id: str | None, path: str, item_id: str | None = None) -> None:
        """A field of a segment, or of the session, in the inspector."""
        from widgets.spots import focus_spot

        window, plan = self._window, self._window.session.plan
        if plan is None:
            return
        window.selection.set(() if segment_id is None else (segment_id,))
        if segment_id is not None:
            window.timeline.camera.reveal(segment_id)
        if window.menus is not None:
            window.menus.inspector.setChecked(True)
        inspector = window.hands.inspector()
        inspector.refresh()
        segment = next((one for one in plan.segments if one.id == segment_id), None)
        focus_spot(inspector, plan, segment, path, item_id)

    def next_empty(self) -> None:
        """From the field one is in to the next segment where the same one is empty."""
        from app.domain.empty import next_empty
        from widgets.spots import path_at

        window, focus = self._window, QApplication.focusWidget()
        path = path_at(focus)
        if path and focus is not None:
            focus.clearFocus()  # a figure that was just typed goes to the plan
        plan = window.session.plan
        if plan is None:
            return
        try:
            found = next_empty(plan, window.selection.current, path or "intent.why")
        except AttributeError:  # a part of a start rule, a field of one's own: no segment lacks it
            found = None
        if found is not None:
            self.field(found, path or "intent.why")
            return
        window.status.say(self.tr("This is empty in no other segment."))
        if path and focus is not None:
            focus.setFocus()

    def segment(self, segment_id: str) -> None:
        """Select a segment, bring it into view, and give the timeline the keyboard."""
        window = self._window
        window.selection.set((segment_id,))
        window.timeline.camera.reveal(segment_id)
        window.timeline.setFocus()

    def session(self, plan_id: str) -> None:
        """Open a session and give its timeline the keyboard."""
        if self._window.shelf.open(plan_id):
            self._window.timeline.setFocus()

    def program(self, program_id: str) -> None:
        """Show a program in the library."""
        window = self._window
        if window.menus is not None:
            window.menus.library.setChecked(True)
        window.sidebar.search.clear()
        window.sidebar.tree.go_to(program_id)
        window.sidebar.tree.setFocus()

    def _everything(self) -> list[Entry]:
        """The sessions visited last, then what is wanted most, then all the rest."""
        from widgets.menus import LISTED
        from widgets.palette import actions_of, programs_of, segments_of, sessions_of

        window, plan = self._window, self._window.session.plan
        library, menus = window.session.library, window.menus
        here = "" if plan is None else plan.id
        recent = [one for one in window.places.recent if one != here][:_RECENT]
        sessions = sessions_of(library, self.session, recent)
        found = [
            *sessions[: len(recent)],
            *actions_of(self._verbs(), LISTED, () if menus is None else menus.wanted_most),
        ]
        if plan is not None:
            found += segments_of(plan, window.session.layout, self.segment, self.tr("parked"))
        return [*found, *sessions[len(recent) :], *programs_of(library, self.program)]

    def _verbs(self) -> list[QMenu]:
        """The menus of the bar, and what else the timeline knows."""
        from widgets.timeline.menu import build_everything

        window = self._window
        if self._timeline_verbs is not None:
            self._timeline_verbs.deleteLater()
        self._timeline_verbs = None if window.session.plan is None else build_everything(window.timeline)
        return [*window.listed_menus, *([] if self._timeline_verbs is None else [self._timeline_verbs])]
