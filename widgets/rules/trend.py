"""How ready the open session was at each of its handoffs, worked out in the background when somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.domain import rules
from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff
from app.domain.plan import Program
from app.domain.rules import Tuning
from app.domain.rules.score import Standing, trend
from app.jobs import Job
from app.session import Session

if TYPE_CHECKING:
    from app.domain.conditions import Conditions
    from app.domain.plan import Plan
    from widgets.pressure.forecast import Forecast
    from widgets.verbs import PressureTests

_MOST: Final = 8
"""Of so many handoffs, the newest, it is worked out."""


class Asked(NamedTuple):
    """What the answer depends on."""

    handoffs: tuple[Handoff, ...]
    program: Program | None
    tuning: Tuning
    conditions: Conditions


class Trend(QObject):
    """Keeps the newest answer; ``changed`` says that it is there."""

    changed = Signal()

    def __init__(self, session: Session, tested: Forecast | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tested = session, tested
        self._asked: Asked | None = None
        self._found: tuple[Standing, ...] = ()
        self._job: Job | None = None

    def now(self, tuning: Tuning) -> tuple[Standing, ...]:
        """The oldest first; nothing as long as it is not worked out, which waits for the first pressure test."""
        plan, library, tested = self._session.plan, self._session.library, self._tested
        if plan is None or tested is None or tested.found is None:
            return ()
        program = next((one for one in library.programs if one.id == plan.program_id), None)
        asked = Asked(self._session.handoffs(plan.id)[:_MOST], program, tuning, tested.assumptions.conditions)
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
        tests = self._tested.tests if self._tested is not None else None
        if whole and tests is not None:
            self._job = Job(partial(_work, asked._replace(handoffs=whole), tests), self)
            self._job.finished.connect(self._take)
            self._job.start()

    def _take(self, found: tuple[Standing, ...]) -> None:
        self._job, self._found = None, found
        self.changed.emit()


def _work(
    asked: Asked, tests: PressureTests, progressed: Callable[[int, str], None], cancelled: Callable[[], bool]
) -> tuple[Standing, ...]:
    del progressed

    def tested(plan: Plan) -> rules.Forecast | None:
        if cancelled() or not plan.running_segments:
            return None
        return rules.forecast(plan, tests.test(plan, asked.conditions))

    return trend(asked.handoffs, asked.handoffs[0].plan_id, asked.program, tested, asked.tuning)
