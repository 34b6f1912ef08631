"""A hand off dialog over the desk, and what a person does in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.main import verbs
from app.session import Session
from widgets.handoff.dialog import HandOffDialog
from widgets.settings import Settings


@contextmanager
def dialog_over(qtbot, desk: Session, dialogs: object, settings: Settings, desk_verb=None) -> Iterator[HandOffDialog]:
    """The dialog, shown and with the keyboard; what it does in the background is over when it is left."""
    made = verbs()
    verb = desk_verb or made.hand_off
    dialog = HandOffDialog(desk, desk.plan, made.draft, verb, dialogs, settings, read_template=made.read_template)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.stop()
    qtbot.waitUntil(lambda: not dialog.writing.at_work)


def named(holder: QWidget, kind: type, name: str):
    """The one part of a kind that is heard under this name."""
    found = [one for one in holder.findChildren(kind) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, (name, [one.accessibleName() for one in holder.findChildren(kind)])
    return found[0]


def line(dialog: HandOffDialog, name: str) -> QLineEdit:
    return named(dialog, QLineEdit, name)


def box(dialog: HandOffDialog, name: str) -> QCheckBox:
    return named(dialog, QCheckBox, name)


def click(widget: QWidget) -> None:
    """At its left end, where a check box has its box."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(10, widget.height() // 2))


def hand_off(qtbot, dialog: HandOffDialog) -> None:
    """Press the button, and wait for what comes of it."""
    click(dialog.last.go_button)
    qtbot.waitUntil(lambda: not dialog.writing.at_work, timeout=20_000)


def names(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())
