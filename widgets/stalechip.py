"""The chip in the top bar that says whether the open session is still what was handed off last."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.diff import Diff
from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff, version_name
from app.domain.plan import Plan
from app.session import Session
from widgets.elidedbutton import ElidedButton
from widgets.parts import several

_REST_MS: Final = 400
"""It compares when the hands rest, after everything that is nearer to them."""


class StaleChip(ElidedButton):
    """A sign and a few words; hidden as long as the session was never handed off."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("chip", parent)
        self._session = session
        self._newest: Handoff | None = None
        self._said, self._brief = ("", ""), False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.think)
        session.changed.connect(self._changed)
        session.library_changed.connect(self._changed)
        session.opened.connect(self._opened)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Changes since the last handoff"))
        self.hide()
        self._rest.start()

    def think(self) -> None:
        """Compare, and say it."""
        self._rest.stop()
        plan = self._session.plan
        newest = None if plan is None else self._handed_off(plan)
        if plan is None or newest is None:
            self.hide()
            return
        count, version = self._count(plan, newest), version_name(newest.version)
        if count:
            short = several(count, self.tr("{0} change"), self.tr("{0} changes"))
            words = self.tr("{0} since {1}").format(short, version)
            self._said = (f"Δ {words}", f"Δ {count}")
            why = self.tr("What people hold is no longer the session. Press to read what changed.")
        else:
            words, why = self.tr("{0} handed off").format(version), self.tr("Nothing has changed since.")
            self._said = (f"✓ {words}", f"✓ {version}")
        self.setToolTip(f"{words}\n{why}")
        self.setAccessibleName(words)
        self._put()
        self.show()

    def be_brief(self, brief: bool) -> None:
        """Where the bar is narrow, leave room for what comes next to do."""
        if brief is not self._brief:
            self._brief = brief
            self._put()

    def _put(self) -> None:
        self.say(self._said[self._brief])

    def _handed_off(self, plan: Plan) -> Handoff | None:
        """The newest handoff, whole; read once."""
        heads = self._session.handoffs(plan.id)
        if not heads:
            return None
        if self._newest is None or self._newest.id != heads[0].id:
            try:
                self._newest = self._session.handoff(heads[0].id)
            except (EditRefused, StoreUnavailable):
                return None
        return self._newest

    def _count(self, plan: Plan, newest: Handoff) -> int:
        from app.domain.compare import sharing
        from app.domain.news import Held, how_many, run_now

        self._newest = newest = replace(newest, plan=sharing(newest.plan, plan))
        run = run_now(newest, self._session.library.deliveries)
        return how_many(Held(newest.plan, newest.delivery), Held(plan, run))

    def _opened(self) -> None:
        self.hide()
        self._rest.start()

    def _changed(self, diff: Diff) -> None:
        if diff:
            self._rest.start()
