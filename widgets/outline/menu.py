"""The context menu of the outline's rows: the verbs of the timeline's menu and of Edit, with their keys here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from widgets.outline.view import OutlineView

Keys = QKeySequence.StandardKey


def build_menu(view: OutlineView) -> QMenu:
    """The verbs for the selected rows; without any, what can be done to the session. Deletes itself."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    do, chosen = view.commands, view.chosen()
    if chosen:
        _add(menu, view.tr("Rename"), view.rename, "F2")
        _add(menu, view.tr("Add segment before"), partial(do.add_segment, -1))
    _add(menu, view.tr("Add segment after") if chosen else view.tr("Add segment"), do.add_segment, "Ctrl+Shift+Return")
    if chosen:
        _add(menu, view.tr("Duplicate"), do.duplicate, "Ctrl+D")
        menu.addSeparator()
        _add(menu, view.tr("Copy"), partial(do.copy, chosen), Keys.Copy)
    _add(menu, view.tr("Paste"), do.paste, Keys.Paste)
    if chosen:
        menu.addSeparator()
        for words, step, keys in ((view.tr("Move up"), -1, "Alt+Up"), (view.tr("Move down"), 1, "Alt+Down")):
            _add(menu, words, partial(view.move_rows, step), keys, shown=view.outline.sorting is None)
        menu.addSeparator()
        parked = any(view.is_parked(name) for name in chosen)
        _add(menu, view.tr("Bring back from the shelf") if parked else view.tr("Park"), do.park, "Ctrl+B")
        _add(menu, view.tr("Delete"), do.delete, Keys.Delete)
    return menu


def _add(menu: QMenu, words: str, act: Callable[[], object], keys: str | Keys = "", *, shown: bool = True) -> None:
    action = menu.addAction(words)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
    action.setEnabled(shown)
    action.triggered.connect(partial(_call, act))


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()
