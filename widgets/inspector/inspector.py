"""Shows the selected segments, or the session while none is selected; refreshes only for what it shows."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from app.domain.diff import Diff
from app.domain.lookup import lookup
from app.domain.plan import Segment
from app.session import Session
from widgets.inspector.access import find
from widgets.inspector.lists import ItemsSection
from widgets.inspector.page import scrolled
from widgets.inspector.segment import SegmentPane
from widgets.inspector.session_pane import SessionPane
from widgets.inspector.several import SeveralPane
from widgets.parts import MUTED, column, wrapped
from widgets.selection import Selection
from widgets.settings import Settings


class Inspector(QStackedWidget):
    """Four pages: a segment, several, the session, and what to do when nothing is open.

    Pages are made when first shown.
    """

    park_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()

    def __init__(
        self, session: Session, selection: Selection, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._selection, self._settings = session, selection, settings
        self._segment_page: QScrollArea | None = None
        self._several_page: QScrollArea | None = None
        self._session_page: QScrollArea | None = None
        self._empty = QWidget()
        words = wrapped(self.tr("What you select in a session shows here."), MUTED)
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
    def several_pane(self) -> SeveralPane:
        """The page of several segments, made when it is first asked for."""
        if self._several_page is None:
            made = SeveralPane(self._session)
            made.park_asked.connect(self.park_asked)
            made.duplicate_asked.connect(self.duplicate_asked)
            made.delete_asked.connect(self.delete_asked)
            self._several_page = scrolled(made)
            self.addWidget(self._several_page)
        pane = self._several_page.widget()
        assert isinstance(pane, SeveralPane)
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
        segments = self._selected()
        if not segments:
            self.session_pane.show_plan(plan)
            page = self._session_page
        elif len(segments) > 1:
            self.several_pane.show_segments(segments)
            page = self._several_page
        else:
            self.segment_pane.show_segment(segments[0])
            page = self._segment_page
        if page is not None and self.currentWidget() is not page:
            self.setCurrentWidget(page)

    def reveal(self, segment_id: str, part: str) -> None:
        """Open what was just added last to a segment ("markers", "needs", "cues"), or its title for typing.

        With several selected what they got is theirs alike, and nothing of one of them opens.
        """
        plan = self._session.plan
        if plan is None or len(self._selection.ids) > 1:
            return
        pane = self.segment_pane
        if part == "title":
            pane.head.title.setFocus()
            pane.head.title.select_all()
            return
        section = pane.part(part)
        assert isinstance(section, ItemsSection)
        section.list.open_item(getattr(find(plan, segment_id), part)[-1].id)

    def _selected(self) -> tuple[Segment, ...]:
        """What is selected and still there, in running order."""
        plan = self._session.plan
        if plan is None:
            return ()
        index = lookup(plan.segments).index
        places = sorted(index[one] for one in self._selection.ids if one in index)
        return tuple(plan.segments[place] for place in places)

    def _changed(self, diff: Diff) -> None:
        if diff:
            self.refresh()
