"""All support needs of the session with how far each is; Space moves one on."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.errors import EditRefused
from app.domain.plan import Need, NeedState, Segment
from app.domain.words import NEED_STATE_WORDS, NEED_WORDS
from app.session import Session
from widgets.panels.rows import Heading, Row, RowsView
from widgets.parts import several
from widgets.readiness import readiness_of, set_readiness
from widgets.selection import Selection
from widgets.vacancy import Offer

_NEXT = {NeedState.OPEN: NeedState.READY, NeedState.READY: NeedState.TESTED, NeedState.TESTED: NeedState.OPEN}


class NeedsPanel(RowsView):
    """State, what, sort, who, when, for which segment."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        headings = (
            Heading(self.tr("State")),
            Heading(self.tr("Need"), share=60, chars=16),
            Heading(self.tr("Kind"), yields=2),
            Heading(self.tr("Owner"), share=16),
            Heading(self.tr("By"), yields=4),
            Heading(self.tr("How it is tested"), share=20, yields=1),
            Heading(self.tr("Segment"), share=20, yields=3),
        )
        offer = Offer(
            self.tr("Nothing has to be ready yet. Select a segment and add what it needs: people, material, a room."),
            self.tr("Add a support need"),
            "Ctrl+Shift+E",
        )
        super().__init__(session, selection, headings, offer, parent)
        self.setAccessibleName(self.tr("Support needs"))
        self.setToolTip(self.tr("Space or a double click moves a need on: open, ready, tested"))

    def rows_now(self) -> tuple[Row, ...]:
        """One row a need, in running order."""
        plan = self.session.plan
        if plan is None:
            return ()
        return tuple(self._row(segment, need) for segment in plan.running_segments for need in segment.needs)

    def act_on(self, row: Row) -> None:
        """Open, ready, tested, and round again."""
        if row.state is None:
            return
        try:
            set_readiness(self.session, row.item_id, _NEXT[row.state])
        except EditRefused as reason:
            self.said.emit(str(reason))

    def _row(self, segment: Segment, need: Need) -> Row:
        state = readiness_of(self.session.delivery, need.id).state
        owner = need.owner or self.tr("nobody yet")
        cells = (
            NEED_STATE_WORDS[state],
            need.title,
            NEED_WORDS[need.kind],
            owner,
            self._due(need),
            need.test,
            segment.title,
        )
        return Row(segment.id, need.id, cells, strong=1, warn=-1 if need.owner else 3, state=state)

    def _due(self, need: Need) -> str:
        plan, delivery = self.session.plan, self.session.delivery
        text = (delivery.date if delivery else "") or (plan.date if plan else "")
        if need.days_ahead is None:
            return ""
        if not text:
            return several(need.days_ahead, self.tr("{0} day before"), self.tr("{0} days before"))
        return (date.fromisoformat(text) - timedelta(days=need.days_ahead)).isoformat()
