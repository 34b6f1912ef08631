"""Draws one segment's block; detail falls away with its width in one fixed order, and no word is ever cut open.

The order, first to go first: range bar, need dots, missing intent, markers, length, second line, title, border.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap

from app.domain.plan import Segment
from widgets.timeline.boxes import Box
from widgets.timeline.faces import Face
from widgets.timeline.fitting import ELLIPSIS
from widgets.timeline.lanes import Sizes
from widgets.timeline.look import CAP_PX, EDGE_PX, Look, mixed

COLUMN_PX, PLAIN_PX, LABEL_PX = 3, 2 * CAP_PX, 22
_TEXT_X, _TEXT_Y, _RIGHT_PAD, _BOTTOM_PX = 9, 7, 5, 12


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a block's inside that is in view, where text may stand: words stay readable while it scrolls."""

    x: int
    width: int


def inside(box: Box, left: int, right: int) -> Span:
    """Where text may stand in a block when only ``left`` to ``right`` is in view."""
    x = max(box.x + _TEXT_X, left + _TEXT_X - EDGE_PX)
    return Span(x, min(box.right - _RIGHT_PAD, right - _RIGHT_PAD) - x)


def draw_shape(painter: QPainter, look: Look, segment: Segment, box: Box, faded: bool) -> None:
    """Fill, strong left edge and border, as far as the width has room for them."""
    strong, soft, border = look.colors(segment.kind, faded)
    if box.w < COLUMN_PX:
        painter.fillRect(box.x, box.y, box.w, box.h, mixed(strong, soft, 0.7))
        return
    if box.w < PLAIN_PX:
        painter.fillRect(box.x, box.y, box.w, box.h, soft)
        painter.fillRect(box.x, box.y, 2 if box.w < CAP_PX else EDGE_PX, box.h, strong)
        return
    left, right = look.caps(segment.kind, faded, box.h)
    middle_x, middle_w = box.x + CAP_PX, box.w - 2 * CAP_PX
    painter.drawPixmap(box.x, box.y, left)
    painter.fillRect(middle_x, box.y, middle_w, box.h, soft)
    painter.fillRect(middle_x, box.y, middle_w, 1, border)
    painter.fillRect(middle_x, box.bottom - 1, middle_w, 1, border)
    painter.drawPixmap(box.right - CAP_PX, box.y, right)


def draw_face(painter: QPainter, look: Look, sizes: Sizes, face: Face, box: Box, span: Span, faded: bool) -> None:
    """Words and signs over the shape, most wanted first; what does not fit whole is left out."""
    if box.w < LABEL_PX or box.h < sizes.line_px + 4:
        return
    signs_fit = box.h >= _TEXT_Y + 2 * sizes.line_px + sizes.chip_px + _BOTTOM_PX + 4
    _draw_words(painter, look, face, box, span, box.h - (sizes.chip_px + _BOTTOM_PX + 4 if signs_fit else 4), faded)
    if signs_fit:
        complete = _draw_signs(painter, look, sizes, face, box, span)
        if complete and span.width >= 36 and face.spread.longest_s > face.spread.shortest_s:
            _draw_range(painter, look, face, span, box)


def _draw_words(
    painter: QPainter, look: Look, face: Face, box: Box, span: Span, height: int, faded: bool
) -> None:
    """Title, then length, in what height there is: one line stands in the middle."""
    lines_fit = max(1, (height - _TEXT_Y) // look.title_metrics.height())
    lines, font, metrics = _title(look, face.title, span.width, lines_fit)
    painter.setFont(font)
    painter.setPen(look.theme.muted if faded else look.theme.text)
    if lines_fit > 2 and (not lines or _cut_open(lines[0])):
        _draw_upright(painter, look, face.title, span, box.y + _TEXT_Y, height - _TEXT_Y)
        return
    y = box.y + _TEXT_Y if lines_fit > 1 else box.y + (box.h - metrics.height()) // 2
    for line in lines:
        painter.drawText(span.x, y + metrics.ascent(), line)
        y += metrics.height()
    if lines and len(lines) < lines_fit:
        _draw_length(painter, look, face, span, y)


def _cut_open(line: str) -> bool:
    """Whether a line holds not even one whole word."""
    return line.endswith(ELLIPSIS) and " " not in line


def _draw_upright(painter: QPainter, look: Look, title: str, span: Span, y: int, height: int) -> None:
    """The title of a narrow, tall block, turned to read downwards."""
    metrics = look.small_title_metrics
    lines = look.lines(title, height, max(1, span.width // metrics.height()), metrics)
    if not lines or span.width < metrics.ascent() - 2:
        return
    painter.save()
    painter.setFont(look.small_title)
    painter.translate(span.x, y)
    painter.rotate(90)
    for number, line in enumerate(lines):
        painter.drawText(0, -(len(lines) - 1 - number) * metrics.height() - metrics.descent() + 1, line)
    painter.restore()


def _title(look: Look, title: str, width: int, lines_fit: int) -> tuple[tuple[str, ...], QFont, QFontMetrics]:
    """The title in the first way that shows all of it: usual size, small, small on three lines; else the fullest."""
    most = max(1, min(2, lines_fit - 1))
    usual = look.lines(title, width, most, look.title_metrics)
    if usual and not usual[-1].endswith(ELLIPSIS):
        return usual, look.title, look.title_metrics
    metrics = look.small_title_metrics
    small = look.lines(title, width, max(most, min(3, lines_fit - 1)), metrics)
    if len("".join(small)) > len("".join(usual)):
        return small, look.small_title, metrics
    return usual, look.title, look.title_metrics


def _draw_length(painter: QPainter, look: Look, face: Face, span: Span, y: int) -> None:
    for font, metrics in ((look.body, look.body_metrics), (look.small, look.small_metrics)):
        wording = next((one for one in face.lengths[:-1] if look.width(one, metrics) <= span.width), None)
        if wording is not None:
            break
    else:
        wording = face.lengths[-1]
    if look.width(wording, metrics) <= span.width:
        painter.setFont(font)
        painter.setPen(look.theme.muted)
        painter.drawText(span.x, y + metrics.ascent(), wording)


def _draw_signs(painter: QPainter, look: Look, sizes: Sizes, face: Face, box: Box, span: Span) -> bool:
    """Marker chips, then the sign for a missing intent, then need dots; whether all of it had room."""
    side = sizes.chip_px
    pictures: list[QPixmap] = [look.chip(kind, side) for kind in face.markers]
    if face.lacks_intent:
        pictures.append(look.missing(side))
    room = max(0, (span.width + 3) // (side + 3))
    y, x = box.bottom - _BOTTOM_PX - side, span.x
    shown = pictures if len(pictures) <= room else pictures[: max(0, room)]
    for picture in shown:
        painter.drawPixmap(x, y, picture)
        x += side + 3
    if len(shown) < len(pictures):
        return False
    return _draw_needs(painter, look, face, span, x, y + side // 2)


def _draw_needs(painter: QPainter, look: Look, face: Face, span: Span, used_to: int, middle: int) -> bool:
    side = max(7, look.small_metrics.height() // 2)
    width = len(face.needs) * (side + 3) - 3
    right = span.x + span.width - 2
    if right - width < used_to + 2:
        return not face.needs
    for number, state in enumerate(face.needs):
        painter.drawPixmap(right - width + number * (side + 3), middle - side // 2, look.dot(state, side))
    return True


def _draw_range(painter: QPainter, look: Look, face: Face, span: Span, box: Box) -> None:
    """A gauge from nothing to the longest: faint track, the range on it (paler where assumed), a tick at planned."""
    spread = face.spread
    strong, soft, _ = look.colors(face.kind, False)
    y, width = box.bottom - 8, span.width - 4
    start = span.x + spread.shortest_s * width // spread.longest_s
    planned = span.x + spread.planned_s * width // spread.longest_s
    painter.fillRect(span.x, y + 1, width, 1, mixed(strong, soft, 0.35))
    painter.fillRect(start, y, planned - start, 3, mixed(strong, soft, 0.4 if spread.shortest_assumed else 0.75))
    longest = mixed(strong, soft, 0.4 if spread.longest_assumed else 0.75)
    painter.fillRect(planned, y, span.x + width - planned, 3, longest)
    painter.fillRect(planned - 1, y - 1, 2, 5, look.theme.text)


def draw_ring(painter: QPainter, look: Look, box: Box, current: bool) -> None:
    """The selection: an accent outline just outside the block, with a soft halo on the one the inspector shows."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if current:
        halo = QColor(look.theme.accent)
        halo.setAlpha(60)
        painter.setPen(halo)
        painter.drawRoundedRect(box.x - 3, box.y - 3, box.w + 5, box.h + 5, 7, 7)
    pen = painter.pen()
    pen.setColor(look.theme.accent)
    pen.setWidth(2)
    painter.setPen(pen)
    painter.drawRoundedRect(box.x - 1, box.y - 1, box.w + 2, box.h + 2, 5, 5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
