"""What every drawing function is handed: the painter, the look, the frame, the faces and the columns to paint."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from widgets.timeline.faces import Faces
from widgets.timeline.frame import Frame
from widgets.timeline.look import Look


@dataclass(frozen=True, slots=True)
class Canvas:
    """One repaint of the columns from ``first_x`` to before ``last_x`` of a frame."""

    painter: QPainter
    look: Look
    frame: Frame
    faces: Faces
    first_x: int
    last_x: int

    def touches(self, x: int, right: int) -> bool:
        """Whether any of some columns is to be painted."""
        return x < self.last_x and right > self.first_x

    @property
    def seen_s(self) -> tuple[float, float]:
        """The stretch of time in these columns."""
        return self.frame.scale.moment(self.first_x), self.frame.scale.moment(self.last_x)


def whole(painter: QPainter, look: Look, frame: Frame, faces: Faces) -> Canvas:
    """A repaint of everything right of the gutter."""
    return Canvas(painter, look, frame, faces, frame.left, frame.width)
