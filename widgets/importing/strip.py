"""A session as a strip as wide as it is long: one bar a segment, lanes below one another; knows no list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from widgets.importing.lines import Block, PlanLine
from widgets.theme import Theme

_GAP_PX = 1.0


def strip_rows(line: PlanLine) -> int:
    """How many rows of bars it has."""
    return max((block.lane for block in line.blocks), default=0) + 1


def block_at(line: PlanLine, box: QRectF, x: float, y: float) -> Block | None:
    """The bar under a point of the strip that fills a box."""
    if not line.blocks or not box.contains(x, y):
        return None
    lane = int((y - box.y()) / (box.height() / strip_rows(line)))
    per_s = _scale(line, box)
    at = line.start_s + (x - box.x()) / per_s
    near = 2 / per_s
    found = (block for block in line.blocks if block.lane == lane and block.start_s <= at < block.end_s + near)
    return next(found, None)


def paint_strip(painter: QPainter, box: QRectF, line: PlanLine, theme: Theme, lit: str) -> None:
    """The bars in the colors of their kinds; what is lit has a frame, a clash a line of alarm below it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.canvas)
    painter.drawRoundedRect(box, 3, 3)
    per_s, tall = _scale(line, box), box.height() / strip_rows(line)
    drawn: dict[int, float] = {}
    for block in line.blocks:
        left = box.x() + (block.start_s - line.start_s) * per_s
        right = box.x() + (block.end_s - line.start_s) * per_s
        if right - drawn.get(block.lane, -1e9) < 0.5 and block.segment_id != lit:
            continue
        drawn[block.lane] = right
        bar = QRectF(left, box.y() + block.lane * tall, max(right - left - _GAP_PX, 1.0), tall - _GAP_PX)
        painter.fillRect(bar, theme.kind(block.kind).strong)
        if block.segment_id == lit:
            painter.fillRect(QRectF(bar.x(), box.y() - 3, max(bar.width(), 3.0), 2), theme.text)
    for begins, ends in line.clashes:
        left = box.x() + (begins - line.start_s) * per_s
        painter.fillRect(QRectF(left, box.bottom() + 1, max((ends - begins) * per_s, 3.0), 2), theme.danger)


def _scale(line: PlanLine, box: QRectF) -> float:
    return box.width() / max(line.end_s - line.start_s, 1)
