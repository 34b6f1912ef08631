"""The bottom line: whether all is saved, what the session counts, and words about what just happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.domain.clock import format_length
from app.domain.diff import Diff
from app.domain.plan import Kind, Segment
from app.session import SaveState, Session
from widgets import fonts
from widgets.parts import DANGER, MUTED, Elided, Line, button, column, plain, row, several

_WORDS_STAY_MS = 12_000


class Tally(NamedTuple):
    """What a session counts."""

    segments: int = 0
    cues: int = 0
    needs: int = 0
    buffer_s: int = 0
    parked: int = 0

    def plus(self, segment: Segment, sign: int) -> Tally:
        """With a segment more (1) or less (-1); what is parked counts for itself alone."""
        if segment.parked:
            return self._replace(parked=self.parked + sign)
        return Tally(
            self.segments + sign * (segment.kind is not Kind.OFF_CLOCK),
            self.cues + sign * len(segment.cues),
            self.needs + sign * len(segment.needs),
            self.buffer_s + sign * segment.planned_s * (segment.kind is Kind.BUFFER),
            self.parked,
        )


class StatusBar(QFrame):
    """Saved, counts, words, and perhaps one thing to do about the words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tally = Tally()
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
        """Count again from the beginning."""
        plan = self._session.plan
        self._tally = Tally()
        for segment in plan.segments if plan else ():
            self._tally = self._tally.plus(segment, 1)
        self._show_tally()

    def _show_tally(self) -> None:
        tally = self._tally
        parts = [
            several(tally.segments, self.tr("{0} segment"), self.tr("{0} segments")),
            several(tally.cues, self.tr("{0} cue"), self.tr("{0} cues")),
            several(tally.needs, self.tr("{0} need"), self.tr("{0} needs")),
        ]
        if tally.parked:
            parts.append(self.tr("{0} parked").format(tally.parked))
        self.counts.setText(" · ".join(parts) if self._session.plan else "")
        self.buffer.setText(self.tr("Buffer {0}").format(format_length(tally.buffer_s)) if tally.buffer_s else "")
        self.buffer.setVisible(bool(tally.buffer_s))

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
        before = self._tally
        for one in diff.changes:
            for segment, sign in ((one.before, -1), (one.after, 1)):
                if isinstance(segment, Segment):
                    self._tally = self._tally.plus(segment, sign)
        if self._tally != before:
            self._show_tally()
