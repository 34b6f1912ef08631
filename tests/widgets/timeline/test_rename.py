"""A title or a start is typed over its block: nothing of the block shows cut open beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel


def card(desk):
    return desk.view.editor.parentWidget()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F])
@pytest.mark.parametrize(("segment_id", "under_px"), [("practice", 32), ("r1", 0)])
def test_the_words_of_the_block_are_covered_and_its_signs_are_not(desk, segment_id, under_px, key):
    desk.click(segment_id)
    desk.key(key)
    block, over = desk.view.rect_of(segment_id), card(desk).geometry()
    assert (over.left(), over.top()) == (block.left(), block.top())
    assert over.right() >= block.right()
    assert abs(block.bottom() - over.bottom() - under_px) < 5
    assert over.contains(desk.view.editor.mapTo(desk.view.viewport(), QPoint(2, 2)))


def test_the_title_has_the_whole_width_and_a_start_says_what_it_is(desk):
    desk.click("practice")
    desk.key(Qt.Key.Key_F2)
    assert desk.view.editor.width() > 0.8 * card(desk).width()
    desk.type("", Qt.Key.Key_Escape)
    desk.view.verbs.set_fixed_start()
    words = card(desk).findChild(QLabel)
    assert words.isVisible()
    assert words.text() == "Start at"
    assert desk.view.editor.width() < 0.6 * card(desk).width()


def test_near_the_right_edge_the_card_stays_in_view(desk):
    desk.view.camera.zoom(0.3, 860)
    desk.click("close")
    desk.key(Qt.Key.Key_F2)
    assert desk.view.viewport().rect().contains(card(desk).geometry())
