"""In the whole window the outline shares the clipboard and remembers its columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CTRL = Qt.KeyboardModifier.ControlModifier


def test_rows_copied_in_the_outline_come_back_as_whole_segments(desk, window):
    outline = window.panels.panel("outline").table
    window.selection.set(("b",))
    outline.setFocus()
    QTest.keyClick(outline, Qt.Key.Key_C, CTRL)
    assert "Practise" in QApplication.clipboard().text()
    QTest.keyClick(outline, Qt.Key.Key_V, CTRL)
    assert [one.title for one in desk.plan.segments].count("Practise") == 2
    assert desk.plan.segments[2].needs
    QApplication.clipboard().setText("Warm up\t5")
    QTest.keyClick(outline, Qt.Key.Key_V, CTRL)
    assert desk.plan.segments[3].title == "Warm up"


def test_the_columns_are_remembered(window, settings):
    window.panels.panel("outline").table.heads.choose(("title", "kind"))
    assert b"kind" in settings.bytes("outline-columns").data()


def edit_action(window, words):
    return next(one for one in window.listed_menus[1].actions() if one.text() == words)


def test_rows_are_pasted_from_the_timeline_and_by_the_menu_too(desk, window):
    QApplication.clipboard().setText("Time\tDuration (min)\tActivity\n10:00\t5\tWarm up\n10:05\t20\tTry it")
    window.selection.set(("a",))
    window.timeline.setFocus()
    QTest.keyClick(window.timeline, Qt.Key.Key_V, CTRL)
    made = desk.plan.segments[1:3]
    assert [(one.title, one.planned_s, one.section_id) for one in made] == [
        ("Warm up", 300, "open"),
        ("Try it", 1200, "open"),
    ]
    window.panels.panel("outline").table.setFocus()
    edit_action(window, "Paste").trigger()
    assert len(desk.plan.segments) == 8


def test_the_timeline_copies_the_columns_of_the_outline(desk, window):
    window.panels.panel("outline").table.heads.choose(("title", "kind"))
    window.selection.set(("b",))
    window.timeline.setFocus()
    QTest.keyClick(window.timeline, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Segment\tKind\nPractise\tPractice"


def test_rows_in_doubt_are_shown_before_they_are_pasted(qtbot, desk, window, dialogs):
    looked = []

    def answer(dialog):
        qtbot.waitUntil(lambda: dialog.reading is not None)
        looked.append(dialog.import_button.text())
        dialog.answer(dialog.reading.doubts[0].id, 1)
        qtbot.waitUntil(lambda: dialog.reading.doubts[0].chosen == 1)
        QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
        return True

    dialogs.ran = answer
    QApplication.clipboard().setText("Mins\tActivity\n10\tTalk\n15-20\tTry\n5\tBreak")
    window.selection.set(("d",))
    edit_action(window, "Paste").trigger()
    assert looked == ["Paste 3 segments"]
    assert [one.planned_s for one in desk.plan.segments[4:]] == [600, 900, 300]
    dialogs.ran = lambda dialog: False
    edit_action(window, "Paste").trigger()
    assert len(desk.plan.segments) == 7


def test_a_segment_is_inserted_into_the_section_it_lands_in(desk, window):
    window.selection.set(("a",))
    window.commands.add_segment()
    assert desk.plan.segments[1].section_id == "open"
