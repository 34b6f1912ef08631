"""The bottom line: whether all is saved, what the session counts, and words about what just happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.domain.clock import format_length
from app.domain.diff import Diff
from app.domain.plan import Kind, Plan
from app.session import SaveState, Session
from widgets import fonts
from widgets.parts import DANGER, MUTED, Elided, Line, button, column, plain, row, several

_WORDS_STAY_MS = 12_000


class StatusBar(QFrame):
    """Saved, counts, words, and perhaps one thing to do about the words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.saved, self.counts = plain("", MUTED), plain("", MUTED)
        self.buffer, self.words = plain("", MUTED), Elided("", MUTED)
        self.retry_button = self._link(self.tr("Retry"))
        self.act_button = self._link("")
        self._act: Callable[[], None] | None = None
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_WORDS_STAY_MS)
        self._fade.timeout.connect(self._forget)
        self._lay_out()
        self.retry_button.clicked.connect(self._retry)
        self.act_button.clicked.connect(self._do)
        session.save_state.connect(self._save_state)
        session.opened.connect(self.refresh)
        session.changed.connect(self._changed)
        self._save_state(session.state, "")
        self.refresh()

    def say(self, words: str, offer: str = "", act: Callable[[], None] | None = None) -> None:
        """Words about what happened, perhaps with something to do about it."""
        self.words.say(words)
        self._act = act
        self.act_button.setText(offer)
        self.act_button.setVisible(act is not None)
        if words:
            self._fade.start()

    def refresh(self) -> None:
        """Count again."""
        plan = self._session.plan
        self.counts.setText(self._counted(plan) if plan else "")
        buffer_s = sum(one.planned_s for one in plan.segments if one.kind is Kind.BUFFER) if plan else 0
        self.buffer.setText(self.tr("Buffer {0}").format(format_length(buffer_s)) if buffer_s else "")
        self.buffer.setVisible(bool(buffer_s))

    def _counted(self, plan: Plan) -> str:
        counted = [one for one in plan.segments if one.kind is not Kind.OFF_CLOCK]
        cues = sum(len(one.cues) for one in plan.segments)
        needs = sum(len(one.needs) for one in plan.segments)
        parts = (
            several(len(counted), self.tr("{0} segment"), self.tr("{0} segments")),
            several(cues, self.tr("{0} cue"), self.tr("{0} cues")),
            several(needs, self.tr("{0} need"), self.tr("{0} needs")),
        )
        return " · ".join(parts)

    def _link(self, words: str) -> QPushButton:
        made = button(words, "link")
        made.setFont(fonts.small())
        made.hide()
        return made

    def _lay_out(self) -> None:
        line = row(None, 20)
        line.setContentsMargins(14, 0, 14, 0)
        first = row(None, 8)
        first.addWidget(self.saved)
        first.addWidget(self.retry_button)
        line.addLayout(first)
        for widget in (self.counts, self.buffer):
            line.addWidget(widget)
        last = row(None, 8)
        last.addWidget(self.words)
        last.addWidget(self.act_button)
        last.addStretch(1)
        line.addLayout(last, 1)
        for label in (self.saved, self.counts, self.buffer, self.words):
            label.setFont(fonts.small())
        whole = column(self)
        whole.addWidget(Line())
        whole.addLayout(line)
        self.setFixedHeight(self.fontMetrics().height() + 14)

    def _save_state(self, state: SaveState, sentence: str) -> None:
        words = {
            SaveState.SAVED: self.tr("Saved"),
            SaveState.SAVING: self.tr("Saving…"),
            SaveState.NOT_SAVED: self.tr("Not saved"),
        }[state]
        self.saved.setText(words)
        self.saved.setToolTip(sentence)
        self.saved.setForegroundRole(DANGER if state is SaveState.NOT_SAVED else MUTED)
        self.retry_button.setVisible(state is SaveState.NOT_SAVED)

    def _retry(self) -> None:
        self._session.retry()

    def _do(self) -> None:
        act = self._act
        self.say("")
        if act is not None:
            act()

    def _forget(self) -> None:
        if self._act is None:
            self.words.say("")

    def _changed(self, diff: Diff) -> None:
        if diff:
            self.refresh()
