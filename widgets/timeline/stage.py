"""What the timeline shows: the open plan's board or a gesture's proposal, in a picture kept as long as it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from app.domain.plan import PARKED_LANE, Lane, Segment
from widgets.timeline.backdrop import REACH_PX
from widgets.timeline.board import Board
from widgets.timeline.boxes import Box, union
from widgets.timeline.canvas import Canvas
from widgets.timeline.changed import Stretch, changed_stretch
from widgets.timeline.faces import Faces
from widgets.timeline.frame import Frame
from widgets.timeline.hit import Hit, Part, hit
from widgets.timeline.lanes import Row, Shelf, Sizes, lay_rows
from widgets.timeline.layer import MARGIN_PX, StillLayer
from widgets.timeline.look import Look
from widgets.timeline.notes import notes_in
from widgets.timeline.painter import RING_PX, Over, over_boxes, paint_over
from widgets.timeline.rim import draw_rim
from widgets.timeline.shelf import shelf_height

if TYPE_CHECKING:
    from widgets.timeline.gestures import Proposal
    from widgets.timeline.view import TimelineView


class Stage:
    """Board, proposal and what lies over them, and how they come to the screen."""

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self.look = self._fresh_look()
        self.faces = Faces()
        self.over = Over()
        self.proposal: Proposal | None = None
        self.board: Board | None = None
        self.shelf_open = True
        self._named: tuple[tuple[Lane, ...], Sizes] | None = None
        self._laid: tuple[tuple[Lane, ...], Shelf | None, tuple[Row, ...]] | None = None
        self._still = StillLayer()
        self._bottom = 0
        self._covered: list[Box] = []
        self._rows: tuple[Row, ...] = ()

    def _fresh_look(self) -> Look:
        view = self._view
        return Look(view.palette(), view.font(), view.devicePixelRatioF())

    def renew_look(self) -> None:
        """Take over new colors, fonts and resolutions."""
        self.look, self._named = self._fresh_look(), None
        self.redraw()

    def frame_of(self, board: Board) -> Frame:
        """A board as it stands in the viewport now."""
        view, lanes = self._view, board.plan.lanes
        if self._named is None or self._named[0] is not lanes:
            self._named = (lanes, self._sizes(lanes))
        sizes, viewport = self._named[1], view.viewport()
        width, height = viewport.width(), viewport.height()
        down = view.verticalScrollBar().value()
        shelf = self._shelf(board, width - sizes.gutter_px, height - sizes.header_px + down, sizes)
        if self._laid is None or self._laid[0] is not lanes or self._laid[1] != shelf:
            self._laid = (lanes, shelf, lay_rows(lanes, sizes, cues=_cues_title(), shelf=shelf))
        scale = view.camera.scale_with(sizes.gutter_px)
        return Frame(board, scale, self._laid[2], sizes, width, height, down)

    def _sizes(self, lanes: tuple[Lane, ...]) -> Sizes:
        self._laid = None
        return self.look.sizes((*(lane.title for lane in lanes), _cues_title()))

    def _shelf(self, board: Board, room_px: int, lowest: int, sizes: Sizes) -> Shelf | None:
        """The shelf: it stands when something is parked, and floats while something could be."""
        count = len(board.positions(PARKED_LANE))
        stands = self.board is not None and len(self.board.positions(PARKED_LANE)) > 0
        if not (count or stands or self._view.may_park):
            return None
        title = QCoreApplication.translate("Timeline", "Parked")
        if count:
            title = f"{'▾' if self.shelf_open else '▸'} {title}"
        return Shelf(title, shelf_height(count, room_px, sizes, self.shelf_open), None if stands else lowest)

    def hit(self, x: int, y: int) -> Hit:
        """What lies under a point of the open plan, badges included."""
        if self.board is None:
            return Hit(Part.EMPTY)
        frame = self.frame_of(self.board)
        if self.board.layout.clashes or self.board.layout.gaps:
            for note in notes_in(frame, self.look.measure_note):
                if note.repair_id is not None and note.box.grown(2).holds(x, y) and x >= frame.left:
                    return Hit(Part.BADGE, note.repair_id)
        return hit(frame, x, y)

    @property
    def shown(self) -> Board | None:
        """The proposal during a gesture, else the open plan."""
        return self.proposal.board if self.proposal is not None else self.board

    def take(self, board: Board | None) -> None:
        """Another board from now on."""
        had, self.board, self.proposal = self.shown, board, None
        self._follow(had)

    def show(self, proposal: Proposal | None, over: Over) -> None:
        """Draw what a gesture would do (None: the plan as it is) and what lies over it."""
        had = self.shown
        self.proposal, self.over = proposal, over
        self._follow(had)

    def _follow(self, had: Board | None) -> None:
        """Repaint what looks different from a board and what lay over it; everything where that is not known."""
        now = self.shown
        if had is None or now is None:
            self._covered = []
            self.redraw()
            return
        frames = self.frame_of(had), self.frame_of(now)
        boxes = self._changed(frames)
        covered, self._covered = self._covered, over_boxes(self.look, frames[1], self.over)
        # the rows as they were painted: by now the hand may have let go of what could be parked
        if boxes is None or frames[1].rows != self._rows:
            self._view.viewport().update()
            return
        boxes += covered + self._covered
        if boxes:
            self._update(boxes)

    def _update(self, boxes: list[Box]) -> None:
        area = union(boxes)
        self._view.viewport().update(area.x, area.y, area.w, area.h)

    def _changed(self, frames: tuple[Frame, Frame]) -> list[Box] | None:
        """Forget what the picture shows wrongly now; where that is, None: anywhere."""
        had, now = (frame.board for frame in frames)
        if now is had:
            return []
        stretch = changed_stretch(had, now, frames[1].seen_s)
        if stretch is None:
            self._still.forget()
            return None
        boxes: list[Box] = []
        if stretch[0] <= stretch[1]:
            was, bands = (frame.bands(frame.left, frame.width) for frame in frames)
            self._still.forget_stretch(*stretch, header=was != bands)
            boxes = self._stale(frames, stretch, was != bands)
        return boxes if _parked(had) == _parked(now) else None

    def _stale(self, frames: tuple[Frame, Frame], stretch: Stretch, header: bool) -> list[Box]:
        """What looks different between two frames: the columns of a stretch, and notes that went or came."""
        scale, bottom = frames[1].scale, self._bottom
        reach = REACH_PX if header else MARGIN_PX + RING_PX
        old, new = (set(notes_in(frame, self.look.measure_note)) for frame in frames)
        columns = Box.between(scale.x_of(stretch[0]) - reach, 0, scale.x_of(stretch[1]) + reach, bottom)
        return [columns, *(note.box.grown(2) for note in old ^ new)]

    def redraw(self) -> None:
        """Paint everything again at the next chance."""
        self._still.forget()
        self._view.viewport().update()

    def scrolled(self) -> None:
        """The view stands elsewhere: only what is drawn at all has to follow."""
        viewport = self._view.viewport()
        if self.shown is None or self.over.bubble:
            viewport.update()
        else:
            viewport.update(0, 0, viewport.width(), self._bottom)

    def redraw_faces(self, segment_ids: frozenset[str]) -> None:
        """Paint a few blocks anew that stay where they are."""
        board = self.board
        if board is None or not segment_ids:
            return
        boxes = []
        frame = self.frame_of(board)
        for one in segment_ids:
            start_s, end_s = board.layout.start_of(one), board.layout.end_of(one)
            self._still.forget_stretch(start_s, end_s, header=False)
            x, right = frame.scale.x_of(start_s) - MARGIN_PX - RING_PX, frame.scale.x_of(end_s) + MARGIN_PX + RING_PX
            boxes.append(Box.between(x, 0, right, frame.height))
        self._update(boxes)

    def paint(self, painter: QPainter, area: QRect) -> None:
        """The still layer, what depends on the view's ends, and what lies over both; bare ground without segments."""
        board, view = self.shown, self._view
        if board is None or not board.plan.segments:
            painter.fillRect(area, self.look.theme.canvas)
            return
        frame = self.frame_of(board)
        self._bottom, self._rows = frame.bottom, frame.rows
        self._still.draw(painter, self.look, frame, self.faces)
        if area.bottom() >= frame.bottom:
            painter.fillRect(0, frame.bottom, frame.width, frame.height - frame.bottom, self.look.theme.canvas)
        first, last = max(frame.left, area.x()), min(frame.width, area.x() + area.width())
        canvas = Canvas(painter, self.look, frame, self.faces, first, last)
        draw_rim(canvas)
        paint_over(canvas, self.over, view.selection.ids, self._chosen(frame))

    def _chosen(self, frame: Frame) -> Box | None:
        """Where the marker or cue that is chosen stands, unless a gesture goes on."""
        view = self._view
        if view.selection.item is None or view.busy:
            return None
        from widgets.timeline.chosen import place_of

        now = view.chosen.now
        return None if now is None else place_of(frame, *now)

    @property
    def painted_px(self) -> int:
        """How many columns the last picture had to be painted anew."""
        return self._still.painted_px


def _parked(board: Board) -> tuple[Segment, ...]:
    """What stands on the shelf."""
    places = board.positions(PARKED_LANE)
    return board.plan.segments[places.start : places.stop]


def _cues_title() -> str:
    """What the producer's row is called."""
    return QCoreApplication.translate("Timeline", "Producer")
