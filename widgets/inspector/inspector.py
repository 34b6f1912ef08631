"""Shows the selected segment, or the session while none is selected; refreshes only for what it shows."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from app.domain.diff import Diff
from app.domain.plan import Segment
from app.session import Session
from widgets.inspector.access import find
from widgets.inspector.lists import ItemsSection
from widgets.inspector.page import scrolled
from widgets.inspector.segment import SegmentPane
from widgets.inspector.session_pane import SessionPane
from widgets.parts import MUTED, column, wrapped
from widgets.selection import Selection
from widgets.settings import Settings


class Inspector(QStackedWidget):
    """Three pages: a segment, the session, and what to do when nothing is open. Pages are made when first shown."""

    def __init__(
        self, session: Session, selection: Selection, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._selection, self._settings = session, selection, settings
        self._segment_page: QScrollArea | None = None
        self._session_page: QScrollArea | None = None
        self._empty = QWidget()
        words = wrapped(self.tr("Open a session at the left, or import a run-of-show."), MUTED)
        inside = column(self._empty)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(words)
        inside.addStretch(1)
        self.addWidget(self._empty)
        self.setAccessibleName(self.tr("Inspector"))
        selection.changed.connect(self.refresh)
        session.opened.connect(self.refresh)
        session.changed.connect(self._changed)
        session.library_changed.connect(self._changed)
        # a turn later: what is selected by then is what is made first
        QTimer.singleShot(0, self.refresh)

    @property
    def segment_pane(self) -> SegmentPane:
        """The page of a segment, made when it is first asked for."""
        if self._segment_page is None:
            self._segment_page = scrolled(SegmentPane(self._session, self._settings))
            self.addWidget(self._segment_page)
        pane = self._segment_page.widget()
        assert isinstance(pane, SegmentPane)
        return pane

    @property
    def session_pane(self) -> SessionPane:
        """The page of the session, made when it is first asked for."""
        if self._session_page is None:
            self._session_page = scrolled(SessionPane(self._session))
            self.addWidget(self._session_page)
        pane = self._session_page.widget()
        assert isinstance(pane, SessionPane)
        return pane

    def refresh(self) -> None:
        """Show what is selected now."""
        plan = self._session.plan
        if plan is None:
            self.setCurrentWidget(self._empty)
            return
        segment = self._selected()
        if segment is None:
            self.session_pane.show_plan(plan)
            page = self._session_page
        else:
            self.segment_pane.show_segment(segment)
            page = self._segment_page
        if page is not None and self.currentWidget() is not page:
            self.setCurrentWidget(page)

    def reveal(self, segment_id: str, part: str) -> None:
        """Open what was just added last to a segment ("markers", "needs", "cues"), or its title for typing."""
        pane, plan = self.segment_pane, self._session.plan
        if plan is None:
            return
        if part == "title":
            pane.head.title.setFocus()
            pane.head.title.select_all()
            return
        section = pane.part(part)
        assert isinstance(section, ItemsSection)
        section.list.open_item(getattr(find(plan, segment_id), part)[-1].id)

    def _selected(self) -> Segment | None:
        plan, current = self._session.plan, self._selection.current
        if plan is None or current is None or current not in self._session.layout.index:
            return None
        return find(plan, current)

    def _changed(self, diff: Diff) -> None:
        if diff:
            self.refresh()
