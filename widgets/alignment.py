"""What the alignment check says of the open session, worked out when somebody asks and only as far as needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from app.domain.errors import EditRefused, StoreUnavailable
from app.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.handoff import Handoff
    from app.domain.plan import Plan
    from app.domain.rules import Check, Known
    from widgets.pressure.forecast import Forecast


class Alignment:
    """The check of the session that is open; the rules are loaded when they are first asked."""

    def __init__(self, session: Session, tested: Forecast | None = None) -> None:
        self._session, self.tested = session, tested
        self._check: Check | None = None
        self._newest: Handoff | None = None

    def when_tested(self, then: Callable[[], object]) -> None:
        """Do something when a pressure test has another answer, which some rules ask for."""
        if self.tested is not None:
            self.tested.changed.connect(then)

    def now(self) -> Check | None:
        """What is found at this moment; None when no session is open."""
        from app.domain.diff import diff
        from app.domain.rules import check, check_again, tuning_of

        plan, before = self._session.plan, self._check
        tuning = tuning_of(self._session.library.settings)
        if plan is None:
            self._check = None
        elif before is None or before.plan.id != plan.id:
            self._check = check(plan, self._known(), tuning, self._session.layout)
        elif before.plan is not plan or before.tuning != tuning or before.look.known != self._known():
            change, layout = diff(before.plan, plan), self._session.layout
            self._check = check_again(before, plan, change, known=self._known(), tuning=tuning, layout=layout)
        return self._check

    def _handoffs(self, plan: Plan) -> tuple[Handoff, ...]:
        """Those of a plan, newest first; the newest whole, for what changed since counts, and read once."""
        from app.domain.compare import sharing

        heads = self._session.handoffs(plan.id)
        if not heads:
            return ()
        if self._newest is None or self._newest.head != heads[0]:
            try:
                whole = self._session.handoff(heads[0].id)
            except (EditRefused, StoreUnavailable):
                return heads
            self._newest = replace(whole, plan=sharing(whole.plan, plan))
        return (self._newest, *heads[1:])

    def _known(self) -> Known:
        from app.domain.rules import Known, forecast

        session, plan = self._session, self._session.plan
        if plan is None:
            return Known()
        library = session.library
        found = self.tested.found if self.tested is not None else None
        return Known(
            delivery=session.delivery,
            runs=tuple(one for one in library.deliveries if one.plan_id == plan.id),
            handoffs=self._handoffs(plan),
            program=next((one for one in library.programs if one.id == plan.program_id), None),
            today=date.today().isoformat(),
            forecast=None if found is None or found.plan.id != plan.id else forecast(found.plan, found.pressure),
        )
