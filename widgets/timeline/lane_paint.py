"""Draws what stands in the lanes and travels with time: blocks, gaps, clashes, spare time, the producer's cues."""

from __future__ import annotations

from array import array
from collections import Counter

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from app.domain.layout import Clash
from app.domain.plan import MAIN_LANE, Kind
from widgets.timeline.blocks import draw_block, draw_face, draw_shape
from widgets.timeline.boxes import Box
from widgets.timeline.canvas import Canvas
from widgets.timeline.frame import GAP_PX
from widgets.timeline.lanes import Row, RowKind
from widgets.timeline.look import mixed


def draw_lanes(canvas: Canvas) -> None:
    """Every block in these columns, and what clashes: hatched between shapes and words, so the words stay readable."""
    clashing = clashes_in(canvas)
    for row in canvas.frame.lane_rows():
        if canvas.frame.crowded(row, canvas.first_x, canvas.last_x):
            _draw_columns(canvas, row)
        else:
            blocks = canvas.frame.visible(row, canvas.first_x, canvas.last_x)
            draw_row(canvas, row, blocks, clashing.get(row.lane_id, []))


def draw_row(canvas: Canvas, row: Row, blocks: list[tuple[int, Box]], clashes: list[Clash]) -> None:
    """Some blocks of a row."""
    segments = canvas.frame.board.plan.segments
    if not clashes:
        for position, box in blocks:
            draw_block(canvas, segments[position], box)
        return
    for position, box in blocks:
        draw_shape(canvas, segments[position], box)
    for clash in clashes:
        _hatch_clash(canvas, row, clash)
    for position, box in blocks:
        draw_face(canvas, segments[position], box)


def _draw_columns(canvas: Canvas, row: Row) -> None:
    """More segments than columns: one picture a column high, stretched over the row."""
    frame, look = canvas.frame, canvas.look
    segments = frame.board.plan.segments
    inks = {kind: look.colors(kind, kind is Kind.OFF_CLOCK)[3].rgba() for kind in Kind}
    found = frame.columns(row, canvas.first_x, canvas.last_x)
    pixels = [0 if position is None else inks[segments[position].kind] for _, position in found]
    _draw_line(canvas, pixels, frame.top_of(row), row.height)


def _draw_line(canvas: Canvas, pixels: list[int], top: int, height: int) -> None:
    """One color a column, stretched over some rows of pixels."""
    line = array("I", pixels)
    image = QImage(memoryview(line).cast("B"), len(pixels), 1, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.painter.drawImage(QRect(canvas.first_x, top, len(pixels), height), image)


def clashes_in(canvas: Canvas) -> dict[str, list[Clash]]:
    """The clashes in these columns by lane."""
    layout, segments = canvas.frame.board.layout, canvas.frame.board.plan.segments
    found: dict[str, list[Clash]] = {}
    if not layout.clashes:
        return found
    first, last = canvas.seen_s
    for clash in layout.clashes:
        start = layout.start_of(clash.segment_id)
        if start < last and start + clash.by_s > first:
            found.setdefault(segments[layout.index[clash.segment_id]].lane_id, []).append(clash)
    return found


def _hatch_clash(canvas: Canvas, row: Row, clash: Clash) -> None:
    """Doubly used time: hatched over both blocks, with a bar below that does not depend on seeing the hatch."""
    frame, danger = canvas.frame, canvas.look.theme.danger
    ink = QColor(danger)
    ink.setAlpha(60)
    start = frame.board.layout.start_of(clash.segment_id)
    x, right = frame.scale.x_of(start), max(frame.scale.x_of(start) + 2, frame.scale.x_of(start + clash.by_s))
    hatched(canvas.painter, QRect(x, frame.top_of(row) - 1, right - x, row.height + 2), ink)
    canvas.painter.fillRect(x, frame.top_of(row) + row.height + 1, right - x, 3, danger)


def hatched(painter: QPainter, area: QRect, ink: QColor) -> None:
    """An area with slanted lines: time that is empty, or doubly used."""
    painter.setBrushOrigin(area.topLeft())
    painter.fillRect(area, QBrush(ink, Qt.BrushStyle.BDiagPattern))


def draw_gaps(canvas: Canvas) -> None:
    """Empty time before fixed starts, and while the main room waits for what runs beside it, hatched."""
    first, last = canvas.seen_s
    layout = canvas.frame.board.layout
    empty = [(gap.lane_id, gap.start_s, gap.end_s) for gap in layout.gaps]
    empty += [(MAIN_LANE, wait.start_s, wait.end_s) for wait in layout.waits]
    for lane_id, start_s, end_s in empty:
        row = canvas.frame.row_of(lane_id) if end_s > first and start_s < last else None
        if row is not None:
            _hatch_empty(canvas, row, start_s, end_s)


def empty_box(canvas: Canvas, row: Row, start_s: int, end_s: int) -> QRect:
    """The area of a stretch in which nothing happens."""
    x, right = canvas.frame.scale.x_of(start_s), canvas.frame.scale.x_of(end_s) - GAP_PX
    return QRect(x, canvas.frame.top_of(row), right - x, row.height)


def _hatch_empty(canvas: Canvas, row: Row, start_s: int, end_s: int) -> None:
    area = empty_box(canvas, row, start_s, end_s)
    if area.width() > 0:
        hatched(canvas.painter, area, mixed(canvas.look.theme.muted, canvas.look.theme.canvas, 0.4))


def draw_slack(canvas: Canvas) -> None:
    """Between the last end and the promised end: spare time hatched in the lane, or a red bar under what runs over."""
    frame, layout = canvas.frame, canvas.frame.board.layout
    row = frame.row_of(MAIN_LANE)
    first, last = canvas.seen_s
    start, end = sorted((layout.end_s, layout.promised_end_s))
    if row is None or not frame.board.plan.segments or start == end or end < first or start > last:
        return
    if layout.slack_s > 0:
        _hatch_empty(canvas, row, start, end)
        return
    x, right = frame.scale.x_of(start), frame.scale.x_of(end)
    canvas.painter.fillRect(x, frame.top_of(row) + row.height + 1, right - x, 3, canvas.look.theme.danger)


def draw_cues(canvas: Canvas) -> None:
    """The producer's cues as diamonds, as strokes where they crowd."""
    look, frame = canvas.look, canvas.frame
    row = next((one for one in frame.rows if one.kind is RowKind.CUES), None)
    if row is None:
        return
    middle = frame.top_of(row) + row.height // 2
    reach = frame.sizes.cue_reach_px
    main = frame.row_of(MAIN_LANE)
    if main is not None and frame.crowded(main, canvas.first_x, canvas.last_x):
        found, segments = frame.columns(main, canvas.first_x, canvas.last_x), frame.board.plan.segments
        ink = look.cue_stroke.rgba()
        pixels = [ink if pos is not None and segments[pos].cues else 0 for _, pos in found]
        _draw_line(canvas, pixels, middle - reach, 2 * reach)
        return
    columns = _cue_columns(canvas, reach)
    if frame.usual_px() < reach:
        for x in columns:
            canvas.painter.fillRect(x, middle - reach, 1, 2 * reach, look.cue_stroke)
        return
    for x, count in columns.items():
        canvas.painter.drawPixmap(x - reach - 1, middle - reach - 1, look.diamond(reach, count))


def _cue_columns(canvas: Canvas, reach: int) -> Counter[int]:
    """Where cues stand, and how many stand there."""
    frame = canvas.frame
    moment = frame.scale.moment
    cues = frame.board.cues_between(moment(canvas.first_x - reach), moment(canvas.last_x + reach))
    return Counter([frame.scale.x_of(moment) for moment, _, _ in cues])


def no_cues_words() -> str:
    """What the producer's row says while it is empty."""
    return QCoreApplication.translate("Timeline", "No cues yet")
