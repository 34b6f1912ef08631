"""The chip in the top bar: the chance to end on time, and which of the two it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.domain.pressure import Pressure
from widgets.parts import Pill, row
from widgets.pressure.forecast import Forecast
from widgets.pressure.saying import percent, tone
from widgets.theme import theme_of


class ChanceChip(QPushButton):
    """Shows the chance of a session run as designed; what it is without cuts, and later, is in its tooltip."""

    wanted = Signal()

    def __init__(self, forecast: Forecast, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forecast, self._brief = forecast, False
        self._pill = Pill()
        self._pill.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row(self, 0).addWidget(self._pill)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFlat(True)
        self.clicked.connect(self.wanted)
        forecast.changed.connect(self.refresh)
        self.setAccessibleName(self.tr("Chance to end on time"))
        self.hide()
        self.refresh()

    def be_brief(self, brief: bool) -> None:
        """Leave the last words to the tooltip, where there is little room."""
        if brief is not self._brief:
            self._brief = brief
            self.refresh()

    def refresh(self) -> None:
        """Say the newest answer; nothing while there is none."""
        found = self._forecast.found
        if found is None:
            self.hide()
            return
        chance = found.pressure.designed.on_time
        words = (self.tr("On time"), False), (percent(chance), True), (self.tr("as designed"), False)
        self._pill.say(*(words[:2] if self._brief else words), dot=tone(chance, theme_of(self.palette())))
        self.setFixedSize(self._pill.sizeHint())
        self.setAccessibleName(" ".join(word for word, _ in words))
        self.setToolTip(self._tip(found.pressure))
        self.show()

    def _tip(self, pressure: Pressure) -> str:
        from app.domain.assumptions import otherwise

        designed, uncut = pressure.designed, pressure.uncut
        lines = [
            self.tr("As designed, with the cuts the plan allows: {0}; by 5 min later {1}, by 10 min {2}.").format(
                percent(designed.on_time), percent(designed.by_5_min), percent(designed.by_10_min)
            ),
            self.tr("Without any cut: {0}.").format(percent(uncut.on_time)),
        ]
        if pressure.uncounted:
            lines.append(pressure.uncounted)
        if pressure.assumed:
            lines.append(self.tr("Rests on assumed lengths of {0} segments.").format(len(pressure.assumed)))
        lines += otherwise(pressure.conditions)
        return "\n".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only where the keyboard is; the pill paints itself."""
        del event
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme_of(self.palette()).accent), 2))
            box = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def changeEvent(self, event: QEvent) -> None:
        """The dot follows a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pill"):
            self.refresh()
