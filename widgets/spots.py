"""Where in the inspector a field of the plan is edited, by its path, and which path the keyboard is on.

Paths are those of :mod:`app.domain.empty` and :mod:`app.domain.find`: ``led_by``, ``intent.why``, ``cue.title``.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from app.domain.find import matched
from app.domain.plan import Plan, Segment
from widgets.fields import Field
from widgets.inspector import Inspector
from widgets.inspector.details import IntentSection
from widgets.inspector.editors import CueEditor, MarkerEditor, NeedEditor, StepEditor
from widgets.inspector.items import ItemList
from widgets.inspector.lists import ItemsSection
from widgets.inspector.segment import SegmentPane

_LISTS: Final = {"marker": "markers", "step": "steps", "cue": "cues", "need": "needs"}
_FRAME: Final = ("objective", "section", "lane")
_FOLDS: Final = ("group", "short", "details", "custom")
_EDITORS: Final = ((MarkerEditor, "marker"), (StepEditor, "step"), (CueEditor, "cue"), (NeedEditor, "need"))


def focus_spot(inspector: Inspector, plan: Plan, segment: Segment | None, path: str, item_id: str | None) -> bool:
    """Put the keyboard into the field of a path, unfolding what it lies in; whether there is such a field."""
    if segment is None:
        spot = _of_plan(inspector, plan, path, item_id)
    else:
        spot = _of_segment(inspector.segment_pane, segment, path, item_id)
    if spot is None:
        return False
    spot.setFocus()
    _bring_into_view(spot)
    return True


def select_words(spot: QWidget | None, words: str) -> None:
    """Select the first of some words in the text of a field."""
    first = words.split(maxsplit=1)[0]
    if isinstance(spot, QLineEdit):
        spot.setSelection(*_stretch(first, spot.text()))
    elif isinstance(spot, QPlainTextEdit):
        cursor = spot.textCursor()
        start, length = _stretch(first, spot.toPlainText())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        spot.setTextCursor(cursor)


def _stretch(word: str, text: str) -> tuple[int, int]:
    """Where a word stands in a text, and how long it is there; nothing where it does not."""
    signs = matched(word, text)
    start = min(signs, default=0)
    return (start, len(signs)) if signs == frozenset(range(start, start + len(signs))) else (0, 0)


def path_at(widget: QWidget | None) -> str:
    """The path of the field of a segment a widget belongs to; '' when it belongs to none."""
    field = _above(widget, Field)
    pane = _above(widget, SegmentPane)
    if not isinstance(field, Field) or pane is None:
        return ""
    for kind, name in _EDITORS:
        if _above(widget, kind) is not None:
            return f"{name}.{field.key}"
    return f"intent.{field.key}" if _above(widget, IntentSection) is not None else field.key


def _above(widget: QWidget | None, kind: type[QWidget]) -> QWidget | None:
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget


def _of_plan(inspector: Inspector, plan: Plan, path: str, item_id: str | None) -> QWidget | None:
    pane = inspector.session_pane
    of, _, name = path.partition(".")
    kinds = {f"{one}s": shown for one, shown in zip(_FRAME, pane.lists, strict=True)}
    if path in kinds:
        return kinds[path].add_button
    if of in _FRAME and name:
        items = getattr(plan, f"{of}s")
        return _in_item(kinds[f"{of}s"].list, item_id or _first_empty(items, name), name)
    return _child(pane, path)


def _of_segment(pane: SegmentPane, segment: Segment, path: str, item_id: str | None) -> QWidget | None:
    of, _, name = path.partition(".")
    if path in _LISTS.values() or of in _LISTS:
        section = pane.part(_LISTS.get(of, path))
        if not isinstance(section, ItemsSection):
            return None
        items = getattr(segment, _LISTS.get(of, path))
        if of not in _LISTS or not items:
            return section.add_button
        return _in_item(section.list, item_id or _first_empty(items, name), name)
    if of == "custom":
        return _child(pane.part("custom"), name)
    if of == "start" and name:
        return _child(pane.lengths, name)
    wanted = name if of == "intent" else path
    shown = next((found for one in pane.sections if (found := _child(one, wanted)) is not None), None)
    return shown or next((found for key in _FOLDS if (found := _child(pane.part(key), wanted)) is not None), None)


def _first_empty(items: tuple[object, ...], name: str) -> str:
    """The id of the first item that lacks it, else of the first."""
    lacking = next((one for one in items if not getattr(one, name, None)), items[0])
    return str(getattr(lacking, "id", ""))


def _in_item(shown: ItemList, item_id: str, name: str) -> QWidget | None:
    if item_id not in shown.ids:
        return None
    shown.open_item(item_id)
    editor = shown.row(item_id).editor
    return None if editor is None else _child(editor, name) or editor


def _child(parent: QWidget, key: str) -> QWidget | None:
    """The field of that key; one that is hidden for this subject is none."""
    found = next((one for one in parent.findChildren(Field) if one.key == key), None)
    return found if found is not None and not found.isHidden() else None


def _bring_into_view(spot: QWidget) -> None:
    area = _above(spot, QScrollArea)
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(spot, 0, 60)
