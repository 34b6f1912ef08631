"""Draws what stands in the lanes: blocks, gaps, clashes, what is spare or over, and the producer's cues."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from app.domain.clock import format_length
from app.domain.layout import Clash
from app.domain.plan import MAIN_LANE
from widgets.timeline.backdrop import slack_words
from widgets.timeline.blocks import draw_block, draw_face, draw_shape
from widgets.timeline.canvas import Canvas
from widgets.timeline.frame import GAP_PX, Frame
from widgets.timeline.lanes import Row, RowKind
from widgets.timeline.look import mixed


def draw_lanes(canvas: Canvas, notes: Notes) -> None:
    """Every block in view, and what clashes: hatched between shapes and words, so that the words stay readable."""
    segments = canvas.frame.board.plan.segments
    clashing = _clashing(canvas.frame)
    for row in canvas.frame.lane_rows():
        blocks = canvas.frame.visible(row)
        if row.lane_id not in clashing:
            for position, box in blocks:
                draw_block(canvas, segments[position], box)
            continue
        for position, box in blocks:
            draw_shape(canvas, segments[position], box)
        for clash in clashing[row.lane_id]:
            _draw_clash(canvas, row, clash, notes)
        for position, box in blocks:
            draw_face(canvas, segments[position], box)


def _clashing(frame: Frame) -> dict[str, list[Clash]]:
    """The clashes in view by lane."""
    first, last = frame.seen_s
    layout, segments = frame.board.layout, frame.board.plan.segments
    found: dict[str, list[Clash]] = {}
    for clash in layout.clashes:
        start = layout.start_of(clash.segment_id)
        if start < last and start + clash.by_s > first:
            found.setdefault(segments[layout.index[clash.segment_id]].lane_id, []).append(clash)
    return found


def _draw_clash(canvas: Canvas, row: Row, clash: Clash, notes: Notes) -> None:
    """Doubly used time: hatched over both blocks and worded under the lane, so that the words never hide a title."""
    frame, danger = canvas.frame, canvas.look.theme.danger
    ink = QColor(danger)
    ink.setAlpha(110)
    start = frame.board.layout.start_of(clash.segment_id)
    x, right = frame.scale.x_of(start), max(frame.scale.x_of(start) + 2, frame.scale.x_of(start + clash.by_s))
    hatched(canvas.painter, QRect(x, frame.top_of(row) - 1, right - x, row.height + 2), ink)
    canvas.painter.fillRect(x, frame.top_of(row) + row.height + 1, right - x, 3, danger)
    notes.write(row, x, f"{format_length(clash.by_s)} clash", danger)


def hatched(painter: QPainter, area: QRect, ink: QColor) -> None:
    """An area with slanted lines: time that is empty, or doubly used."""
    painter.fillRect(area, QBrush(ink, Qt.BrushStyle.BDiagPattern))


def _worded(canvas: Canvas, area: QRect, words: str) -> bool:
    """Words in the middle of what is in view of an area; whether they fit whole."""
    painter, look, frame = canvas.painter, canvas.look, canvas.frame
    left, right = max(area.left(), frame.left), min(area.right() + 1, frame.width)
    metrics = look.small_metrics
    width = look.width(words, metrics)
    if width + 10 > right - left:
        return False
    x, y = (left + right - width) // 2, area.center().y() - metrics.height() // 2
    painter.fillRect(x - 4, y - 1, width + 8, metrics.height() + 2, look.theme.canvas)
    painter.setFont(look.small)
    painter.setPen(look.theme.muted)
    painter.drawText(x, y + metrics.ascent(), words)
    return True


class Notes:
    """Words in the bands under the lanes, from left to right; one that would touch another is left out."""

    def __init__(self, canvas: Canvas) -> None:
        self._painter, self._look, self._frame = canvas.painter, canvas.look, canvas.frame
        self._taken: dict[str, list[tuple[int, int]]] = {}

    def write(self, row: Row, x: int, words: str, ink: QColor) -> None:
        """Write words at ``x``, moved so that they are whole in view and clear of the promised end's line."""
        frame, metrics = self._frame, self._look.small_title_metrics
        width = self._look.width(words, metrics)
        end_x = frame.scale.x_of(frame.board.layout.promised_end_s)
        start = end_x - width - 5 if x < end_x < x + width + 4 else x
        start = max(frame.left + 4, min(start, frame.width - width - 4))
        taken = self._taken.setdefault(row.lane_id, [])
        if any(start < right + 8 and start + width + 8 > left for left, right in taken):
            return
        taken.append((start, start + width))
        self._painter.setFont(self._look.small_title)
        self._painter.setPen(ink)
        self._painter.drawText(start, frame.top_of(row) + row.height + 5 + metrics.ascent(), words)


def draw_gaps(canvas: Canvas, notes: Notes) -> None:
    """Empty time before fixed starts, hatched and worded."""
    frame = canvas.frame
    first, last = frame.seen_s
    for gap in frame.board.layout.gaps:
        row = frame.row_of(gap.lane_id)
        if row is not None and gap.end_s > first and gap.start_s < last:
            words = f"{format_length(gap.end_s - gap.start_s)} gap"
            _draw_empty(canvas, row, (gap.start_s, gap.end_s), words, notes)


def _draw_empty(canvas: Canvas, row: Row, stretch: tuple[int, int], words: str, notes: Notes) -> None:
    """Hatched time with words inside, or under the lane where it is too narrow for them."""
    look, frame = canvas.look, canvas.frame
    x, right = frame.scale.x_of(stretch[0]), frame.scale.x_of(stretch[1]) - GAP_PX
    if right <= x:
        return
    area = QRect(x, frame.top_of(row), right - x, row.height)
    hatched(canvas.painter, area, mixed(look.theme.muted, look.theme.canvas, 0.4))
    if not _worded(canvas, area, words):
        notes.write(row, x, words, look.theme.muted)


def draw_slack(canvas: Canvas, notes: Notes) -> None:
    """Between the last end and the promised end: spare time hatched in the lane, or a red bar under what runs over."""
    look, frame = canvas.look, canvas.frame
    layout, row = frame.board.layout, frame.row_of(MAIN_LANE)
    first, last = frame.seen_s
    start, end = sorted((layout.end_s, layout.promised_end_s))
    if row is None or not frame.board.plan.segments or start == end or end < first or start > last:
        return
    words = slack_words(layout.slack_s)
    if layout.slack_s > 0:
        _draw_empty(canvas, row, (start, end), words, notes)
        return
    x, right = frame.scale.x_of(start), frame.scale.x_of(end)
    canvas.painter.fillRect(x, frame.top_of(row) + row.height + 1, right - x, 3, look.theme.danger)
    notes.write(row, x, words, look.theme.danger)


def draw_cues(canvas: Canvas) -> None:
    """The producer's cues as diamonds, as strokes where they crowd, and a word where there are none."""
    painter, look, frame = canvas.painter, canvas.look, canvas.frame
    row = next((one for one in frame.rows if one.kind is RowKind.CUES), None)
    if row is None:
        return
    middle = frame.top_of(row) + row.height // 2
    if not frame.board.has_cues:
        painter.setFont(look.small)
        painter.setPen(mixed(look.theme.muted, look.theme.canvas, 0.8))
        baseline = middle - look.small_metrics.height() // 2 + look.small_metrics.ascent()
        painter.drawText(frame.left + 8, baseline, "No cues yet")
        return
    reach = round(0.45 * frame.sizes.line_px) + 1
    margin = 2 * reach / frame.scale.px_per_s
    cues = frame.board.cues_between(frame.seen_s[0] - margin, frame.seen_s[1] + margin)
    columns = dict.fromkeys(frame.scale.x_of(moment) for moment, _, _ in cues)
    if len(columns) * reach > frame.width - frame.left:
        for x in columns:
            painter.fillRect(x, middle - reach, 1, 2 * reach, mixed(look.theme.text, look.theme.canvas, 0.6))
        return
    picture = look.diamond(reach)
    for x in columns:
        painter.drawPixmap(x - reach - 1, middle - reach - 1, picture)
