"""Every shortcut there is, by the part of the window it belongs to; those of the menus are asked from the menus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from widgets.menus import PLAIN


class Group(NamedTuple):
    """A heading, and pairs of what is done and the keys for it."""

    title: str
    pairs: tuple[tuple[str, str], ...]


TIMELINE_KEYS: Final = (
    ("Go from segment to segment", "Left, Right"),
    ("Add segments to the selection", "Shift+Left, Shift+Right"),
    ("To the lane above or below", "Up, Down"),
    ("First, last", "Home, End"),
    ("Select nothing", "Esc"),
    ("Move earlier, later", "Alt+Left, Alt+Right"),
    ("Move to another lane", "Alt+Up, Alt+Down"),
    ("Shorten, lengthen", "Shift+Alt+Left, Shift+Alt+Right"),
    ("Shorten, lengthen by one key", ",, ."),
    ("Move the start", "Ctrl+Left, Ctrl+Right"),
    ("Move the edge with the next", "Ctrl+Shift+Left, Ctrl+Shift+Right"),
    ("Set a fixed start", "F"),
    ("Split, join with the next", "S, J"),
    ("Duplicate, delete", "D, Del"),
    ("Rename", "F2, Return"),
    ("Add a segment, anything", "N, A"),
    ("Choose a marker or cue, back", "C, Shift+C"),
    ("The one chosen: open, remove", "Return, Del"),
    ("The one chosen: move", "Alt+Left, Alt+Right"),
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
    ("Let nothing snap", "Alt after the drag has begun"),
    ("Roll the edge with the next", "Drag an edge"),
    ("Push what follows", "Shift and drag an edge"),
    ("Move a marker or cue", "Drag it"),
    ("Park, bring back", "Drag to or from the shelf"),
    ("Leave a drag as if it never was", "Esc"),
    ("Select several", "Ctrl or Shift and click"),
    ("Select a stretch", "Drag on the empty ground"),
    ("Open in the inspector", "Double click"),
    ("All verbs of a segment", "Right click"),
    ("Zoom about the pointer", "Ctrl and wheel"),
    ("Scroll along time", "Shift and wheel"),
    ("Move the view", "Space and drag"),
)
_ELSEWHERE: Final = (
    ("Next, previous part or field", "Tab, Shift+Tab"),
    ("Outline: edit a cell", "F2, Return"),
    ("Outline: next empty cell", "Ctrl+Return"),
    ("Outline: move the rows", "Alt+Up, Alt+Down"),
    ("Outline: copy, paste rows", "Ctrl+C, Ctrl+V"),
    ("Outline: sort by a column", "Click on its head"),
    ("Needs: open, ready, tested", "Space"),
    ("Library: open, rename, throw away", "Return, F2, Del"),
    ("Lists: open, remove an item", "Return, Del"),
    ("Lists: move an item", "Alt+Up, Alt+Down"),
    ("Things to add: put in, leave", "Return, Esc"),
    ("Find: next, back, go there", "Return, Shift+Return, Esc"),
    ("A field: take back what cannot be", "Esc"),
    ("Menu of what one is on", "Shift+F10"),
    ("Tabs: close", "Middle button"),
)


_SPELLED: Final = {",": "Comma", ".": "Period"}
"""What is hardly seen as it is written."""
_WORDS: Final = (" and ", "rag", "button", "click")


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
            yield _name(action), keys


def _name(action: QAction) -> str:
    """What a verb is called whatever it would do just now: Undo, not what it would undo."""
    return str(action.property(PLAIN) or action.data() or action.text()).replace("&", "")


def _native(keys: str) -> str:
    """Keys as this system writes them, what they share said once; what is no key (a drag) is said in words."""
    if any(word in keys.casefold() for word in _WORDS):
        return _tr(keys)
    known = [QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in keys.split(", ")]
    known = [_tr(_SPELLED.get(one, one)) for one in known]
    shared = known[0].rpartition("+")[0] + "+"
    if len(shared) > 1 and all(one.startswith(shared) for one in known):
        known[1:] = [one.removeprefix(shared) for one in known[1:]]
    return ", ".join(known)
