"""The handoffs of a session: the list, and of the one chosen what changed since, who got it, who holds what."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QWidget

from app.domain.concerns import Audience
from app.domain.errors import EditRefused
from app.domain.handoff import Handoff, Recipient, version_name
from app.domain.handoffs import holders
from app.domain.library import amend_handoff
from app.domain.news import Item, run_now
from app.session import Session
from widgets import fonts
from widgets.dialogs import Dialogs
from widgets.emptiness import Page
from widgets.fields.choice import ChoiceBox
from widgets.handoffs.comparing import ComparingPage
from widgets.handoffs.given import GivenPage
from widgets.handoffs.holding import HoldersPage
from widgets.handoffs.ledger import Ledger
from widgets.handoffs.letters import Letters
from widgets.handoffs.sides import Sides
from widgets.handoffs.wishes import HandOff, Place, Wish
from widgets.parts import MUTED, Elided, Line, button, caption, column, row
from widgets.settings import Settings
from widgets.verbs import Verbs

_SIZE: Final = QSize(1060, 720)
_CHANGED, _GIVEN, _HOLDERS = range(3)


class HandoffsDialog(QDialog):
    """Reads, and ticks who was sent what; what is wished for outside of it is left in ``wish`` when it closes."""

    hand_off_asked = Signal()

    def __init__(
        self, session: Session, verbs: Verbs, dialogs: Dialogs, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._dialogs = session, dialogs
        self.wish: Wish = None
        self._plan_id = ""
        self.letters = Letters(session, verbs, dialogs, settings, self)
        self.resize(_SIZE if parent is None else _SIZE.boundedTo(parent.size() * 0.96))
        self._build()
        self._connect()

    # what is shown ---------------------------------------------------------------------------------------------

    def show_newest(self, *, changes: bool = False) -> None:
        """The handoffs of the open session, turned to the newest; ``changes``: to what changed since."""
        self._plan_id = self._first_plan()
        self.renew()
        self.ledger.choose("")
        if changes:
            self.tabs.setCurrentIndex(_CHANGED)
        self._choose()
        (self.comparing.list if changes and self.comparing.list.rows.items else self.ledger).setFocus()

    def renew(self) -> None:
        """Read again what there is; what is chosen stays so."""
        handoffs = self._session.handoffs(self._plan_id)
        self._fill_sessions()
        self.setWindowTitle(self.tr("Handoffs of “{0}”").format(self.sessions.currentText()))
        chosen = self.ledger.chosen
        self.ledger.rows.show_handoffs(handoffs)
        self.body.setCurrentWidget(self.read if handoffs else self.nothing)
        here = self._session.plan
        open_one = here is not None and here.id == self._plan_id
        self.hand_off_button.setVisible(open_one and bool(handoffs))
        self.first_button.setVisible(open_one)
        if not handoffs:
            self.told.say("")
            return
        if self.ledger.chosen is None:
            self.ledger.choose(chosen.id if chosen else "")
        self.comparing.show_sides(Sides(self._session, self._plan_id, handoffs))
        self._show_given()
        held = holders(handoffs, self._plan_id)
        self.holding.show_holders(held, version_name(handoffs[0].version))
        old = sum(not one.newest for one in held)
        self.tabs.setTabText(_HOLDERS, self.tr("Older copies ({0})").format(old) if old else self.tr("Who holds what"))

    def _first_plan(self) -> str:
        """The open session, else the one handed off last."""
        plan = self._session.plan
        if plan is not None:
            return plan.id
        return max(self._session.library.handoffs, key=lambda one: one.made_at).plan_id if self._known() else ""

    def _known(self) -> dict[str, str]:
        """The sessions that were ever handed off and the open one, by id, with what they are called."""
        library, plan = self._session.library, self._session.plan
        heads = {one.id: one for one in library.plans}
        found = {one.plan_id: one.plan.title for one in sorted(library.handoffs, key=lambda one: one.made_at)}
        gone, thrown = self.tr("{0} (no longer in the library)"), self.tr("{0} (in the trash)")
        for key, title in found.items():
            head = heads.get(key)
            found[key] = gone.format(title) if head is None else head.title
            if head is not None and head.trashed_at:
                found[key] = thrown.format(head.title)
        return found if plan is None else {plan.id: plan.title} | found

    def _fill_sessions(self) -> None:
        known = self._known()
        self.sessions.blockSignals(True)
        self.sessions.clear()
        for key, title in known.items():
            self.sessions.addItem(title, key)
        self.sessions.setCurrentIndex(max(self.sessions.findData(self._plan_id), 0))
        self.sessions.blockSignals(False)
        self._over.setVisible(len(known) > 1)

    def _other_session(self) -> None:
        self._plan_id = self.sessions.currentData() or ""
        self.renew()
        self.ledger.choose("")

    def _choose(self) -> None:
        """Turn all pages to the handoff the list is on."""
        chosen = self.ledger.chosen
        self._show_given()
        if chosen is not None:
            self.comparing.since(chosen)

    def _show_given(self) -> None:
        chosen = self.ledger.chosen
        run = run_now(chosen, self._session.library.deliveries) if chosen else None
        self.given.show_handoff(chosen, run)

    # what is done ----------------------------------------------------------------------------------------------

    def _tick(self, handoff_id: str, recipients: tuple[Recipient, ...]) -> None:
        label = self.tr("Tick who got {0}").format(self._version(handoff_id))
        change = partial(_with_recipients, recipients)
        try:
            self._session.edit_library(label, lambda library: amend_handoff(library, handoff_id, change))
        except EditRefused as reason:
            self.told.say(str(reason))

    def _version(self, handoff_id: str) -> str:
        found = (one.version for one in self._session.library.handoffs if one.id == handoff_id)
        return version_name(next(found, ""))

    def _open_folder(self, folder: str) -> None:
        if Path(folder).is_dir():
            self._dialogs.show_in_folder(Path(folder))
        else:
            self.told.say(self.tr("The folder is no longer there, or its drive is not connected: {0}").format(folder))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.told.say(self.tr("Copied"))

    def _email(self, before: str, after: str, audience: Audience) -> None:
        text = self.letters.email(before, after, audience)
        if text:
            self._copy(text)
            self.told.say(self.tr("Copied: the e-mail text for the {0}").format(audience.value))

    def _go(self, item: Item) -> None:
        self.wish = Place(self._plan_id, item.segment_id, f"{item.where}: {' '.join(item.sentences)}")
        self.accept()

    def _hand_off(self) -> None:
        self.wish = HandOff()
        self.accept()

    def _library_changed(self) -> None:
        if self.isVisible():
            self.renew()

    # what it is put together from ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sessions = ChoiceBox()
        self.sessions.setAccessibleName(self.tr("Session"))
        self.sessions.setMaximumWidth(36 * self.fontMetrics().averageCharWidth())
        self._over = QWidget()
        over = column(self._over)
        line = row(None, 8)
        line.setContentsMargins(20, 10, 20, 10)
        over.addLayout(line)
        over.addWidget(Line())
        line.addWidget(caption(self.tr("Session")))
        line.addWidget(self.sessions, 2)
        line.addStretch(1)
        self.ledger = Ledger()
        self.comparing, self.given, self.holding = ComparingPage(), GivenPage(), HoldersPage()
        self.nothing = self._empty()
        self.read = QSplitter(Qt.Orientation.Horizontal)
        self.read.setHandleWidth(1)
        self.read.setChildrenCollapsible(False)
        self.read.addWidget(self.ledger)
        self.read.addWidget(self._pages())
        self.read.setSizes([fonts.scaled(300), _SIZE.width() - fonts.scaled(300)])
        self.read.setStretchFactor(1, 1)
        self.ledger.setMinimumWidth(220)
        self.body = QStackedWidget()
        self.body.addWidget(self.read)
        self.body.addWidget(self.nothing)
        whole = column(self)
        whole.addWidget(self._over)
        whole.addWidget(self.body, 1)
        whole.addWidget(Line())
        whole.addLayout(self._bottom())

    def _pages(self) -> QWidget:
        pages = QWidget()
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(self.tr("Pages"))
        for words, page in (
            (self.tr("What changed"), self.comparing),
            (self.tr("Who got it"), self.given),
            (self.tr("Who holds what"), self.holding),
        ):
            self.tabs.addTab(words)
            self.stack.addWidget(page)
        line = row()
        line.setContentsMargins(10, 0, 10, 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        whole = column(pages)
        whole.addLayout(line)
        whole.addWidget(Line())
        whole.addWidget(self.stack, 1)
        return pages

    def _empty(self) -> Page:
        page = Page()
        page.title.setText(self.tr("Nothing has been handed off yet"))
        page.words.setText(
            self.tr(
                "A handoff keeps the session as it was when its guide and cue sheet left this machine: the version, "
                "the files, and who got them. From then on you see here what changed since, and who still holds an "
                "older version."
            )
        )
        self.first_button = page.offer(button(self.tr("Hand off…"), "primary"), self.hand_off_asked)
        return page

    def _bottom(self) -> QHBoxLayout:
        line = row(None, 10)
        line.setContentsMargins(20, 12, 20, 12)
        self.told = Elided("", MUTED)
        self.close_button = button(self.tr("Close"))
        self.hand_off_button = button(self.tr("Hand off…"), "primary")
        line.addWidget(self.told, 1)
        line.addWidget(self.hand_off_button)
        line.addWidget(self.close_button)
        return line

    def _connect(self) -> None:
        self.sessions.currentIndexChanged.connect(self._other_session)
        self.ledger.selectionModel().currentChanged.connect(self._choose)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.given.amended.connect(self._tick)
        self.given.folder_asked.connect(self._open_folder)
        self.comparing.wanted.connect(self._go)
        self.comparing.copied.connect(self._copy)
        self.comparing.note_asked.connect(self.letters.write)
        self.comparing.email_asked.connect(self._email)
        self.letters.said.connect(self.told.say)
        self.close_button.clicked.connect(self.reject)
        self.hand_off_button.clicked.connect(self.hand_off_asked)
        self.hand_off_asked.connect(self._hand_off)
        self._session.library_changed.connect(self._library_changed)


def _with_recipients(recipients: tuple[Recipient, ...], handoff: Handoff) -> Handoff:
    return replace(handoff, recipients=recipients)
