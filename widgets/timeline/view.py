"""The timeline: shows the open plan through one painted scroll area and hands input to the hand and the keys.

It keeps ids and pictures, never segments; every change goes through the session.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.domain.diff import Diff
from app.domain.plan import NeedState, Segment
from app.session import Session
from widgets.selection import Selection
from widgets.timeline.announcing import announce, make_accessible
from widgets.timeline.board import Board
from widgets.timeline.camera import Camera, ViewState
from widgets.timeline.frame import Frame
from widgets.timeline.look import Look
from widgets.timeline.overview import HEIGHT_PX, Overview
from widgets.timeline.painter import Over, draw_focus
from widgets.timeline.stage import Stage
from widgets.timeline.touch import only_faces, touches
from widgets.timeline.words import segment_words

if TYPE_CHECKING:
    from widgets.timeline.chosen import Chosen
    from widgets.timeline.drops import Drops
    from widgets.timeline.gestures import Proposal
    from widgets.timeline.item_verbs import ItemVerbs
    from widgets.timeline.mouse import Hand
    from widgets.timeline.rename import InPlace
    from widgets.timeline.verbs import Verbs

_LOOK_EVENTS = (
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
)
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_BUBBLE_MS = 3_000


class TimelineView(QAbstractScrollArea):
    """The open plan along time. ``said``: words for the status line; ``opened_segment``: the id double-clicked.

    ``opened_item``: segment, field and id of a marker or cue to be opened. ``height_wanted``: its rows need another
    height.
    """

    said = Signal(str)
    opened_segment = Signal(str)
    opened_item = Signal(str, str, str)
    height_wanted = Signal()

    def __init__(self, session: Session, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # for one that Qt makes itself PySide looks through every widget class there is
        self.session, self.selection = session, selection
        self.stage = Stage(self)
        self._spoken = ""
        self._came_by_key = self._placing = False
        self.camera: Camera = Camera(self)
        self._bubble_end = QTimer(self, singleShot=True, interval=_BUBBLE_MS)
        self._bubble_end.timeout.connect(self._end_bubble)
        self._hand: Hand | None = None
        self._editor: InPlace | None = None
        self.overview = Overview(self)
        self.accessible: object = None
        self.activities: Callable[[], tuple[Segment, ...]] = tuple
        make_accessible()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("Timeline"))
        self.setProperty("ground", "canvas")
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        session.leaving.connect(self._on_leaving)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.library_changed.connect(self._on_library_changed)
        selection.changed.connect(self._on_selection)
        self._on_opened()

    # what is made when a hand first asks for it

    @property
    def hand(self) -> Hand:
        """What the mouse does."""
        if self._hand is None:
            from widgets.timeline.mouse import Hand

            self._hand = Hand(self)
        return self._hand

    @property
    def busy(self) -> bool:
        """Whether a drag is going on, so that Escape belongs to it."""
        return self._hand is not None and self._hand.busy

    @property
    def may_park(self) -> bool:
        """Whether something is being carried that could be parked."""
        return self._hand is not None and self._hand.may_park

    def cancel(self) -> None:
        """Drop the drag that goes on."""
        if self._hand is not None:
            self._hand.cancel()

    @cached_property
    def verbs(self) -> Verbs:
        """What can be done with segments."""
        from widgets.timeline.verbs import Verbs

        return Verbs(self)

    @property
    def editor(self) -> InPlace:
        """The line over a block in which a title or a start is typed."""
        if self._editor is None:
            from widgets.timeline.rename import InPlace

            self._editor = InPlace(self)
        return self._editor

    def close_editor(self, *, keep: bool = False) -> None:
        """Leave it, if it is open: take what was typed, or drop it."""
        if self._editor is not None:
            (self._editor.finish if keep else self._editor.dismiss)()

    @cached_property
    def item_verbs(self) -> ItemVerbs:
        """What can be done with markers, needs and cues."""
        from widgets.timeline.item_verbs import ItemVerbs

        return ItemVerbs(self)

    @cached_property
    def chosen(self) -> Chosen:
        """The marker or cue that is chosen by itself."""
        from widgets.timeline.chosen import Chosen

        return Chosen(self)

    @cached_property
    def drops(self) -> Drops:
        """What is dragged here from elsewhere."""
        from widgets.timeline.drops import Drops

        return Drops(self)

    # what is shown

    @property
    def board(self) -> Board | None:
        """The open plan laid out, without what a gesture proposes."""
        return self.stage.board

    @property
    def look(self) -> Look:
        """Colors, fonts and sizes."""
        return self.stage.look

    @property
    def proposal(self) -> Proposal | None:
        """What the gesture in progress would do."""
        return self.stage.proposal

    @property
    def over(self) -> Over:
        """What lies over the plan now."""
        return self.stage.over

    def frame_of(self, board: Board) -> Frame:
        """A board as it stands in the viewport now."""
        return self.stage.frame_of(board)

    @property
    def frame_now(self) -> Frame | None:
        """What is on the screen: the proposal during a gesture, else the open plan."""
        board = self.stage.shown
        return None if board is None else self.stage.frame_of(board)

    @property
    def wanted_height(self) -> int:
        """Pixels that show every row of the open plan."""
        frame = self.frame_now
        rows = self.sizeHint().height() if frame is None else frame.sizes.header_px + frame.content_height()
        return rows + self.height() - self.viewport().height()

    def rect_of(self, segment_id: str) -> QRect:
        """Where a segment stands in viewport pixels; empty when it is not in the plan."""
        box = self.frame_of(self.board).box(segment_id) if self.board is not None else None
        return QRect() if box is None else QRect(box.x, box.y, box.w, box.h)

    def show_proposal(self, proposal: Proposal | None, over: Over) -> None:
        """Draw what a gesture would do (None: the plan as it is) and what lies over it."""
        self.stage.show(proposal, over)

    def redraw(self) -> None:
        """Paint everything again at the next chance."""
        self.stage.redraw()

    def fold_shelf(self) -> None:
        """Open or fold the shelf of parked segments."""
        self.stage.shelf_open = not self.stage.shelf_open
        self.camera.update_ranges()
        self.redraw()

    def open_repairs(self, segment_id: str | None = None, place: QPoint | None = None) -> None:
        """Offer what would solve the clash or the gap before a segment, or the next there is."""
        from widgets.timeline.mending import open_repairs

        open_repairs(self, segment_id, place)

    def say(self, words: str) -> None:
        """Words for the status line."""
        self.said.emit(words)

    def refuse(self, words: str, at: QPoint | None = None) -> None:
        """Say why nothing happened, also in a bubble that goes away by itself."""
        self.say(words)
        current = self.selection.current
        place = at or (self.rect_of(current).center() if current is not None else self.viewport().rect().center())
        self.show_proposal(None, Over(bubble=words, refused=True, at=(place.x(), place.y())))
        self._bubble_end.start()

    def _end_bubble(self) -> None:
        if self.over.bubble and not self.busy:
            self.show_proposal(None, Over())

    # what the session tells

    def _on_leaving(self) -> None:
        self.close_editor(keep=True)

    def _on_opened(self) -> None:
        self.cancel()
        self.close_editor()
        self.stage.faces.forget()
        self._take_needs()
        self._take_plan()
        self.camera.first_look()

    def _on_changed(self, diff: Diff) -> None:
        self.cancel()
        self._end_bubble()
        had, plan = self.board, self.session.plan
        if had is None or plan is None:
            self._take_plan()
            return
        shown, faces = touches(diff), only_faces(diff)
        if not shown or faces is not None:
            self.stage.board = had.saying(plan)
            self.stage.redraw_faces(faces or frozenset())
            self._describe()
            return
        self._take_plan(had)

    def _on_library_changed(self, diff: Diff) -> None:
        if diff.ids("delivery") and self._take_needs():
            self.redraw()

    def _take_plan(self, had: Board | None = None) -> None:
        plan = self.session.plan
        self.stage.take(None if plan is None else Board(plan, self.session.layout))
        if self.board is not None:
            self.selection.keep(self.board.layout.index)
        if had is not None and self.board is not None:
            self.camera.follow(had, self.board)
        else:
            self.camera.update_ranges()
        self._describe()

    def _take_needs(self) -> bool:
        return self.stage.faces.show_needs(self.need_states())

    def need_states(self) -> dict[str, NeedState]:
        """How far each need is, by the delivery the session looks at."""
        delivery = self.session.delivery
        return {} if delivery is None else {one.need_id: one.state for one in delivery.readiness}

    def _on_selection(self) -> None:
        self.viewport().update()
        if len(self.selection.ids) == 1 and not self.hasFocus():  # chosen elsewhere: one wants to see it here too
            self.camera.reveal(self.selection.current)
        self._describe()

    def _describe(self) -> None:
        """Tell assistive technology what is current."""
        board, current = self.board, self.selection.current
        known = board is not None and board.position(current) is not None
        spoken = "; ".join(segment_words(board, current, self.need_states())) if known and board and current else ""
        if self.selection.item is not None:
            spoken = self.chosen.words or spoken
        if spoken != self._spoken:
            self._spoken = spoken
            self.setAccessibleDescription(spoken)
            if QAccessible.isActive():
                announce(self, spoken)

    # what Qt tells

    def paintEvent(self, event: QPaintEvent) -> None:
        """See :class:`Stage`."""
        with QPainter(self.viewport()) as painter:
            self.stage.paint(painter, event.rect())
            if self._came_by_key:
                draw_focus(painter, self.look, self.viewport().size())

    def changeEvent(self, event: QEvent) -> None:
        """Take over new colors, fonts and resolutions."""
        super().changeEvent(event)
        if event.type() in _LOOK_EVENTS:
            self._renew_look()

    def event(self, event: QEvent) -> bool:
        """A new screen means new pictures; the keys of a drag are the hand's."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._renew_look()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self.busy:
            event.accept()
            return True
        return super().event(event)

    def _renew_look(self) -> None:
        self.stage.renew_look()
        self.camera.update_ranges()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted view fitted."""
        super().resizeEvent(event)
        self.camera.resized()
        self.place_overview()
        self.redraw()

    def place_overview(self) -> None:
        """Show the overview under the lanes when not everything is in view."""
        if self._placing:  # its margin resizes the viewport, which asks for this again before the ranges are right
            return
        self._placing = True
        for _ in range(2):
            bar = self.horizontalScrollBar()
            wanted = self.board is not None and bar.maximum() > bar.minimum()
            if wanted is not self.overview.isHidden():
                break
            self.overview.setVisible(wanted)
            self.setViewportMargins(0, 0, 0, HEIGHT_PX if wanted else 0)
        below = self.viewport().geometry()
        self.overview.setGeometry(below.x(), below.bottom() + 1, below.width(), HEIGHT_PX)
        self.overview.update()
        self._placing = False

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """A scroll bar moved."""
        self.close_editor()
        self.stage.scrolled()
        self.overview.follow()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips say what has no room on a block."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from widgets.timeline.tips import show_tip

            show_tip(self, event)
            return True
        if event.type() == QEvent.Type.Leave:
            self.hand.leave()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See :class:`Hand`."""
        self._show_focus(False)
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See :class:`Hand`."""
        self.hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See :class:`Hand`."""
        self.hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a segment."""
        board = self.board
        if board is None or event.button() != Qt.MouseButton.LeftButton:
            return
        met = self.stage.hit(event.position().toPoint().x(), event.position().toPoint().y())
        item = met.cue or met.marker
        if met.segment_id is not None and item is not None:
            self.chosen.choose(met.segment_id, item)
            self.chosen.open()
        elif met.segment_id is not None:
            self.opened_segment.emit(met.segment_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl zoom about the pointer."""
        self.camera.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See :func:`widgets.timeline.keys.press_key`."""
        from widgets.timeline.keys import press_key

        if not press_key(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Modifiers change what a drag in progress would do; without Space the mouse selects again."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.hand.hold_space(False)
        self.hand.modifiers_changed(event)
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who came by Tab sees a frame; a mouse has its pointer."""
        super().focusInEvent(event)
        self._show_focus(event.reason() in _BY_KEY)

    def _show_focus(self, shown: bool) -> None:
        if shown is not self._came_by_key:
            self._came_by_key = shown
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag nobody watches any more changes nothing."""
        self._show_focus(False)
        self.hand.cancel()
        self.hand.hold_space(False)
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See :class:`Drops`."""
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See :class:`Drops`."""
        self.drops.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """See :class:`Drops`."""
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """See :class:`Drops`."""
        self.drops.drop(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The verbs for what is under the pointer, or for what is selected when asked by keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        from widgets.timeline.menu import show_menu

        show_menu(self, None if by_key else event.pos(), event.globalPos())

    def sizeHint(self) -> QSize:
        """Room for the main room, one lane beside it and the cues."""
        return QSize(880, 14 * self.look.title_metrics.height() + 130)

    # the verbs menus and shortcuts call

    def zoom_in(self) -> None:
        """Magnify about the current segment, or the middle."""
        self.camera.zoom(1.25)

    def zoom_out(self) -> None:
        """The opposite."""
        self.camera.zoom(1 / 1.25)

    def fit(self) -> None:
        """Show all that is on the clock."""
        self.camera.fit()

    def fit_selection(self) -> None:
        """Show what is selected as large as it goes."""
        self.camera.fit_selection()

    def view_state(self) -> ViewState:
        """What of the plan is seen, to be kept for the next time it is opened."""
        return self.camera.state(self.stage.shelf_open)

    def restore(self, state: ViewState) -> None:
        """Show what was seen then."""
        self.stage.shelf_open = state.shelf_open
        self.camera.restore(state)
