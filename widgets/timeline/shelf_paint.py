"""Draws the shelf: parked segments as chips that name their kind by color, their title and their length."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QRect

from app.domain.clock import format_length
from app.domain.plan import Segment
from widgets.timeline.blocks import draw_shape
from widgets.timeline.boxes import Box
from widgets.timeline.canvas import Canvas
from widgets.timeline.lanes import Row

_TITLE_LINES: Final = 4
"""A title gives way to the length until it is this many of its lines' heights wide."""


def draw_shelf(canvas: Canvas, row: Row) -> None:
    """The shelf's ground and what stands on it, or what it is for while it is empty."""
    frame, look, painter = canvas.frame, canvas.look, canvas.painter
    ground = QRect(frame.left, frame.top_of(row), frame.width - frame.left, row.height)
    painter.fillRect(ground, look.shelf)
    painter.fillRect(ground.x(), ground.y(), ground.width(), 1, look.theme.line)
    parked = frame.parked()
    segments = frame.board.plan.segments
    for position, box in parked:
        if canvas.touches(box.x, box.right):
            _draw_chip(canvas, segments[position], box)
    if not parked:
        metrics = look.small_metrics
        painter.setFont(look.small)
        painter.setPen(look.theme.muted)
        words = QCoreApplication.translate("Timeline", "Drop here to park: it keeps everything and comes back")
        baseline = ground.center().y() - metrics.height() // 2 + metrics.ascent()
        painter.drawText(frame.left + 8, baseline, look.elided(words, ground.width() - 16, metrics))


def _draw_chip(canvas: Canvas, segment: Segment, box: Box) -> None:
    look, painter = canvas.look, canvas.painter
    draw_shape(canvas, segment, box)
    metrics = look.small_title_metrics
    room = box.w - 16
    length = format_length(segment.planned_s)
    wide = look.width(length, look.small_metrics)
    baseline = box.y + (box.h - metrics.height()) // 2 + metrics.ascent()
    if room - wide - 6 >= min(look.width(segment.title, metrics), _TITLE_LINES * metrics.height()):
        painter.setFont(look.small)
        painter.setPen(look.theme.muted)
        painter.drawText(box.right - 6 - wide, baseline, length)
        room -= wide + 6
    title = look.lines(segment.title, room, 1, metrics)
    if title:
        painter.setFont(look.small_title)
        painter.setPen(look.theme.text)
        painter.drawText(box.x + 9, baseline, title[0])
