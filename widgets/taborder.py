"""The order in which Tab goes through a window: by where its parts stand, not by when they were made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops(window: QWidget, parts: Sequence[QWidget]) -> list[QWidget]:
    """What Tab stops at in a window now, part by part; inside a part in Qt's own order."""
    places = {part: place for place, part in enumerate(parts)}
    found: list[tuple[int, QWidget]] = []
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        if _takes_tab(one, window):
            found.append((_place(one, places), one))
        one = one.nextInFocusChain()
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def beyond(order: Sequence[QWidget], here: QWidget | None, step: int) -> QWidget | None:
    """The stop after (1) or before (-1) one, round and round; None when one is at none of them."""
    return order[(order.index(here) + step) % len(order)] if here in order else None


def laid_in(layout: QLayout) -> list[QWidget]:
    """The widgets that stand in a layout, in its order."""
    items = (layout.itemAt(at) for at in range(layout.count()))
    return [one for item in items if item is not None and (one := item.widget()) is not None]


def _takes_tab(one: QWidget, window: QWidget) -> bool:
    return (
        bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and one.focusProxy() is None  # what it hands the keyboard to is a stop itself
        and one.isVisibleTo(window)
        and one.isEnabled()
    )


def _place(one: QWidget, places: dict[QWidget, int]) -> int:
    """The place of the innermost part it stands in; what stands in none comes last."""
    holder: QWidget | None = one
    while holder is not None and holder not in places:
        holder = holder.parentWidget()
    return len(places) if holder is None else places[holder]
