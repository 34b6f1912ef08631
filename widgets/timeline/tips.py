"""Tooltips over the timeline: what has no room on a block, as plain words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from widgets.timeline.hit import Part
from widgets.timeline.words import cue_words, segment_words

if TYPE_CHECKING:
    from widgets.timeline.view import TimelineView


def show_tip(view: TimelineView, event: QHelpEvent) -> None:
    """The tooltip for what lies under the pointer, or none."""
    board = view.board
    met = view.stage.hit(event.pos().x(), event.pos().y()) if board is not None else None
    if board is None or met is None or met.segment_id is None or view.busy:
        QToolTip.hideText()
        return
    if met.part is Part.CUE and met.cue is not None:
        lines = cue_words(board, met.segment_id, met.cue)
    else:
        lines = segment_words(board, met.segment_id, view.need_states())
    # Escaped: Qt would read a title that looks like markup as rich text and fetch what it names.
    title, *rest = (escape(line) for line in lines)
    # 600 is the strongest weight that is shipped: a bolder one would be smeared out of it
    head = f"<span style='font-weight:600'>{title}</span>"
    QToolTip.showText(event.globalPos(), "<br>".join((head, *rest)), view.viewport())
