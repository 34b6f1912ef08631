"""In the whole window the outline shares the clipboard and remembers its columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CTRL = Qt.KeyboardModifier.ControlModifier


def test_rows_copied_in_the_outline_come_back_as_whole_segments(desk, window):
    outline = window.panels.panel("outline").table
    window.selection.set(("b",))
    outline.setFocus()
    QTest.keyClick(outline, Qt.Key.Key_C, CTRL)
    assert "Practise" in QApplication.clipboard().text()
    QTest.keyClick(outline, Qt.Key.Key_V, CTRL)
    assert [one.title for one in desk.plan.segments].count("Practise") == 2
    assert desk.plan.segments[2].needs
    QApplication.clipboard().setText("Warm up\t5")
    QTest.keyClick(outline, Qt.Key.Key_V, CTRL)
    assert desk.plan.segments[3].title == "Warm up"


def test_the_columns_are_remembered(window, settings):
    window.panels.panel("outline").table.heads.choose(("title", "kind"))
    assert b"kind" in settings.bytes("outline-columns").data()
