"""The pressure test of the open session, made in the background when the hands rest; it draws and says nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.diff import Diff
from app.domain.plan import Plan
from app.jobs import Job
from app.session import SaveState, Session
from widgets.verbs import PressureTests

if TYPE_CHECKING:
    from app.domain.assumptions import Assumptions
    from app.domain.plan import Delivery
    from app.domain.pressure import Outcome, Pressure
    from app.domain.scenarios import Scenario
    from app.domain.suggestion import Suggestion

_REST_MS: Final = 250
_FIRST_MS: Final = 1_500
"""At a start others come first: the plan on the screen, the first edit on the disk."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one plan came to: as planned; and, where it was asked for, in each scenario, and what would help.

    A scenario that is switched off was not run: None. ``run``: the one it was tested for, where it says how many come.
    """

    plan: Plan
    pressure: Pressure
    cases: tuple[tuple[Scenario, Pressure | None], ...] = ()
    helps: tuple[Suggestion, ...] = ()
    run: Delivery | None = None


class Forecast(QObject):
    """Keeps the newest answer; ``changed`` says that there is another, or none any more."""

    changed = Signal()

    def __init__(self, session: Session, tests: PressureTests | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.tests = session, tests
        self.found: Found | None = None
        self._job: Job | None = None
        self._thorough = False
        self._assumed: Assumptions | None = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._ask)

    def start(self) -> None:
        """Follow the session from now on: after the first paint."""
        self.session.changed.connect(self._changed)
        self.session.library_changed.connect(self._library_changed)
        self.session.opened.connect(self._opened)
        self._rest.start(_FIRST_MS)

    def be_thorough(self) -> None:
        """Somebody looks at the scenarios: they are run too from now on."""
        if not self._thorough:
            self._thorough = True
            self._rest.start(_REST_MS)

    @property
    def assumptions(self) -> Assumptions:
        """What the library wants its tests to assume, now."""
        from app.domain.assumptions import assumptions_of

        return assumptions_of(self.session.library.settings)

    def assume(self, label: str, change: Callable[[Assumptions], Assumptions]) -> None:
        """Let the library's tests assume something else from now on; :class:`EditRefused` passes through."""
        from app.domain.assumptions import reassumed

        self.session.edit_library(label, lambda library: reassumed(library, change))

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._job is not None or self._rest.isActive()

    def fan(self, plan: Plan) -> Outcome | None:
        """The runs of any plan without cuts, at once; None before the first answer: it would wait for numpy."""
        found = self.found
        return None if self.tests is None or found is None else self.tests.fan(plan, found.pressure.conditions)

    def _changed(self, diff: Diff) -> None:
        if diff:
            self._soon()

    def _library_changed(self, diff: Diff) -> None:
        asked = diff.of("setting") and self.assumptions != self._assumed
        if asked or (self.found is not None and diff.of("delivery") and self.found.run != self._run):
            self._soon()

    @property
    def _run(self) -> Delivery | None:
        """The run it is tested for."""
        run = self.session.delivery
        return run if run is not None and run.head_count else None

    def _opened(self) -> None:
        self.found = None
        self.changed.emit()
        self._soon()

    def _soon(self) -> None:
        self._rest.start(max(_REST_MS, self._rest.remainingTime()))

    def _ask(self) -> None:
        if self.session.state is SaveState.SAVING:
            self._rest.start(_REST_MS)  # what was typed is to be on the disk first
            return
        if self._job is not None:
            self._job.cancel()
            self._job = None
        plan, tests = self.session.plan, self.tests
        if plan is None or tests is None or not plan.running_segments:
            self.found = None
            self.changed.emit()
            return
        self._assumed = self.assumptions
        self._job = Job(partial(_work, tests, plan, self._assumed, run=self._run, thorough=self._thorough), self)
        self._job.finished.connect(self._take)
        self._job.start()

    def _take(self, found: object) -> None:
        self._job = None
        if isinstance(found, Found):
            self.found = found
            self.changed.emit()


def _work(
    tests: PressureTests,
    plan: Plan,
    assumed: Assumptions,
    progressed: Callable[[int, str], None],
    cancelled: Callable[[], bool],
    *,
    run: Delivery | None,
    thorough: bool,
) -> Found | None:
    from app.domain.conditions import at_run

    del progressed
    base = at_run(assumed.conditions, run)
    pressure = tests.test(plan, base)
    if not thorough:
        return Found(plan, pressure, run=run)
    cases: list[tuple[Scenario, Pressure | None]] = []
    for case in assumed.scenarios(plan, run):
        if cancelled():
            return None
        cases.append((case, None if case.name in assumed.off else tests.test(plan, case.conditions)))
    return Found(plan, pressure, tuple(cases), tests.suggest(plan, base), run)
