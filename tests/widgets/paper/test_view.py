"""Looking at pages: turning them by keys, their size, and what who cannot see them is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QToolButton

from app.domain.document import Document, Heading
from widgets.paper.documents import lay_out
from widgets.paper.pages import Pages
from widgets.paper.sheets import Fit
from widgets.paper.view import PageView


def pages_of(count: int) -> Pages:
    """So many pages, a heading on each."""
    parts = tuple(Heading(1, f"Chapter {n}", new_page=True) for n in range(1, count + 1))
    return lay_out(Document("Title", "", "", "", "en", "", "1", ("", ""), "Foot", parts))


@pytest.fixture
def view(qtbot) -> PageView:
    made = PageView()
    made.resize(700, 500)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_pages(pages_of(9))
    made.setFocus()
    return made


def press(view: PageView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view.sheets, key)


def test_pages_are_turned_by_keys(view: PageView) -> None:
    view.sheets.set_zoom(Fit.PAGE)
    assert view.sheets.current == 0
    press(view, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert view.sheets.current == 2
    press(view, Qt.Key.Key_PageUp)
    assert view.sheets.current == 1
    press(view, Qt.Key.Key_End)
    assert view.sheets.current == 8
    press(view, Qt.Key.Key_Home)
    assert view.sheets.current == 0


def test_a_page_higher_than_the_view_takes_more_than_one_key(view: PageView) -> None:
    view.sheets.set_zoom(2.0)
    press(view, Qt.Key.Key_PageDown)
    assert view.sheets.current == 0
    for _ in range(60):
        press(view, Qt.Key.Key_PageDown)
    assert view.sheets.current == 8


def test_who_cannot_see_a_page_is_given_its_words(view: PageView) -> None:
    view.sheets.go_to(4)
    words = view.sheets.accessibleDescription()
    assert "Chapter 5" in words
    assert "Page 5 of 9" in words


def test_plus_and_minus_change_the_size_and_keep_the_place(view: PageView) -> None:
    view.sheets.go_to(5)
    before = view.sheets.part
    press(view, Qt.Key.Key_Plus)
    assert view.sheets.part == pytest.approx(before * 1.25)
    assert view.sheets.current == 5
    press(view, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert view.sheets.part == pytest.approx(before / 1.25)
    assert view.sheets.current == 5
    assert view.findChild(QComboBox).currentText() == f"{round(view.sheets.part * 100)} %"


def test_a_page_wider_than_the_view_shows_its_middle(view: PageView) -> None:
    view.sheets.set_zoom(3.0)
    across = view.sheets.horizontalScrollBar()
    assert across.maximum() > 100
    assert across.value() == pytest.approx(across.maximum() / 2, abs=2)


def test_a_fit_follows_the_room(view: PageView) -> None:
    before = view.sheets.part
    view.resize(1000, 500)
    assert view.sheets.part > before
    assert view.sheets.horizontalScrollBar().maximum() == 0


def test_the_buttons_change_the_size(view: PageView) -> None:
    before = view.sheets.part
    smaller, larger = view.findChildren(QToolButton)
    QTest.mouseClick(larger, Qt.MouseButton.LeftButton)
    assert view.sheets.part > before
    QTest.mouseClick(smaller, Qt.MouseButton.LeftButton)
    assert view.sheets.part == pytest.approx(before)


def test_other_pages_are_shown_at_the_same_place(view: PageView) -> None:
    view.sheets.go_to(6)
    view.show_pages(pages_of(12))
    assert view.sheets.current == 6
    view.show_pages(pages_of(3))
    assert view.sheets.current == 2


def test_a_page_is_painted_white_with_its_words_in_either_surround(view: PageView) -> None:
    picture = view.sheets.viewport().grab().toImage()
    middle = picture.width() // 2
    colors = {picture.pixelColor(x, y).name() for x in range(40, middle, 2) for y in range(20, 200, 2)}
    assert "#ffffff" in colors
    assert len(colors) > 3


def test_words_stand_where_there_are_no_pages(view: PageView) -> None:
    view.show_words("Open a session first.")
    assert len(view.sheets.pages) == 0
    assert view.sheets.current == -1
    assert view.sheets.accessibleDescription() == "Open a session first."
    press(view, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Plus)
    assert view.sheets.current == -1
