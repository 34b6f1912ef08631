"""Everybody who holds documents of a session, those with an older version first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.domain.handoff import version_name
from app.domain.handoffs import Holder
from widgets.handoffs.people import NO_INDEX, Index, PeopleModel, PeopleTable
from widgets.handoffs.telling import day_of, person
from widgets.parts import MUTED, column, wrapped
from widgets.theme import theme_of

_HOLDS: Final = 1


class HoldersModel(PeopleModel):
    """One row a person."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((self.tr("Who"), self.tr("Holds"), self.tr("Since"), self.tr("How to reach them")), parent)
        self.holders: tuple[Holder, ...] = ()

    def show_holders(self, holders: tuple[Holder, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.holders = holders
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """As many as there are people."""
        return 0 if parent.isValid() else len(self.holders)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; an old version is red and says that it is old."""
        one = self.holders[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(one)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _HOLDS and not one.newest:
            parent = self.parent()
            return theme_of(parent.palette()).danger if isinstance(parent, QWidget) else None
        return None

    def _words(self, one: Holder) -> tuple[str, ...]:
        version = version_name(one.handoff.version)
        holds = version if one.newest else self.tr("{0}, older").format(version)
        return person(one.recipient), holds, day_of(one.handoff.made_at), one.recipient.contact


class HoldersPage(QWidget):
    """A sentence, and the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = wrapped("", MUTED)
        self.table = PeopleTable(self.tr("Who holds what"))
        self.people = HoldersModel(self.table)
        self.table.setModel(self.people)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        layout = column(self, 10)
        layout.setContentsMargins(20, 16, 20, 0)
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)

    def show_holders(self, holders: tuple[Holder, ...], newest: str) -> None:
        """Show them; ``newest`` is the version everybody should hold."""
        old = sum(not one.newest for one in holders)
        if not holders:
            words = self.tr("Nobody was named in any handoff.")
        elif not old:
            words = self.tr("Everybody holds {0}.").format(newest)
        elif old == 1:
            words = self.tr("1 person was not named when {0} was handed off, and holds an older version.").format(
                newest
            )
        else:
            words = self.tr("{1} people were not named when {0} was handed off, and hold an older version.").format(
                newest, old
            )
        self.words.setText(words)
        self.table.setVisible(bool(holders))
        self.people.show_holders(holders)
