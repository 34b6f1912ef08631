"""A layout is remembered after an import, applied to the next file of it, renamed, left, shared and forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.mapping import Mapping
from app.domain.sheet import Meaning
from app.mappings import Mappings, read_layout
from tests.widgets.importing import settle, shown, titles, verbs
from widgets.importing.layouts import LayoutDesk

KNOWN = Mapping("Client A, virtual", (("dur", "what"),), (), (("length", 1),))


@pytest.fixture
def mappings(tmp_path):
    return Mappings(tmp_path / "layouts")


@pytest.fixture
def paths():
    """The files the person chooses next."""
    return []


@pytest.fixture
def page(qtbot, desk, tmp_path, mappings, paths):
    """Opens the page on a file."""

    def opened(name="run of show FINAL v3.xlsx"):
        layouts = LayoutDesk(lambda: mappings, lambda: paths.pop(0), lambda _name: paths.pop(0))
        made = shown(qtbot, desk, tmp_path / name, verbs(), layouts=layouts)
        settle(qtbot, made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return opened


def pick(page, words):
    """Open the menu in the corner by a click and choose."""
    QTest.mouseClick(page.layout_link.link, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    action = next(one for one in menu.actions() if one.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def told(page):
    return page.layout_link.link.text()


def type_name(page, name, key=Qt.Key.Key_Return):
    QTest.keyClicks(page.layout_link.name, name)
    QTest.keyClick(page.layout_link.name, key)


def test_it_is_remembered_after_an_import_under_the_files_name_without_its_version(desk, page, mappings):
    made = page()
    assert told(made) == "Layout: new"
    made.answer_all("length", 1)
    settle_and_import(made)
    (kept,) = mappings.all()[0]
    assert (kept.name, kept.headers, kept.answers) == ("run of show", (("dur", "what"),), (("length", 1),))
    desk.undo_library()
    assert mappings.all()[0] == (kept,)


def settle_and_import(page):
    QApplication.processEvents()
    while page.is_busy:
        QApplication.processEvents()
    QTest.mouseClick(page.import_button, Qt.MouseButton.LeftButton)


def test_nothing_is_remembered_without_an_import(page, mappings):
    made = page()
    made.answer_all("length", 1)
    made.reject()
    assert mappings.all()[0] == ()


def test_the_next_file_of_it_is_read_so_at_once(page, mappings):
    mappings.keep(KNOWN)
    made = page("another name.xlsx")
    assert told(made) == "Layout known: “Client A, virtual”"
    assert titles(made) == ["10:00  Welcome  5 h 30", "15:30  Talk  10 min"]
    assert made.decisions.steps == 0


def test_what_is_decided_on_top_is_remembered_under_its_name(page, mappings):
    mappings.keep(KNOWN)
    made = page()
    made.choose_meaning("0/0/1", Meaning.END)
    settle_and_import(made)
    (kept,) = mappings.all()[0]
    assert (kept.name, kept.columns) == (KNOWN.name, (("dur", Meaning.END),))


def test_it_may_be_left_and_used_again(qtbot, page, mappings):
    mappings.keep(KNOWN)
    made = page()
    pick(made, "Do not use it")
    settle(qtbot, made)
    assert told(made) == "Layout “Client A, virtual” is not used"
    assert titles(made)[0] == "10:00  Welcome  5 min 30 s"
    pick(made, "Use “Client A, virtual”")
    settle(qtbot, made)
    assert titles(made)[0] == "10:00  Welcome  5 h 30"
    pick(made, "Do not use it")
    settle_and_import(made)
    assert mappings.all()[0] == (KNOWN,)


def test_renaming_it(page, mappings):
    mappings.keep(KNOWN)
    made = page()
    pick(made, "Rename…")
    assert made.layout_link.name.hasFocus()
    type_name(made, "Acme, in the room")
    assert told(made) == "Layout known: “Acme, in the room”"
    assert [one.name for one in mappings.all()[0]] == ["Acme, in the room"]
    pick(made, "Rename…")
    type_name(made, "no", Qt.Key.Key_Escape)
    assert told(made) == "Layout known: “Acme, in the room”"
    assert made.isVisible()


def test_a_name_that_is_taken_is_said(page, mappings):
    mappings.keep(KNOWN)
    mappings.keep(Mapping("Client B", (("time", "topic"),)))
    made = page()
    pick(made, "Rename…")
    type_name(made, "client b")
    assert "already" in made.promise.whole
    assert told(made) == "Layout known: “Client A, virtual”"


def test_a_new_one_is_named_before_it_is_known(page, mappings):
    made = page()
    pick(made, "Name…")
    type_name(made, "Client A & B")
    assert told(made) == "Layout: “Client A && B”"
    settle_and_import(made)
    assert [one.name for one in mappings.all()[0]] == ["Client A & B"]


def test_forgetting_it_leaves_the_file_as_it_is_read(page, mappings):
    mappings.keep(KNOWN)
    made = page()
    pick(made, "Forget")
    assert mappings.all()[0] == ()
    assert told(made) == "Layout: new"
    assert titles(made)[0] == "10:00  Welcome  5 h 30"
    settle_and_import(made)
    assert mappings.all()[0] == ()


def test_exporting_it(page, mappings, paths, tmp_path):
    mappings.keep(KNOWN)
    made = page()
    paths += [None, tmp_path / "shared", tmp_path / "no folder" / "shared"]
    pick(made, "Export…")
    pick(made, "Export…")
    assert read_layout(tmp_path / "shared.throughline-layout") == KNOWN
    assert made.promise.whole == "Written: shared.throughline-layout"
    pick(made, "Export…")
    assert "could not be written" in made.promise.whole


def test_using_a_shared_one(qtbot, page, mappings, paths, tmp_path):
    file = Mappings(tmp_path).share(KNOWN, tmp_path / "theirs")
    foreign = Mappings(tmp_path).share(Mapping("Far", (("time", "topic"),), (), (("length", 1),)), tmp_path / "far")
    made = page()
    paths += [tmp_path / "nothing", foreign, file]
    pick(made, "Use a shared layout…")
    assert "cannot be read" in made.promise.whole
    pick(made, "Use a shared layout…")
    assert made.promise.whole == "“Far” is kept, but this file does not have its layout."
    pick(made, "Use a shared layout…")
    settle(qtbot, made)
    assert told(made) == "Layout known: “Client A, virtual”"
    assert titles(made)[0] == "10:00  Welcome  5 h 30"
    assert KNOWN in mappings.all()[0]


def test_a_damaged_one_is_told_and_stops_nothing(page, tmp_path):
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "x.throughline-layout").write_text("{")
    made = page()
    assert made.promise.whole == "x.throughline-layout is not a layout this version can read."
    assert len(titles(made)) == 2


def test_what_cannot_be_remembered_is_a_sentence(page, tmp_path):
    (tmp_path / "layouts").write_text("")
    made = page()
    settle_and_import(made)
    assert "could not be remembered" in made.trouble
    assert made.imported


def test_the_window_gives_the_page_its_layouts(qtbot, window, dialogs, tmp_path):
    dialogs.files = [tmp_path / "there"]
    seen = []
    dialogs.ran = lambda dialog: seen.append(dialog.layout_link._desk) or False
    window.errands.read_file(tmp_path / "x.csv")
    assert seen[0].ask_target("Client A") == tmp_path / "there"
    assert isinstance(seen[0].known(), Mappings)
