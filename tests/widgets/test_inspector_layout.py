"""The inspector shows all of its words, and Tab goes through it from top to bottom."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain import edits
from app.sample import SAMPLE_PLAN_ID, add_sample, sample_library
from widgets import fonts
from widgets.appearance import Appearance, Look
from widgets.fields import LengthField
from widgets.fields.text import GrowingText

SEGMENTS = next(plan for plan in sample_library().plans if plan.id == SAMPLE_PLAN_ID).segments


@pytest.fixture
def sample(desk, inspector):
    desk.edit_library("Add", add_sample)
    desk.open(SAMPLE_PLAN_ID)
    return inspector


def cut(pane: QWidget) -> list[str]:
    """The texts that lack height for what they say or hint, in themselves or in what holds them."""
    shown = [text for text in pane.findChildren(GrowingText) if text.isVisible()]
    low = [text for text in shown if text.height() < text.heightForWidth(text.width())]
    over = [text for text in shown if text.geometry().bottom() >= text.parentWidget().height()]
    return [text.accessibleName() for text in (*low, *over)]


def scrolls(text: GrowingText) -> bool:
    return text.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("height", [520, 740])
def test_every_text_of_the_sample_shows_its_full_height(qtbot, sample, selection, height):
    sample.resize(318, height)
    for segment in SEGMENTS:
        selection.set((segment.id,))
        pane = sample.segment_pane
        qtbot.waitUntil(lambda pane=pane: not cut(pane), timeout=3000)
        assert not any(scrolls(text) for text in pane.findChildren(GrowingText) if text.isVisible())


def test_a_hint_of_two_lines_shows_both(qtbot):
    text = GrowingText()
    qtbot.addWidget(text)
    text.setPlaceholderText("Words or signs that tell you where they are")
    one, two = text.heightForWidth(600), text.heightForWidth(180)
    assert two - one == text.fontMetrics().lineSpacing()
    text.setPlainText("Short")
    assert text.heightForWidth(180) == one


def test_a_text_grows_up_to_a_limit_and_then_scrolls(qtbot):
    text = GrowingText(3)
    qtbot.addWidget(text)
    text.setPlainText("a\nb\nc")
    three = text.heightForWidth(200)
    text.setPlainText("a\nb\nc\nd")
    assert text.heightForWidth(200) == three


def test_a_long_title_wraps_and_stays_one_line_of_text(qtbot, desk, pane):
    title = pane.head.title.editor
    short = title.height()
    desk.edit("Name", lambda plan: edits.retitle(plan, "b", "Breakouts: practice the difficult handover with a peer"))
    qtbot.waitUntil(lambda: title.height() > short, timeout=3000)
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_End)
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert "\n" not in title.toPlainText()


@pytest.fixture
def dressed(qapp):
    Appearance(qapp, Look.LIGHT)
    yield
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("dressed")
def test_the_box_of_the_title_has_room_and_its_words_stand_over_the_others(pane):
    title = pane.head.title.editor
    caption = pane.reasons.form.field("why")
    words = title.mapTo(pane, title.cursorRect().topLeft() + title.viewport().pos()).x()
    assert title.mapTo(pane, QPoint(0, 0)).x() > 0
    assert abs(words - caption.mapTo(pane, QPoint(0, 0)).x()) <= 1


def open_all(pane) -> None:
    for key in ("needs", "cues", "steps", "group", "short", "details", "custom"):
        pane.part(key)
    for key in ("markers", "needs", "cues", "steps"):
        shown = pane.part(key).list
        for item_id in shown.ids[:2]:
            shown.row(item_id).toggle()


@pytest.mark.parametrize("segment_id", ["feedback-practice", "feedback-model", "feedback-hard"])
def test_tab_never_goes_up(qtbot, sample, selection, segment_id):
    selection.set((segment_id,))
    pane = sample.segment_pane
    open_all(pane)
    qtbot.waitUntil(lambda: not cut(pane), timeout=3000)
    met = []
    pane.head.title.setFocus()
    while (now := QApplication.focusWidget()) not in met and pane.isAncestorOf(now):
        met.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    heights = [one.mapTo(pane, QPoint(0, 0)).y() for one in met]
    assert heights == sorted(heights)
    assert met[-1] is pane.part("custom").fresh.editor
    fields = [one for one in pane.findChildren(QLineEdit) if one.isVisible()]
    assert set(fields) <= set(met)


def test_lengths_break_into_two_rows_where_they_are_narrow(qtbot, inspector, pane):
    def rows() -> int:
        names = ("shortest_s", "planned_s", "longest_s", "start")
        return len({pane.lengths.form.field(name).y() for name in names})

    assert rows() == 1
    inspector.resize(210, 800)
    qtbot.waitUntil(lambda: rows() == 2, timeout=3000)


@pytest.mark.usefixtures("dressed")
def test_an_assumed_length_is_read_whole_in_the_narrowest_field(qtbot):
    field = LengthField("longest_s", "Longest")
    qtbot.addWidget(field)
    field.assume(19 * 60 + 36, "Assumed from the kind")
    metrics = field.line.fontMetrics()
    edges = field.line.minimumSizeHint().width() - metrics.maxWidth()
    assert field.line.minimumWidth() - edges >= metrics.horizontalAdvance(field.line.placeholderText())


def test_an_assumed_length_says_so(qtbot):
    field = LengthField("x", "Longest")
    qtbot.addWidget(field)
    field.assume(252, "Assumed from the kind")
    line = field.line
    assert (line.placeholderText(), line.toolTip(), line.accessibleDescription()) == (
        "~4:12",
        "Assumed from the kind",
        "Assumed from the kind",
    )
    assert line.font().italic()
    field.show_value(600)
    assert (line.toolTip(), line.accessibleDescription(), line.font().italic()) == ("", "", False)


@pytest.fixture(params=[1.0, 1.5, 2.0])
def factor(request, qapp, monkeypatch):
    """The system's text scale."""
    usual = qapp.font()
    monkeypatch.setattr(fonts, "PX_TO_POINTS", fonts.PX_TO_POINTS * request.param)
    fonts.sized.cache_clear()
    qapp.setFont(fonts.sized(fonts.BODY_PX))
    yield request.param
    fonts.sized.cache_clear()
    qapp.setFont(usual)


@pytest.mark.usefixtures("dressed")
def test_the_page_can_be_as_narrow_as_the_window_lets_it(qtbot, factor, sample, selection):
    selection.set(("feedback-practice",))
    pane = sample.segment_pane
    open_all(pane)
    qtbot.waitUntil(lambda: not cut(pane), timeout=3000)
    assert pane.minimumSizeHint().width() <= 210 * factor
    selection.set(())
    assert sample.session_pane.minimumSizeHint().width() <= 210 * factor


def test_signs_grow_with_the_text(factor, pane):
    sign = pane.markers.list.row("m1").sign
    title = pane.markers.list.row("m1").summary.labels[0]
    assert sign.height() == 18 * factor
    middles = [one.mapTo(pane, one.rect().topLeft()).y() * 2 + one.height() for one in (sign, title)]
    assert abs(middles[0] - middles[1]) <= 4
