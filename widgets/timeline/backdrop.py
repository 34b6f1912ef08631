"""Draws what the blocks stand on, as far as it travels with time: lines, day dividers, clock times, section bands.

All of it stands where its moment is, wherever the view ends; what the view cuts is mended by :mod:`.rim`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.domain.clock import format_clock
from app.domain.plan import DAY_S
from widgets.timeline.canvas import Canvas
from widgets.timeline.fitting import cut_open
from widgets.timeline.frame import Frame
from widgets.timeline.lanes import Row
from widgets.timeline.look import Look
from widgets.timeline.scale import label_step, line_step, ticks

LABEL_X, LABEL_Y, TITLE_X = 4, 8, 2
REACH_PX = 420
"""How far right of its section's start a title may reach."""
THIN_PX = 12
"""A band under this width has no title, and shares its room with others as thin."""


def draw_grid(canvas: Canvas) -> None:
    """Faint lines through all lanes, midnight stronger."""
    painter, look, frame = canvas.painter, canvas.look, canvas.frame
    label_s = label_step(frame.scale.px_per_s, label_room(look, frame))
    fine_s = line_step(frame.scale.px_per_s, label_s)
    # a column more on both sides: a moment stands in the column nearest to it
    first, last = frame.scale.moment(canvas.first_x - 1), frame.scale.moment(canvas.last_x + 1)
    top = frame.sizes.ruler_px
    major, minor = look.theme.line, look.minor
    x_of, bottom = frame.scale.x_of, frame.bottom
    for moment in ticks(first, last, fine_s):
        labeled = moment % label_s == 0
        y = top - 12 if labeled else top
        painter.fillRect(x_of(moment), y, 1, bottom - y, major if labeled else minor)
    for midnight in ticks(first, last, DAY_S):
        painter.fillRect(x_of(midnight), 0, 1, bottom, look.theme.muted)
    start_x = x_of(frame.board.plan.start_s) - 1
    painter.fillRect(start_x, top - 12, 1, bottom, look.start_line)


def label_room(look: Look, frame: Frame) -> int:
    """Pixels from one label of the ruler to the next at least; seconds are shown only when zoomed in far."""
    per_s, metrics = frame.scale.px_per_s, look.small_metrics

    def room() -> int:
        seconds = per_s * 60 >= 2 * look.width("00:00:00", metrics)
        return look.width("00:00:00" if seconds else "00:00", metrics) + 22

    return look.kept(("label room", per_s), room)


def labels(look: Look, frame: Frame, first_x: int, last_x: int) -> list[tuple[int, int, str]]:
    """The ruler's labels that touch some columns: x, width, words."""
    room = label_room(look, frame)
    label_s = label_step(frame.scale.px_per_s, room)
    first, last = frame.scale.moment(first_x), frame.scale.moment(last_x)
    found = []
    free_x: int | None = None
    for moment in ticks(first - 2 * label_s, last, label_s):
        text, x = tick_words(moment), frame.scale.x_of(moment) + LABEL_X
        if free_x is not None and x < free_x:
            continue  # where midnight is worded longer than a clock time, it takes the room of the next
        width = look.width(text, look.small_metrics)
        found.append((x, width, text))
        free_x = x + width + 6
    return found


def draw_ruler(canvas: Canvas) -> None:
    """Clock times at the lines, on ground of their own where the session's start or midnight stands close."""
    painter, look = canvas.painter, canvas.look
    painter.setFont(look.small)
    painter.setPen(look.theme.muted)
    height, ascent = look.small_metrics.height(), look.small_metrics.ascent()
    for x, width, text in labels(look, canvas.frame, canvas.first_x, canvas.last_x):
        painter.fillRect(x - 1, LABEL_Y, width + 2, height, look.theme.canvas)
        painter.drawText(x, LABEL_Y + ascent, text)


def tick_words(moment: int) -> str:
    """A clock time; at midnight which day begins."""
    day = moment // DAY_S
    if day > 0 and moment % DAY_S == 0:
        return QCoreApplication.translate("Timeline", "Day {0}").format(day + 1)
    return format_clock(moment)


def draw_end(canvas: Canvas) -> None:
    """The line of the promised end; in the color of danger when the plan runs over it."""
    frame, layout = canvas.frame, canvas.frame.board.layout
    x = frame.scale.x_of(layout.promised_end_s)
    if canvas.first_x <= x < canvas.last_x:
        pen = QPen(end_ink(canvas), 1, Qt.PenStyle.DashLine)
        pen.setDashPattern([4, 3])
        canvas.painter.setPen(pen)
        canvas.painter.drawLine(x, 6, x, frame.bottom)


def end_ink(canvas: Canvas) -> QColor:
    """The color of the promised end."""
    theme = canvas.look.theme
    return theme.danger if canvas.frame.board.layout.slack_s < 0 else theme.muted


def band_line_y(look: Look, frame: Frame) -> int:
    """Where the line under the section titles stands."""
    return frame.sizes.ruler_px + 4 + look.small_title_metrics.height() + 5


def draw_bands(canvas: Canvas) -> None:
    """Section titles over their underline."""
    look, frame, painter = canvas.look, canvas.frame, canvas.painter
    if not frame.board.plan.sections:
        return
    line_y, x_of = band_line_y(look, frame), frame.scale.x_of
    painter.setFont(look.small_title)
    painter.setPen(look.theme.muted)
    baseline, height = frame.sizes.ruler_px + 4 + look.small_title_metrics.ascent(), look.small_title_metrics.height()
    thin_to: int | None = None
    # as far as a title may reach on both sides, so that it is shortened alike whatever columns are painted
    for band in frame.bands(canvas.first_x - REACH_PX, canvas.last_x + REACH_PX):
        x, right = x_of(band.start_s), x_of(band.end_s) - 3
        if right - x < THIN_PX and thin_to is not None and x <= thin_to:
            continue
        thin_to = x + THIN_PX if right - x < THIN_PX else None
        if not canvas.touches(x - 1, max(x, right) + 1):
            continue
        painter.fillRect(x, line_y, max(1, right - x), 2, look.band_line)
        if not band.began_before and right - x >= THIN_PX:
            title = band_title(look, band.title, min(right - x - TITLE_X, REACH_PX))
            if title:
                width = look.width(title, look.small_title_metrics)
                painter.fillRect(x, line_y - 5 - height, width + TITLE_X + 1, height, look.theme.canvas)
                painter.drawText(x + TITLE_X, baseline, title)


def band_title(look: Look, title: str, width: int) -> str:
    """A section's title in its room, by whole words; '' where not even the first has room."""

    def fitted() -> str:
        line = next(iter(look.lines(title, width, 1, look.small_title_metrics)), "")
        return "" if cut_open(line, title) else line

    return look.kept(("band", title, width), fitted)


def draw_gutter(canvas: Canvas) -> None:
    """The rows' names at the left, which do not scroll sideways."""
    painter, look, frame = canvas.painter, canvas.look, canvas.frame
    painter.fillRect(0, 0, frame.left, frame.bottom, look.theme.canvas)
    painter.setClipRect(0, frame.sizes.header_px, frame.left, frame.height)
    for row in frame.rows:
        if row.floats:
            painter.fillRect(0, frame.top_of(row), frame.left, row.height, look.theme.canvas)
        _row_title(painter, look, frame, row)
    painter.setClipping(False)
    if frame.board.plan.sections:
        baseline = frame.sizes.ruler_px + 4 + look.small_metrics.ascent()
        _gutter_text(painter, look, QCoreApplication.translate("Timeline", "Section"), baseline)


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
