"""What stands in the middle while there is nothing to work on yet: what one could do now, each with a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from widgets import fonts
from widgets.parts import MUTED, button, caption, column, literal, plain, row, wrapped
from widgets.theme import theme_of

if TYPE_CHECKING:
    from widgets.window import MainWindow

_WIDTH_EM = 27


class Page(QFrame):
    """A title, a sentence or two, and what can be done: a button each, with its keys in quiet words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain()
        self.title.setFont(fonts.strong(18))
        self.words = wrapped("", MUTED)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH_EM * self.fontMetrics().height())
        self._block = column(inside, 12)
        self._block.addWidget(self.title)
        self._block.addWidget(self.words)
        self._block.addSpacing(6)
        # stretches and no alignment: an aligned item is not asked how high it gets at its width
        across = row(None, 0)
        across.addStretch(1)
        across.addWidget(inside, 1_000)
        across.addStretch(1)
        whole = column(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)

    def offer(self, made: QPushButton, wish: SignalInstance, keys: str = "") -> QPushButton:
        """Put a button under what stands already; pressed, it says ``wish``."""
        line = row(None, 10)
        line.addWidget(made)
        if keys:
            line.addWidget(caption(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)))
        line.addStretch(1)
        self._block.addLayout(line)
        made.clicked.connect(wish)
        return made


class NothingOpen(Page):
    """Offers the session visited last, if there is one; in an empty library also the sample sessions."""

    last_asked = Signal()
    import_asked = Signal()
    new_asked = Signal()
    sample_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.last_button = self.offer(button("", "primary"), self.last_asked)
        self.import_button = self.offer(button(self.tr("Import a run-of-show…")), self.import_asked, "Ctrl+I")
        self.import_button.setToolTip(self.tr("Spreadsheets and documents (Ctrl+I); or drop a file anywhere"))
        self.new_button = self.offer(button(self.tr("New session")), self.new_asked, "Ctrl+N")
        self.new_button.setToolTip(self.tr("Starts with one segment (Ctrl+N)"))
        self.sample_button = self.offer(button(self.tr("Bring in the sample sessions")), self.sample_asked)

    def show_for(self, *, is_empty: bool, has_trash: bool, last: str) -> None:
        """Whether nothing is in the library, or only in its trash; the session visited last ('': there is none)."""
        if is_empty:
            self.title.setText(self.tr("Your library is empty"))
            words = self.tr(
                "Bring in a run-of-show you have, from a spreadsheet or a document: it is read as it is, and you "
                "see what it becomes before anything is written. Or start from nothing, or look round in a sample."
            )
        else:
            self.title.setText(self.tr("No session is open"))
            words = self.tr("Choose one in the library at the left, or find one by name with Ctrl+K.")
        self.words.setText(words)
        self.last_button.setText(literal(self.tr("Open “{0}”").format(last)))
        self.last_button.setVisible(bool(last))
        self.sample_button.setVisible(is_empty and not has_trash)


class NothingPlanned(Page):
    """Lies over a timeline that has no segment yet."""

    add_asked = Signal()
    import_asked = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.title.setText(self.tr("This session is empty"))
        self.words.setText(
            self.tr("Add the first segment and build on from there, or bring in a run-of-show from a file.")
        )
        self.add_button = self.offer(button(self.tr("Add a segment"), "primary"), self.add_asked, "N")
        self.import_button = self.offer(button(self.tr("Import…")), self.import_asked, "Ctrl+I")
        self.setGeometry(over.rect())
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays as large as what it lies over."""
        if isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The timeline's ground."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), theme_of(self.palette()).canvas)


class Emptiness(QObject):
    """Shows in a window's middle the session, or the page for what is missing; each page is made when it is needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._no_session: NothingOpen | None = None
        self._no_segment: NothingPlanned | None = None

    def refresh(self) -> None:
        """Look again what there is."""
        window, plan = self._window, self._window.session.plan
        window.center.setCurrentWidget(self._for_library() if plan is None else window.middle)
        is_bare = plan is not None and not plan.segments
        if is_bare or self._no_segment is not None:
            self.no_segment.setVisible(is_bare)

    @property
    def no_segment(self) -> NothingPlanned:
        """The page over a timeline without segments."""
        if self._no_segment is None:
            timeline = self._window.timeline
            self._no_segment = NothingPlanned(timeline.viewport())
            self._no_segment.add_asked.connect(timeline.verbs.add_segment_after)
            self._no_segment.import_asked.connect(self._window.errands.import_file)
        return self._no_segment

    def _for_library(self) -> NothingOpen:
        window = self._window
        if self._no_session is None:
            self._no_session = NothingOpen()
            window.center.addWidget(self._no_session)
            self._no_session.last_asked.connect(window.hands.tabs.open_last)
            self._no_session.import_asked.connect(window.errands.import_file)
            self._no_session.new_asked.connect(window.hands.new_session)
            self._no_session.sample_asked.connect(window.sample_asked)
        library, recent = window.session.library, window.places.recent
        gone = [one.trashed_at for one in library.plans] + [one.trashed_at for one in library.programs]
        last = window.places.title(recent[0]) if recent else ""
        self._no_session.show_for(is_empty=all(gone), has_trash=bool(library.plans), last=last)
        return self._no_session
