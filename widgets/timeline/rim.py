"""Draws over the still layer what depends on where the view ends, so that no word is ever cut by its edge.

That is: blocks that reach out of view, titles of sections that began before it, labels at its edges, and the notes.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRect

from app.domain.clock import format_clock
from widgets.timeline.backdrop import LABEL_Y, REACH_PX, TITLE_X, band_line_y, band_title, end_ink, label_room, labels
from widgets.timeline.blocks import LABEL_PX, draw_face, draw_shape
from widgets.timeline.board import Band
from widgets.timeline.boxes import Box
from widgets.timeline.canvas import Canvas
from widgets.timeline.frame import Frame
from widgets.timeline.lane_paint import clashes_in, draw_row, no_cues_words
from widgets.timeline.lanes import Row, RowKind
from widgets.timeline.look import Look
from widgets.timeline.notes import Note, Tone, notes_in
from widgets.timeline.shelf_paint import draw_shelf

_WORDS_PX = 2 * LABEL_PX
"""Under this width the part in view of a block has no words: turned ones are costly, and come with the next step."""


def draw_rim(canvas: Canvas) -> None:
    """Everything of one frame that stands in relation to the view."""
    frame, painter = canvas.frame, canvas.painter
    header = frame.sizes.header_px
    painter.setClipRect(frame.left, 0, frame.width - frame.left, frame.bottom)
    _draw_end_sign(canvas)
    _mend_labels(canvas)
    _draw_band_titles(canvas)
    painter.setClipRect(frame.left, header, frame.width - frame.left, max(0, frame.bottom - header))
    for row in frame.lane_rows():
        _mend_blocks(canvas, row)
    _mend_cues(canvas)
    for note in notes_in(frame, canvas.look.measure_note):
        if canvas.touches(note.box.x - 1, note.box.right + 1):
            draw_note(canvas, note)
    if not frame.board.has_cues:
        _say_no_cues(canvas)
    if frame.shelf is not None:
        draw_shelf(canvas, frame.shelf)
    painter.setClipping(False)


def _mend_blocks(canvas: Canvas, row: Row) -> None:
    """Blocks the view cuts, with their words in the part that is in view."""
    frame = canvas.frame
    top = frame.top_of(row)
    if top >= frame.height or top + row.height <= frame.sizes.header_px:
        return
    moment = frame.scale.moment
    cut: dict[int, Box] = {}
    for x in (frame.left, frame.width):
        for position in frame.board.between(row.lane_id, moment(x - 1), moment(x + 1)):
            box = frame.box_at(position, row)
            if box.w >= LABEL_PX and box.x < x < box.right and canvas.touches(box.x, box.right):
                cut[position] = box
    for position, box in cut.items():
        _mend_block(canvas, row, position, box)


def _mend_block(canvas: Canvas, row: Row, position: int, box: Box) -> None:
    frame, painter = canvas.frame, canvas.painter
    left, right = max(box.x, frame.left), min(box.right, frame.width)
    part = replace(canvas, first_x=left, last_x=right)
    segment = frame.board.plan.segments[position]
    clashes = clashes_in(part).get(row.lane_id, [])
    painter.save()
    painter.setClipRect(QRect(left, max(box.y, frame.sizes.header_px), right - left, box.h))
    draw_shape(part, segment, box)
    if clashes:
        draw_row(part, row, [], clashes)
    if right - left >= _WORDS_PX:
        draw_face(part, segment, box, (frame.left, frame.width))
    painter.restore()


def _mend_cues(canvas: Canvas) -> None:
    """Cues the view would cut are left out; they show whole a step further."""
    frame, look = canvas.frame, canvas.look
    row = next((one for one in frame.rows if one.kind is RowKind.CUES), None)
    if row is None or frame.usual_px() < frame.sizes.cue_reach_px:
        return
    reach = frame.sizes.cue_reach_px + 1
    middle, moment = frame.top_of(row) + row.height // 2, frame.scale.moment
    for edge in (frame.left, frame.width):
        if not canvas.touches(edge - reach, edge + reach):
            continue
        for at_s, _, _ in frame.board.cues_between(moment(edge - reach), moment(edge + reach)):
            x = frame.scale.x_of(at_s)
            if x - reach < edge < x + reach:
                # only as far as its neighbor: that one shows whole
                left, right = (edge, x + reach) if edge == frame.left else (x - reach, edge)
                canvas.painter.fillRect(left, middle - reach, right - left, 2 * reach, look.theme.canvas)


def end_words(frame: Frame) -> str:
    """What stands at the promised end."""
    words = QCoreApplication.translate("Timeline", "ends {0}")
    return words.format(format_clock(frame.board.layout.promised_end_s))


def _end_sign(look: Look, frame: Frame) -> Box | None:
    """Where the promised end is written in the ruler: right of its line, or left of it at the view's edge."""
    x = frame.scale.x_of(frame.board.layout.promised_end_s)
    if not frame.left <= x <= frame.width:
        return None
    width = look.width(end_words(frame), look.small_title_metrics)
    left = x + 5 if x + 5 + width <= frame.width else x - 5 - width
    return Box(left, LABEL_Y, width, look.small_title_metrics.height()) if left >= frame.left else None


def _draw_end_sign(canvas: Canvas) -> None:
    frame, look, painter = canvas.frame, canvas.look, canvas.painter
    sign = _end_sign(look, frame)
    if sign is None or not canvas.touches(sign.x - REACH_PX, sign.right + REACH_PX):
        return
    end_x = frame.scale.x_of(frame.board.layout.promised_end_s)
    near = Box.between(min(sign.x, end_x), sign.y, max(sign.right, end_x), sign.bottom).grown(6)
    for x, width, _ in labels(look, frame, near.x, near.right):
        if x < near.right and x + width > near.x:
            painter.fillRect(x, LABEL_Y, width + 1, look.small_metrics.height(), look.theme.canvas)
    painter.fillRect(sign.x - 1, sign.y, sign.w + 2, sign.h, look.theme.canvas)
    painter.setFont(look.small_title)
    painter.setPen(end_ink(canvas))
    painter.drawText(sign.x, sign.y + look.small_title_metrics.ascent(), end_words(frame))


def _mend_labels(canvas: Canvas) -> None:
    """Clock times the view would cut are left out."""
    frame, look = canvas.frame, canvas.look
    height = look.small_metrics.height()
    for edge in (frame.left, frame.width):
        if not canvas.touches(edge - label_room(look, frame), edge + label_room(look, frame)):
            continue
        for x, width, _ in labels(look, frame, edge - 1, edge + 1):
            if x < edge < x + width:
                canvas.painter.fillRect(x - 1, LABEL_Y, width + 2, height, look.theme.canvas)


def _draw_band_titles(canvas: Canvas) -> None:
    """The title of the section the view starts in, kept in view; a title the view's end would cut, shortened."""
    frame, look = canvas.frame, canvas.look
    metrics, low = look.small_title_metrics, frame.left
    at_edge = canvas.touches(low, low + REACH_PX) or canvas.touches(frame.width - REACH_PX, frame.width)
    if not frame.board.plan.sections or not at_edge:
        return
    bands = frame.bands(low, frame.width)
    for band in bands[:1]:
        if frame.scale.x_of(band.start_s) < low + 4:
            _write_band_title(canvas, band)
    for band in bands[-2:]:
        x = frame.scale.x_of(band.start_s)
        if low + 4 <= x and x + TITLE_X + min(look.width(band.title, metrics), REACH_PX) > frame.width:
            _write_band_title(canvas, band)


def _write_band_title(canvas: Canvas, band: Band) -> None:
    """The title in the part of its band that is in view, over where it stood."""
    frame, look, painter = canvas.frame, canvas.look, canvas.painter
    metrics, top = look.small_title_metrics, frame.sizes.ruler_px + 4
    x, right = frame.scale.x_of(band.start_s), min(frame.scale.x_of(band.end_s) - 3, frame.width)
    left, start = max(x, frame.left), max(x + TITLE_X, frame.left + 4)
    painter.fillRect(left, top, min(right - left, REACH_PX), band_line_y(look, frame) - top, look.theme.canvas)
    title = band_title(look, band.title, min(right - start, REACH_PX))
    if title:
        painter.setFont(look.small_title)
        painter.setPen(look.theme.muted)
        painter.drawText(start, top + metrics.ascent(), title)


def draw_note(canvas: Canvas, note: Note) -> None:
    """Words on their own ground, behind the badge that opens the repairs."""
    painter, look, box = canvas.painter, canvas.look, note.box
    alarm = note.tone is Tone.ALARM
    metrics = look.small_title_metrics
    painter.fillRect(box.x, box.y, box.w, box.h, look.theme.canvas)
    if note.badge_px:
        painter.drawPixmap(box.x, box.y + (box.h - note.badge_px + 2) // 2, look.badge(note.badge_px - 2, alarm))
    painter.setFont(look.small_title)
    painter.setPen(look.theme.danger if alarm else look.theme.muted)
    painter.drawText(box.x + note.badge_px + 3, box.y + (box.h - metrics.height()) // 2 + metrics.ascent(), note.words)


def _say_no_cues(canvas: Canvas) -> None:
    frame, look = canvas.frame, canvas.look
    row = next((one for one in frame.rows if one.kind is RowKind.CUES), None)
    if row is None:
        return
    metrics, words = look.small_metrics, no_cues_words()
    top = frame.top_of(row) + (row.height - metrics.height()) // 2
    x, width, start = frame.left + 8, look.width(words, metrics), frame.scale.x_of(frame.board.plan.start_s)
    if x - 4 <= start <= x + width + 4:  # the line of the start would go through them
        x = start + 8
    canvas.painter.fillRect(x - 2, top, width + 4, metrics.height(), look.theme.canvas)
    canvas.painter.setFont(look.small)
    canvas.painter.setPen(look.theme.muted)
    canvas.painter.drawText(x, top + metrics.ascent(), words)
