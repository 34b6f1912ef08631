"""Where the keyboard was before a bar or a box took it, to give it back; knows no bar."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget


class WayBack:
    """Remembers one place; going there forgets it."""

    def __init__(self) -> None:
        self._place: QWidget | None = None

    def note(self) -> None:
        """The keyboard is where it is to come back to."""
        self._place = _lasting(QApplication.focusWidget())

    def forget(self) -> None:
        """It went somewhere else by itself."""
        self._place = None

    def go(self) -> None:
        """Give the keyboard back, if the place is still there and seen."""
        place, self._place = self._place, None
        with suppress(RuntimeError):  # what PySide says of a widget that is gone
            if place is not None and place.isVisible():
                place.setFocus()


def _lasting(focus: QWidget | None) -> QWidget | None:
    """An editor that lies over a table or the timeline goes as soon as it is left: what is under it stays."""
    under = focus
    while under is not None and not (isinstance(under, QAbstractScrollArea) and _takes_tab(under)):
        under = under.parentWidget()
    return focus if under is None else under


def _takes_tab(area: QAbstractScrollArea) -> bool:
    return bool(area.focusPolicy() & Qt.FocusPolicy.TabFocus)
