"""What was done to the session, newest first; choosing a step goes back (or forward) to it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTime,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.diff import Diff
from app.domain.errors import EditRefused
from app.session import Session
from widgets.parts import several
from widgets.theme import Theme, theme_of

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


TIME = Qt.ItemDataRole.UserRole
"""When a step was done, by the clock on the wall."""


def local_time(instant: str) -> str:
    """An ISO instant on this machine's clock, with the date where it was not today; nothing for none."""
    if not instant:
        return ""
    there = datetime.fromisoformat(instant).astimezone()
    time = QLocale().toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)
    if there.date() == datetime.now(UTC).astimezone().date():
        return time
    return f"{QLocale().toString(QDate(there.year, there.month, there.day), QLocale.FormatType.ShortFormat)}  {time}"


class ChangesModel(QAbstractListModel):
    """Taken-back steps on top, then the state now, then the steps done, newest first, then the beginning."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._labels: tuple[str, ...] = ()
        self._times: tuple[str, ...] = ()
        self.undone = 0

    def renew(self) -> None:
        """Read the steps again."""
        done, undone = self._session.steps
        when, when_undone = self._session.step_times
        self.beginResetModel()
        self._times = (*reversed(when_undone), *reversed(when), "")
        begin = (self.tr("As it was at first"),) if self._session.plan else ()
        self._labels = (*reversed(undone), *reversed(done), *begin)
        self.undone = len(undone)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One a step, and the beginning."""
        return 0 if parent.isValid() else len(self._labels)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The step's label, and when it was done."""
        label, time = self._labels[index.row()], local_time(self._times[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == TIME:
            return time
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{label}, {time}" if time else label
        if role == Qt.ItemDataRole.ToolTipRole:
            steps = index.row() - self.undone
            if steps > 0:
                return several(steps, self.tr("Undo {0} step"), self.tr("Undo {0} steps"))
            return self._forward(-steps)
        return None

    def _forward(self, steps: int) -> str:
        if not steps:
            return self.tr("The session as it is now")
        return several(steps, self.tr("Redo {0} step"), self.tr("Redo {0} steps"))


class ChangesDelegate(QStyledItemDelegate):
    """Steps taken back are quiet and say so by an arrow; the state now is marked by a dot."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as the rows of the other panels."""
        del index
        return QSize(100, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Dot and words."""
        model = index.model()
        undone = model.undone if isinstance(model, ChangesModel) else 0
        theme, box = theme_of(option.palette), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(box.x(), box.y(), 2, box.height(), theme.accent)
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.line)
        if index.row() == undone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            painter.drawEllipse(box.x() + 12, box.center().y() - 3, 7, 7)
        if index.row() < undone:
            painter.setPen(theme.muted)
            painter.drawText(box.adjusted(9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "↷")
        self._words(
            painter, box.adjusted(30, 0, -12, 0), index, theme.muted if index.row() < undone else theme.text, theme
        )
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, box: QRect, index: Index, ink: QColor, theme: Theme) -> None:
        time, metrics = str(index.data(TIME)), painter.fontMetrics()
        painter.setPen(theme.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, time)
        words = box.adjusted(0, 0, -metrics.horizontalAdvance(time) - 16, 0)
        painter.setPen(ink)
        shown = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


class ChangesPanel(QListView):
    """The history as a list one can travel by."""

    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self.steps = ChangesModel(session, self)
        self.setModel(self.steps)
        self.setItemDelegate(ChangesDelegate(self))
        self.setAccessibleName(self.tr("Changes"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self.go_to)
        session.changed.connect(self._changed)
        session.opened.connect(self._renew)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened unseen."""
        super().showEvent(event)
        if self._stale:
            self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the step the keyboard is on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.go_to(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def go_to(self, index: QModelIndex) -> None:
        """Undo or redo until this step is the last one done."""
        steps = index.row() - self.steps.undone if index.isValid() else 0
        try:
            for _ in range(abs(steps)):
                if steps > 0:
                    self._session.undo()
                else:
                    self._session.redo()
        except EditRefused as reason:
            self.said.emit(str(reason))

    def _changed(self, diff: Diff) -> None:
        if diff:
            self._renew()

    def _renew(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.steps.renew()
