"""Hands on an outline: clicks, keys and drags as a person makes them, and what its rows say."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

ALT = Qt.KeyboardModifier.AltModifier
NO = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def keys_of(outline):
    return list(outline.outline.ids)


def row_words(outline, row):
    return [outline.outline.words(row, place) for place in outline.heads.visible()]


def place_of(outline, row, key="title"):
    return outline.visualRect(outline.outline.index(row, outline.outline.place_of(key))).center()


def click(outline, row, key="title", keys=NO):
    QTest.mouseClick(outline.viewport(), LEFT, keys, place_of(outline, row, key))


def type_into(outline, row, key, text, *, pick=True, end=(Qt.Key.Key_Return, NO)):
    """Open a cell, type over it, leave it; without ``pick`` the rows selected stay selected."""
    index = outline.outline.index(row, outline.outline.place_of(key))
    if pick:
        click(outline, row, key)
    else:
        flag = outline.selectionModel().SelectionFlag.NoUpdate
        outline.selectionModel().setCurrentIndex(index, flag)
    QTest.keyClick(outline, Qt.Key.Key_F2)
    editor = outline.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    if text:
        QTest.keyClicks(editor, text)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, *end)
    QApplication.processEvents()  # Qt takes a line's Return as the end of the edit a turn later


def drag_row(outline, row, gap, *, escape=False):
    """Take a row by its title and let it go at a gap; the last gap lies under the last row."""
    view, start = outline.viewport(), place_of(outline, row)
    last = outline.outline.rowCount()
    top = outline.rowViewportPosition(min(gap, last - 1)) + (outline.rowHeight(0) if gap == last else 0)
    end = QPoint(start.x(), top + (-2 if gap == last else 2))
    QTest.mousePress(view, LEFT, NO, start)
    step = QPoint(0, QApplication.startDragDistance() + 2)
    for place in (start + QPoint(0, 1), start + step, start + step + QPoint(0, 1), end - QPoint(0, 1), end):
        QTest.mouseMove(view, place)
        QApplication.sendEvent(view, _move(view, place))
    if escape:
        QTest.keyClick(outline, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NO, end)


def _move(view, place):
    at = QPointF(place)
    return QMouseEvent(QEvent.Type.MouseMove, at, QPointF(view.mapToGlobal(place)), Qt.MouseButton.NoButton, LEFT, NO)
