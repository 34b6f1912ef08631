"""The rows of a review, which of them are chosen, and what each says to who cannot see it; paints nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.plan import Plan
from app.domain.review import Returned, Review
from widgets.review.listed import Group, Row, Show, can_choose, chosen_first, groups_of, rows_of
from widgets.review.words import spoken

Index = QModelIndex | QPersistentModelIndex
ROW: Final = Qt.ItemDataRole.UserRole
_NO_INDEX: Final = QModelIndex()
_STATES: Final = {0: Qt.CheckState.Unchecked, 1: Qt.CheckState.PartiallyChecked, 2: Qt.CheckState.Checked}


class ReviewModel(QAbstractListModel):
    """``chosen_changed``: something was accepted or declined."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.review = Review("", "", ())
        self.chosen: frozenset[str] = frozenset()
        self.rows: tuple[Row, ...] = ()
        self._plan = Plan("", "")
        self._show = Show.ALL
        self._open: frozenset[str] = frozenset()
        self._homes: dict[str, Group] = {}

    def show_review(self, review: Review, plan: Plan) -> None:
        """Show what came back, the safe part of it chosen."""
        self.review, self._plan = review, plan
        self.chosen, self._open = chosen_first(review), frozenset()
        self._renew()
        self.chosen_changed.emit()

    def cut_down(self, show: Show) -> None:
        """Show only a part; what is chosen stays."""
        self._show = show
        self._renew()

    def fold(self, key: str) -> None:
        """Open what is folded, or fold it again."""
        self._open ^= {key}
        self._renew()

    def is_open(self, group: Group) -> bool:
        """Whether what is under a heading is seen."""
        return not group.folded or group.key in self._open

    def group_of(self, row: int) -> Group | None:
        """The heading a row stands under."""
        above = (one for one in reversed(self.rows[: row + 1]) if isinstance(one, Group))
        return next(above, None)

    # what is chosen

    def toggle(self, row: int) -> None:
        """Accept or decline what stands there, or all under a heading; open what is folded."""
        one = self.rows[row]
        if isinstance(one, Group):
            if one.folded:
                self.fold(one.key)
            else:
                self.toggle_all(one)
        elif isinstance(one, Returned) and can_choose(one):
            self._choose((one.id,), one.id not in self.chosen)

    def toggle_all(self, group: Group) -> None:
        """Accept all under a heading; where all are, decline them."""
        self._choose(group.choices, not self.chosen.issuperset(group.choices))

    def _choose(self, ids: Iterable[str], chosen: bool) -> None:
        wanted = frozenset(ids)
        self.chosen = self.chosen | wanted if chosen else self.chosen - wanted
        self.dataChanged.emit(self.index(0), self.index(max(len(self.rows) - 1, 0)))
        self.chosen_changed.emit()

    def state(self, row: Row) -> Qt.CheckState | None:
        """Whether it is chosen, all or some of it; None where nothing can be."""
        if isinstance(row, Returned):
            return _STATES[2 * (row.id in self.chosen)] if can_choose(row) else None
        choices = row.choices if isinstance(row, Group) else ()
        taken = sum(one in self.chosen for one in choices)
        return _STATES[2 if taken == len(choices) else int(taken > 0)] if choices else None

    # as a list

    def _renew(self) -> None:
        self.beginResetModel()
        self.rows = rows_of(groups_of(self.review, self._plan, self._show), self._open)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Headings and what stands under them."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """In words for a screen reader; the row itself for whoever paints it."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.state(row)
        return None

    def _spoken(self, row: Row) -> str:
        state = self.state(row)
        if isinstance(row, Returned):
            return spoken(row, None if state is None else state is Qt.CheckState.Checked)
        if isinstance(row, str):
            return row
        if state is None:
            return row.title
        taken = sum(one in self.chosen for one in row.choices)
        words = QCoreApplication.translate("Review", "{0}, {1} of {2} accepted")
        return words.format(row.title, taken, len(row.choices))
