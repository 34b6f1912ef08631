"""Every shortcut there is, by the part of the window it belongs to; those of the menus are asked from the menus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu


class Group(NamedTuple):
    """A heading, and pairs of what is done and the keys for it."""

    title: str
    pairs: tuple[tuple[str, str], ...]


TIMELINE_KEYS: Final = (
    ("Go from segment to segment", "Left, Right"),
    ("Add segments to the selection", "Shift+Left, Shift+Right"),
    ("To the lane above or below", "Up, Down"),
    ("First, last", "Home, End"),
    ("Move earlier, later", "Alt+Left, Alt+Right"),
    ("Move to another lane", "Alt+Up, Alt+Down"),
    ("Shorten, lengthen", "Shift+Alt+Left, Shift+Alt+Right"),
    ("Move the start", "Ctrl+Left, Ctrl+Right"),
    ("Move the edge with the next", "Ctrl+Shift+Left, Ctrl+Shift+Right"),
    ("Set a fixed start", "F"),
    ("Split, join with the next", "S, J"),
    ("Duplicate, delete", "D, Del"),
    ("Rename", "F2, Return"),
    ("Add a segment, anything", "N, A"),
    ("Move markers and cues", "M"),
    ("Park or bring back", "P"),
    ("Open or fold the shelf", "Shift+P"),
    ("Repair", "R"),
    ("Zoom", "+, -"),
    ("Scroll", "PgUp, PgDown"),
)
"""What a key does while the timeline has the keyboard; a test presses each of them."""

_MOUSE: Final = (
    ("Move with what follows", "Drag"),
    ("Copy", "Ctrl and drag"),
    ("Set a fixed start", "Shift and drag"),
    ("Let no edge snap", "Alt and drag"),
    ("Roll the edge with the next", "Drag an edge"),
    ("Push what follows", "Shift and drag an edge"),
    ("Select several", "Ctrl or Shift and click"),
    ("Select a stretch", "Drag on the empty ground"),
    ("Zoom about the pointer", "Ctrl and wheel"),
    ("Move the view", "Space and drag"),
    ("Leave a drag as if it never was", "Esc"),
)
_ELSEWHERE: Final = (
    ("Outline: edit a cell", "F2, Return"),
    ("Outline: move the rows", "Alt+Up, Alt+Down"),
    ("Needs: open, ready, tested", "Space"),
    ("A field: take back what cannot be", "Esc"),
    ("Lists: open, remove, move an item", "Return, Del, Alt+Up"),
    ("Tabs: close", "Middle button"),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)


def groups(menus: Iterable[QMenu]) -> tuple[Group, ...]:
    """All of them: a group for each menu, then the timeline's, then the rest."""
    made = [Group(menu.title().replace("&", ""), tuple(_pairs(menu))) for menu in menus]
    parts = (("Timeline, by key", TIMELINE_KEYS), ("Timeline, by mouse", _MOUSE), ("Elsewhere", _ELSEWHERE))
    made += [Group(_tr(title), tuple((_tr(words), _native(keys)) for words, keys in pairs)) for title, pairs in parts]
    return tuple(group for group in made if group.pairs)


def _pairs(menu: QMenu) -> Iterator[tuple[str, str]]:
    for action in menu.actions():
        inside = action.menu()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if isinstance(inside, QMenu):
            yield from _pairs(inside)
        elif keys:
            yield action.text().replace("&", ""), keys


def _native(keys: str) -> str:
    """Keys as this system writes them; what is no key (a drag, the wheel) is said in words."""
    if " and " in keys or "rag" in keys or "button" in keys:
        return _tr(keys)
    known = (QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in keys.split(", "))
    return ", ".join(known)
