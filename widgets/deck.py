"""A slide deck dropped on a session: which slides go with which segment, and the notes that could be said there.

Reads away from the window and shows before anything is written; knows no file format.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QDialog, QHBoxLayout, QHeaderView, QTableView, QWidget

from app.domain.deck import Fit, Slide, deck_of, fitted, with_deck
from app.domain.errors import EditRefused
from app.domain.plan import MAIN_LANE, Kind, Plan, Segment
from app.domain.text import one_line
from app.jobs import Cancelled, Job, Progress
from app.session import Session
from widgets import fonts
from widgets.parts import MUTED, Elided, Line, button, column, plain, row, several, wrapped
from widgets.verbs import Verbs

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_SIZE: Final = QSize(860, 640)
SEGMENT, SLIDES, TITLES, NOTES = range(4)
_MOST_NUMBERS: Final = 12


class DeckModel(QAbstractTableModel):
    """A row a segment of the main room; the slides can be typed over, and what is ticked will be filled in."""

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan = plan
        self._slides: tuple[Slide, ...] = ()
        self._typed: dict[str, str] = {}
        self._unticked: set[str] = set()
        self._fits: dict[str, Fit] = {}
        self.row = [one for one in plan.segments if one.lane_id == MAIN_LANE and one.kind is not Kind.OFF_CLOCK]

    def show_slides(self, slides: tuple[Slide, ...]) -> None:
        """Fit a deck."""
        self._slides = slides
        self.beginResetModel()
        self._fit()
        self.endResetModel()

    @property
    def fits(self) -> tuple[Fit, ...]:
        """What is ticked and would change something."""
        return tuple(fit for key, fit in self._fits.items() if key not in self._unticked)

    @property
    def left(self) -> tuple[Slide, ...]:
        """The slides that go with no segment."""
        taken = {slide.number for fit in self._fits.values() for slide in fit.slides}
        return tuple(slide for slide in self._slides if slide.number not in taken)

    def _fit(self) -> None:
        segments = tuple(replace(one, slides=self._typed.get(one.id, one.slides)) for one in self._plan.segments)
        found = {fit.segment_id: fit for fit in fitted(replace(self._plan, segments=segments), self._slides)}
        kept = {one.id for one in self.row if one.slides and one.id not in self._typed}
        self._fits = {key: replace(fit, known=key in kept) for key, fit in found.items()}

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One a segment."""
        return 0 if parent.isValid() else len(self.row)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Segment, slides, the titles on them, notes."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What each column is."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Segment"), self.tr("Slides"), self.tr("On them"), self.tr("Notes"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words, and the tick before the segment."""
        segment = self.row[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.EditRole):
            return self._words(segment, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == SEGMENT and segment.id in self._fits:
            ticked = segment.id not in self._unticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def _words(self, segment: Segment, of: int) -> str:
        fit = self._fits.get(segment.id)
        if of == SEGMENT:
            return segment.title
        if fit is None:
            return self._typed.get(segment.id, segment.slides) if of == SLIDES else ""
        if of == SLIDES:
            return segment.slides if fit.known else fit.range
        if of == TITLES:
            return " · ".join(slide.title for slide in fit.slides if slide.title)
        count = len(fit.noted)
        return several(count, self.tr("{0} slide"), self.tr("{0} slides")) if count else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Slides can be typed; a segment with slides can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == SLIDES:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.column() == SEGMENT and self.row[index.row()].id in self._fits:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take other slides for a segment, or leave it out."""
        key = self.row[index.row()].id
        if role == Qt.ItemDataRole.CheckStateRole:
            (self._unticked.discard if value == Qt.CheckState.Checked.value else self._unticked.add)(key)
            self.dataChanged.emit(index, index)
            return True
        if role == Qt.ItemDataRole.EditRole and index.column() == SLIDES:
            self._typed[key] = one_line(str(value), 100)
            self._fit()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.row) - 1, NOTES))
            return True
        return False


class DeckDialog(QDialog):
    """Accepted when the slides were filled in."""

    def __init__(self, path: Path, plan: Plan, session: Session, verbs: Verbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path, self._plan, self._session = path, plan, session
        self.setWindowTitle(self.tr("Slides"))
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.size()))
        self.slides = DeckModel(plan, self)
        self._build()
        self._job = Job(partial(_read, verbs, path), self)
        self._job.finished.connect(self._show)
        self._job.failed.connect(self._failed)
        self._job.start()

    def stop(self) -> None:
        """Give up what is under way."""
        self._job.cancel()

    def _build(self) -> None:
        heading = plain(self.tr("Slides of “{0}”").format(self._plan.title))
        heading.setFont(fonts.strong(15))
        self.told = wrapped(self.tr("Reading {0}…").format(self._path.name), MUTED)
        self.table = QTableView()
        self.table.setModel(self.slides)
        self.table.setAccessibleName(self.tr("Slides by segment"))
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(TITLES, QHeaderView.ResizeMode.Stretch)
        for section, width in ((SEGMENT, 270), (SLIDES, 90), (NOTES, 90)):
            self.table.setColumnWidth(section, fonts.scaled(width))
        self.left = wrapped("", MUTED)
        self.notes = QCheckBox(self.tr("Add the speaker notes as lines to say, at the end of each segment’s script"))
        self.notes.setChecked(True)
        layout = column(self, 0)
        top = column(None, 4)
        top.setContentsMargins(18, 14, 18, 12)
        top.addWidget(heading)
        top.addWidget(self.told)
        middle = column(None, 10)
        middle.setContentsMargins(18, 10, 18, 12)
        for widget in (self.table, self.left, self.notes):
            middle.addWidget(widget)
        layout.addLayout(top)
        layout.addWidget(Line())
        layout.addLayout(middle, 1)
        layout.addWidget(Line())
        layout.addLayout(self._bottom())
        self.slides.modelReset.connect(self._count)
        self.slides.dataChanged.connect(self._count)
        self.notes.toggled.connect(self._count)

    def _bottom(self) -> QHBoxLayout:
        line = row(None, 10)
        line.setContentsMargins(18, 12, 18, 12)
        self.promise = Elided(self.tr("Nothing is written until you fill it in. One undo takes it back."), MUTED)
        cancel = button(self.tr("Cancel"))
        self.fill = button(self.tr("Fill in"), "primary")
        self.fill.setEnabled(False)
        self.fill.setDefault(True)
        line.addWidget(self.promise, 1)
        line.addWidget(cancel)
        line.addWidget(self.fill)
        cancel.clicked.connect(self.reject)
        self.fill.clicked.connect(self.bring_in)
        return line

    def _show(self, slides: tuple[Slide, ...]) -> None:
        self.told.setText(
            self.tr("{0} · {1}. Slides go by their titles; type over any that are wrong.").format(
                self._path.name, several(len(slides), self.tr("{0} slide"), self.tr("{0} slides"))
            )
        )
        self.slides.show_slides(slides)
        self.table.setFocus()
        if self.slides.row:
            self.table.setCurrentIndex(self.slides.index(0, SLIDES))

    def _failed(self, trouble: Exception) -> None:
        self.told.setText(str(trouble))
        self.promise.say(self.tr("Nothing was written."))

    def _count(self) -> None:
        count = len(self._changed().segments) if self.slides.fits else 0
        self.fill.setEnabled(bool(count))
        words = several(count, self.tr("Fill in {0} segment"), self.tr("Fill in {0} segments"))
        self.fill.setText(words if count else self.tr("Fill in"))
        left = self.slides.left
        numbers = ", ".join(
            f"{slide.number}{self.tr(' (hidden)') if slide.hidden else ''}" for slide in left[:_MOST_NUMBERS]
        )
        more = self.tr(" and {0} more").format(len(left) - _MOST_NUMBERS) if len(left) > _MOST_NUMBERS else ""
        self.left.setText(self.tr("With no segment: slides {0}{1}").format(numbers, more) if left else "")

    def _changed(self) -> Plan:
        """The plan with nothing in it but what the deck changes."""
        after = with_deck(self._plan, self.slides.fits, self.notes.isChecked())
        pairs = zip(self._plan.segments, after.segments, strict=True)
        return replace(after, segments=tuple(new for old, new in pairs if new != old))

    def bring_in(self) -> None:
        """Fill the slides in, as one step, and close."""
        change = partial(with_deck, fits=self.slides.fits, notes=self.notes.isChecked())
        try:
            self._session.edit(self.tr("Slides from {0}").format(self._path.name), change)
        except EditRefused as reason:
            self.promise.say(str(reason))
            return
        self.accept()


def _read(verbs: Verbs, path: Path, progress: Progress, cancelled: Cancelled) -> object:
    del progress
    return deck_of(verbs.read_grids(path, cancelled, ""))
