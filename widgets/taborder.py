"""The order in which Tab goes through a window: by where its parts stand, not by when they were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops(window: QWidget, parts: Sequence[QWidget]) -> list[QWidget]:
    """What Tab stops at in a window now, part by part; inside a part as its layouts set it out."""
    # not by Qt's focus chain: PySide takes what is next there for a child, and forgets it when the one before goes
    places = {part: place for place, part in enumerate(parts)}
    found = [(_place(one, places), one) for one in _seen_in(window) if one is not window and _takes_tab(one)]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def beyond(order: Sequence[QWidget], here: QWidget | None, step: int) -> QWidget | None:
    """The stop after (1) or before (-1) one, round and round; None when one is at none of them."""
    return order[(order.index(here) + step) % len(order)] if here in order else None


def laid_in(layout: QLayout) -> list[QWidget]:
    """The widgets that stand in a layout, in its order."""
    items = (layout.itemAt(at) for at in range(layout.count()))
    return [one for item in items if item is not None and (one := item.widget()) is not None]


def _is_one_stop(holder: QWidget) -> bool:
    """Whether it hands the keyboard on to a line inside of it."""
    from PySide6.QtWidgets import QAbstractSpinBox, QComboBox

    return isinstance(holder, QComboBox | QAbstractSpinBox)


def _seen_in(holder: QWidget) -> Iterator[QWidget]:
    """A widget and what is shown in it: what its layouts hold in their order, then the rest as it was made."""
    yield holder
    if _is_one_stop(holder):
        return
    layout = holder.layout()
    placed = [] if layout is None else list(_placed(layout))
    known = set(placed)
    rest = (one for one in holder.children() if isinstance(one, QWidget) and one not in known)
    for one in (*placed, *rest):
        if not one.isWindow() and not one.isHidden():
            yield from _seen_in(one)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    """The widgets in a layout and in those inside of it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = None if item is None else item.widget()
        inside = None if item is None else item.layout()
        if widget is not None:
            yield widget
        if inside is not None:
            yield from _placed(inside)


def _takes_tab(one: QWidget) -> bool:
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.isEnabled()


def _place(one: QWidget, places: dict[QWidget, int]) -> int:
    """The place of the innermost part it stands in; what stands in none comes last."""
    holder: QWidget | None = one
    while holder is not None and holder not in places:
        holder = holder.parentWidget()
    return len(places) if holder is None else places[holder]
