"""The heads of the columns: which are shown, in which order and how wide, as the person chose and as is remembered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from app.session import Session
from widgets.outline.columns import OWN, Column
from widgets.outline.fitting import Fit
from widgets.outline.model import OutlineModel
from widgets.settings import Settings
from widgets.widths import Wish, shared

AT_FIRST: Final = ("start", "planned_s", "title", "intent.why", "markers", "support", "led_by")
_GIVE_WAY: Final = {"support": 92, "led_by": 77, "markers": 50, "intent.why": 37}
"""Under this width of the table, in characters, these go, as long as nobody chose the columns."""
_ALWAYS: Final = "title"
_KEPT: Final = "outline-columns"


def _kept(settings: Settings) -> tuple[tuple[str, ...], dict[str, int]]:
    """The columns chosen and the widths drawn; what somebody else wrote there counts as nothing."""
    try:
        known = json.loads(bytes(settings.bytes(_KEPT).data()) or b"{}")
        widths = {str(key): int(width) for key, width in known.get("widths", {}).items()}
        return tuple(str(key) for key in known.get("shown", ())), widths
    except (ValueError, TypeError, AttributeError):
        return (), {}


def shown_keys(settings: Settings) -> tuple[str, ...]:
    """The keys of the columns chosen, in their order; the agreed ones while nobody chose."""
    return _kept(settings)[0] or AT_FIRST


class Heads(QHeaderView):
    """Shares the width out; a column that was drawn wider or narrower keeps its width."""

    rearranged = Signal()
    sort_asked = Signal(str)
    """The key of the column to sort the rows by, or the other way, or no more."""

    def __init__(self, session: Session, model: OutlineModel, settings: Settings, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells, self._model_, self._settings = parent, model, settings
        self._fit = Fit(session, model)
        self._chosen, self._widths = _kept(settings)
        self._laying = False
        self._room = 0
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumSectionSize(30)
        self.setFixedHeight(self.fontMetrics().height() + 13)
        self.setToolTip(self.tr("Click to sort the rows; right-click to choose the columns; drag to order them"))
        self.sectionMoved.connect(self._moved)
        self.sectionResized.connect(self._drawn)
        self.sectionClicked.connect(self._clicked)

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys of the columns that are chosen and there, in their order."""
        known = {column.key for column in self._model_.columns}
        return tuple(key for key in self._chosen or AT_FIRST if key in known)

    def visible(self) -> tuple[int, ...]:
        """The places in the model of the columns one sees, left to right."""
        places = (self.logicalIndex(i) for i in range(self.count()))
        return tuple(place for place in places if not self.isSectionHidden(place))

    def lay_out(self, width: int) -> None:
        """Put the columns in their order and share this width out among them.

        A scroll bar that comes or goes meanwhile asks again: what is laid last is what there is room for.
        """
        self._room = width
        if self._laying:
            return
        self._laying = True
        self._lay(width)
        if self._room != width:
            self._lay(self._room)
        self._laying = False

    def make_room(self) -> None:
        """Lay the columns out anew where an edit made figures too wide for theirs: nobody can read half a clock."""
        metrics = self._cells.fontMetrics()
        for place in self.visible():
            column = self._model_.columns[place]
            drawn = column.key in self._widths
            if column.chars and not drawn and self._fit.wish(column, metrics).least > self.sectionSize(place):
                self.lay_out(self._room)
                return

    def _lay(self, width: int) -> None:
        chars = width // self._cells.fontMetrics().averageCharWidth()
        shown = [key for key in self.shown if self._chosen or chars >= _GIVE_WAY.get(key, 0)]
        places = {column.key: place for place, column in enumerate(self._model_.columns)}
        for to, key in enumerate(shown):
            self.moveSection(self.visualIndex(places[key]), to)
        for key, place in places.items():
            self.setSectionHidden(place, key not in shown)
        for key, pixels in self._shared([self._model_.columns[places[key]] for key in shown], width).items():
            self.resizeSection(places[key], pixels)

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns in this order, and remember it."""
        known = {column.key for column in self._model_.columns}
        elsewhere = [key for key in self._chosen if key not in known]
        self._chosen = (*keys, *elsewhere)
        self._keep()
        self.rearranged.emit()

    def show_too(self, names: Sequence[str]) -> None:
        """Show the fields of our own of these names at the end, where they are not shown yet."""
        keys = [OWN + name for name in names if OWN + name not in self.shown]
        if keys:
            self.choose([*self.shown, *keys])

    def toggle(self, key: str) -> None:
        """Show a column at the end, or hide it."""
        rest = [one for one in self.shown if one != key]
        self.choose(rest if key in self.shown else [*rest, key])

    def shift(self, key: str, step: int) -> None:
        """Move a column one place; the twin of dragging its head."""
        keys = list(self.shown)
        to = keys.index(key) + step
        if 0 <= to < len(keys):
            keys.insert(to, keys.pop(keys.index(key)))
            self.choose(keys)

    def start_again(self) -> None:
        """As at first: the agreed columns, sharing the width."""
        self._chosen, self._widths = (), {}
        self._keep()
        self.rearranged.emit()

    def menu(self, key: str = "") -> QMenu:
        """A check mark a column; for the column one points at, ways to move it. Deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self.shown
        for column in self._model_.columns:
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.setEnabled(column.key != _ALWAYS)
            action.triggered.connect(partial(self.toggle, column.key))
        menu.addSeparator()
        self._add_sorting(menu, key)
        if key in shown:
            place = shown.index(key)
            for words, step in ((self.tr("Move left"), -1), (self.tr("Move right"), 1)):
                action = menu.addAction(words, partial(self.shift, key, step))
                action.setEnabled(0 <= place + step < len(shown))
        menu.addAction(self.tr("Columns as at first"), self.start_again)
        return menu

    def _add_sorting(self, menu: QMenu, key: str) -> None:
        """Sorting by the column one points at, else by any that is shown; for who has no mouse."""
        titles = {column.key: column.title for column in self._model_.columns}
        if key:
            menu.addAction(self.tr("Sort by “{0}”").format(titles[key]), partial(self.sort_asked.emit, key))
        else:
            inside = menu.addMenu(self.tr("Sort by"))
            for one in self.shown:
                inside.addAction(titles[one], partial(self.sort_asked.emit, one))
        if self._model_.sorting is not None:
            menu.addAction(self.tr("Running order"), partial(self.sort_asked.emit, ""))
        menu.addSeparator()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the columns."""
        place = self.logicalIndexAt(event.pos())
        key = self._model_.columns[place].key if place >= 0 else ""
        self.menu(key).popup(self.mapToGlobal(event.pos()))

    def drop_menu(self, below: QWidget) -> None:
        """The same menu under a button."""
        self.menu().popup(below.mapToGlobal(QPoint(0, below.height())))

    def _shared(self, columns: Sequence[Column], width: int) -> dict[str, int]:
        cells = self._cells.fontMetrics()
        drawn = {column.key: self._widths.get(column.key) for column in columns}
        wishes = [
            Wish(drawn[column.key] or 0) if drawn[column.key] else self._fit.wish(column, cells) for column in columns
        ]
        return dict(zip(drawn, shared(wishes, width), strict=True))

    def _clicked(self, place: int) -> None:
        self.sort_asked.emit(self._model_.columns[place].key)

    def show_sorting(self) -> None:
        """The arrow over the column the rows are sorted by, if they are."""
        sorting = self._model_.sorting
        self.setSortIndicatorShown(sorting is not None)
        if sorting is not None:
            # Fusion's arrow points down where numbers rise
            order = Qt.SortOrder.AscendingOrder if sorting.down else Qt.SortOrder.DescendingOrder
            self.setSortIndicator(self._model_.place_of(sorting.column.key), order)

    def _moved(self) -> None:
        if not self._laying:
            self.choose([self._model_.columns[place].key for place in self.visible()])

    def _drawn(self, place: int, _before: int, width: int) -> None:
        if not self._laying and width and place < len(self._model_.columns):
            self._widths[self._model_.columns[place].key] = width
            self._keep()

    def _keep(self) -> None:
        known = {"shown": self._chosen, "widths": self._widths}
        self._settings.keep_bytes(_KEPT, QByteArray(json.dumps(known).encode()))
