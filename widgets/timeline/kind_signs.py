"""A line drawing for each kind of segment, so that color is never the only sign; strokes on a grid of 18."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from app.domain.plan import Kind

Points = tuple[tuple[float, float], ...]
Circle = tuple[float, float, float]

_GRID: Final = 18.0
_PERSON: Final[Points] = ((5, 15), (5.6, 12.2), (9, 11), (12.4, 12.2), (13, 15))

_LINES: Final[dict[Kind, tuple[Points, ...]]] = {
    Kind.OPENING: (((2, 13), (16, 13)), ((9, 2.5), (9, 5)), ((3.5, 5), (5, 6.5)), ((14.5, 5), (13, 6.5))),
    Kind.INPUT: (((3, 5), (15, 5)), ((3, 9), (15, 9)), ((3, 13), (10, 13))),
    Kind.DEMONSTRATION: (((5, 3.5), (14, 9), (5, 14.5), (5, 3.5)),),
    Kind.POLL: (((4, 15), (4, 9)), ((9, 15), (9, 3)), ((14, 15), (14, 7))),
    Kind.DISCUSSION: (
        ((2.5, 3), (11.5, 3), (11.5, 9), (6, 9), (3.5, 11.5), (3.5, 9), (2.5, 9), (2.5, 3)),
        ((14, 7), (15.5, 7), (15.5, 13), (14.5, 13), (14.5, 15.5), (12, 13), (8, 13)),
    ),
    Kind.PRACTICE: (
        ((2, 15), (3, 11.5), (6, 10.5), (8.5, 12)),
        ((9.5, 15), (10, 12), (12.5, 11), (15.5, 12), (16, 15)),
    ),
    Kind.INDIVIDUAL: (_PERSON,),
    Kind.DEBRIEF: (
        ((14, 5), (10.5, 3), (6, 4), (3.5, 8), (5, 13), (9.5, 15), (14, 12.5)),
        ((14, 1.5), (14, 5), (10.5, 6)),
    ),
    Kind.REFLECTION: (((9, 11), (9, 13)),),
    Kind.QA: (((6, 6.5), (7, 4), (9.5, 3.2), (12, 5), (11.5, 7.5), (9, 9.2), (9, 11.2)), ((9, 14.2), (9, 14.6))),
    Kind.BREAK: (
        ((3.5, 6), (12.5, 6), (12, 13.5), (4, 13.5), (3.5, 6)),
        ((12.5, 7.5), (15, 8), (15, 10.5), (12.3, 11)),
    ),
    Kind.CLOSE: (((3.5, 9.5), (7.5, 13.5), (15, 4.5)),),
    Kind.BUFFER: (((5, 3), (13, 3), (5, 15), (13, 15), (5, 3)),),
    Kind.OFF_CLOCK: (((9, 5), (9, 9), (12, 11)),),
}
_CIRCLES: Final[dict[Kind, tuple[Circle, ...]]] = {
    Kind.PRACTICE: ((5.5, 7, 2.2), (12.8, 7, 2.4)),
    Kind.INDIVIDUAL: ((9, 6, 3),),
    Kind.REFLECTION: ((9, 7, 4.2), (6.5, 14.6, 0.9)),
    Kind.OFF_CLOCK: ((9, 9, 6.3),),
}


def kind_sign(kind: Kind, ink: QColor, side_px: int, ratio: float) -> QPixmap:
    """The drawing of a kind."""
    picture = QPixmap(round(side_px * ratio), round(side_px * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(picture.width() / _GRID, picture.width() / _GRID)
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for x, y, reach in _CIRCLES.get(kind, ()):
            painter.drawEllipse(QPointF(x, y), reach, reach)
        if kind is Kind.OPENING:
            painter.drawArc(4, 8, 10, 10, 0, 180 * 16)
        for points in _LINES[kind]:
            path = QPainterPath(QPointF(*points[0]))
            for point in points[1:]:
                path.lineTo(QPointF(*point))
            painter.drawPath(path)
    picture.setDevicePixelRatio(ratio)
    return picture
