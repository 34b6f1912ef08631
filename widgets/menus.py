"""The menus: every verb with its words and its usual shortcut; what they do is in other hands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app.domain.handoff import Paperwork
from app.domain.words import MARKER_GLYPHS, MARKER_WORDS
from widgets.appearance import Look
from widgets.panels.tabs import Panel

if TYPE_CHECKING:
    from widgets.hands import Hands

Do = Callable[[], object]
LISTED = "listed"
"""The name of a menu of sessions: they are found by their own names elsewhere."""
PLAIN = "plain name"
"""What a verb is called whatever it would do just now, where its text says that."""
Keys = QKeySequence | QKeySequence.StandardKey | str | None


class Bar(NamedTuple):
    """The menus as the window made them, with their titles only; ``hand_off`` hangs from the top bar."""

    file: QMenu
    edit: QMenu
    insert: QMenu
    view: QMenu
    help: QMenu
    hand_off: QMenu


class Menus(QObject):
    """Fills the menus; keeps the actions that change with what is open."""

    def __init__(self, bar: Bar, hands: Hands, panels: tuple[Panel, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._do, self._panels = hands, panels
        self.actions: list[QAction] = []
        self.needs_plan: list[QAction] = []
        whole = self.hand_off = self._hand_off(bar.hand_off)
        new, read = self._file(bar.file, bar.hand_off)
        best, look = self._edit(bar.edit)
        fresh = self._insert(bar.insert)
        self.wanted_most = (best, fresh, look, read, whole, new)
        """What the palette offers before anything is typed."""
        self._view(bar.view)
        self._help(bar.help)

    def set_plan_open(self, is_open: bool) -> None:
        """Gray out what needs a session."""
        for action in self.needs_plan:
            action.setEnabled(is_open)

    def set_look(self, look: Look) -> None:
        """Tick the look that is chosen."""
        self.looks[look].setChecked(True)

    def _file(self, menu: QMenu, hand_off: QMenu) -> tuple[QAction, QAction]:
        do = self._do
        new = self._add(menu, self.tr("New session"), do.new_session, QKeySequence.StandardKey.New)
        self._add(menu, self.tr("New program"), do.new_program, "Ctrl+Shift+N")
        recent = menu.addMenu(self.tr("Recent"))
        recent.setObjectName(LISTED)
        recent.aboutToShow.connect(partial(do.tabs.fill, recent))
        self._add(menu, self.tr("Open library…"), do.open_library, QKeySequence.StandardKey.Open)
        menu.addSeparator()
        read = self._add(menu, self.tr("Import…"), do.errands.import_file, "Ctrl+I")
        self._add(menu, self.tr("Import from the clipboard…"), do.import_clipboard, "Ctrl+Shift+V")
        self._add(menu, self.tr("Save an example run-of-show…"), do.errands.save_example)
        self._add(menu, self.tr("Review a document that came back…"), do.errands.review_file)
        export = menu.addMenu(self.tr("Hand off"))
        export.addActions(hand_off.actions())
        given = self._add(menu, self.tr("Handoffs…"), do.handoffs, "Ctrl+Shift+H")
        hand_off.addSeparator()
        hand_off.addAction(given)
        self._add(menu, self.tr("Print…"), do.errands.print_out, QKeySequence.StandardKey.Print, plan=True)
        menu.addSeparator()
        self._add(menu, self.tr("Close session"), do.tabs.close, "Ctrl+W", plan=True)
        quit_action = self._add(menu, self.tr("Quit"), do.leave, "Ctrl+Q")
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        return new, read

    def _hand_off(self, menu: QMenu) -> QAction:
        do = self._do
        whole = self._add(menu, self.tr("Hand off a version…"), do.errands.hand_off, "Ctrl+E", plan=True)
        menu.addSeparator()
        self._add(
            menu,
            self.tr("Guide and cue sheet…"),
            partial(do.errands.export, Paperwork.GUIDE, Paperwork.CUE_SHEET),
            plan=True,
        )
        self._add(menu, self.tr("Facilitator guide (Word)…"), partial(do.errands.export, Paperwork.GUIDE), plan=True)
        self._add(
            menu, self.tr("Producer cue sheet (Excel)…"), partial(do.errands.export, Paperwork.CUE_SHEET), plan=True
        )
        self._add(menu, self.tr("Recovery card (Word)…"), partial(do.errands.export, Paperwork.CARD), plan=True)
        self._add(menu, self.tr("Readiness list (Excel)…"), partial(do.errands.export, Paperwork.READINESS), plan=True)
        self._add(
            menu, self.tr("Leader’s brief (Word)…"), partial(do.errands.export, Paperwork.LEADER_BRIEF), plan=True
        )
        self._add(
            menu, self.tr("Participants’ agenda (Word)…"), partial(do.errands.export, Paperwork.AGENDA), plan=True
        )
        return whole

    def _edit(self, menu: QMenu) -> tuple[QAction, QAction]:
        do, keys = self._do, QKeySequence.StandardKey
        self.undo = self._add(menu, self.tr("Undo"), do.undo, keys.Undo)
        self.redo = self._add(menu, self.tr("Redo"), do.redo, keys.Redo)
        self.undo.setProperty(PLAIN, self.tr("Undo"))
        self.redo.setProperty(PLAIN, self.tr("Redo"))
        menu.addSeparator()
        self._add(menu, self.tr("Cut"), do.commands.cut, keys.Cut, plan=True)
        self._add(menu, self.tr("Copy"), do.commands.copy, keys.Copy, plan=True)
        self._add(menu, self.tr("Paste"), do.commands.paste, keys.Paste, plan=True)
        self._add(menu, self.tr("Duplicate"), do.duplicate, "Ctrl+D")
        self._add(menu, self.tr("Delete"), do.delete, keys.Delete)
        self._add(menu, self.tr("Select all"), do.commands.select_all, keys.SelectAll, plan=True)
        menu.addSeparator()
        self.park = self._add(menu, self.tr("Park"), do.park, "Ctrl+B", plan=True)
        self.park.setProperty(PLAIN, self.tr("Park or bring back"))
        self._add(menu, self.tr("Repair…"), do.repair, "Ctrl+R", plan=True)
        menu.aboutToShow.connect(do.label_park)
        menu.addSeparator()
        best = self._add(menu, self.tr("Next best thing to do"), do.ways.next_thing, "Ctrl+J", plan=True)
        self._add(menu, self.tr("Next empty place of this kind"), do.ways.next_empty, "Ctrl+Return", plan=True)
        look = self._add(menu, self.tr("Find…"), do.find, keys.Find, plan=True)
        self._add(menu, self.tr("Find next"), partial(do.find_next, 1), "F3", plan=True)
        self._add(menu, self.tr("Find previous"), partial(do.find_next, -1), "Shift+F3", plan=True)
        self._add(menu, self.tr("Find anything…"), do.ways.open_palette, "Ctrl+K")
        self._add(menu, self.tr("Search the library"), do.search, "Ctrl+Shift+F")
        return best, look

    def _insert(self, menu: QMenu) -> QAction:
        do = self._do
        self.drawer = self._toggle(menu, self.tr("Drawer of things to add"), do.adding.toggle, "Ctrl+Shift+A")
        menu.addSeparator()
        fresh = self._add(menu, self.tr("Segment"), do.commands.add_segment, "Ctrl+Shift+Return", plan=True)
        markers = menu.addMenu(self.tr("Marker"))
        for kind, words in MARKER_WORDS.items():
            self._add(markers, f"{MARKER_GLYPHS[kind]}  {words}", partial(do.commands.add_marker, kind), plan=True)
        need = self._add(menu, self.tr("Support need"), do.commands.add_need, "Ctrl+Shift+E", plan=True)
        cue = self._add(menu, self.tr("Producer cue"), do.commands.add_cue, "Ctrl+Shift+C", plan=True)
        menu.addSeparator()
        section = self._add(menu, self.tr("Section"), do.commands.add_section, plan=True)
        lane = self._add(menu, self.tr("Lane"), do.commands.add_lane, plan=True)
        fresh.setData(self.tr("Add segment"))
        markers.menuAction().setData(self.tr("Add marker"))
        need.setData(self.tr("Add support need"))
        cue.setData(self.tr("Add producer cue"))
        section.setData(self.tr("Add section"))
        lane.setData(self.tr("Add lane"))
        return fresh

    def _view(self, menu: QMenu) -> None:
        do = self._do
        keys = QKeySequence.StandardKey
        self._add(menu, self.tr("Zoom in"), do.zoom_in, keys.ZoomIn, plan=True)
        self._add(menu, self.tr("Zoom out"), do.zoom_out, keys.ZoomOut, plan=True)
        self._add(menu, self.tr("Fit"), do.fit, "Ctrl+0", plan=True)
        self._add(menu, self.tr("Fit the selection"), do.fit_selection, "Ctrl+Shift+0", plan=True)
        self._add(menu, self.tr("Facts of the session"), do.session_facts, "Ctrl+Shift+I", plan=True)
        menu.addSeparator()
        for number, panel in enumerate(self._panels, 1):
            self._add(menu, panel.title, partial(do.show_panel, panel.key), f"Ctrl+{number}")
        menu.addSeparator()
        self._add(menu, self.tr("Session visited before"), partial(do.tabs.walk, 1), "Ctrl+Tab")
        self._add(menu, self.tr("Session visited before, the other way"), partial(do.tabs.walk, -1), "Ctrl+Shift+Tab")
        self._add(menu, self.tr("Next open session"), partial(do.tabs.step, 1), "Ctrl+PgDown")
        self._add(menu, self.tr("Previous open session"), partial(do.tabs.step, -1), "Ctrl+PgUp")
        menu.addSeparator()
        self.library = self._toggle(menu, self.tr("Library"), do.toggle_library, "Ctrl+Shift+L")
        self.inspector = self._toggle(menu, self.tr("Inspector"), do.toggle_inspector, "Ctrl+Shift+P")
        self._themes(menu.addMenu(self.tr("Theme")))

    def _themes(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        words = {Look.SYSTEM: self.tr("As the system"), Look.LIGHT: self.tr("Light"), Look.DARK: self.tr("Dark")}
        self.looks: dict[Look, QAction] = {}
        for look, word in words.items():
            action = self._add(menu, word, partial(self._do.choose_look, look))
            action.setCheckable(True)
            group.addAction(action)
            self.looks[look] = action

    def _help(self, menu: QMenu) -> None:
        sheet = self._add(menu, self.tr("Keyboard shortcuts"), self._do.shortcuts)
        sheet.setShortcuts([QKeySequence("Ctrl+/"), *QKeySequence.keyBindings(QKeySequence.StandardKey.HelpContents)])
        about = self._add(menu, self.tr("About Throughline"), self._do.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(self, menu: QMenu, words: str, do: Do, keys: Keys = None, *, plan: bool = False) -> QAction:
        action = QAction(words, self)
        if keys is not None:
            action.setShortcuts(QKeySequence.keyBindings(keys)) if isinstance(
                keys, QKeySequence.StandardKey
            ) else action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # triggered carries a flag the doings do not want
        action.triggered.connect(partial(_call, do))
        menu.addAction(action)
        self.actions.append(action)
        if plan:
            self.needs_plan.append(action)
        return action

    def _toggle(self, menu: QMenu, words: str, do: Callable[[bool], object], keys: str) -> QAction:
        action = QAction(words, self)
        action.setCheckable(True)
        action.setShortcut(QKeySequence(keys))
        action.toggled.connect(do)
        menu.addAction(action)
        self.actions.append(action)
        return action


def _call(do: Do, _checked: bool = False) -> None:
    do()
