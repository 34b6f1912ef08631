"""The open session as rows for a table view; keeps ids and asks the session for everything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain import edits
from app.domain.clock import format_minutes
from app.domain.diff import Diff
from app.domain.errors import EditRefused
from app.domain.plan import Kind, Plan, Segment
from app.domain.text import clean, one_line
from app.domain.words import KIND_WORDS, MARKER_GLYPHS, marker_word
from app.session import Session
from widgets import fonts
from widgets.parts import clock
from widgets.reading import read_length

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_QUIET_KINDS = frozenset({Kind.BREAK, Kind.BUFFER, Kind.OFF_CLOCK, Kind.OPENING, Kind.CLOSE, Kind.INPUT})


class Col(IntEnum):
    """The columns, left to right."""

    START = 0
    MINUTES = 1
    TITLE = 2
    WHY = 3
    WEIGHT = 4
    SUPPORT = 5
    LED_BY = 6


_READ: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED: Final = _READ | Qt.ItemFlag.ItemIsEditable
EDITABLE = frozenset({Col.MINUTES, Col.TITLE, Col.WHY, Col.LED_BY})


def why_missing(segment: Segment) -> bool:
    """Whether it owes a reason: what learners do, or what carries weight, is not there by itself."""
    return not segment.intent.why and (segment.kind not in _QUIET_KINDS or bool(segment.markers))


def support_words(segment: Segment) -> str:
    """What has to be ready, in a line."""
    slides = [f"Slides {segment.slides}"] if segment.slides else []
    return ", ".join([need.title for need in segment.needs] or slides)


def weight_words(segment: Segment) -> str:
    """The markers by sign and word."""
    return "  ".join(f"{MARKER_GLYPHS[one.kind]} {marker_word(one)}" for one in segment.markers)


_WORDS: Final[dict[Col, Callable[[Segment], str]]] = {
    Col.MINUTES: lambda segment: format_minutes(segment.planned_s),
    Col.TITLE: lambda segment: segment.title,
    Col.WHY: lambda segment: segment.intent.why,
    Col.WEIGHT: weight_words,
    Col.SUPPORT: support_words,
    Col.LED_BY: lambda segment: segment.led_by,
}


class OutlineModel(QAbstractTableModel):
    """Rows by the clock, the main room first where two start together."""

    refused = Signal(int, int, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._rows: dict[str, int] = {}
        self._starts_s: tuple[int, ...] = ()
        self._small = fonts.small()
        self._headers = (
            self.tr("Start"),
            self.tr("Min"),
            self.tr("Segment"),
            self.tr("Why it is here"),
            self.tr("Weight"),
            self.tr("Support"),
            self.tr("Led by"),
        )
        session.changed.connect(self._changed)
        session.opened.connect(self._reset)
        self._reset()

    def segment(self, row: int) -> Segment | None:
        """The segment of a row, as the plan has it now."""
        plan = self._session.plan
        if plan is None or not 0 <= row < len(self._ids):
            return None
        place = self._session.layout.index.get(self._ids[row])
        return None if place is None else plan.segments[place]

    def row_of(self, segment_id: str) -> int:
        """The row of a segment, -1 when it is not there."""
        return self._rows.get(segment_id, -1)

    @property
    def ids(self) -> tuple[str, ...]:
        """The segments in the order of the rows."""
        return self._ids

    def start_s(self, row: int) -> int:
        """When the segment of a row starts, in seconds of the plan's day."""
        return self._session.layout.start_of(self._ids[row])

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a segment."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """The columns of :class:`Col`."""
        return 0 if parent.isValid() else len(Col)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words over the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole:
            return self._small
        return self._headers[section] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be typed into."""
        return _TYPED if self.may_edit(index) else _READ

    def may_edit(self, index: Index) -> bool:
        """Whether the cell can be typed into."""
        return index.isValid() and index.column() in EDITABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; painting is the delegate's."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        return self.words(index.row(), Col(index.column()))

    def words(self, row: int, col: Col) -> str:
        """A cell as text, the way it is copied."""
        segment = self.segment(row)
        if segment is None:
            return ""
        return clock(self.start_s(row)) if col is Col.START else _WORDS[col](segment)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """One edit through the session; what cannot be is said, and the plan stays."""
        segment = self.segment(index.row())
        if role != Qt.ItemDataRole.EditRole or segment is None or str(value) == self.data(index):
            return False
        try:
            self._apply(segment, Col(index.column()), str(value))
        except (EditRefused, ValueError) as reason:
            self.refused.emit(index.row(), index.column(), str(reason))
            return False
        return True

    def _apply(self, segment: Segment, col: Col, text: str) -> None:
        name, change = segment.id, edits.amend
        match col:
            case Col.MINUTES:
                seconds = read_length(text)
                self._session.edit(self.tr("Change the length"), lambda plan: edits.resize(plan, name, seconds))
            case Col.TITLE:
                self._session.edit(
                    self.tr("Rename the segment"), lambda plan: edits.retitle(plan, name, one_line(text))
                )
            case Col.WHY:
                intent = replace(segment.intent, why=clean(text))
                self._session.edit(self.tr("Say why it is here"), lambda plan: edits.set_intent(plan, name, intent))
            case _:
                led = one_line(text)
                label = self.tr("Change who leads")
                self._session.edit(label, lambda plan: change(plan, name, lambda one: replace(one, led_by=led)))

    def _tooltip(self, index: Index) -> str | None:
        segment = self.segment(index.row())
        if segment is None:
            return None
        if index.column() == Col.TITLE:
            return KIND_WORDS[segment.kind]
        if index.column() == Col.WEIGHT:
            return "\n".join(f"{marker_word(one)}: {one.reason}" for one in segment.markers) or None
        return self.words(index.row(), Col(index.column())) or None

    def _changed(self, diff: Diff) -> None:
        starts_s = self._session.layout.starts_s
        if starts_s == self._starts_s and not _comes_or_goes(diff):
            rows = [self._rows[name] for name in diff.ids("segment") if name in self._rows]
        elif self._order() != self._ids:
            self._reset()
            return
        else:
            rows = [0, len(self._ids) - 1]
        self._starts_s = starts_s
        if rows and self._ids:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(Col) - 1))

    def _reset(self) -> None:
        self.beginResetModel()
        self._ids = self._order()
        self._starts_s = self._session.layout.starts_s
        self._rows = {segment_id: row for row, segment_id in enumerate(self._ids)}
        self.endResetModel()

    def _order(self) -> tuple[str, ...]:
        plan = self._session.plan
        if plan is None:
            return ()
        return _by_clock(plan, self._session.layout.starts_s)


def _comes_or_goes(diff: Diff) -> bool:
    """Whether a segment was added, removed or put elsewhere."""
    return any(
        one.kind == "segment" and (one.before is None or one.after is None or one.was_after != one.now_after)
        for one in diff.changes
    )


def _by_clock(plan: Plan, starts_s: tuple[int, ...]) -> tuple[str, ...]:
    segments = plan.segments
    return tuple(segments[place].id for place in sorted(range(len(segments)), key=starts_s.__getitem__))
