"""How ready the open session was at each of its handoffs, worked out in the background when somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff
from app.domain.plan import Program
from app.domain.rules import Tuning
from app.domain.rules.score import Standing, trend
from app.jobs import Job
from app.session import Session
from widgets.verbs import PressureTests

if TYPE_CHECKING:
    from app.domain.plan import Plan
    from app.domain.rules import Forecast

_MOST: Final = 8
"""Of so many handoffs, the newest, it is worked out."""


class Asked(NamedTuple):
    """What the answer depends on."""

    handoffs: tuple[Handoff, ...]
    program: Program | None
    tuning: Tuning


class Trend(QObject):
    """Keeps the newest answer; ``changed`` says that it is there."""

    changed = Signal()

    def __init__(self, session: Session, tests: PressureTests | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tests = session, tests
        self._asked: Asked | None = None
        self._found: tuple[Standing, ...] = ()
        self._job: Job | None = None

    def now(self, tuning: Tuning) -> tuple[Standing, ...]:
        """The oldest first; nothing as long as it is not worked out."""
        plan, library = self._session.plan, self._session.library
        if plan is None:
            return ()
        program = next((one for one in library.programs if one.id == plan.program_id), None)
        asked = Asked(self._session.handoffs(plan.id)[:_MOST], program, tuning)
        if asked != self._asked:
            self._asked, self._found = asked, ()
            self._ask(asked)
        return self._found

    def _ask(self, asked: Asked) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        try:
            whole = tuple(self._session.handoff(one.id) for one in asked.handoffs)
        except (EditRefused, StoreUnavailable):
            return
        if whole:
            self._job = Job(partial(_work, asked._replace(handoffs=whole), self._tests), self)
            self._job.finished.connect(self._take)
            self._job.start()

    def _take(self, found: tuple[Standing, ...]) -> None:
        self._job, self._found = None, found
        self.changed.emit()


def _work(
    asked: Asked, tests: PressureTests | None, progressed: Callable[[int, str], None], cancelled: Callable[[], bool]
) -> tuple[Standing, ...]:
    from app.domain.conditions import Conditions
    from app.domain.rules import forecast

    del progressed

    def tested(plan: Plan) -> Forecast | None:
        if tests is None or cancelled() or not plan.running_segments:
            return None
        return forecast(plan, tests.test(plan, Conditions()))

    return trend(asked.handoffs, asked.handoffs[0].plan_id, asked.program, tested, asked.tuning)
