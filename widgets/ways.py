"""How one gets from anywhere to anywhere: the palette, the next best thing, segments, sessions and programs by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from widgets.palette import CommandPalette, Entry
    from widgets.window import MainWindow


class Ways(QObject):
    """Takes the window to what was named; each part it needs is made when it is first used."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._palette: CommandPalette | None = None

    @property
    def palette(self) -> CommandPalette:
        """The palette, made when it is first asked for."""
        if self._palette is None:
            from widgets.palette import CommandPalette

            self._palette = CommandPalette(self._everything, self._window)
        return self._palette

    def open_palette(self) -> None:
        """Find any verb, segment, session or program by a few letters."""
        self.palette.open()

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
        from widgets.palette import actions_of, programs_of, segments_of, sessions_of

        window, plan = self._window, self._window.session.plan
        library = window.session.library
        found = actions_of(window.listed_menus)
        if plan is not None:
            found += segments_of(plan, window.session.layout, self.segment, self.tr("parked"))
        return [*found, *sessions_of(library, self.session), *programs_of(library, self.program)]
