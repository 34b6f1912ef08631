"""The drawer beside the timeline: what can be added, to be dragged in or put in by Return."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.domain.plan import Kind, MarkerKind, NeedState, Segment
from app.domain.words import KIND_WORDS, MARKER_WORDS
from widgets import fonts
from widgets.icons import IconButton
from widgets.parts import Line, column, plain, row
from widgets.theme import Theme, theme_of
from widgets.timeline.item_drags import MIME
from widgets.timeline.kind_signs import kind_sign
from widgets.timeline.signs import cue_diamond, marker_chip, need_dot

Index = QModelIndex | QPersistentModelIndex
_WIDTH_EM: Final = 10.5
_SIGN_PX: Final = 16
_Sign = Callable[[Theme, float], QPixmap]


@dataclass(frozen=True, slots=True)
class Thing:
    """One row: its words, its sign, and what is put in (:func:`widgets.timeline.item_drags.putting`)."""

    words: str
    put: str = ""
    kind: str = ""
    sign: _Sign | None = None


class Things(QAbstractListModel):
    """The rows; a heading has nothing to put in."""

    def __init__(self, things: Sequence[Thing], view: QWidget) -> None:
        super().__init__(view)
        self._things, self._view = tuple(things), view

    def thing(self, at: int) -> Thing:
        """What a row offers."""
        return self._things[at]

    def rowCount(self, parent: Index | None = None) -> int:
        """All of them."""
        return 0 if parent is not None and parent.isValid() else len(self._things)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, sign; a heading is small and quiet."""
        thing = self._things[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.words
        if role == Qt.ItemDataRole.DecorationRole and thing.sign is not None:
            return _icon(thing.sign(theme_of(self._view.palette()), self._view.devicePixelRatioF()))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._view.fontMetrics().height() + 9)
        if role == Qt.ItemDataRole.FontRole and not thing.put:
            return fonts.strong(11.5)
        if role == Qt.ItemDataRole.ToolTipRole and thing.put:
            return self.tr("Drag “{0}” onto the timeline, or press Return").format(thing.words)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is put in can be dragged; headings can only be read."""
        if not self._things[index.row()].put:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What the timeline takes."""
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The first of the rows, as the timeline reads it."""
        thing = self._things[indexes[0].row()]
        carried = QMimeData()
        carried.setData(MIME, json.dumps({"put": thing.put, "kind": thing.kind or None}).encode())
        return carried


class Drawer(QFrame):
    """Each row can be dragged onto a moment; Return or a double click puts it in at the selection."""

    picked = Signal(str, str)
    """What is put in, and of which kind ('' where there is only one)."""
    closed = Signal()

    def __init__(self, activities: Sequence[Segment] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(round(_WIDTH_EM * self.fontMetrics().height()))
        self.list = QListView()
        self.things = Things(_things(activities), self.list)
        self.list.setModel(self.things)
        self.list.setAccessibleName(self.tr("Things to add"))
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setIconSize(QSize(_SIGN_PX, _SIGN_PX))
        self.list.setProperty("rows", True)
        self.list.setCurrentIndex(self.things.index(1))
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(self._picked)
        shut = IconButton("close", self.tr("Close"))
        shut.clicked.connect(self.closed)
        head = row(None, 4)
        head.setContentsMargins(9, 6, 6, 2)
        title = plain(self.tr("Add"))
        title.setFont(fonts.strong())
        head.addWidget(title, 1)
        head.addWidget(shut)
        inside = column()
        inside.addLayout(head)
        inside.addWidget(self.list, 1)
        whole = row(self, 0)
        whole.addLayout(inside, 1)
        whole.addWidget(Line(upright=True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return puts in the row one is on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._picked(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def _picked(self, index: QModelIndex) -> None:
        thing = self.things.thing(index.row()) if index.isValid() else Thing("")
        if thing.put:
            self.picked.emit(thing.put, thing.kind)


def _icon(sign: QPixmap) -> QIcon:
    """The sign as it is, in a selected row too: its color means something."""
    made = QIcon(sign)
    made.addPixmap(sign, QIcon.Mode.Selected)
    return made


def _things(activities: Sequence[Segment]) -> list[Thing]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Drawer", text)

    rows = [Thing(tr("Segments"))]
    rows += [Thing(KIND_WORDS[kind], "segment", kind, _kind(kind)) for kind in Kind]
    if activities:
        rows.append(Thing(tr("Activities")))
        rows += [Thing(one.title, "activity", one.id, _kind(one.kind)) for one in activities]
    rows.append(Thing(tr("Weight")))
    rows += [Thing(words, "marker", kind, _marker(kind)) for kind, words in MARKER_WORDS.items()]
    rows.append(Thing(tr("Support")))
    rows.append(Thing(tr("Need"), "need", "", lambda theme, ratio: need_dot(NeedState.OPEN, theme, _SIGN_PX, ratio)))
    rows.append(Thing(tr("Producer cue"), "cue", "", _cue))
    return rows


def _kind(kind: Kind) -> _Sign:
    return lambda theme, ratio: kind_sign(kind, theme.kind(kind).strong, _SIGN_PX, ratio)


def _marker(kind: MarkerKind) -> _Sign:
    return lambda theme, ratio: marker_chip(kind, theme, _SIGN_PX, ratio)


def _cue(theme: Theme, ratio: float) -> QPixmap:
    return cue_diamond(theme.text, theme.surface, _SIGN_PX // 2 - 1, ratio)
