"""The library's tree: opening, naming, copying, throwing away and bringing back, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.library import Library
from app.domain.plan import Plan, Program
from widgets.library.nodes import NodeKind, Words, nodes, told_apart
from widgets.library.shelf import Shelf
from widgets.library.sidebar import Sidebar

WORDS = Words("Programs", "Other sessions", "Trash", {"draft": "draft", "ready": "ready"})


@pytest.fixture
def sidebar(qtbot, desk):
    made = Sidebar(desk, Shelf(desk))
    made.resize(240, 500)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def rename(sidebar, node_id, title):
    sidebar.tree.rename(node_id)
    editor = sidebar.tree.viewport().findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, title)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def choose(sidebar, node_id, words):
    node = sidebar.tree.index_of(node_id).data(Qt.ItemDataRole.UserRole)
    sidebar.tree.go_to(node_id)
    menu = sidebar.menu_for(node)
    next(action for action in menu.actions() if action.text() == words).trigger()


def click(sidebar, node_id):
    place = sidebar.tree.visualRect(sidebar.tree.index_of(node_id)).center()
    QTest.mouseClick(sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(("node_id", "read"), [("program", "programs"), ("plan", "plans")])
def test_renaming_in_place(qtbot, desk, sidebar, node_id, read):
    rename(sidebar, node_id, "Another name")
    qtbot.waitUntil(lambda: getattr(desk.library, read)[0].title == "Another name")
    assert sidebar.tree.current_node().text == "Another name"


def test_the_open_session_is_renamed_in_its_own_history(qtbot, desk, sidebar):
    rename(sidebar, "plan", "Another name")
    qtbot.waitUntil(lambda: desk.undo_label == "Rename the session")
    desk.undo()
    assert desk.library.plans[0].title == "Giving feedback"


def test_an_empty_name_is_no_name(qtbot, desk, sidebar):
    rename(sidebar, "plan", "   ")
    qtbot.waitUntil(lambda: sidebar.tree.viewport().findChild(QLineEdit) is None)
    assert desk.plan.title == "Giving feedback"


def test_a_new_session_is_opened_and_ready_to_be_named(qtbot, desk, sidebar):
    choose(sidebar, "program", "New session")
    assert desk.plan.program_id == "program"
    editor = sidebar.tree.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "Hard moments")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.plan.title == "Hard moments")
    click(sidebar, "plan")
    assert desk.plan.id == "plan"


def test_a_copy_has_ids_of_its_own(desk, sidebar):
    choose(sidebar, "plan", "Duplicate")
    copy = desk.plan
    assert copy.id != "plan"
    assert [one.title for one in copy.segments] == ["Check-in", "Practise", "Hard cases", "Close"]


def test_to_the_trash_and_back(desk, sidebar):
    sidebar.tree.go_to("plan")
    QTest.keyClick(sidebar.tree, Qt.Key.Key_Delete)
    assert desk.library.plans[0].trashed_at
    assert desk.plan is None
    choose(sidebar, "plan", "Bring back")
    assert not desk.library.plans[0].trashed_at
    desk.undo_library()
    desk.undo_library()
    assert not desk.library.plans[0].trashed_at


def test_the_search_keeps_what_has_it_and_what_is_above():
    library = Library(
        (Program("p", "Coaching"), Program("q", "Safety")),
        (Plan("a", "Feedback", "p"), Plan("b", "Talks", "p"), Plan("c", "Loose feedback")),
    )
    found = nodes(library, "FEED", WORDS)
    assert [(node.text, [under.text for under in node.under]) for node in found] == [
        ("Programs", ["Coaching"]),
        ("Other sessions", ["Loose feedback"]),
    ]
    assert [under.text for under in found[0].under[0].under] == ["Feedback"]


def test_a_session_in_the_trash_is_only_there():
    library = Library((Program("p", "Coaching"),), (Plan("a", "Old", "p", trashed_at="2026-01-01"),))
    shown = nodes(library, "", WORDS)
    assert [node.id for node in shown] == ["programs", "trash"]
    assert [(one.kind, one.text) for one in shown[1].under] == [(NodeKind.GONE_PLAN, "Old")]
    assert shown[0].under[0].note == "0"


@pytest.mark.parametrize(
    ("title", "seen", "others", "shown"),
    [
        ("Course – Friday 15", "Course", ("Course – Friday 15", "Course – Saturday 16"), "…Friday 15"),
        ("Course – Friday 15", "Course", ("Course – Friday 15", "Courage"), "Course – Friday 15"),
        ("Course – Friday 15", "Course – Fri", ("Course – Monday 11",), "Course – Friday 15"),
        ("Workshops", "Work", ("Workshop",), "Workshops"),
        ("Feedback that lands", "Feed", ("Feedback that lands (copy)",), "…lands"),
    ],
)
def test_titles_that_begin_alike_are_told_apart_where_there_is_no_room(title, seen, others, shown):
    assert told_apart(title, seen, others) == shown
