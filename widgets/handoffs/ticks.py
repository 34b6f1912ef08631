"""Who got the documents of one handoff, as a table with two ticks for each: sent, and confirmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.domain.handoff import Handoff, Paperwork, Recipient
from widgets.handoffs.people import NO_INDEX, Index, PeopleModel, PeopleTable
from widgets.handoffs.telling import day_of, person

_SENT, _CONFIRMED = 2, 3

Amend = Callable[[tuple[Recipient, ...]], None]
"""Puts the recipients back with what was ticked."""


def ticked(one: Recipient, name: str, on: bool, when: str) -> Recipient:
    """With a tick put or taken away; who confirmed was sent it, and what was not sent is not confirmed."""
    if name == "sent":
        return replace(one, sent=when if on else "", confirmed=one.confirmed if on else "")
    return replace(one, sent=one.sent or when, confirmed=when) if on else replace(one, confirmed="")


class TicksModel(PeopleModel):
    """One row a recipient."""

    def __init__(self, amend: Amend, parent: QObject | None = None) -> None:
        super().__init__((self.tr("Who"), self.tr("Got"), self.tr("Sent"), self.tr("Confirmed")), parent)
        self._amend = amend
        self.recipients: tuple[Recipient, ...] = ()
        self._papers = {
            Paperwork.GUIDE: self.tr("guide"),
            Paperwork.CARD: self.tr("recovery card"),
            Paperwork.CUE_SHEET: self.tr("cue sheet"),
            Paperwork.READINESS: self.tr("readiness list"),
            Paperwork.LEADER_BRIEF: self.tr("leader’s brief"),
            Paperwork.AGENDA: self.tr("agenda"),
            Paperwork.CHANGE_NOTE: self.tr("change note"),
        }

    def show_handoff(self, handoff: Handoff | None) -> None:
        """Show the people of one; a tick leaves the keyboard where it is."""
        recipients = handoff.recipients if handoff else ()
        if len(recipients) == len(self.recipients):
            self.recipients = recipients
            if recipients:
                self.dataChanged.emit(self.index(0, 0), self.index(len(recipients) - 1, _CONFIRMED))
            return
        self.beginResetModel()
        self.recipients = recipients
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """As many as there are people."""
        return 0 if parent.isValid() else len(self.recipients)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The ticks can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() >= _SENT else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and ticks."""
        one, column = self.recipients[index.row()], index.column()
        instant = {_SENT: one.sent, _CONFIRMED: one.confirmed}.get(column)
        if role == Qt.ItemDataRole.CheckStateRole and instant is not None:
            return Qt.CheckState.Checked if instant else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(one, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person(one)}, {self.heads[column]} {self._words(one, column)}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and column < _SENT:
            return "\n".join(filter(None, (person(one), one.contact, self._words(one, 1))))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put a tick, or take it away."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() < _SENT:
            return False
        name = "sent" if index.column() == _SENT else "confirmed"
        now = datetime.now(UTC).isoformat(timespec="seconds")
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        row = index.row()
        amended = ticked(self.recipients[row], name, on, now)
        self._amend((*self.recipients[:row], amended, *self.recipients[row + 1 :]))
        return True

    def _words(self, one: Recipient, column: int) -> str:
        if column == 0:
            return person(one)
        if column == 1:
            return ", ".join(self._papers[each] for each in one.paperwork)
        return day_of(one.sent if column == _SENT else one.confirmed)


class Ticks(PeopleTable):
    """The table: Space or a click ticks."""

    def __init__(self, amend: Amend, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Ticks", "Who got it"), parent)
        self.people = TicksModel(amend, self)
        self.setModel(self.people)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.horizontalHeader()
        for column in range(_SENT):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().horizontalAdvance("30 Nov 2026") + 52
        for column in (_SENT, _CONFIRMED):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, width)
