"""What every pressure test of the library assumes, and on which assumed lengths this session rests; to be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QWidget

from app.domain.assumptions import ARRIVAL, PACE, PATIENCE, Assumptions
from app.domain.errors import EditRefused
from app.domain.scenarios import Number
from app.session import Session
from widgets import fonts
from widgets.fields import ChoiceField, Field, NumberField
from widgets.inspector.sidebyside import SideBySide
from widgets.parts import MUTED, caption, column, wrapped
from widgets.pressure.forecast import Forecast
from widgets.pressure.kinds import AssumedKinds
from widgets.selection import Selection

_PACE, _PATIENCE, _SHAPE, _LATE = "pace", "patience", "anywhere", "late"
_ARRIVAL: Final = ("best", "usual", "worst")


class AssumptionsPane(QScrollArea):
    """The conditions of every test above, the kinds of this session whose lengths are assumed below.

    What is as it comes is a hint in its empty field, named as assumed.
    """

    def __init__(
        self, session: Session, selection: Selection, forecast: Forecast, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._forecast = forecast
        self.pace = self._number(_PACE, self.tr("Pace differs by, %"), PACE)
        self.patience = self._number(_PATIENCE, self.tr("Acts when late by, min"), PATIENCE)
        shapes = (False, self.tr("mostly near planned")), (True, self.tr("anywhere alike"))
        self.shape = ChoiceField(_SHAPE, self.tr("Lengths fall"), shapes)
        self.counted = QCheckBox(self.tr("Count a late start in every test"))
        labels = (self.tr("At best, min"), self.tr("Usually, min"), self.tr("At worst, min"))
        late = zip(_ARRIVAL, labels, ARRIVAL, strict=True)
        self.arrival = [self._number(key, label, number) for key, label, number in late]
        self._fields: tuple[Field, ...] = (self.pace, self.patience, self.shape, *self.arrival)
        self.notes = {key: _small() for key in (_PACE, _PATIENCE, _SHAPE, _LATE)}
        self.kinds = AssumedKinds(session, selection)
        self._inside = QWidget()
        self._lay_out()
        for field in self._fields:
            field.edited.connect(self._edited)
        self.counted.clicked.connect(self._count)
        self.kinds.table.selectionModel().currentRowChanged.connect(self._reveal)
        session.library_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the library wants by now."""
        assumed, usual = _values(self._forecast.assumptions), _values(Assumptions())
        for field in self._fields:
            value = assumed[field.key]
            hint = isinstance(field, NumberField) and value == usual[field.key]
            field.show_value(None if hint else value)
        self.counted.setChecked(self._forecast.assumptions.counted)
        source, stated = self.tr("Assumed, from general practice."), self.tr("Set for this library.")
        means = {
            _PACE: self.tr("One cohort in three is faster or slower by more."),
            _PATIENCE: self.tr("The facilitator cuts nothing before."),
            _SHAPE: self.tr("Between the shortest and the longest."),
            _LATE: self.tr("Left out unless ticked: the session as planned begins on time."),
        }
        for key, note in self.notes.items():
            same = all(assumed[one] == usual[one] for one in (_ARRIVAL if key is _LATE else (key,)))
            note.setText(f"{source if same else stated} {means[key]}")

    def _number(self, key: str, label: str, number: Number) -> NumberField:
        field = NumberField(key, label, number.least, number.most)
        field.assume(number.value, self.tr("Assumed, from general practice; type a number to set your own"))
        return field

    def _lay_out(self) -> None:
        block = column(self._inside, 6)
        block.setContentsMargins(12, 10, 12, 12)
        block.addWidget(caption(self.tr("What every test of this library assumes")))
        noted = ((_PACE, self.pace), (_PATIENCE, self.patience), (_SHAPE, self.shape))
        block.addLayout(SideBySide(*(_over(field, self.notes[key]) for key, field in noted)))
        block.addSpacing(4)
        block.addWidget(self.counted)
        messages = column(None, 3)
        messages.addLayout(SideBySide(*self.arrival))
        for field in self.arrival:
            field.say_in(messages)
        block.addLayout(messages)
        block.addWidget(self.notes[_LATE])
        block.addSpacing(6)
        block.addWidget(self.kinds)
        block.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._inside)
        self.setAccessibleName(self.tr("Assumptions"))

    def _edited(self, key: str, value: object) -> None:
        """The three of the late start are read together: raising two of them goes in either order."""
        usual = _values(Assumptions())
        field = next(one for one in self._fields if one.key == key)
        try:
            if key in _ARRIVAL:
                late = tuple(usual[one.key] if one.typed is None else one.typed for one in self.arrival)
                self._assume({"arrival": late})
            else:
                self._assume({key: usual[key] if value is None else value})
        except EditRefused as reason:
            field.refuse(str(reason), at_once=True)

    def _reveal(self, index: QModelIndex) -> None:
        """The keys walk the rows, and the pane scrolls with them."""
        table = self.kinds.table
        row = table.visualRect(index)
        spot = table.viewport().mapTo(self._inside, row.center())
        self.ensureVisible(0, spot.y(), 0, row.height())

    def _count(self, counted: bool) -> None:
        self._assume({"counted": counted})

    def _assume(self, wanted: dict[str, Any]) -> None:
        self._forecast.assume(self.tr("Change what is assumed"), lambda one: replace(one, **wanted))


def _values(assumed: Assumptions) -> dict[str, object]:
    """By the keys of the fields."""
    late = dict(zip(_ARRIVAL, assumed.arrival, strict=True))
    return {_PACE: assumed.pace, _PATIENCE: assumed.patience, _SHAPE: assumed.anywhere, **late}


def _small() -> QLabel:
    note = wrapped("", MUTED)
    note.setFont(fonts.small())
    return note


def _over(field: Field, note: QLabel) -> QWidget:
    """A field over what there is to know about it."""
    both = QWidget()
    block = column(both, 3)
    block.addWidget(field)
    block.addWidget(note)
    return both
