"""What the menus do to the window itself, and which part of it a verb is meant for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from widgets.adding import Adding
from widgets.appearance import Look
from widgets.parts import in_menu
from widgets.visits import Visits
from widgets.ways import Ways

if TYPE_CHECKING:
    from widgets.handoffs import HandoffDesk
    from widgets.inspector import Inspector
    from widgets.menus import Menus
    from widgets.window import MainWindow


class Hands(QObject):
    """Undo, delete and duplicate go to the library while the tree has the keyboard, else to the open session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.commands, self.errands, self.shelf = window.commands, window.errands, window.shelf
        self.ways = Ways(window)
        self.tabs = Visits(window)
        self.adding = Adding(window)
        self._started = False
        self._handoff_desk: HandoffDesk | None = None

    def start(self) -> None:
        """Follow the keyboard from part to part; what Undo would do is read from the history now, not before."""
        self._started = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.tabs.start()
        self.label_undo()

    def undo(self) -> None:
        """Take back the last step of what has the keyboard."""
        do = self._window.commands
        if self._in_library():
            do.undo_library()
        else:
            do.undo()

    def redo(self) -> None:
        """Do it again."""
        do = self._window.commands
        if self._in_library():
            do.redo_library()
        else:
            do.redo()

    def duplicate(self) -> None:
        """The session in the tree, or the selected segments."""
        from widgets.library.nodes import NodeKind

        node = self._window.sidebar.tree.current_node()
        if self._in_library() and node is not None and node.kind is NodeKind.PLAN:
            self._window.shelf.duplicate(node.id)
        else:
            self._window.commands.duplicate()

    def delete(self) -> None:
        """What the tree is on goes to the trash; else what is chosen on the timeline goes, or the selected segments."""
        from widgets.library.nodes import NodeKind

        node = self._window.sidebar.tree.current_node()
        if self._in_library():
            if node is not None and node.kind in (NodeKind.PLAN, NodeKind.PROGRAM):
                self._window.shelf.throw_away(node)
        elif self._window.timeline.hasFocus():
            self._window.timeline.verbs.delete_selected()
        else:
            self._window.commands.delete()

    def import_clipboard(self) -> None:
        """A session of its own from the table or the lines on the clipboard."""
        clipboard = self._window.commands.rows.clipboard
        self._window.errands.import_grid(clipboard.grid(self.tr("Clipboard")))

    def new_program(self) -> None:
        """At the end of the library."""
        self._window.sidebar.tree.settle()
        self._window.shelf.new_program()

    def new_session(self) -> None:
        """In the program at hand."""
        self._window.sidebar.tree.settle()
        self._window.shelf.new_session(self._window.sidebar.program_id())

    def open_library(self) -> None:
        """Another library instead of this one."""
        window = self._window
        start = window.settings.folder("library")
        pattern = self.tr("Libraries (*.db *.sqlite *.throughline-library);;All files (*)")
        path = window.dialogs.file(window, self.tr("Open a library"), start, pattern)
        if path is not None:
            window.settings.keep_folder("library", Path(path).parent)
            window.library_asked.emit(path)

    def park(self) -> None:
        """Onto the shelf with what is selected, or back from it."""
        self._window.timeline.item_verbs.park()

    def label_park(self) -> None:
        """Park says which way it goes."""
        plan, ids = self._window.session.plan, self._window.selection.ids
        parked = plan is not None and any(one.parked for one in plan.segments if one.id in ids)
        self._menus().park.setText(self.tr("Bring back from the shelf") if parked else self.tr("Park"))

    def repair(self) -> None:
        """What would solve the clash, the gap or the missed end at hand."""
        self._window.timeline.open_repairs()

    def find(self) -> None:
        """The find bar."""
        self._window.findbar.start()

    def find_next(self, step: int) -> None:
        """To the next place of what was looked for (1), or the one before (-1)."""
        self._window.findbar.go_into(step)

    def search(self) -> None:
        """The library's search field."""
        self._menus().library.setChecked(True)
        self._window.sidebar.search.setFocus()
        self._window.sidebar.search.selectAll()

    def leave(self) -> None:
        """Close the window, as its own button does."""
        self._window.close()

    def zoom_in(self) -> None:
        """Closer."""
        self._window.timeline.zoom_in()

    def zoom_out(self) -> None:
        """Further."""
        self._window.timeline.zoom_out()

    def fit(self) -> None:
        """The whole session."""
        self._window.timeline.fit()

    def fit_selection(self) -> None:
        """What is selected."""
        self._window.timeline.fit_selection()

    def session_facts(self) -> None:
        """The session's own fields in the inspector."""
        self._window.selection.set(())
        self._menus().inspector.setChecked(True)

    def show_panel(self, key: str) -> None:
        """A panel, with the keyboard in it."""
        self._window.panels.show_panel(key)
        self._window.panels.panel(key).setFocus()

    @property
    def handoff_desk(self) -> HandoffDesk:
        """Where handoffs are read, made when it is first asked for."""
        if self._handoff_desk is None:
            from widgets.handoffs import HandoffDesk

            self._handoff_desk = HandoffDesk(self._window)
        return self._handoff_desk

    def handoffs(self) -> None:
        """What was handed off, to whom, and what changed since."""
        self.handoff_desk.open()

    def changes_since(self) -> None:
        """What changed since the newest handoff of the open session."""
        self.handoff_desk.open(changes=True)

    def hand_off(self) -> None:
        """As if it were chosen from the menu."""
        self._menus().hand_off.trigger()

    def choose_look(self, look: Look) -> None:
        """Light, dark or the system's."""
        self._window.appearance.choose(look)
        self._window.settings.look = look

    def toggle_library(self, shown: bool) -> None:
        """Show or hide the left side."""
        self._window.left.setVisible(shown)
        self._window.settings.keep_flag("library", shown)

    def toggle_inspector(self, shown: bool) -> None:
        """Show or hide the right side."""
        self._window.right.setVisible(shown)
        self._window.settings.keep_flag("inspector", shown)

    def shortcuts(self) -> None:
        """The list of all shortcuts."""
        from widgets.help import ShortcutsDialog
        from widgets.shortcuts import groups

        self._window.dialogs.run(ShortcutsDialog(groups(self._window.listed_menus), self._window))

    def about(self) -> None:
        """What this is."""
        from widgets.help import AboutDialog

        self._window.dialogs.run(AboutDialog(self._window))

    def edit_segment(self, segment_id: str) -> None:
        """A double-clicked segment: its title in the inspector, ready to be typed over."""
        self._window.selection.set((segment_id,))
        self.show_part(segment_id, "title")

    def show_part(self, segment_id: str, part: str) -> None:
        """Bring the part of the inspector a command added to under the eye."""
        inspector = self.inspector()
        inspector.refresh()
        inspector.reveal(segment_id, part)

    def label_undo(self) -> None:
        """Undo and Redo name what they would do."""
        if not self._started:
            return
        session, menus = self._window.session, self._menus()
        inside = self._in_library()
        undo = session.undo_library_label if inside else session.undo_label
        redo = session.redo_library_label if inside else session.redo_label
        menus.undo.setText(self.tr("Undo “{0}”").format(in_menu(undo)) if undo else self.tr("Undo"))
        menus.redo.setText(self.tr("Redo “{0}”").format(in_menu(redo)) if redo else self.tr("Redo"))
        menus.undo.setEnabled(bool(undo))
        menus.redo.setEnabled(bool(redo))

    def _menus(self) -> Menus:
        menus = self._window.menus
        assert menus is not None, "the menus are filled before anybody can choose from them"
        return menus

    def inspector(self) -> Inspector:
        """The inspector, made if it is not there yet."""
        from widgets.inspector import Inspector

        self._window.build_inspector()
        shown = self._window.right.currentWidget()
        assert isinstance(shown, Inspector)
        return shown

    def _in_library(self) -> bool:
        focus, tree = QApplication.focusWidget(), self._window.sidebar.tree
        return focus is not None and tree in (focus, focus.parentWidget())

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self.label_undo()
