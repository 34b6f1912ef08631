"""The page's list when a sheet goes into the open session: what stays, changes, comes and is gone, to be decided on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain import library as shelf
from app.domain.differences import Difference, Differences, State, differences
from app.domain.errors import EditRefused
from app.domain.library import Library
from app.domain.merge import NO_WISHES, Fate, Wishes, best_plan, merged, run_of, sheet_of
from app.domain.plan import Delivery, Plan
from app.domain.sheet import Reading
from app.session import Session
from widgets import fonts
from widgets.fields import ChoiceBox
from widgets.importing.merge_rows import ROW, MergeDelegate, MergeModel, has_choice
from widgets.parts import DANGER, MUTED, button, caption, column, plain, row, several, wrapped
from widgets.wrappedrows import WrappedRows

_FATE_KEYS = {Qt.Key.Key_K: Fate.KEEP, Qt.Key.Key_P: Fate.PARK, Qt.Key.Key_R: Fate.REMOVE}


class MergeView(WrappedRows):
    """``chose`` carries a segment's id and its fate, ``left`` whether one is left as it is; ``pointed`` a segment."""

    chose = Signal(str, object)
    left = Signal(str, bool)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = MergeModel(self)
        self.setModel(self.rows)
        self._delegate = MergeDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("What it changes in the open session"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu_at)
        self.selectionModel().currentChanged.connect(self._point)

    def menu_for(self, one: Difference) -> QMenu | None:
        """What can become of a segment; None where there is nothing to choose."""
        if not has_choice(one):
            return None
        menu = QMenu(self)
        if one.state is State.GONE:
            words = {Fate.KEEP: self.tr("Keep it"), Fate.PARK: self.tr("Park it"), Fate.REMOVE: self.tr("Remove it")}
            for fate, text in words.items():
                self._add(menu, text, fate is one.fate, partial(self.chose.emit, one.id, fate))
        else:
            self._add(menu, self.tr("Take what the sheet says"), not one.left, partial(self.left.emit, one.id, False))
            self._add(menu, self.tr("Leave it as it is"), one.left, partial(self.left.emit, one.id, True))
        return menu

    def ask(self, number: int) -> None:
        """Open the choices under a row."""
        box = self.visualRect(self.rows.index(number))
        menu = self.menu_for(self.rows.rows[number])
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            choice = self._delegate.choice_box(box, self.rows.rows[number])
            menu.popup(self.viewport().mapToGlobal(choice.bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or Enter opens the choices; K, P and R keep, park and remove what is gone."""
        index = self.currentIndex()
        one: Difference | None = index.data(ROW) if index.isValid() else None
        fate = _FATE_KEYS.get(Qt.Key(event.key()))
        if one is not None and fate is not None and one.state is State.GONE:
            self.chose.emit(one.id, fate)
        elif one is not None and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask(index.row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the choice opens it."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            box = self._delegate.choice_box(self.visualRect(index), index.data(ROW))
            if box.contains(at):
                self.ask(index.row())

    def _menu_at(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.ask(index.row())

    def _point(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pointed.emit(self.rows.rows[index.row()].id)

    @staticmethod
    def _add(menu: QMenu, words: str, checked: bool, do: object) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _checked: do())  # type: ignore[operator]


class MergePane(QWidget):
    """Works out the merge of a reading into the open session. ``changed``: it is another merge now.

    ``pointed``: the id of a read segment the person went to.
    """

    changed = Signal()
    pointed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading: Reading | None = None
        self._wishes = NO_WISHES
        self._chosen: str | None = None
        self.told: Differences | None = None
        self._build()

    def _build(self) -> None:
        layout: QVBoxLayout = column(self, 6)
        self._which = QWidget()
        which: QHBoxLayout = row(self._which, 8)
        which.setContentsMargins(0, 0, 12, 0)
        self.plans = ChoiceBox()
        self.plans.setAccessibleName(self.tr("Which of the sessions in the file"))
        which.addWidget(caption(self.tr("From the file")))
        which.addWidget(self.plans, 1)
        self.plans.activated.connect(self._choose_plan)
        self.summary = wrapped()
        self.summary.setContentsMargins(0, 0, 12, 0)
        self.refusal = wrapped("", DANGER)
        self.view = MergeView()
        self.view.chose.connect(lambda key, fate: self._wish(self._wishes.with_fates([key], fate)))
        self.view.left.connect(lambda key, left: self._wish(self._wishes.with_left(key, left)))
        self.view.pointed.connect(self._point)
        for widget in (self._which, self.summary, self.refusal):
            layout.addWidget(widget)
        layout.addWidget(self._all_gone())
        layout.addWidget(self.view, 1)

    def _all_gone(self) -> QWidget:
        """One choice for all the sheet has no row for."""
        self.gone = QWidget()
        line: QHBoxLayout = row(self.gone, 10)
        line.setContentsMargins(0, 0, 12, 0)
        self._gone_words = plain("", MUTED)
        self._gone_words.setFont(fonts.small())
        line.addWidget(self._gone_words, 1)
        self.all: dict[Fate, QPushButton] = {}
        for fate, words in (
            (Fate.KEEP, self.tr("Keep all")),
            (Fate.PARK, self.tr("Park all")),
            (Fate.REMOVE, self.tr("Remove all")),
        ):
            self.all[fate] = link = button(words, "link")
            link.setFont(fonts.small())
            link.clicked.connect(partial(self._wish_all, fate))
            line.addWidget(link)
        return self.gone

    # what it would do

    def show_reading(self, reading: Reading) -> None:
        """Work out the merge of this reading; the plan that matches best, unless the person chose another."""
        self._reading = reading
        titles = [_plan_words(plan) for plan in reading.plans]
        if titles != [self.plans.itemText(place) for place in range(self.plans.count())]:
            self.plans.clear()
            self.plans.addItems(titles)
        number = titles.index(self._chosen) if self._chosen in titles else self._best(reading)
        self.plans.setCurrentIndex(number)
        self._which.setVisible(len(titles) > 1)
        self._renew()

    @property
    def count(self) -> int:
        """How many changes it makes."""
        return self.told.count if self.told is not None else 0

    @property
    def button_words(self) -> str:
        """What the button says."""
        words = several(self.count, self.tr("Merge {0} change"), self.tr("Merge {0} changes"))
        return words if self.count or self.told is None else self.tr("Nothing to merge")

    def _best(self, reading: Reading) -> int:
        own = self._session.plan
        return best_plan(own, reading.plans) if own is not None and reading.plans else 0

    def _renew(self) -> None:
        own, reading = self._session.plan, self._reading
        self.told = None
        refusal = "" if own is not None else self.tr("No session is open.")
        if own is not None and reading is not None and reading.plans:
            try:
                self.told = differences(own, sheet_of(reading, self.plans.currentIndex()), self._wishes)
            except EditRefused as reason:
                refusal = str(reason)
        self.refusal.setText(refusal)
        self.refusal.setVisible(bool(refusal))
        self.view.rows.show_rows(self.told.rows if self.told else ())
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        rows = self.told.rows if self.told else ()
        found = Counter(one.state for one in rows if one.was or one.now)
        words = (
            (State.CHANGED, self.tr("{0} segment changes"), self.tr("{0} segments change")),
            (State.NEW, self.tr("{0} is new"), self.tr("{0} are new")),
            (State.SAME, self.tr("{0} stays as it is"), self.tr("{0} stay as they are")),
        )
        parts = [several(found[state], one, many) for state, one, many in words if found[state]]
        about = [", ".join(parts), self.told.end if self.told else ""]
        self.summary.setText("; ".join(filter(None, about)) + "." if any(about) else "")
        self.summary.setToolTip(self.told.effect if self.told else "")
        gone = found[State.GONE]
        self._gone_words.setText(several(gone, self.tr("{0} not in the sheet"), self.tr("{0} not in the sheet")))
        self.gone.setVisible(bool(gone))

    # what is decided

    def _wish(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._renew()

    def _wish_all(self, fate: Fate) -> None:
        rows = self.told.rows if self.told else ()
        self._wish(self._wishes.with_fates([one.id for one in rows if one.state is State.GONE], fate))

    def _choose_plan(self, number: int) -> None:
        self._chosen, self._wishes = self.plans.itemText(number), NO_WISHES
        self._renew()

    def _point(self, own_id: str) -> None:
        pairs = dict(self.told.merge.match.pairs) if self.told else {}
        self.pointed.emit(pairs.get(own_id, own_id))

    # what is done

    def merge(self, label: str) -> int:
        """Put it into the open session, as one step; how many changes. :class:`EditRefused` passes through.

        Runs that have been, where the sheet holds some, go to the library in a step of theirs: they are no part of a
        session.
        """
        reading, told = self._reading, self.told
        if reading is None or told is None:
            raise EditRefused(self.tr("There is nothing to merge."))
        number, wishes = self.plans.currentIndex(), self._wishes
        sheet = sheet_of(reading, number)
        self._session.edit(label, lambda plan: merged(plan, sheet, wishes).plan)
        runs = [one for one in reading.deliveries if one.plan_id == sheet.plan.id]
        fresh = [run_of(one, told.merge.match, told.merge.plan.id) for one in runs]
        self._session.edit_library(label, partial(_with_runs, fresh))
        return told.count


def _with_runs(fresh: list[Delivery], library: Library) -> Library:
    """The library with these runs, but for those it has."""
    for run in fresh:
        if not any(replace(known, id=run.id, title=run.title) == run for known in library.deliveries):
            library = shelf.put_delivery(library, run)
    return library


def _plan_words(plan: Plan) -> str:
    return f"{plan.title}, {plan.date}" if plan.date and plan.date not in plan.title else plan.title
