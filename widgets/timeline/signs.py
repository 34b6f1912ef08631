"""The small signs on blocks, drawn as paths on a grid of 18 so that no font has to carry them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.domain.plan import MarkerKind, NeedState
from widgets.theme import Theme

_GRID: Final = 18.0


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _stroke(painter: QPainter, color: QColor, path: QPainterPath, width: float = 1.6) -> None:
    painter.setPen(_pen(color, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _must_not_cut(painter: QPainter, color: QColor) -> None:
    painter.setPen(QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(4.5, 4.5, 9, 9))
    painter.fillRect(QRectF(6.75, 6.75, 4.5, 4.5), color)


def _invite_dialogue(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for x in (4.6, 9.8):
        quote = QPainterPath(QPointF(x + 3.0, 5.0))
        quote.cubicTo(QPointF(x + 0.8, 5.8), QPointF(x, 7.4), QPointF(x, 9.4))
        quote.lineTo(QPointF(x, 12.4))
        quote.lineTo(QPointF(x + 3.4, 12.4))
        quote.lineTo(QPointF(x + 3.4, 9.0))
        quote.lineTo(QPointF(x + 1.9, 9.0))
        quote.cubicTo(QPointF(x + 2.0, 7.7), QPointF(x + 2.5, 6.8), QPointF(x + 3.6, 6.2))
        quote.closeSubpath()
        painter.drawPath(quote)


def _slow_down(painter: QPainter, color: QColor) -> None:
    for y in (7.0, 11.4):
        wave = QPainterPath(QPointF(4.2, y + 0.4))
        wave.cubicTo(QPointF(6.2, y - 2.4), QPointF(7.6, y - 1.4), QPointF(9.0, y))
        wave.cubicTo(QPointF(10.4, y + 1.4), QPointF(11.8, y + 2.4), QPointF(13.8, y - 0.4))
        _stroke(painter, color, wave)


def _keep_consistent(painter: QPainter, color: QColor) -> None:
    painter.fillRect(QRectF(4.8, 6.2, 8.4, 1.8), color)
    painter.fillRect(QRectF(4.8, 10.2, 8.4, 1.8), color)


def _adapt_here(painter: QPainter, color: QColor) -> None:
    diamond = QPainterPath(QPointF(9, 3.8))
    for x, y in ((14.2, 9), (9, 14.2), (3.8, 9)):
        diamond.lineTo(QPointF(x, y))
    diamond.closeSubpath()
    _stroke(painter, color, diamond, 1.5)


def _may_skip(painter: QPainter, color: QColor) -> None:
    arc = QPainterPath(QPointF(3.8, 11.8))
    arc.cubicTo(QPointF(5.0, 5.6), QPointF(11.0, 4.8), QPointF(13.4, 10.2))
    _stroke(painter, color, arc)
    head = QPainterPath(QPointF(14.4, 6.6))
    head.lineTo(QPointF(13.7, 10.8))
    head.lineTo(QPointF(9.8, 9.6))
    _stroke(painter, color, head)


def _own(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(9, 9), 3.0, 3.0)


def _question(painter: QPainter, color: QColor) -> None:
    hook = QPainterPath(QPointF(6.4, 7.0))
    hook.cubicTo(QPointF(6.4, 3.6), QPointF(11.8, 3.6), QPointF(11.8, 6.9))
    hook.cubicTo(QPointF(11.8, 9.0), QPointF(9.1, 9.0), QPointF(9.1, 11.0))
    _stroke(painter, color, hook)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(9.1, 13.7), 1.1, 1.1)


_SIGNS: Final[dict[MarkerKind, Callable[[QPainter, QColor], None]]] = {
    MarkerKind.MUST_NOT_CUT: _must_not_cut,
    MarkerKind.INVITE_DIALOGUE: _invite_dialogue,
    MarkerKind.SLOW_DOWN: _slow_down,
    MarkerKind.KEEP_CONSISTENT: _keep_consistent,
    MarkerKind.ADAPT_HERE: _adapt_here,
    MarkerKind.MAY_SKIP: _may_skip,
    MarkerKind.OWN: _own,
}


def _picture(side_px: int, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(round(side_px * ratio), round(side_px * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(picture.width() / _GRID, picture.width() / _GRID)
        draw(painter)
    picture.setDevicePixelRatio(ratio)
    return picture


def marker_chip(kind: MarkerKind, theme: Theme, side_px: int, ratio: float) -> QPixmap:
    """A marker's sign on its color: the shape alone tells which it is."""

    def draw(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.markers[kind])
        painter.drawRoundedRect(QRectF(0, 0, _GRID, _GRID), 4.5, 4.5)
        _SIGNS[kind](painter, theme.on_sign)

    return _picture(side_px, ratio, draw)


def missing_sign(theme: Theme, side_px: int, ratio: float) -> QPixmap:
    """A question mark in a dashed frame: nobody wrote down why this segment is here."""

    def draw(painter: QPainter) -> None:
        frame = QPen(theme.danger, 1.2)
        frame.setDashPattern([2.0, 1.8])
        painter.setPen(frame)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(0.75, 0.75, _GRID - 1.5, _GRID - 1.5), 4, 4)
        _question(painter, theme.danger)

    return _picture(side_px, ratio, draw)


def need_dot(state: NeedState, theme: Theme, side_px: int, ratio: float) -> QPixmap:
    """A need's state by shape as well as color: open is a ring, ready half full, tested full."""
    color = theme.need(state)

    def draw(painter: QPainter) -> None:
        circle = QRectF(2, 2, _GRID - 4, _GRID - 4)
        painter.setPen(QPen(color, 3))
        painter.setBrush(color if state is NeedState.TESTED else QColor(theme.surface))
        painter.drawEllipse(circle)
        if state is NeedState.READY:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawChord(circle, 180 * 16, 180 * 16)

    return _picture(side_px, ratio, draw)


def repair_badge(ink: QColor, theme: Theme, side_px: int, ratio: float) -> QPixmap:
    """A wrench in a circle: here something can be mended."""

    def draw(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QRectF(0, 0, _GRID, _GRID))
        handle = QPainterPath(QPointF(5.4, 12.6))
        handle.lineTo(QPointF(10.2, 7.8))
        _stroke(painter, theme.on_sign, handle, 2.4)
        jaw = QPainterPath(QPointF(12.0, 3.9))
        jaw.cubicTo(QPointF(8.6, 4.2), QPointF(8.2, 9.6), QPointF(11.4, 9.8))
        jaw.cubicTo(QPointF(13.4, 9.8), QPointF(14.4, 7.8), QPointF(14.0, 6.2))
        _stroke(painter, theme.on_sign, jaw, 1.7)

    return _picture(side_px, ratio, draw)


def cue_diamond(ink: QColor, ground: QColor, reach_px: int, ratio: float, number: str = "") -> QPixmap:
    """A producer's cue: an open diamond ``reach_px`` from middle to corner, in a picture of twice that plus two.

    ``number``: a digit in it.
    """
    grid = 2 * reach_px + 2
    diamond = QPolygonF([QPointF(*corner) for corner in _corners(grid / 2, reach_px - 0.5)])

    def draw(painter: QPainter) -> None:
        painter.scale(_GRID / grid, _GRID / grid)
        painter.setPen(QPen(ink, 1.3))
        painter.setBrush(ground)
        painter.drawPolygon(diamond)
        if number:
            font = painter.font()
            font.setPixelSize(round(1.15 * reach_px))
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(QRectF(0, 0, grid, grid), Qt.AlignmentFlag.AlignCenter, number)

    return _picture(grid, ratio, draw)


def _corners(middle: float, reach: float) -> tuple[tuple[float, float], ...]:
    return (middle, middle - reach), (middle + reach, middle), (middle, middle + reach), (middle - reach, middle)
