"""A field for a time zone: one types a city, and the zones that have it in their name are offered."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QCompleter, QWidget

from app.domain.text import one_line
from widgets.fields.line import ReadField

_MOST_SHOWN = 12
_REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


class ZoneField(ReadField):
    """Any text stands, for it is told and not reckoned with; a zone's own name is what the documents can shorten."""

    settles = False

    def __init__(self, key: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(key, label, zone_of, lambda value: str(value or ""), parent)
        self.hint(self.tr("Type a city"))
        completer = QCompleter(list(zones()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        popup = completer.popup()
        if popup is not None:
            popup.setProperty("popup", True)
        completer.activated.connect(self._typed)
        self.line.setCompleter(completer)


@cache
def zones() -> tuple[str, ...]:
    """The zones of cities, as one would write them, and UTC."""
    known = (bytes(one.data()).decode("ascii") for one in QTimeZone.availableTimeZoneIds())
    return ("UTC", *sorted(one.replace("_", " ") for one in known if one.split("/")[0] in _REGIONS and "/" in one))


def zone_of(text: str) -> str:
    """The zone's own name, where one is meant."""
    bare = one_line(text)
    found = next((one for one in zones() if one.casefold() == bare.replace("_", " ").casefold()), "")
    return found.replace(" ", "_") or bare


def own_zone() -> str:
    """The zone of this machine."""
    return zone_of(bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii"))
