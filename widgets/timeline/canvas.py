"""What every drawing function is handed: the painter, the look, the frame and the faces of one repaint."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from widgets.timeline.faces import Faces
from widgets.timeline.frame import Frame
from widgets.timeline.look import Look


@dataclass(frozen=True, slots=True)
class Canvas:
    """One repaint of one frame."""

    painter: QPainter
    look: Look
    frame: Frame
    faces: Faces
