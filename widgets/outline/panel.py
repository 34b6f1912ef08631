"""The outline's panel: the line that filters, and the table under it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.diff import Diff
from app.session import Session
from widgets.commands import Commands
from widgets.outline.filterbar import FilterBar
from widgets.outline.view import OutlineView
from widgets.parts import Line, column
from widgets.selection import Selection
from widgets.settings import Settings


class OutlinePanel(QWidget):
    """The keyboard goes to the table."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        settings: Settings,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.bar = FilterBar()
        self.table = OutlineView(session, selection, settings, commands)
        layout = column(self)
        for part in (self.bar, Line(), self.table):
            layout.addWidget(part)
        self.setFocusProxy(self.table)
        self.bar.changed.connect(self.table.outline.show_only)
        self.bar.words.left.connect(self.table.setFocus)
        self.bar.columns_asked.connect(self.table.heads.drop_menu)
        self.table.all_asked.connect(self.bar.reset)
        self.bar.order_asked.connect(self._in_running_order)
        self.table.outline.counted.connect(self.bar.tell)
        self.table.outline.resorted.connect(self._resorted)
        session.changed.connect(self._changed)
        session.opened.connect(self._opened)
        self._opened()

    def _opened(self) -> None:
        self.bar.offer(self._session.plan)
        self.bar.reset()
        self.table.outline.count()

    def _changed(self, diff: Diff) -> None:
        if diff.ids("segment"):
            self.bar.offer(self._session.plan)

    def _in_running_order(self) -> None:
        self.table.outline.sort_by("")

    def _resorted(self) -> None:
        sorting = self.table.outline.sorting
        self.bar.tell_order(sorting.column.title if sorting else "", down=sorting is not None and sorting.down)
