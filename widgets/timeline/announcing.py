"""Makes timelines known to assistive technology, and tells it what became current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView

_made: list[bool] = []


def make_accessible() -> None:
    """Let Qt ask us for the interface of a timeline; once for the whole process."""
    if not _made:
        QAccessible.installFactory(_interface)
        _made.append(True)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    from widgets.timeline.accessible import TimelineList
    from widgets.timeline.view import TimelineView

    if not isinstance(thing, TimelineView):
        return None
    if thing.accessible is None:
        # Python has to hold what it handed to Qt for as long as Qt may ask it
        thing.accessible = TimelineList(thing)
    return thing.accessible if isinstance(thing.accessible, TimelineList) else None


def announce(view: TimelineView, words: str) -> None:
    """The current segment has the focus now; ``words`` are read out where that alone is not noticed."""
    from widgets.timeline.accessible import TimelineList

    interface = QAccessible.queryAccessibleInterface(view)
    place = interface.place_of(view.selection.current) if isinstance(interface, TimelineList) else -1
    if place >= 0:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)
    QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DescriptionChanged))
    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, words))
