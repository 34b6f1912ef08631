"""What came of a handoff: the files, an e-mail for each person, what they said, and who holds an older version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.handoff import Handoff, Paperwork, Recipient
from app.domain.handoffs import holders
from app.domain.library import amend_handoff
from app.domain.recipients import audience_of
from app.session import Session
from widgets import fonts
from widgets.dialogs import Dialogs
from widgets.handoff.words import paper_words
from widgets.parts import MUTED, Elided, Line, button, column, plain, row, wrapped
from widgets.verbs import HandOff

_SIDE = 18
_WIDEST_PX = 820


class RecipientRow(QWidget):
    """One person: what they get, their e-mail to copy, and two ticks, each of which says that it was used.

    ``noted``: a change note goes with their documents.
    """

    copied = Signal()
    sent = Signal(bool)
    confirmed = Signal(bool)

    def __init__(self, one: Recipient, *, noted: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        who = one.name or one.role
        name = Elided(f"{one.name} ({one.role})" if one.name and one.role else who)
        name.setFont(fonts.strong())
        given = (*one.paperwork, Paperwork.CHANGE_NOTE) if noted else one.paperwork
        papers = ", ".join(paper_words(paper) for paper in given)
        about = Elided(" · ".join(part for part in (papers, one.contact) if part), MUTED)
        self.copy_button = button(self.tr("Copy e-mail"))
        self.copy_button.setAccessibleName(self.tr("Copy the e-mail to {0}").format(who))
        self.sent_box, self.confirmed_box = QCheckBox(self.tr("Sent")), QCheckBox(self.tr("Confirmed"))
        self.sent_box.setAccessibleName(self.tr("Sent to {0}").format(who))
        self.confirmed_box.setAccessibleName(self.tr("Confirmed by {0}").format(who))
        self.show_state(one)
        self.copy_button.clicked.connect(self.copied)
        self.sent_box.clicked.connect(self.sent)
        self.confirmed_box.clicked.connect(self.confirmed)
        words = column(None, 2)
        words.addWidget(name)
        words.addWidget(about)
        line = row(self, 12)
        line.addLayout(words, 1)
        for each in (self.copy_button, self.sent_box, self.confirmed_box):
            line.addWidget(each)

    def show_state(self, one: Recipient) -> None:
        """What was said so far."""
        self.sent_box.setChecked(bool(one.sent))
        self.confirmed_box.setChecked(bool(one.confirmed))


class AfterPage(QScrollArea):
    """It changes nothing but who got it and what they said, each tick a step of its own."""

    def __init__(  # noqa: PLR0917 - what it works with
        self,
        session: Session,
        handoffs: Sequence[Handoff],
        files: Sequence[Path],
        desk: HandOff,
        dialogs: Dialogs,
        author: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._desk, self._dialogs, self._author = session, desk, dialogs, author
        self._ids = tuple(one.id for one in handoffs)
        self.rows: dict[tuple[str, int], RecipientRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        self._whole: QVBoxLayout = column(page, 10)
        self._whole.setContentsMargins(_SIDE, 16, _SIDE, _SIDE)
        page.setMaximumWidth(fonts.scaled(_WIDEST_PX))
        self._add_files(files)
        for one in handoffs:
            self._add_recipients(one, titled=len(handoffs) > 1)
        self.older = [line for one in handoffs for line in self._older(one)]
        self._add_older()
        self._whole.addStretch(1)
        self.setWidget(page)

    def _head(self, title: str) -> None:
        if self._whole.count():
            self._whole.addSpacing(14)
        over = plain(title)
        over.setFont(fonts.strong(14))
        self._whole.addWidget(over)

    def _add_files(self, files: Sequence[Path]) -> None:
        self._head(self.tr("Written"))
        shown: list[Path] = []
        lines = column(None, 0)
        self._whole.addLayout(lines)
        for file in files:
            if file.parent not in shown:
                lines.addSpacing(8 if shown else 0)
                shown.append(file.parent)
                lines.addLayout(self._folder_line(file.parent))
            line: QHBoxLayout = row(None, 10)
            opener = button(self.tr("Open"), "link")
            opener.setAccessibleName(self.tr("Open {0}").format(file.name))
            opener.clicked.connect(partial(self._dialogs.show_in_folder, file))
            line.addWidget(opener)
            line.addWidget(Elided(file.name), 1)
            lines.addLayout(line)

    def _folder_line(self, folder: Path) -> QHBoxLayout:
        line: QHBoxLayout = row(None, 10)
        opener = button(self.tr("Open the folder"))
        opener.clicked.connect(partial(self._dialogs.show_in_folder, folder))
        line.addWidget(Elided(str(folder), MUTED), 1)
        line.addWidget(opener)
        return line

    def _add_recipients(self, handoff: Handoff, *, titled: bool) -> None:
        words = (
            self.tr("Send it: {0}").format(f"{handoff.plan.title}, v{handoff.version}")
            if titled
            else self.tr("Send it")
        )
        self._head(words)
        about = wrapped(
            self.tr("Nothing is sent from here: paste the text into an e-mail and attach the files."), MUTED
        )
        about.setFont(fonts.small())
        self._whole.addWidget(about)
        self._whole.addSpacing(4)
        for place, one in enumerate(handoff.recipients):
            made = RecipientRow(one, noted=self._is_noted(handoff, one))
            made.copied.connect(partial(self._copy, handoff.id, place))
            made.sent.connect(partial(self._tick_sent, handoff.id, place))
            made.confirmed.connect(partial(self._tick_confirmed, handoff.id, place))
            self.rows[handoff.id, place] = made
            self._whole.addWidget(made)
            self._whole.addWidget(Line())

    def _older(self, handoff: Handoff) -> list[str]:
        """Who has an older version and was not given this one."""
        found = holders(self._session.library.handoffs, handoff.plan_id)
        return [
            self.tr("{0} holds v{1} of “{2}”").format(
                one.recipient.name or one.recipient.role, one.handoff.version, one.handoff.plan.title
            )
            for one in found
            if not one.newest
        ]

    def _add_older(self) -> None:
        if self.older:
            self._head(self.tr("Still with an older version"))
            for line in self.older:
                self._whole.addWidget(wrapped(line))

    # what is done here

    def _copy(self, handoff_id: str, place: int) -> None:
        whole = self._session.handoff(handoff_id)
        one = whole.recipients[place]
        QGuiApplication.clipboard().setText(self._desk.letter(whole, self._held(whole, one), one, self._author))
        made = self.rows[handoff_id, place]
        made.copy_button.setMinimumWidth(made.copy_button.width())
        made.copy_button.setText(self.tr("Copied"))

    def _is_noted(self, handoff: Handoff, one: Recipient) -> bool:
        """Whether a change note is of use to them: it tells of what is new to who holds the version before."""
        before = next((each for each in self._session.handoffs(handoff.plan_id) if each.id not in self._ids), None)
        had = self._had(handoff, one)
        return before is not None and had == before and audience_of(one.paperwork) is not None

    def _held(self, handoff: Handoff, one: Recipient) -> Handoff | None:
        """What this person had before, whole."""
        had = self._had(handoff, one)
        return None if had is None else self._session.handoff(had.id)

    def _had(self, handoff: Handoff, one: Recipient) -> Handoff | None:
        """What this person had before."""
        earlier = [each for each in self._session.library.handoffs if each.id not in self._ids]
        known = holders(earlier, handoff.plan_id)
        return next((each.handoff for each in known if _same(each.recipient, one)), None)

    def _tick_sent(self, handoff_id: str, place: int, ticked: bool) -> None:
        changes = {"sent": _now()} if ticked else {"sent": "", "confirmed": ""}
        self._amend(handoff_id, place, self.tr("Mark as sent"), changes)

    def _tick_confirmed(self, handoff_id: str, place: int, ticked: bool) -> None:
        """Who confirmed has got it."""
        one = self._session.handoff(handoff_id).recipients[place]
        changes = {"confirmed": _now(), "sent": one.sent or _now()} if ticked else {"confirmed": ""}
        self._amend(handoff_id, place, self.tr("Mark as confirmed"), changes)

    def _amend(self, handoff_id: str, place: int, label: str, changes: dict[str, str]) -> None:
        def change(handoff: Handoff) -> Handoff:
            people = list(handoff.recipients)
            people[place] = replace(people[place], **changes)  # type: ignore[arg-type]
            return replace(handoff, recipients=tuple(people))

        self._session.edit_library(label, lambda library: amend_handoff(library, handoff_id, change))
        self.rows[handoff_id, place].show_state(self._session.handoff(handoff_id).recipients[place])


def _same(one: Recipient, other: Recipient) -> bool:
    """By contact where both have one, else by role and name."""
    if one.contact and other.contact:
        return one.contact.strip().casefold() == other.contact.strip().casefold()
    return (one.role.casefold(), one.name.casefold()) == (other.role.casefold(), other.name.casefold())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
