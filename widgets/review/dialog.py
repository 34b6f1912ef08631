"""The review window: whose copy it is, what came back, what will be taken in; writes nothing before it is told to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff
from app.domain.library import Library, put_delivery
from app.domain.plan import Delivery, Plan
from app.domain.review import Review, accepted
from app.session import Session
from widgets import fonts
from widgets.importing.waiting import WaitingPage
from widgets.parts import DANGER, MUTED, Elided, Line, button, column, plain, row, several, wrapped
from widgets.review.choosing import ChoosingPage
from widgets.review.filters import FilterBar
from widgets.review.listed import promise
from widgets.review.told import handoff_words, run_of
from widgets.review.view import ReviewView
from widgets.review.work import Come, Reader
from widgets.verbs import ReadGrids, Reviewing

_SIZE = QSize(880, 660)
_SEEN_PX = 190
"""How much of the window behind stays in sight above, where there is room: there the timeline is."""


class ReviewDialog(QDialog):
    """``taken`` counts what was taken in once it was accepted, and ``told`` says it.

    ``wanted``: the id of a segment to show behind it.
    """

    wanted = Signal(str)

    def __init__(
        self, path: Path, session: Session, read_grids: ReadGrids, verbs: Reviewing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._session, self._verbs = path, session, verbs
        self._come = Come((), None)
        self._handoff: Handoff | None = None
        self._run: Delivery | None = None
        self.taken, self.told = 0, ""
        self._work = Reader(read_grids, verbs, self)
        self._work.come.connect(self._came)
        self._work.reviewed.connect(self._show)
        self._work.failed.connect(self._failed)
        self._work.busy.connect(self._wait)
        self.setWindowTitle(self.tr("Review what came back"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._build()
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.size() - QSize(80, 60)))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.take_in)
        self._read()

    @property
    def is_busy(self) -> bool:
        """Whether something is still to come."""
        return self._work.at_work

    @property
    def review(self) -> Review:
        """What came back."""
        return self.view.rows.review

    def stop(self) -> None:
        """Give up what is under way."""
        self._work.stop()

    # what it looks like

    def _build(self) -> None:
        self.waiting, self.choosing, self.pages = WaitingPage(), ChoosingPage(), QStackedWidget()
        self.waiting.again.connect(self._read)
        self.choosing.chosen.connect(self._compare)
        for page in (self.waiting, self.choosing, self._list_page()):
            self.pages.addWidget(page)
        layout: QVBoxLayout = column(self)
        layout.addLayout(self._top())
        layout.addWidget(Line())
        layout.addWidget(self.pages, 1)
        layout.addWidget(Line())
        layout.addLayout(self._bottom())

    def _top(self) -> QVBoxLayout:
        head: QVBoxLayout = column(None, 3)
        head.setContentsMargins(18, 13, 18, 12)
        line: QHBoxLayout = row(None, 12)
        heading = plain(self.tr("Review what came back"))
        heading.setFont(fonts.strong(15))
        line.addWidget(heading)
        line.addWidget(Elided(self._path.name, MUTED), 1)
        self.whose = wrapped("", MUTED)
        head.addLayout(line)
        head.addWidget(self.whose)
        return head

    def _list_page(self) -> QWidget:
        page = QWidget()
        layout: QVBoxLayout = column(page, 8)
        layout.setContentsMargins(18, 10, 6, 0)
        line: QHBoxLayout = row(None, 12)
        line.setContentsMargins(0, 0, 12, 0)
        self.filters, self.view = FilterBar(), ReviewView()
        self.show_button = button(self.tr("Show in the session"), "link")
        self.show_button.setToolTip(self.tr("Enter"))
        self.show_button.clicked.connect(self.view.go)
        line.addWidget(self.filters, 1)
        line.addWidget(self.show_button)
        self.empty = wrapped("", MUTED)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(line)
        layout.addWidget(self.empty)
        layout.addWidget(self.view, 1)
        self.filters.chosen.connect(self._cut_down)
        self.view.wanted.connect(self.wanted)
        self.view.rows.chosen_changed.connect(self._promise)
        self.view.selectionModel().currentChanged.connect(self._point)
        return page

    def _bottom(self) -> QVBoxLayout:
        foot: QVBoxLayout = column(None, 6)
        foot.setContentsMargins(18, 12, 18, 12)
        self.refusal = wrapped("", DANGER)
        self.refusal.hide()
        self.promise = wrapped()
        self.hint = wrapped(self.tr("Nothing is written until you accept. One undo takes it back."), MUTED)
        self.hint.setFont(fonts.small())
        self.cancel_button = button(self.tr("Cancel"))
        self.accept_button = button(self.tr("Accept"), "primary")
        self.accept_button.setEnabled(False)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self.take_in)
        words: QVBoxLayout = column(None, 1)
        words.addWidget(self.promise)
        words.addWidget(self.hint)
        line: QHBoxLayout = row(None, 10)
        line.addLayout(words, 1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.accept_button)
        foot.addWidget(self.refusal)
        foot.addLayout(line)
        return foot

    def showEvent(self, event: QShowEvent) -> None:
        """Stand low, so that the timeline of the window behind is in sight."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            room = max(window.height() - _SEEN_PX, 420)
            self.resize(self.width(), min(self.height(), room))
            corner = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, window.height() - self.height()))
            self.move(corner - QPoint(0, 24))

    # what is read

    def _read(self) -> None:
        self._wait(self.tr("Reading…"))
        self._work.read(self._path)

    def _wait(self, what: str) -> None:
        self.pages.setCurrentWidget(self.waiting)
        self.waiting.wait(self._path.name, what)

    def _came(self, come: Come) -> None:
        self._come = come
        handoffs = self._session.library.handoffs
        known = self._verbs.came_from(come.identity, handoffs) if come.identity else None
        alive = {plan.id for plan in self._session.library.plans if not plan.trashed_at}
        offered = tuple(one for one in self._newest(handoffs) if one.plan_id in alive)
        if known is not None:
            self._compare(known)
        elif offered:
            self.choosing.offer(self._path.name, offered)
            self.pages.setCurrentWidget(self.choosing)
        else:
            self._tell(self.tr("This library has no handoff yet that “{0}” could come from.").format(self._path.name))

    def _newest(self, handoffs: tuple[Handoff, ...]) -> list[Handoff]:
        """Those of the open session first, each session's newest first."""
        here = self._session.plan.id if self._session.plan else ""
        latest = sorted(handoffs, key=lambda one: one.made_at, reverse=True)
        return sorted(latest, key=lambda one: one.plan_id != here)

    def _compare(self, known: Handoff) -> None:
        """Lay it beside the handoff; its session comes into the window behind."""
        try:
            handoff = self._session.handoff(known.id)
            if self._session.plan is None or self._session.plan.id != known.plan_id:
                self._session.open(known.plan_id)
        except (EditRefused, StoreUnavailable) as trouble:
            self._tell(str(trouble))
            return
        plan = self._session.plan
        if plan is not None:
            self._handoff, self._run = handoff, run_of(handoff, self._session.library)
            self.whose.setText(handoff_words(handoff))
            self._work.review(handoff, plan, self._run, self._come, self._path.name)

    def _show(self, review: Review) -> None:
        plan = self._session.plan or Plan("", "")
        self.pages.setCurrentIndex(2)
        self.filters.count(review)
        self.view.rows.show_review(review, plan)
        nothing = not review.items
        self.empty.setText(self.tr("Nobody changed, filled in or commented anything in this copy."))
        self.empty.setVisible(nothing)
        self.filters.setVisible(not nothing)
        self.show_button.setVisible(not nothing)
        self.view.setVisible(bool(self.view.rows.rows))
        if self.view.rows.rows:
            self.view.setCurrentIndex(self.view.rows.index(0))
            self.view.setFocus()
        else:
            self.cancel_button.setFocus()

    def _failed(self, trouble: Exception) -> None:
        self._tell(str(trouble))

    def _tell(self, words: str) -> None:
        self.waiting.tell(words, can_choose=False, before="")
        self.pages.setCurrentWidget(self.waiting)
        self.waiting.retry.setFocus()

    # what is chosen

    def _cut_down(self, show: object) -> None:
        self.view.rows.cut_down(show)  # type: ignore[arg-type]
        if self.view.rows.rows:
            self.view.setCurrentIndex(self.view.rows.index(0))

    def _point(self) -> None:
        plan, here = self._session.plan, self.view.segment
        self.show_button.setEnabled(plan is not None and any(one.id == here for one in plan.segments))

    def _promise(self) -> None:
        chosen = self.view.rows.chosen
        self.refusal.hide()
        self.promise.setText(promise(self.review, chosen))
        self.accept_button.setText(several(len(chosen), self.tr("Accept {0}"), self.tr("Accept {0}")))
        self.accept_button.setEnabled(bool(chosen))
        if not chosen:
            self.accept_button.setText(self.tr("Accept"))

    # what is written

    def take_in(self) -> None:
        """Put what is chosen into the session and its run, as one step, and close."""
        chosen, handoff = self.view.rows.chosen, self._handoff
        if not chosen or handoff is None or self._work.at_work:
            return
        label = self.tr("Review {0}").format(self._path.name)
        change = partial(_with, self.review, chosen, self._run)
        try:
            self._session.edit_with_runs(label, change, handoff.plan_id)
        except EditRefused as reason:
            self.refusal.setText(str(reason))
            self.refusal.show()
            return
        self.taken, self.told = len(chosen), promise(self.review, chosen)
        self.accept()

    def reject(self) -> None:
        """Leave; nothing was written."""
        self.stop()
        super().reject()


def _with(
    review: Review, chosen: frozenset[str], run: Delivery | None, plan: Plan, library: Library
) -> tuple[Plan, Library]:
    now = next((one for one in library.deliveries if run is not None and one.id == run.id), run)
    after, later = accepted(review, chosen, plan, now)
    return after, library if later is None or later == now else put_delivery(library, later)
