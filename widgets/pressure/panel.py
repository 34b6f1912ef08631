"""The pressure test under the timeline: scenarios, starts or assumptions at the left; ends and helps at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QTabBar, QWidget

from app.domain.assumptions import otherwise
from app.domain.clock import format_length
from app.domain.plan import Delivery
from app.domain.pressure import Pressure
from app.domain.scenarios import Scenario, ScenarioName
from app.session import Session
from widgets.handoff.words import run_words
from widgets.parts import MUTED, Line, caption, column, row, wrapped
from widgets.pressure.assumed import AssumptionsPane
from widgets.pressure.forecast import Forecast
from widgets.pressure.helps import Helps
from widgets.pressure.histogram import Histogram
from widgets.pressure.number import ScenarioNumber
from widgets.pressure.saying import percent
from widgets.pressure.tables import ScenarioTable, StartsTable
from widgets.selection import Selection

_LEAST_PX, _MOST_PX = 200, 340


class PressurePanel(QFrame):
    """Runs the scenarios only from when it is first looked at."""

    said = Signal(str)

    def __init__(
        self, session: Session, selection: Selection, forecast: Forecast, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._forecast = forecast
        self.scenarios = ScenarioTable(session, selection, forecast)
        self.starts = StartsTable(session, selection, forecast)
        self.assumed = AssumptionsPane(session, selection, forecast)
        self.histogram, self.helps = Histogram(), Helps(session)
        self._for, self._facts = wrapped("", MUTED), wrapped("", MUTED)
        self._head = caption(self.tr("What would help"))
        self.bar, self._stack = QTabBar(), QStackedWidget()
        self.number = ScenarioNumber(forecast)
        self.scenarios.selectionModel().currentRowChanged.connect(self._refresh)
        self.helps.said.connect(self.said)
        self.assumed.kinds.said.connect(self.said)
        self.setAccessibleName(self.tr("Pressure test"))
        self._lay_out()
        forecast.changed.connect(self._refresh)
        session.library_changed.connect(self._refresh)
        self._refresh()

    @property
    def facts(self) -> str:
        """What is said of the runs."""
        return self._facts.text()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on somebody wants to know."""
        super().showEvent(event)
        self._forecast.be_thorough()

    def _lay_out(self) -> None:
        left = column(None, 0)
        left.addLayout(self._switch())
        left.addWidget(self._stack, 1)
        left.addWidget(self.number)
        inside = QWidget()
        block = column(inside, 8)
        block.setContentsMargins(14, 10, 12, 12)
        for widget in (self._for, self._facts, self.histogram, self._head, self.helps):
            block.addWidget(widget)
        block.addStretch(1)
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidget(inside)
        side.setMinimumWidth(_LEAST_PX)
        side.setMaximumWidth(_MOST_PX)
        whole = row(self, 0)
        whole.addLayout(left, 3)
        whole.addWidget(Line(upright=True))
        whole.addWidget(side, 2)

    def _switch(self) -> QHBoxLayout:
        """Which of the three shows."""
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setAccessibleName(self.tr("Parts of the pressure test"))
        pages = (self.tr("Scenarios"), self.tr("Starts"), self.tr("Assumptions"))
        for words, page in zip(pages, (self.scenarios, self.starts, self.assumed), strict=True):
            self.bar.addTab(words)
            self._stack.addWidget(page)
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        self.bar.currentChanged.connect(self._refresh)
        line = row(None, 0)
        line.setContentsMargins(2, 0, 8, 0)
        line.addWidget(self.bar, 1)
        return line

    def _refresh(self) -> None:
        """Words and bars are those of the scenario one is on; what would help is for the session as planned."""
        found = self._forecast.found
        row_now = self.scenarios.current_row() if self._stack.currentWidget() is self.scenarios else None
        cases = () if found is None else found.cases
        case = next((one for one, _ in cases if row_now is not None and one.name.value == row_now.item_id), None)
        pressure = next((each for one, each in cases if one is case), None if found is None else found.pressure)
        self.number.show_scenario(case)
        self._facts.setText(self._words(pressure, case).replace(" %", "\u00a0%"))
        self._for.setText("" if found is None or found.run is None else self._whose(found.run))
        self._for.setVisible(bool(self._for.text()))
        self.histogram.show_pressure(pressure)
        self.helps.show_helps(() if found is None else found.helps)
        self._head.setVisible(found is not None and bool(found.helps))

    def _whose(self, run: Delivery) -> str:
        return self.tr("For {0}, with {1} people.").format(run_words(run), run.head_count)

    def _slack(self, seconds: int) -> str:
        """What a middling run has left, in whole minutes."""
        minutes = round(seconds / 60)
        words = self.tr("{0} of slack are real.") if minutes > 0 else self.tr("It lacks {0}.")
        return words.format(format_length(60 * abs(minutes))) if minutes else self.tr("No slack is real.")

    def _words(self, pressure: Pressure | None, case: Scenario | None) -> str:
        if pressure is None:
            return "" if case is None else self.tr("{0}: switched off, so it is not run.").format(case.title)
        designed = pressure.designed
        lines = [
            self.tr("Run as designed it ends on time in {0} of {1} runs, without cuts in {2}.").format(
                percent(designed.on_time), f"{pressure.runs:,}", percent(pressure.uncut.on_time)
            ),
            self._slack(pressure.real_slack_s),
        ]
        lines += [pressure.uncounted] if pressure.uncounted else []
        if pressure.assumed:
            lines.append(self.tr("The lengths of {0} segments are assumed.").format(len(pressure.assumed)))
        known = case is not None and case.name is ScenarioName.LATE_START
        lines += otherwise(replace(pressure.conditions, late_start_s=(0, 0, 0)) if known else pressure.conditions)
        told = " ".join(lines)
        return told if case is None else f"{case.title}. {told}"
