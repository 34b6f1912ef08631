"""What can be compared: the handoffs of one session, and the session as it is now where it is still there."""

from __future__ import annotations

from typing import Final

from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff
from app.domain.news import Held, run_now
from app.domain.plan import Plan
from app.session import Session

NOW: Final = "now"
"""The key of the session as it is now; no handoff has it for an id."""


class Sides:
    """Reads whole plans only when they are compared."""

    def __init__(self, session: Session, plan_id: str, handoffs: tuple[Handoff, ...]) -> None:
        self._session, self._plan_id = session, plan_id
        self.handoffs = handoffs
        self.has_now = any(one.id == plan_id for one in session.library.plans)

    @property
    def title(self) -> str:
        """What the session is called now, or was when it was handed off last."""
        now = next((one.title for one in self._session.library.plans if one.id == self._plan_id), "")
        return now or (self.handoffs[0].plan.title if self.handoffs else "")

    @property
    def there(self) -> frozenset[str]:
        """The ids of the segments one can go to, and '' for the session itself."""
        if not self.has_now:
            return frozenset()
        try:
            return frozenset(("", *(one.id for one in self._now().segments)))
        except StoreUnavailable:
            return frozenset()

    def compared(self, before: str, after: str) -> tuple[tuple[Held, Held] | None, str]:
        """Both sides, or why they cannot be compared, in a sentence."""
        try:
            first = self._session.handoff(before)
            second = self._now_since(first) if after == NOW else self._held(self._session.handoff(after))
        except (EditRefused, StoreUnavailable) as trouble:
            return None, str(trouble)
        return (self._held(first), second), ""

    @staticmethod
    def _held(handoff: Handoff) -> Held:
        return Held(handoff.plan, handoff.delivery)

    def _now_since(self, handoff: Handoff) -> Held:
        return Held(self._now(), run_now(handoff, self._session.library.deliveries))

    def _now(self) -> Plan:
        plan = self._session.plan
        return plan if plan is not None and plan.id == self._plan_id else self._session.load(self._plan_id)
