"""The run that is handed off: one of those there are or a new one, with its facts; it keeps nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.clock import format_clock
from app.domain.plan import Delivery, Person, Plan, new_id
from widgets.fields import ChoiceField, ClockField, DateField, Field, LineField, NumberField
from widgets.handoff.words import run_words
from widgets.handoff.zones import ZoneField, own_zone
from widgets.inspector.sidebyside import SideBySide
from widgets.parts import column

_NEW = ""


class RunForm(QWidget):
    """``chosen``: another run, with people of its own. ``changed``: a fact of it is now another."""

    chosen = Signal()
    changed = Signal()

    def __init__(
        self, plan: Plan, runs: Sequence[Delivery], languages: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        latest = max(runs, key=lambda one: one.date, default=None)
        self._runs = {one.id: one for one in sorted(runs, key=lambda one: one.date, reverse=True)}
        self._new = _new_run(plan, latest)
        self._fields: dict[str, Field] = {}
        self._build(languages)
        self._take(latest or self._new)

    @property
    def run(self) -> Delivery:
        """The run as it was typed."""
        return self._run

    @property
    def refused(self) -> Field | None:
        """The first field whose text cannot be."""
        return next((field for field in self._fields.values() if field.refused), None)

    def keep_people(self, people: tuple[Person, ...]) -> None:
        """Take in who fills which role."""
        self._put(replace(self._run, people=people))

    def _build(self, languages: Sequence[tuple[str, str]]) -> None:
        choices: list[tuple[object, str]] = [(key, run_words(one)) for key, one in self._runs.items()]
        self.which = ChoiceField("which", self.tr("For which run"), [*choices, (_NEW, self.tr("A new run"))])
        self.which.edited.connect(self._choose)
        start = ClockField("start_s", self.tr("Start"), optional=True)
        start.hint(format_clock(self._plan.start_s))
        day = DateField("date", self.tr("Date"))
        if self._plan.date:
            day.hint(self._plan.date)
        spoken: list[tuple[object, str]] = [("", self.tr("As the session ({0})").format(self._plan.language))]
        spoken += [pair for pair in languages if pair[0] != "en-US"]
        self.language = ChoiceField("language", self.tr("Language"), spoken)
        whole = column(self, 10)
        for fields in (
            (self.which,),
            (
                LineField("title", self.tr("Name of the run"), self.tr("Cohort 1")),
                ZoneField("time_zone", self.tr("Time zone")),
            ),
            (day, start, NumberField("head_count", self.tr("People"), 0, 1_000_000)),
            (LineField("link", self.tr("Link to join"), self.tr("https://…")), self.language),
        ):
            block = column(None, 3)
            block.addLayout(SideBySide(*fields))
            whole.addLayout(block)
            for field in fields:
                field.say_in(block)
                if field is not self.which:
                    self._fields[field.key] = field
                    field.edited.connect(self._edit)
                    field.mended.connect(self.changed)

    def _choose(self, _key: str, run_id: object) -> None:
        self._take(self._runs.get(str(run_id), self._new))
        self.chosen.emit()

    def _take(self, run: Delivery) -> None:
        self._run = run
        self.which.show_value(run.id if run.id in self._runs else _NEW)
        self._show()

    def _edit(self, key: str, value: object) -> None:
        changes = {key: value}
        self._put(replace(self._run, **changes))  # type: ignore[arg-type]
        self.changed.emit()

    def _put(self, run: Delivery) -> None:
        """The run as it is now: it is found like this again when another was looked at in between."""
        self._run = run
        if run.id in self._runs:
            self._runs[run.id] = run
        else:
            self._new = run
        self._show()

    def _show(self) -> None:
        for key, field in self._fields.items():
            field.show_value(getattr(self._run, key))


def _new_run(plan: Plan, latest: Delivery | None) -> Delivery:
    """The first run is on the day of the session, a later one on a day that is not known; the zone stays."""
    zone = latest.time_zone if latest is not None and latest.time_zone else own_zone()
    return Delivery(new_id(), plan.id, date=plan.date if latest is None else "", time_zone=zone)
