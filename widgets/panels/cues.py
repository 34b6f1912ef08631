"""All producer cues of the session by the clock."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.plan import Cue, Segment
from app.domain.words import ACTION_WORDS, TRIGGER_WORDS
from app.session import Session
from widgets.panels.rows import Heading, Row, RowsView
from widgets.parts import clock
from widgets.selection import Selection
from widgets.vacancy import Offer


class CuesPanel(RowsView):
    """Clock, number, what, action, when it goes, exact text or asset, segment."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        headings = (
            Heading(self.tr("Clock")),
            Heading(self.tr("No.")),
            Heading(self.tr("Cue"), share=30, chars=16),
            Heading(self.tr("Action"), share=16, yields=2),
            Heading(self.tr("Goes"), share=22),
            Heading(self.tr("Text or file"), share=22, yields=1),
            Heading(self.tr("Segment"), share=18, yields=3),
        )
        offer = Offer(
            self.tr("The producer has nothing to do yet. Select a segment and add what happens in it, and when."),
            self.tr("Add a producer cue"),
            "Ctrl+Shift+C",
        )
        super().__init__(session, selection, headings, offer, parent)
        self.setAccessibleName(self.tr("Producer cues"))

    def rows_now(self) -> tuple[Row, ...]:
        """One row a cue, by the clock."""
        plan, layout = self.session.plan, self.session.layout
        if plan is None:
            return ()
        found = [
            (start + cue.offset_s, segment, cue)
            for segment, start in zip(plan.segments, layout.starts_s, strict=True)
            if not segment.parked
            for cue in segment.cues
        ]
        found.sort(key=lambda one: one[0])
        return tuple(_row(clock_s, segment, cue) for clock_s, segment, cue in found)


def _row(clock_s: int, segment: Segment, cue: Cue) -> Row:
    words = f"“{cue.trigger_text}”" if cue.trigger_text else ""
    goes = f"{TRIGGER_WORDS[cue.trigger]} {words}".strip()
    action = ACTION_WORDS[cue.action]
    cells = (clock(clock_s), cue.number, cue.title or action, action, goes, cue.text or cue.asset, segment.title)
    return Row(segment.id, cue.id, cells, strong=2)
