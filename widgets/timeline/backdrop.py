"""Draws what the blocks stand on: ruler, lines, day dividers, section bands, the promised end and the gutter."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.clock import format_clock, format_length
from app.domain.plan import DAY_S
from widgets.timeline.frame import Frame
from widgets.timeline.lanes import Row
from widgets.timeline.look import Look, mixed
from widgets.timeline.scale import label_step, line_step, ticks


def draw_grid(painter: QPainter, look: Look, frame: Frame) -> None:
    """Faint lines through all lanes, midnight stronger."""
    label_s = label_step(frame.scale.px_per_s, label_room(look, frame))
    fine_s = line_step(frame.scale.px_per_s, label_s)
    first, last = frame.seen_s
    top = frame.sizes.ruler_px - 4
    major, minor = look.theme.line, mixed(look.theme.line, look.theme.canvas, 0.5)
    for moment in ticks(first, last, fine_s):
        labeled = moment % label_s == 0
        x = frame.scale.x_of(moment)
        y = frame.sizes.ruler_px - 12 if labeled else top + 4
        painter.fillRect(x, y, 1, frame.height - y, major if labeled else minor)
    for midnight in ticks(first, last, DAY_S):
        x = frame.scale.x_of(midnight)
        painter.fillRect(x, 0, 1, frame.height, look.theme.muted)


def label_room(look: Look, frame: Frame) -> int:
    """Pixels from one label of the ruler to the next at least; seconds are shown only when zoomed in far."""
    seconds = frame.scale.px_per_s * 60 >= 2 * look.small_metrics.horizontalAdvance("00:00:00")
    return look.small_metrics.horizontalAdvance("00:00:00" if seconds else "00:00") + 22


def draw_ruler(painter: QPainter, look: Look, frame: Frame) -> None:
    """Clock times at the lines; a label that would be cut by the view's edge or meet the end's sign is left out."""
    label_s = label_step(frame.scale.px_per_s, label_room(look, frame))
    first, last = frame.seen_s
    taken = _end_sign(look, frame)
    painter.setFont(look.small)
    painter.setPen(look.theme.muted)
    baseline = 8 + look.small_metrics.ascent()
    for moment in ticks(first - label_s, last, label_s):
        x, text = frame.scale.x_of(moment) + 4, _tick_words(moment)
        width = look.width(text, look.small_metrics)
        meets = taken is not None and x < taken.right() + 6 and x + width > taken.left() - 6
        if x >= frame.left and x + width <= frame.width and not meets:
            painter.drawText(x, baseline, text)


def _tick_words(moment: int) -> str:
    clock = format_clock(moment)
    day = moment // DAY_S
    return f"{clock} +{day} d" if day > 0 and moment % DAY_S == 0 else clock


def end_words(frame: Frame) -> str:
    """What stands at the promised end."""
    return f"ends {format_clock(frame.board.layout.promised_end_s)}"


def _end_sign(look: Look, frame: Frame) -> QRect | None:
    """Where the promised end is written in the ruler: right of its line, or left of it at the view's edge."""
    x = frame.scale.x_of(frame.board.layout.promised_end_s)
    width = look.width(end_words(frame), look.small_title_metrics)
    if not frame.left <= x <= frame.width:
        return None
    left = x + 5 if x + 5 + width <= frame.width else x - 5 - width
    return QRect(left, 8, width, look.small_title_metrics.height()) if left >= frame.left else None


def draw_end(painter: QPainter, look: Look, frame: Frame) -> None:
    """The lines of start and promised end, and its words; in the color of danger when the plan runs over it."""
    layout = frame.board.layout
    start_x = frame.scale.x_of(frame.board.plan.start_s) - 1
    painter.fillRect(
        start_x, frame.sizes.ruler_px - 12, 1, frame.height, mixed(look.theme.muted, look.theme.canvas, 0.7)
    )
    x = frame.scale.x_of(layout.promised_end_s)
    color = look.theme.danger if layout.slack_s < 0 else look.theme.muted
    if not frame.left <= x <= frame.width:
        return
    pen = QPen(color, 1, Qt.PenStyle.DashLine)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(x, 6, x, frame.height)
    sign = _end_sign(look, frame)
    if sign is not None:
        painter.setFont(look.small_title)
        painter.setPen(color)
        painter.drawText(sign.x(), sign.y() + look.small_title_metrics.ascent(), end_words(frame))


def draw_bands(painter: QPainter, look: Look, frame: Frame) -> None:
    """Section titles over their underline; the title stays in view while its section is."""
    first, last = frame.seen_s
    metrics = look.small_title_metrics
    top = frame.sizes.ruler_px + 4
    line_y = top + metrics.height() + 5
    line = mixed(look.theme.muted, look.theme.canvas, 0.85)
    painter.setFont(look.small_title)
    painter.setPen(look.theme.muted)
    bands = frame.board.bands_between(first, last)
    for number, band in enumerate(bands):
        following = bands[number + 1].start_s if number + 1 < len(bands) else band.end_s
        end_s = min(band.end_s, following) if following > band.start_s else band.end_s
        x, right = frame.scale.x_of(band.start_s), frame.scale.x_of(end_s) - 3
        painter.fillRect(x, line_y, max(1, right - x), 2, line)
        start = max(x, frame.left + 4)
        title = look.lines(band.title, min(right, frame.width) - start, 1, metrics)
        if title:
            painter.drawText(start, top + metrics.ascent(), title[0])


def draw_gutter(painter: QPainter, look: Look, frame: Frame) -> None:
    """The rows' names at the left, which do not scroll sideways."""
    painter.fillRect(0, 0, frame.left, frame.height, look.theme.canvas)
    painter.setClipRect(0, frame.sizes.header_px, frame.left, frame.height)
    for row in frame.rows:
        _row_title(painter, look, frame, row)
    painter.setClipping(False)
    painter.fillRect(0, 0, frame.left, frame.sizes.header_px, look.theme.canvas)
    if frame.board.plan.sections:
        baseline = frame.sizes.ruler_px + 4 + look.small_metrics.ascent()
        _gutter_text(painter, look, "Section", baseline)


def _row_title(painter: QPainter, look: Look, frame: Frame, row: Row) -> None:
    top, room = frame.top_of(row), frame.left - 18
    lines = look.lines(row.title, room, 2 if row.height > 3 * look.small_metrics.height() else 1, look.small_metrics)
    height = look.small_metrics.height()
    middle = top + row.height // 2 - len(lines) * height // 2
    for number, line in enumerate(lines):
        _gutter_text(painter, look, line, middle + number * height + look.small_metrics.ascent())


def _gutter_text(painter: QPainter, look: Look, text: str, baseline: int) -> None:
    painter.setFont(look.small)
    painter.setPen(look.theme.muted)
    painter.drawText(12, baseline, text)


def slack_words(slack_s: int) -> str:
    """What is left until the promised end, or how far the plan runs over it."""
    return f"{format_length(slack_s)} spare" if slack_s >= 0 else f"{format_length(-slack_s)} over"
