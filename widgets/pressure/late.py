"""The recovery card of the open session: where one is, how late, what to do; written anew with every edit."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from app.domain.clock import format_length, format_offset
from app.domain.parking import running
from app.domain.recovery import LATE_BY_S, Checkpoint, Remedy, recovery_card
from app.domain.tongue import ENGLISH
from app.session import Session
from widgets.panels.lines import LinesView
from widgets.panels.rows import Heading, Row
from widgets.parts import MUTED, Elided, button, clock, column, row
from widgets.selection import Selection
from widgets.vacancy import Offer
from widgets.widths import Wish

_AIR_PX: Final = 18
"""What a cell keeps free beside its words."""


class LatePanel(QFrame):
    """The card, and the ways to have it on paper."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = LateTable(session, selection)
        self.setFocusProxy(self.table)
        self.print_button = button(self.tr("Print…"), "link")
        self.save_button = button(self.tr("Save as Word…"), "link")
        self.setAccessibleName(self.tr("If late"))
        self.print_button.setAccessibleName(self.tr("Print the card"))
        self.save_button.setAccessibleName(self.tr("Save the card as a Word document"))
        head = row(None, 16)
        head.setContentsMargins(8, 3, 12, 3)
        how = self.tr("Planned lengths, in your cut order; nothing protected is touched.")
        for widget, share in ((Elided(how, MUTED), 1), (self.print_button, 0), (self.save_button, 0)):
            head.addWidget(widget, share)
        whole = column(self, 0)
        whole.addLayout(head)
        whole.addWidget(self.table, 1)


class LateTable(LinesView):
    """One row a checkpoint, one column for each of 5, 10 and 15 minutes late."""

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        lates = (self.tr("{0} late").format(format_length(late_s)) for late_s in LATE_BY_S)
        headings = (
            Heading(self.tr("When you reach"), share=24, chars=12),
            *(Heading(late, share=25, chars=11) for late in lates),
            Heading(self.tr("Too late after")),
        )
        offer = Offer(self.tr("No place to look at the clock yet. A session needs at least two segments for that."), "")
        super().__init__(session, selection, headings, offer, parent)
        self.vacancy.button.hide()
        self.setAccessibleName(self.tr("If late"))

    def _wish(self, place: int, heading: Heading) -> Wish:
        """A column wants room for its longest line, whichever that is."""
        wish, metrics = super()._wish(place, heading), self.fontMetrics()
        lines = (line for each in self.rows.rows for line in each.cells[place].split("\n"))
        widest = max(map(metrics.horizontalAdvance, lines), default=0) + _AIR_PX
        return replace(wish, enough=max(wish.enough, widest)) if heading.share else wish

    def rows_now(self) -> tuple[Row, ...]:
        """The card as it is now; its words are those of the documents."""
        plan = self.session.plan
        if plan is None:
            return ()
        return tuple(self._row(point, plan.start_s) for point in recovery_card(running(plan)))

    def _row(self, point: Checkpoint, start_s: int) -> Row:
        moment = point.moment
        act_s, last = moment.act_after_s, moment.too_late_after_s
        where = [moment.segment.title, f"{clock(moment.start_s)}, {format_offset(moment.start_s - start_s)}"]
        if act_s is not None and act_s > moment.start_s:
            where[1] = self.tr("{0}, act after {1}").format(where[1], clock(act_s))
        cells = ("\n".join(where), *map(_told, point.remedies), "" if last is None else clock(last))
        return Row(moment.segment.id, moment.segment.id, cells)


def _told(remedy: Remedy) -> str:
    return "\n".join(line for line in (*remedy.lines(ENGLISH), remedy.outcome(ENGLISH, clock)) if line)
