"""Draws what lies over the still layer: selection, the traces of a gesture, a bubble of words; it changes nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.domain.plan import Cue, Marker
from widgets.timeline.blocks import draw_block, draw_ring
from widgets.timeline.boxes import Box
from widgets.timeline.canvas import Canvas
from widgets.timeline.fitting import ELLIPSIS
from widgets.timeline.frame import Frame
from widgets.timeline.look import SHADOW_PX, Look, mixed

_FEW = 64
_THIN_PX = 5
RING_PX = 4
_NARROWER = (0.55, 0.65, 0.75, 0.85)
_FOCUS_PX = 2


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over the still layer: guide line, ghost of what is dragged, rubber band, bubble of words."""

    hovered: str | None = None
    lifted: frozenset[str] = frozenset()
    ghost: tuple[tuple[str, Box], ...] = ()
    guide_s: int | None = None
    band: Box | None = None
    bubble: str = ""
    refused: bool = False
    at: tuple[int, int] = (0, 0)
    item: Marker | Cue | None = None
    item_at: tuple[int, int] = (0, 0)


_NOTHING = Over()


def paint_over(canvas: Canvas, over: Over, selected: tuple[str, ...], chosen: Box | None = None) -> None:
    """Selection and the traces of a gesture; ``chosen``: where the one chip or diamond that is chosen stands."""
    if not selected and chosen is None and over == _NOTHING:
        return
    painter, look, frame = canvas.painter, canvas.look, canvas.frame
    header = frame.sizes.header_px
    painter.setClipRect(frame.left, header - 4, frame.width - frame.left, frame.height - header + 4)
    current = selected[-1] if selected else None
    for segment_id, box in _merged(_boxes(frame, selected)):
        if segment_id not in over.lifted:
            draw_ring(painter, look, box, segment_id == current)
    if chosen is not None:
        draw_ring(painter, look, chosen, current=True)
    if over.hovered is not None and over.hovered not in selected:
        _draw_hover(painter, look, frame, over.hovered)
    if over.lifted:
        _draw_lifted(painter, look, frame, over)
        _draw_ghost(canvas, over)
    if over.guide_s is not None:
        painter.fillRect(frame.scale.x_of(over.guide_s), header - 4, 1, frame.height, look.theme.accent)
    if over.band is not None:
        _draw_band(painter, look, over.band)
    if over.item is not None:
        _draw_item(canvas, over.item, over.item_at)
    painter.setClipping(False)
    if over.bubble:
        _draw_bubble(painter, look, frame, over)


def over_boxes(look: Look, frame: Frame, over: Over) -> list[Box]:
    """Where anything of this lies, edges and shadows included."""
    hovered = () if over.hovered is None else (over.hovered,)
    found = [box.grown(RING_PX) for _, box in _boxes(frame, (*over.lifted, *hovered))]
    found += [box.grown(2 * SHADOW_PX) for _, box in over.ghost]
    if over.guide_s is not None:
        found.append(Box(frame.scale.x_of(over.guide_s), 0, 1, frame.height))
    if over.band is not None:
        found.append(over.band.grown(1))
    if over.item is not None:
        found.append(Box(*over.item_at, 0, 0).grown(frame.sizes.chip_px))
    lines = bubble_lines(look, frame, over.bubble) if over.bubble else ()
    if lines:
        found.append(bubble_box(look, frame, lines, over.at).grown(1))
    return found


def draw_focus(painter: QPainter, look: Look, size: QSize) -> None:
    """A frame inside the edges: the keyboard is here, whether or not anything is selected."""
    painter.setPen(QPen(look.theme.accent, _FOCUS_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRect(QPoint(), size).adjusted(1, 1, -1, -1))


def _boxes(frame: Frame, ids: Collection[str]) -> list[tuple[str, Box]]:
    """The boxes in view of some segments: asked one by one when few, else met while walking what is in view."""
    if len(ids) <= _FEW:
        view = Box(frame.left - 4, 0, frame.width - frame.left + 8, frame.height)
        found = ((one, frame.box(one)) for one in ids)
        return [(one, box) for one, box in found if box is not None and box.meets(view)]
    wanted, segments = frozenset(ids), frame.board.plan.segments
    seen = ((segments[pos].id, box) for row in frame.lane_rows() for pos, box in frame.visible(row))
    return [(one, box) for one, box in seen if one in wanted]


def _merged(found: list[tuple[str, Box]]) -> list[tuple[str, Box]]:
    """The boxes, with slivers side by side as one: a ring each would cover them all."""
    merged: list[tuple[str, Box]] = []
    for segment_id, box in found:
        last = merged[-1][1] if merged else None
        if last is not None and box.w < _THIN_PX and last.y == box.y and 0 <= box.x - last.right < _THIN_PX:
            merged[-1] = (segment_id, Box(last.x, last.y, box.right - last.x, last.h))
        else:
            merged.append((segment_id, box))
    return merged


def _draw_hover(painter: QPainter, look: Look, frame: Frame, segment_id: str) -> None:
    color = QColor(look.theme.accent)
    color.setAlpha(110)
    painter.setPen(color)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for _, box in _boxes(frame, (segment_id,)):
        painter.drawRoundedRect(QRectF(box.x - 0.5, box.y - 0.5, box.w + 1, box.h + 1), 5, 5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_ghost(canvas: Canvas, over: Over) -> None:
    """What is carried, as it hangs at the pointer, over a soft shadow."""
    for segment_id, box in over.ghost:
        segment = canvas.frame.board.segment(segment_id)
        if segment is not None:
            canvas.painter.drawPixmap(box.x - SHADOW_PX, box.y, canvas.look.shadow(box.w, box.h))
            draw_block(canvas, segment, box)


def _draw_lifted(painter: QPainter, look: Look, frame: Frame, over: Over) -> None:
    """Where the dragged segments would come to lie; emptied when they hang at the pointer."""
    color = look.theme.danger if over.refused else look.theme.accent
    wash = mixed(color, look.theme.canvas, 0.13)
    wash.setAlpha(255 if over.ghost else 80)
    painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine if over.refused else Qt.PenStyle.SolidLine))
    painter.setBrush(wash)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for _, box in _boxes(frame, over.lifted):
        painter.drawRoundedRect(box.x - 1, box.y - 1, box.w + 2, box.h + 2, 5, 5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_item(canvas: Canvas, item: Marker | Cue, at: tuple[int, int]) -> None:
    """The marker or cue that is carried, under the pointer."""
    look, side = canvas.look, canvas.frame.sizes.chip_px
    if isinstance(item, Marker):
        canvas.painter.drawPixmap(at[0] - side // 2, at[1] - side // 2, look.chip(item.kind, side))
        return
    reach = canvas.frame.sizes.cue_reach_px
    canvas.painter.drawPixmap(at[0] - reach - 1, at[1] - reach - 1, look.diamond(reach))


def _draw_band(painter: QPainter, look: Look, band: Box) -> None:
    wash = QColor(look.theme.accent)
    wash.setAlpha(28)
    painter.fillRect(band.x, band.y, band.w, band.h, wash)
    painter.setPen(look.theme.accent)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(band.x, band.y, band.w - 1, band.h - 1)


def bubble_box(look: Look, frame: Frame, words: tuple[str, ...], at: tuple[int, int]) -> Box:
    """Where the bubble of words stands: under the pointer, moved so that all of it is in view."""
    metrics = look.small_metrics
    width = max(look.width(line, metrics) for line in words) + 20
    height = len(words) * metrics.height() + 12
    x = max(4, min(at[0] + 14, frame.width - width - 4))
    y = at[1] + 22 if at[1] + 22 + height <= frame.height - 2 else at[1] - height - 12
    return Box(x, max(2, min(y, frame.height - height - 2)), width, height)


def bubble_lines(look: Look, frame: Frame, words: str) -> tuple[str, ...]:
    """The bubble's words on at most three lines of about one length."""
    widest = max(80, min(360, frame.width - 40))
    return look.kept(("bubble", words, widest), lambda: _evened(look, words, widest))


def _evened(look: Look, words: str, widest: int) -> tuple[str, ...]:
    """On as few lines as the width allows, none much longer than the others."""
    lines = look.lines(words, widest, 3, look.small_metrics)
    for share in _NARROWER if len(lines) > 1 else ():
        narrower = look.lines(words, int(widest * share), 3, look.small_metrics)
        if len(narrower) == len(lines) and not narrower[-1].endswith(ELLIPSIS):
            return narrower
    return lines


def _draw_bubble(painter: QPainter, look: Look, frame: Frame, over: Over) -> None:
    lines = bubble_lines(look, frame, over.bubble)
    if not lines:
        return
    box, theme, metrics = bubble_box(look, frame, lines, over.at), look.theme, look.small_metrics
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.danger if over.refused else theme.line, 1))
    painter.setBrush(theme.danger_soft if over.refused else theme.surface)
    painter.drawRoundedRect(box.x, box.y, box.w, box.h, 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setFont(look.small)
    painter.setPen(theme.text)
    for number, line in enumerate(lines):
        painter.drawText(box.x + 10, box.y + 6 + number * metrics.height() + metrics.ascent(), line)
