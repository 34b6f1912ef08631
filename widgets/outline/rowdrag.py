"""Rows taken by the mouse: where they would land, in words and by a line, and the one edit when they are let go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from app.domain import edits
from app.domain.effects import effects
from app.domain.errors import EditRefused
from app.domain.layout import lay_out
from app.domain.plan import MAIN_LANE, PARKED_LANE, Plan
from app.session import Session
from widgets.naming import named_in
from widgets.outline.model import SHELF

Say = Callable[[str], None]


def landed(plan: Plan, rows: Sequence[str], chosen: Sequence[str], gap: int) -> Plan:
    """The plan with the chosen segments at a gap between rows: each stays in its lane; under the line they park."""
    shelf = rows.index(SHELF) if SHELF in rows else len(rows)
    lanes = {segment.id: segment.lane_id for segment in plan.segments}
    ids = [name for name in rows if name in chosen]
    lane_id = lanes[ids[0]] if ids else MAIN_LANE
    if any(lanes[name] != lane_id for name in ids):
        raise EditRefused("These are in different lanes. Move those of one lane at a time.")
    if gap > shelf and lane_id != PARKED_LANE:
        return edits.park(plan, ids)
    back = lane_id == PARKED_LANE and gap <= shelf
    wanted, until = (MAIN_LANE if back else lane_id), (shelf if back or lane_id != PARKED_LANE else len(rows))
    before = next((name for name in rows[gap:until] if lanes.get(name) == wanted and name not in chosen), None)
    return edits.unpark(plan, ids, before) if back else edits.move(plan, ids, lane_id, before)


class RowDrag:
    """One drag at a time; every step is worked out from the plan as it was at the press."""

    def __init__(self, session: Session, say: Say) -> None:
        self._session, self._say = session, say
        self._rows: tuple[str, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._at_press: Plan | None = None
        self.gap: int | None = None
        """The row above which the line is drawn; None where nothing may be let go."""
        self.active = False

    def begin(self, rows: Sequence[str], chosen: Sequence[str]) -> None:
        """Take these rows."""
        self._rows, self._chosen = tuple(rows), tuple(chosen)
        self._at_press = self._session.plan
        self.active, self.gap = bool(chosen) and self._at_press is not None, None
        self._last: int | None = None

    def over(self, gap: int) -> None:
        """Show what letting go here would do."""
        plan = self._at_press
        if plan is None or gap == self._last:
            return
        self._last = gap
        try:
            after = landed(plan, self._rows, self._chosen, gap)
        except EditRefused as reason:
            self.gap = None
            self._say(str(reason))
            return
        self.gap = gap
        self._say(effects(plan, after, self._chosen, (self._session.layout, lay_out(after))))

    def let_go(self) -> None:
        """The edit itself."""
        gap, here = self.gap, self._session.plan is self._at_press
        self.cancel()
        if gap is None or not here:
            return
        try:
            words = QCoreApplication.translate("OutlineView", "Move {0} in the outline")
            label = words.format(named_in(self._session.plan, self._chosen))
            self._session.edit(label, partial(landed, rows=self._rows, chosen=self._chosen, gap=gap))
        except EditRefused as reason:
            self._say(str(reason))

    def cancel(self) -> None:
        """As if nothing had been taken."""
        self.active, self.gap, self._at_press = False, None, None
