"""Draws one segment's block; detail falls away with its width in one fixed order, and no word is ever cut open.

The order, first to go first: range bar, drawing of the kind, need dots, missing intent, markers, length, second line,
title, border.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from app.domain.plan import Kind, Segment
from widgets.timeline.boxes import Box
from widgets.timeline.canvas import Canvas
from widgets.timeline.chips import BOTTOM_PX, TEXT_Y, chip_boxes, signs_px, tall_enough, written
from widgets.timeline.faces import Face
from widgets.timeline.fitting import ELLIPSIS, cut_open, pieces
from widgets.timeline.frame import SLIVER_PX
from widgets.timeline.look import CAP_PX, Look, mixed
from widgets.timeline.pictures import WIDEST_PX

PLAIN_PX, LABEL_PX = 2 * CAP_PX, 18


def draw_shape(canvas: Canvas, segment: Segment, box: Box) -> None:
    """Fill, strong left edge and border, as far as the width has room for them; paler off the clock."""
    painter, look = canvas.painter, canvas.look
    faded = segment.kind is Kind.OFF_CLOCK
    strong, soft, border, sliver = look.colors(segment.kind, faded)
    if box.w < SLIVER_PX:
        painter.fillRect(box.x, box.y, box.w, box.h, sliver)
        return
    if box.w < PLAIN_PX:
        painter.fillRect(box.x, box.y, box.w, box.h, soft)
        painter.fillRect(box.x, box.y, 1 + box.w // 5, box.h, strong)
        return
    left, right = look.caps(segment.kind, faded, box.h)
    middle_x, middle_w = box.x + CAP_PX, box.w - 2 * CAP_PX
    painter.drawPixmap(box.x, box.y, left)
    painter.fillRect(middle_x, box.y, middle_w, box.h, soft)
    painter.fillRect(middle_x, box.y, middle_w, 1, border)
    painter.fillRect(middle_x, box.bottom - 1, middle_w, 1, border)
    painter.drawPixmap(box.right - CAP_PX, box.y, right)


def draw_block(canvas: Canvas, segment: Segment, box: Box) -> None:
    """Shape and face, from its picture where it has a handy size."""
    if box.w < LABEL_PX:
        draw_shape(canvas, segment, box)
        return
    if box.w > WIDEST_PX:
        draw_shape(canvas, segment, box)
        draw_face(canvas, segment, box)
        return
    pictures, face = canvas.look.pictures, canvas.faces.of(segment)
    known = pictures.known(segment.id, face, box.w, box.h)
    canvas.painter.drawPixmap(box.x, box.y, known or _picture(canvas, segment, face, box))


def _picture(canvas: Canvas, segment: Segment, face: Face, box: Box) -> QPixmap:
    def draw(painter: QPainter) -> None:
        here = Canvas(painter, canvas.look, canvas.frame, canvas.faces, canvas.first_x, canvas.last_x)
        place = Box(0, 0, box.w, box.h)
        draw_shape(here, segment, place)
        draw_face(here, segment, place)

    return canvas.look.pictures.made(segment.id, face, box.w, box.h, draw)


def draw_face(canvas: Canvas, segment: Segment, box: Box, within: tuple[int, int] | None = None) -> None:
    """Words and signs over the shape, most wanted first; what does not fit whole is left out.

    ``within``: the first and the last column words may stand in, where the view cuts the block.
    """
    if box.w >= LABEL_PX and box.h >= canvas.frame.sizes.line_px + 4:
        _Block(canvas, segment, box, within or (box.x, box.right)).draw()


class _Block:
    """One block being written on; ``x`` and ``width`` are where text may stand."""

    def __init__(self, canvas: Canvas, segment: Segment, box: Box, within: tuple[int, int]) -> None:
        self.painter, self.look, self.sizes = canvas.painter, canvas.look, canvas.frame.sizes
        self.face, self.box, self.within = canvas.faces.of(segment), box, within
        # words stand in the part that is in view, so that they stay readable while the block scrolls out
        self.x, self.width = written(box, within)
        self.ink = self.look.theme.muted if self.face.kind is Kind.OFF_CLOCK else self.look.theme.text

    def draw(self) -> None:
        """Signs at the bottom if the height has room for them, words above."""
        face, sizes = self.face, self.sizes
        tall = tall_enough(self.box, sizes)
        signs = tall and self._has_signs()
        self._draw_words(self.box.h - (signs_px(sizes) if signs else BOTTOM_PX if tall else 4) - TEXT_Y)
        complete = tall and self._draw_signs()
        if complete and self.width >= 36 and face.spread.longest_s > face.spread.shortest_s:
            self._draw_range()

    def _has_signs(self) -> bool:
        """Whether any sign has room across, so that the words have to leave it some at the bottom."""
        if self.face.markers or self.face.lacks_intent:
            return self.width >= self.sizes.chip_px
        return bool(self.face.needs) and self.width >= self._needs_px()[1] + 5

    def _needs_px(self) -> tuple[int, int]:
        """The side of a need's dot, and the width of all of them."""
        side = max(7, self.look.small_metrics.height() // 2)
        return side, len(self.face.needs) * (side + 3) - 3

    def _draw_words(self, height: int) -> None:
        """Title, then length, in what height there is: one line stands in the middle."""
        look, painter, box = self.look, self.painter, self.box
        lines_fit = max(1, height // look.title_metrics.height())
        first = next(iter(pieces(self.face.title)), "").rstrip()
        if lines_fit > 2 and look.width(first, look.small_title_metrics) > self.width:
            self._draw_upright(height)
            return
        lines, font, metrics = self._title(lines_fit)
        painter.setFont(font)
        painter.setPen(self.ink)
        if lines_fit > 2 and (not lines or any(cut_open(line, self.face.title) for line in lines)):
            self._draw_upright(height)
            return
        y = box.y + TEXT_Y if lines_fit > 1 else box.y + (box.h - metrics.height()) // 2
        for line in lines:
            painter.drawText(self.x, y + metrics.ascent(), line)
            y += metrics.height()
        if lines and len(lines) < lines_fit:
            self._draw_length(y, box.y + TEXT_Y + height)

    def _title(self, lines_fit: int) -> tuple[tuple[str, ...], QFont, QFontMetrics]:
        """The title in the first way that shows all of it: usual size, small, on three lines; else the fullest."""
        look, title = self.look, self.face.title
        most = max(1, min(2, lines_fit - 1))
        usual = look.lines(title, self.width, most, look.title_metrics)
        if usual and not usual[-1].endswith(ELLIPSIS):
            return usual, look.title, look.title_metrics
        metrics = look.small_title_metrics
        small = look.lines(title, self.width, max(most, min(3, lines_fit - 1)), metrics)
        if len("".join(small)) > len("".join(usual)):
            return small, look.small_title, metrics
        return usual, look.title, look.title_metrics

    def _draw_upright(self, height: int) -> None:
        """The title of a narrow, tall block turned to read downwards; its length too where a line beside has room."""
        look, painter, metrics = self.look, self.painter, self.look.small_title_metrics
        if self.width < metrics.ascent() - 2:
            return
        room, length = max(1, self.width // metrics.height()), self.face.lengths[-2]
        lines = look.lines(self.face.title, height, room, metrics)
        painter.save()
        painter.translate(self.x, self.box.y + TEXT_Y)
        painter.rotate(90)
        beside = bool(lines) and len(lines) < room and look.width(length, look.small_metrics) <= height
        if beside:
            painter.setFont(look.small)
            painter.setPen(look.theme.muted)
            painter.drawText(0, -metrics.descent() + 1, length)
        painter.setFont(look.small_title)
        painter.setPen(self.ink)
        for number, line in enumerate(reversed(lines), int(beside)):
            painter.drawText(0, -number * metrics.height() - metrics.descent() + 1, line)
        painter.restore()

    def _draw_length(self, y: int, bottom: int) -> None:
        """The longest wording that fits, in the usual size or the small one; the bare number before nothing."""
        look, (*full, bare) = self.look, self.face.lengths
        usual, small = (look.body, look.body_metrics), (look.small, look.small_metrics)
        tries = [*((one, usual) for one in full), *((one, small) for one in full), (bare, usual)]
        for wording, (font, metrics) in tries:
            if look.width(wording, metrics) <= self.width:
                self.painter.setFont(font)
                self.painter.setPen(look.theme.muted)
                self.painter.drawText(self.x, y + metrics.ascent(), wording)
                self._draw_kind(y, look.width(wording, metrics), bottom)
                return

    def _draw_kind(self, y: int, taken_px: int, bottom: int) -> None:
        """The drawing of its kind at the end of the length's line, else on a line of its own, where there is room."""
        line, side = self.look.body_metrics.height(), self.look.body_metrics.height() - 2
        beside = self.width - taken_px >= side + 10
        if self.box.h <= 3 * self.sizes.line_px or not (beside or y + line + side + 3 <= bottom):
            return
        at = (self.x + self.width - side - 1, y + 1) if beside else (self.x, y + line + 3)
        self.painter.drawPixmap(*at, self.look.kind_sign(self.face.kind, side))

    def _draw_signs(self) -> bool:
        """Markers at their moment, the sign for a missing intent, need dots; whether all of it had room."""
        side, face = self.sizes.chip_px, self.face
        pictures = [self.look.chip(kind, side) for kind, _ in face.markers]
        moments = [moment for _, moment in face.markers]
        if face.lacks_intent:  # as in moments_in
            pictures.append(self.look.missing(side))
            moments.append(None)
        places = chip_boxes(self.box, moments, self.sizes, self.within)
        for picture, place in zip(pictures, places, strict=True):
            if place is not None:
                self.painter.drawPixmap(place.x, place.y, picture)
        taken = [place for place in places if place is not None]
        used_to = max((place.right for place in taken), default=self.x - 2)
        return len(taken) == len(places) and self._draw_needs(used_to, self.box.bottom - BOTTOM_PX - (side + 1) // 2)

    def _draw_needs(self, used_to: int, middle: int) -> bool:
        side, width = self._needs_px()
        left = self.x + self.width - 2 - width
        if left < used_to + 5:
            return not self.face.needs
        for number, state in enumerate(self.face.needs):
            self.painter.drawPixmap(left + number * (side + 3), middle - side // 2, self.look.dot(state, side))
        return True

    def _draw_range(self) -> None:
        """A gauge from nothing to the longest: faint track, the range (paler where assumed), a tick at planned."""
        spread, painter = self.face.spread, self.painter
        strong, soft, _, _ = self.look.colors(self.face.kind, False)
        x, y, width = self.x, self.box.bottom - 8, self.width - 4
        start = x + spread.shortest_s * width // spread.longest_s
        planned = x + spread.planned_s * width // spread.longest_s
        painter.fillRect(x, y + 1, width, 1, mixed(strong, soft, 0.35))
        painter.fillRect(start, y, planned - start, 3, mixed(strong, soft, 0.4 if spread.shortest_assumed else 0.75))
        longest = mixed(strong, soft, 0.4 if spread.longest_assumed else 0.75)
        painter.fillRect(planned, y, x + width - planned, 3, longest)
        painter.fillRect(planned - 1, y - 1, 2, 5, self.look.theme.text)


def draw_ring(painter: QPainter, look: Look, box: Box, current: bool) -> None:
    """The selection: an accent outline with a halo on the one the inspector shows.

    A line of canvas parts it from the block, whose own edge may be of the accent's color.
    """
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if current:
        halo = QColor(look.theme.accent)
        halo.setAlpha(60)
        painter.setPen(halo)
        painter.drawRoundedRect(QRectF(box.x - 3.5, box.y - 3.5, box.w + 7, box.h + 7), 7.5, 7.5)
    painter.setPen(QPen(look.theme.canvas, 2))
    painter.drawRoundedRect(box.x, box.y, box.w, box.h, 5, 5)
    painter.setPen(QPen(look.theme.accent, 2))
    painter.drawRoundedRect(box.x - 2, box.y - 2, box.w + 4, box.h + 4, 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
