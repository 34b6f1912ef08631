"""The left side: search, the tree, and the menu over it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from app.domain.diff import Diff
from app.domain.plan import Status
from app.session import Session
from widgets.library.nodes import Node, NodeKind, Words, nodes
from widgets.library.shelf import Shelf
from widgets.library.tree import LibraryTree
from widgets.parts import tight
from widgets.searchline import SearchLine


class Sidebar(QFrame):
    """Shows the library and lets one open, name, copy, throw away and bring back."""

    def __init__(self, session: Session, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._shelf = session, shelf
        self.search = SearchLine()
        self.search.setPlaceholderText(self.tr("Search the library"))
        self.search.setToolTip(self.tr("Search the library (Ctrl+Shift+F); Ctrl+K finds anything"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.tree = LibraryTree()
        layout = QVBoxLayout(self)
        tight(layout, 4, (0, 10, 0, 6))
        top = QVBoxLayout()
        tight(top, 0, (10, 0, 10, 2))
        top.addWidget(self.search)
        layout.addLayout(top)
        layout.addWidget(self.tree, 1)
        self.search.textChanged.connect(self.refresh)
        self.tree.chosen.connect(shelf.open)
        self.tree.renamed.connect(shelf.rename)
        self.tree.removal.connect(self._remove)
        self.tree.asked.connect(self._menu)
        shelf.made.connect(self._name_it)
        session.library_changed.connect(self._changed)
        session.opened.connect(self._opened)
        self.refresh()
        self.tree.go_to(self._open_id())

    def refresh(self) -> None:
        """Show the library as it is now, or what the search finds in it."""
        words = Words(
            self.tr("Programs"),
            self.tr("Other sessions"),
            self.tr("Trash"),
            {Status.DRAFT: self.tr("draft"), Status.READY: self.tr("ready")},
        )
        search = self.search.text()
        self.tree.show_nodes(nodes(self._session.library, search, words), all_open=bool(search.strip()))
        self.tree.mark_open(self._open_id())

    def menu_for(self, node: Node | None) -> QMenu:
        """What can be done with a row."""
        menu = QMenu(self)
        if node is None or node.kind is NodeKind.HEADING:
            menu.addAction(self.tr("New program"), self._shelf.new_program)
            menu.addAction(self.tr("New session"), self._new_loose)
        elif node.kind is NodeKind.PROGRAM:
            menu.addAction(self.tr("New session"), self._new_here)
            menu.addAction(self.tr("Rename"), self._rename)
            menu.addAction(self.tr("Move to the trash"), self._remove_current)
        elif node.kind is NodeKind.PLAN:
            for words, act in (
                (self.tr("Open"), self._open),
                (self.tr("Rename"), self._rename),
                (self.tr("Duplicate"), self._duplicate),
            ):
                menu.addAction(words, act)
            menu.addSeparator()
            menu.addAction(self.tr("Move to the trash"), self._remove_current)
        else:
            menu.addAction(self.tr("Bring back"), self._restore)
        return menu

    def _menu(self, node: Node | None, place: QPoint) -> None:
        if node is not None:
            self.tree.go_to(node.id)
        menu = self.menu_for(node)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def program_id(self) -> str | None:
        """The program a new session belongs to: that of the row the keyboard is on, else of the open session."""
        node = self.tree.current_node()
        if node is not None and node.kind is NodeKind.PROGRAM:
            return node.id
        name = node.id if node is not None and node.kind is NodeKind.PLAN else self.tree.open_id
        return next((plan.program_id for plan in self._session.library.plans if plan.id == name), None)

    def _new_loose(self) -> None:
        self._shelf.new_session(None)

    def _new_here(self) -> None:
        self._shelf.new_session(self.program_id())

    def _open(self) -> None:
        node = self.tree.current_node()
        if node is not None:
            self._shelf.open(node.id)

    def _rename(self) -> None:
        node = self.tree.current_node()
        if node is not None:
            self.tree.rename(node.id)

    def _duplicate(self) -> None:
        node = self.tree.current_node()
        if node is not None:
            self._shelf.duplicate(node.id)

    def _remove_current(self) -> None:
        node = self.tree.current_node()
        if node is not None:
            self._remove(node)

    def _remove(self, node: Node) -> None:
        if node.kind in (NodeKind.PROGRAM, NodeKind.PLAN):
            self._shelf.throw_away(node)

    def _restore(self) -> None:
        node = self.tree.current_node()
        if node is not None:
            self._shelf.bring_back(node)

    def _name_it(self, node_id: str) -> None:
        if self.search.text():
            self.search.clear()
        self.tree.rename(node_id)

    def _changed(self, diff: Diff) -> None:
        if diff.ids("program") or diff.ids("plan"):
            self.refresh()

    def _opened(self) -> None:
        self.tree.mark_open(self._open_id())
        self.tree.go_to(self._open_id())

    def _open_id(self) -> str:
        plan = self._session.plan
        return plan.id if plan else ""
