"""Puts a page on any device Qt paints on: a screen, a printer, a file; knows nothing of how it was laid out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from widgets.paper.measure import one_line_of
from widgets.paper.pages import Area, Line, Page


def paint_page(painter: QPainter, page: Page, within: QRectF | None = None) -> None:
    """Paint the marks of a page, one unit of it being one unit of the painter; only those ``within`` a part of it."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for mark in page.marks:
        if within is not None and not within.intersects(QRectF(mark.left, mark.top, mark.width, mark.height)):
            continue
        match mark:
            case Area(left, top, width, height, color):
                painter.fillRect(QRectF(left, top, width, height), QColor(f"#{color}"))
            case Line():
                _write(painter, mark)


def _write(painter: QPainter, line: Line) -> None:
    layout = one_line_of(line.runs, line.rightward)
    shown = layout.lineAt(0)
    layout.draw(painter, QPointF(line.left, line.baseline - shown.ascent()))
