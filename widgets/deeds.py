"""Edits of what is selected, each said when it is done: one way for menus, the outline and the timeline.

Knows the session and the selection, and nothing of who asks.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.domain import edits
from app.domain.effects import effects
from app.domain.errors import EditRefused
from app.domain.plan import Plan
from app.session import Session
from widgets.naming import named_in
from widgets.selection import Selection

Say = Callable[[str], None]

_MOST_STEPS: Final = 300
"""How far back is looked for the step that parked something."""


class Deeds(QObject):
    """Each deed is one edit and one undo step; what is refused is said by ``refuse`` and changes nothing."""

    def __init__(self, session: Session, selection: Selection, say: Say, refuse: Say, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._selection, self._say, self._refuse = session, selection, say, refuse
        self._unsaid: tuple[Plan, tuple[str, ...], str] | None = None
        self._saying = QTimer(self, singleShot=True, interval=0)
        self._saying.timeout.connect(self._say_effects)

    def edit(
        self,
        label: str,
        change: Callable[[Plan], Plan],
        merge_key: str | None = None,
        ids: tuple[str, ...] = (),
        more: str = "",
    ) -> bool:
        """Commit a change; what it did, and ``more``, is said when the screen shows it. Whether it went through.

        ``ids``: what the person took hold of.
        """
        before = self._session.plan
        if before is None or not self.commit(label, change, merge_key):
            return False
        self._unsaid = (before, ids, more)
        self._saying.start()
        return True

    def commit(self, label: str, change: Callable[[Plan], Plan], merge_key: str | None = None) -> bool:
        """Commit a change whose words are said already, or say why not; whether it went through."""
        try:
            self._session.edit(label, change, merge_key)
        except EditRefused as refusal:
            self._refuse(str(refusal))
            return False
        return True

    def _say_effects(self) -> None:
        """In a turn of its own, as comparing two layouts of a long plan takes as long as the edit did."""
        after = self._session.plan
        if self._unsaid is not None and after is not None and after.id == self._unsaid[0].id:
            before, ids, more = self._unsaid
            words = effects(before, after, ids)
            self._say(f"{words}; {more}" if more else words)
        self._unsaid = None

    def delete(self, words: str) -> None:
        """Remove what is selected; what takes its place becomes current. ``words``: the step's name, {0} for what."""
        plan, ids = self._session.plan, self._chosen()
        if plan is None or not ids:
            return
        heir = _heir(plan, ids)
        if self.edit(words.format(named_in(plan, ids)), lambda now: edits.remove(now, ids)):
            self._selection.set(() if heir is None else (heir,))

    def duplicate(self) -> None:
        """Copy what is selected and select the copies."""
        plan, ids = self._session.plan, self._chosen()
        if plan is not None and ids:
            self.grow(self.tr("Duplicate {0}").format(named_in(plan, ids)), lambda now: edits.duplicate(now, ids))

    def grow(self, label: str, change: Callable[[Plan], Plan]) -> bool:
        """Make an edit and select what came in by it; whether it went through."""
        plan = self._session.plan
        had = frozenset(one.id for one in plan.segments) if plan else frozenset()
        if not self.edit(label, change) or self._session.plan is None:
            return False
        self._selection.set(one.id for one in self._session.plan.segments if one.id not in had)
        return True

    def park(self) -> None:
        """Put what is selected on the shelf; what is parked comes back to where it was."""
        plan, ids = self._session.plan, self._chosen()
        if plan is None or not ids:
            self._say(self.tr("Select a segment first."))
            return
        parked = tuple(one.id for one in plan.segments if one.id in ids and one.parked)
        if parked:
            past = islice(self._session.past(), _MOST_STEPS)
            label = self.tr("Bring back {0}").format(named_in(plan, parked))
            self.edit(label, lambda now: edits.come_back(now, parked, past), ids=parked)
        else:
            self.edit(self.tr("Park {0}").format(named_in(plan, ids)), lambda now: edits.park(now, ids), ids=ids)

    def _chosen(self) -> tuple[str, ...]:
        """What is selected and there, in running order."""
        plan, wanted = self._session.plan, frozenset(self._selection.ids)
        return tuple(one.id for one in plan.segments if one.id in wanted) if plan is not None else ()


def _heir(plan: Plan, ids: tuple[str, ...]) -> str | None:
    """What follows in the lane of what goes, else what comes before it, else what is near: where the eye is already."""
    places = [place for place, one in enumerate(plan.segments) if one.id in ids]
    lane_id = plan.segments[places[-1]].lane_id
    around = [*plan.segments[places[-1] + 1 :], *reversed(plan.segments[: places[-1]])]
    left = [one for one in around if one.id not in ids]
    return next((one.id for one in (*(s for s in left if s.lane_id == lane_id), *left)), None)
