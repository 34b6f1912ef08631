"""The number a scenario assumes, to be changed: how many minutes late, by how many percent longer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.errors import EditRefused
from app.domain.scenarios import USUAL, Scenario, Unit
from widgets.fields import NumberField
from widgets.parts import MUTED, Elided, column, plain, row
from widgets.pressure.forecast import Forecast


class ScenarioNumber(QWidget):
    """Shows the number of the scenario one is on; hidden where it has none. An emptied one is the usual one."""

    def __init__(self, forecast: Forecast, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forecast = forecast
        self._scenario: Scenario | None = None
        self._title, self._unit = Elided("", MUTED), plain("", MUTED)
        self.field = NumberField("number", "")
        self.field.line.setAccessibleName(self.tr("Number of the scenario"))
        self.field.setFixedWidth(figure_px(self.field))
        self.field.edited.connect(self._choose)
        block = column(self, 3)
        block.setContentsMargins(8, 6, 8, 6)
        line = row(None, 8)
        line.addWidget(self._title)
        line.addWidget(self.field)
        line.addWidget(self._unit)
        line.addStretch(1)
        block.addLayout(line)
        self.field.say_in(block)
        self.hide()

    def show_scenario(self, scenario: Scenario | None) -> None:
        """Show another scenario's number, or the same one's as it is now."""
        before, self._scenario = self._scenario, scenario
        number = None if scenario is None else scenario.number
        self.setVisible(number is not None)
        if scenario is None or number is None:
            return
        usual = USUAL[scenario.name]
        own = dict(self._forecast.assumptions.numbers).get(scenario.name)
        self._title.say(self.tr("“{0}” with").format(scenario.title))
        self._unit.setText(unit_words(number.unit))
        self.field.allow(number.least, number.most)
        self.field.assume(usual.value, self.tr("Assumed, from general practice; type a number to set your own"))
        if before is None or before.name is not scenario.name:
            self.field.kept = own
            self.field.reset()
        else:
            self.field.show_value(own)

    def _choose(self, _: str, value: object) -> None:
        scenario = self._scenario
        if scenario is None:
            return
        number = value if isinstance(value, int) else None
        try:
            label = self.tr("Change a scenario’s number")
            self._forecast.assume(label, lambda one: one.numbered(scenario.name, number))
        except EditRefused as reason:
            self.field.refuse(str(reason), at_once=True)


def unit_words(unit: Unit) -> str:
    """What stands after a number; signs and abbreviations as everywhere on the screen."""
    return unit.value


def figure_px(field: NumberField) -> int:
    """As wide as a number of a few digits wants to be."""
    return field.line.fontMetrics().averageCharWidth() * 10
