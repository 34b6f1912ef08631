"""What the alignment check says of the open session, worked out when somebody asks and only as far as needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.session import Session

if TYPE_CHECKING:
    from app.domain.rules import Check, Known


class Alignment:
    """The check of the session that is open; the rules are loaded when they are first asked."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._check: Check | None = None

    def now(self) -> Check | None:
        """What is found at this moment; None when no session is open."""
        from app.domain.diff import diff
        from app.domain.rules import check, check_again

        plan, before = self._session.plan, self._check
        if plan is None:
            self._check = None
        elif before is None or before.plan.id != plan.id:
            self._check = check(plan, self._known(), layout=self._session.layout)
        elif before.plan is not plan or before.look.known != self._known():
            change, layout = diff(before.plan, plan), self._session.layout
            self._check = check_again(before, plan, change, known=self._known(), layout=layout)
        return self._check

    def _known(self) -> Known:
        from app.domain.rules import Known

        session, plan = self._session, self._session.plan
        if plan is None:
            return Known()
        library = session.library
        return Known(
            delivery=session.delivery,
            runs=tuple(one for one in library.deliveries if one.plan_id == plan.id),
            handoffs=session.handoffs(plan.id),
            program=next((one for one in library.programs if one.id == plan.program_id), None),
            today=date.today().isoformat(),
        )
