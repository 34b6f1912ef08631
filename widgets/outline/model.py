"""The open session as rows for a table view; keeps ids and asks the session for everything else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.clock import format_length
from app.domain.diff import Diff
from app.domain.errors import EditRefused
from app.domain.layout import Clash, Layout
from app.domain.plan import At, NeedState, Plan, Segment
from app.domain.text import one_line
from app.domain.words import KIND_WORDS, marker_word
from app.session import Session
from widgets import fonts
from widgets.naming import named_in
from widgets.outline.columns import Column, columns_of, words_of
from widgets.outline.filters import Filter, passing
from widgets.outline.sorting import Sorting
from widgets.ownfields import own_names
from widgets.readiness import readiness_of

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
SHELF: Final = ""
"""Stands among the ids for the line over the parked segments."""
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_READ: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_TYPED: Final = _READ | Qt.ItemFlag.ItemIsEditable


class OutlineModel(QAbstractTableModel):
    """Rows by the clock, the main room first where two start together; what is parked last, under a line."""

    refused = Signal(int, int, str)
    counted = Signal(int, int, int)
    """How many of the segments that run are shown, of how many, and how many parked ones are shown."""
    resorted = Signal()
    """The rows are sorted otherwise, or no more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._rows: dict[str, int] = {}
        self._starts_s: tuple[int, ...] = ()
        self._small = fonts.small()
        self.columns: tuple[Column, ...] = ()
        self._clashes: tuple[Layout | None, dict[str, Clash]] = (None, {})
        self.together: Collection[str] = ()
        """What an edit of one of them changes as well: the selected segments."""
        self._wanted, self._through = Filter(), frozenset[str]()
        self.sorting: Sorting | None = None
        """How the rows are sorted; None: by the clock."""
        session.changed.connect(self._changed)
        session.library_changed.connect(self._library_changed)
        session.opened.connect(self._opened)
        self._reset()

    def segment(self, row: int) -> Segment | None:
        """The segment of a row, as the plan has it now; None for the line over the shelf."""
        plan = self._session.plan
        if plan is None or not 0 <= row < len(self._ids):
            return None
        place = self._session.layout.index.get(self._ids[row])
        return None if place is None else plan.segments[place]

    def row_of(self, segment_id: str) -> int:
        """The row of a segment, -1 when it is not there."""
        return self._rows.get(segment_id, -1)

    def place_of(self, key: str) -> int:
        """Where the column of that key stands among all; -1 when there is none."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), -1)

    @property
    def ids(self) -> tuple[str, ...]:
        """The segments in the order of the rows; :data:`SHELF` is the line over the parked ones."""
        return self._ids

    @property
    def filter(self) -> Filter:
        """What is let through."""
        return self._wanted

    def show_only(self, wanted: Filter) -> None:
        """Let other segments through."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._let_through(None)
            self._reset()

    def sort_by(self, key: str) -> None:
        """Sort by a column; asked again: the other way round, then by the clock as before. No key: by the clock."""
        now, place = self.sorting, self.place_of(key)
        if place < 0 or (now is not None and now.column.key == key and now.down):
            self.sorting = None
        else:
            self.sorting = Sorting(self.columns[place], down=now is not None and now.column.key == key)
        self._reset()
        self.resorted.emit()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a segment."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """All columns there are; the view shows some."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words over the columns."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self._small
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_head(self.columns[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            how = self.tr("Click to sort the rows; right-click to choose the columns; drag to order them")
            return f"{self.columns[section].title}\n{how}"
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken_head(self, column: Column) -> str:
        if self.sorting is None or self.sorting.column.key != column.key:
            return column.title
        words = self.tr("{0}, sorted downwards") if self.sorting.down else self.tr("{0}, sorted upwards")
        return words.format(column.title)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be typed into; the line over the shelf is passed over."""
        if not index.isValid() or self._ids[index.row()] == SHELF:
            return Qt.ItemFlag.NoItemFlags
        return _TYPED if self.may_edit(index) else _READ

    def may_edit(self, index: Index) -> bool:
        """Whether the cell can be typed into."""
        return index.isValid() and self._ids[index.row()] != SHELF and self.columns[index.column()].put is not None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; painting is the delegate's."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index)
        if role == Qt.ItemDataRole.AccessibleTextRole and self.columns[index.column()].key == "start":
            return ", ".join(filter(None, (self.words(index.row(), index.column()), self.start_words(index.row()))))
        if role == Qt.ItemDataRole.EditRole:
            return self.typed(index.row(), index.column())
        return self.words(index.row(), index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def words(self, row: int, place: int) -> str:
        """A cell as text, the way it is copied."""
        segment, plan, column = self.segment(row), self._session.plan, self.columns[place]
        if segment is None or plan is None:
            return self.tr("Parked") if column.key == "title" else ""
        return words_of(plan, self._session.layout, segment, column)

    def typed(self, row: int, place: int) -> str:
        """What an editor of the cell begins with: of a start only what fixes it."""
        segment = self.segment(row)
        if self.columns[place].key == "start" and segment is not None and not isinstance(segment.start, At):
            return ""
        return self.words(row, place)

    def clash(self, segment_id: str) -> Clash | None:
        """The clash in which a segment begins too early."""
        layout = self._session.layout
        if self._clashes[0] is not layout:
            self._clashes = (layout, {one.segment_id: one for one in layout.clashes})
        return self._clashes[1].get(segment_id)

    def start_words(self, row: int) -> str:
        """What there is to say of a start beside its time: that it is fixed and why, and what it clashes with."""
        segment, plan, layout = self.segment(row), self._session.plan, self._session.layout
        if segment is None or plan is None:
            return ""
        words = []
        if isinstance(segment.start, At) and not segment.parked:
            words.append(self.tr("Fixed start: {0}").format(segment.start.reason or self.tr("no reason given")))
        clash = self.clash(segment.id)
        if clash is not None:
            other = plan.segments[layout.index[clash.with_id]].title
            early = self.tr("Clash: begins {0} before “{1}” is over")
            words.append(early.format(format_length(clash.by_s), other))
        return "\n".join(words)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """One edit of the row and what is selected with it (a title, a start alone); what cannot be is said."""
        name = self._ids[index.row()]
        if role != Qt.ItemDataRole.EditRole or name == SHELF or str(value) == self.data(index, role):
            return False
        ids = [name]
        if name in self.together and not self.columns[index.column()].single:
            ids = [one for one in self._ids if one in self.together]
        return self.put(ids, index, str(value))

    def put(self, ids: Collection[str], index: Index, text: str) -> bool:
        """Write words into the column of all of these, as one step."""
        column = self.columns[index.column()]
        if column.put is None:
            return False
        try:
            self._session.edit(self._label(column, ids, text), partial(_put, column, tuple(ids), text))
        except (EditRefused, ValueError) as reason:
            self.refused.emit(index.row(), index.column(), str(reason))
            return False
        return True

    def _label(self, column: Column, ids: Collection[str], text: str) -> str:
        what = named_in(self._session.plan, ids)
        title = one_line(text, 80)
        return (
            self.tr("Rename {0} to “{1}”").format(what, title) if column.key == "title" else column.label.format(what)
        )

    def _tooltip(self, index: Index) -> str | None:
        segment = self.segment(index.row())
        if segment is None:
            return None
        match self.columns[index.column()].key:
            case "start":
                return self.start_words(index.row()) or self.tr("Type a time to fix the start")
            case "title":
                return KIND_WORDS[segment.kind]
            case "markers":
                return "\n".join(f"{marker_word(one)}: {one.reason}" for one in segment.markers) or None
            case _:
                return self.words(index.row(), index.column()) or None

    def _changed(self, diff: Diff) -> None:
        starts_s = self._session.layout.starts_s
        touched = diff.ids("segment")
        self._let_through(None if _comes_or_goes(diff) else touched)
        moves = bool(self._wanted or self.sorting) and bool(touched)
        if self._other_columns(touched) or (moves and self._order() != self._ids):
            self._reset()
            return
        if starts_s == self._starts_s and not _comes_or_goes(diff):
            rows = [self._rows[name] for name in touched if name in self._rows]
            if diff.ids("section"):
                rows = [0, len(self._ids) - 1]
        elif self._order() != self._ids:
            self._reset()
            return
        else:
            rows = [0, len(self._ids) - 1]
        self._starts_s = starts_s
        if rows and self._ids:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(self.columns) - 1))

    def _library_changed(self, diff: Diff) -> None:
        if diff and self._wanted.open_needs:
            self._let_through(None)
            if self._order() != self._ids:
                self._reset()

    def _opened(self) -> None:
        self._let_through(None)
        self.sort_by("")

    def _other_columns(self, touched: Collection[str]) -> bool:
        if not touched:
            return False
        return own_names(self._session.plan) != tuple(one.own for one in self.columns if one.own)

    def _reset(self) -> None:
        self.beginResetModel()
        columns = columns_of(self._session.plan)
        if [one.key for one in columns] != [one.key for one in self.columns]:
            self.columns = columns
        if self.sorting is not None and self.place_of(self.sorting.column.key) < 0:
            self.sorting = None
        self._ids = self._order()
        self._starts_s = self._session.layout.starts_s
        self._rows = {segment_id: row for row, segment_id in enumerate(self._ids) if segment_id != SHELF}
        self.endResetModel()
        self.count()

    def count(self) -> None:
        """Say again how many rows are shown."""
        plan = self._session.plan
        running = len(plan.running_segments) if plan is not None else 0
        parked = len(self._ids) - self._ids.index(SHELF) - 1 if SHELF in self._ids else 0
        shown = len(self._ids) - parked - (SHELF in self._ids)
        self.counted.emit(shown, running, parked)

    def _order(self) -> tuple[str, ...]:
        plan = self._session.plan
        if plan is None:
            return ()
        order = _in_order(plan, self._session.layout, self.sorting)
        return _only(order, self._through) if self._wanted else order

    def _let_through(self, touched: Collection[str] | None) -> None:
        """Look again at what was touched, or at every segment: words are found in a long plan only so fast."""
        plan = self._session.plan
        if plan is None or not self._wanted:
            self._through = frozenset()
        elif touched is None:
            self._through = passing(plan, self._wanted, self._state_of)
        elif touched:
            some = replace(plan, segments=tuple(one for one in plan.segments if one.id in touched))
            self._through = (self._through - frozenset(touched)) | passing(some, self._wanted, self._state_of)

    def _state_of(self, need_id: str) -> NeedState:
        return readiness_of(self._session.delivery, need_id).state


def _put(column: Column, ids: tuple[str, ...], text: str, plan: Plan) -> Plan:
    return plan if column.put is None else column.put(plan, ids, text)


def _comes_or_goes(diff: Diff) -> bool:
    """Whether a segment was added, removed or put elsewhere."""
    return any(
        one.kind == "segment" and (one.before is None or one.after is None or one.was_after != one.now_after)
        for one in diff.changes
    )


def _in_order(plan: Plan, layout: Layout, sorting: Sorting | None) -> tuple[str, ...]:
    """The ids that run, by the clock or sorted, then those on the shelf, as they stand or sorted, under a line."""
    segments, running = plan.segments, len(plan.running_segments)  # the shelf is the last lane
    if sorting is None:
        order = [segments[place].id for place in sorted(range(running), key=layout.starts_s.__getitem__)]
        parked = [one.id for one in segments[running:]]
    else:
        order, parked = (sorting.sorted(plan, layout, some) for some in (segments[:running], segments[running:]))
    return (*order, SHELF, *parked) if parked else tuple(order)


def _only(order: tuple[str, ...], through: Collection[str]) -> tuple[str, ...]:
    """The ids that pass; the line over the shelf goes when nothing is left under it."""
    kept = tuple(one for one in order if one == SHELF or one in through)
    return kept[:-1] if kept and kept[-1] == SHELF else kept
