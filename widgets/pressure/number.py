"""The number a scenario assumes, to be changed: how many minutes late, by how many percent longer."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSpinBox, QWidget

from app.domain.scenarios import Scenario, Unit
from widgets.parts import MUTED, Elided, row
from widgets.pressure.forecast import Forecast


class ScenarioNumber(QWidget):
    """Shows the number of the scenario one is on; hidden where it has none."""

    def __init__(self, forecast: Forecast, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forecast = forecast
        self._scenario: Scenario | None = None
        self._title = Elided("", MUTED)
        self.field = QSpinBox()
        self.field.setAccessibleName(self.tr("Number of the scenario"))
        self.field.setKeyboardTracking(False)
        self.field.valueChanged.connect(self._choose)
        line = row(self, 8)
        line.setContentsMargins(8, 6, 8, 6)
        line.addWidget(self._title)
        line.addWidget(self.field)
        line.addStretch(1)
        self.hide()

    def show_scenario(self, scenario: Scenario | None) -> None:
        """Show another scenario's number, or the same one's as it is now."""
        self._scenario = scenario
        number = None if scenario is None else scenario.number
        self.setVisible(number is not None)
        if scenario is None or number is None:
            return
        self._title.say(self.tr("“{0}” with").format(scenario.title))
        with QSignalBlocker(self.field):
            self.field.setRange(number.least, number.most)
            self.field.setSuffix(f" {self._unit(number.unit)}")
            self.field.setValue(number.value)

    def _unit(self, unit: Unit) -> str:
        return {Unit.MINUTES: self.tr("min"), Unit.PERCENT: "%", Unit.PEOPLE: self.tr("people")}[unit]

    def _choose(self, value: int) -> None:
        if self._scenario is not None:
            self._forecast.choose(self._scenario.name, value)
