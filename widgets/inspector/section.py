"""What every part of the inspector is: something that shows a segment of the open session."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.plan import Segment
from app.session import Session
from widgets.inspector.form import Form


class Section(QWidget):
    """A part of the inspector; it keeps the segment's id in its form and nothing else of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.form = Form(session, self)

    def show_segment(self, segment: Segment) -> None:
        """Show the segment as it is now."""
        self.form.show_subject(segment.id, segment)

    @classmethod
    def note(cls, segment: Segment) -> str:
        """What a folded heading says of it: known before the part is made."""
        del segment
        return ""
