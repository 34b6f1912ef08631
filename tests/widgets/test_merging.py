"""The import page into the open session: shows what changes, lets it be decided on, merges as one step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.differences import State
from app.domain.merge import Fate
from app.domain.plan import Actual, Delivery, Kind, Plan, Segment
from app.domain.sheet import Place
from tests.widgets.importing import settle, shown, understand, verbs

ROWS = (
    Segment("r0", "Check-in", Kind.OPENING, planned_s=480, led_by="Facilitator"),
    Segment("r1", "Practise", planned_s=900),
    Segment("r2", "New idea"),
    Segment("r3", "Close", planned_s=360),
)
READ = Plan("read", "Run of show", segments=ROWS)
OTHER = Plan("other", "Quite another", segments=(Segment("q0", "Lunch"),))
RUN = Delivery("run", "read", "As delivered", actuals=(Actual("r1", 36_600),))


def reads(*plans: Plan, deliveries: tuple[Delivery, ...] = (), ours: bool = False):
    """A reader that finds these plans."""

    def read(source, grids, choices, cancelled):
        known = understand(source, grids, choices, cancelled)
        origins = tuple((one.id, Place(0, 1, 0)) for plan in plans for one in plan.segments)
        return replace(known, plans=plans, doubts=(), origins=origins, deliveries=deliveries, ours=ours)

    return read


@pytest.fixture
def page(qtbot, desk, tmp_path):
    """Opens the page on a reading, turned to the open session."""

    def opened(*plans: Plan, **more):
        made = shown(qtbot, desk, tmp_path / "Run of show.xlsx", verbs(understood=reads(*(plans or (READ,)), **more)))
        settle(qtbot, made)
        made.target.setFocus()
        QTest.keyClick(made.target, Qt.Key.Key_End)
        assert made.target.currentText() == "the open session “Giving feedback” (merge)"
        return made

    return opened


def states(page):
    return [(one.title, one.state) for one in page.merging.view.rows.rows]


def click_choice(page, number, words):
    """The words at the right of a row, then one of the menu's."""
    view = page.merging.view
    index = view.rows.index(number)
    view.scrollTo(index)
    box = view.itemDelegate().choice_box(view.visualRect(index), view.rows.rows[number])
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    menu = QApplication.activePopupWidget()
    action = next(one for one in menu.actions() if one.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_it_shows_what_changes_and_writes_nothing(desk, page):
    before = desk.plan
    made = page()
    assert states(made) == [
        ("Check-in", State.SAME),
        ("Practise", State.CHANGED),
        ("Hard cases", State.GONE),
        ("New idea", State.NEW),
        ("Close", State.SAME),
    ]
    assert made.import_button.text() == "Merge 2 changes"
    assert "18 min instead of 25 min" in made.merging.view.rows.index(1).data()
    assert "must not be cut below 18 min" in made.merging.view.rows.index(1).data()
    assert made.merging.summary.text().startswith("1 segment changes, 1 is new, 2 stay as they are")
    assert not made.becomes.isVisible()
    QTest.keyClick(made.target, Qt.Key.Key_Home)
    assert made.becomes.isVisible()
    assert made.import_button.text() == "Import 4 segments"
    assert desk.plan == before


def test_merging_is_one_step_of_the_session(desk, page):
    before = desk.plan
    made = page()
    QTest.mouseClick(made.import_button, Qt.MouseButton.LeftButton)
    assert [one.title for one in desk.plan.segments] == ["Check-in", "Practise", "Hard cases", "New idea", "Close"]
    assert desk.plan.segments[1] == replace(before.segments[1], planned_s=1080, longest_s=2040)
    assert (made.merged, made.imported, desk.undo_label) == (2, (), "Merge Run of show.xlsx")
    assert len(desk.library.plans) == 1
    desk.undo()
    assert desk.plan == before
    assert desk.undo_label is None


@pytest.mark.parametrize(
    ("words", "fate", "left"), [("Park it", Fate.PARK, 4), ("Remove it", Fate.REMOVE, 4), ("Keep it", Fate.KEEP, 5)]
)
def test_what_is_gone_is_decided_row_by_row(desk, page, words, fate, left):
    made = page()
    click_choice(made, 2, words)
    assert made.merging.view.rows.rows[2].fate is fate
    assert made.import_button.text() == f"Merge {2 if fate is Fate.KEEP else 3} changes"
    QTest.mouseClick(made.import_button, Qt.MouseButton.LeftButton)
    assert len(desk.plan.running_segments) == left


def test_what_is_gone_is_decided_by_keys(page):
    made = page()
    view = made.merging.view
    view.setFocus()
    view.setCurrentIndex(view.rows.index(2))
    for key, fate in ((Qt.Key.Key_R, Fate.REMOVE), (Qt.Key.Key_P, Fate.PARK), (Qt.Key.Key_K, Fate.KEEP)):
        QTest.keyClick(view, key)
        assert view.rows.rows[2].fate is fate
        assert view.currentIndex().row() == 2
    QTest.keyClick(view, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["Keep it"]
    menu.close()


def test_one_choice_for_all_that_is_gone(desk, page):
    made = page(Plan("read", "Run of show", segments=ROWS[:1]))
    QTest.mouseClick(made.merging.all[Fate.REMOVE], Qt.MouseButton.LeftButton)
    assert made.import_button.text() == "Merge 3 changes"
    QTest.mouseClick(made.merging.all[Fate.KEEP], Qt.MouseButton.LeftButton)
    assert made.import_button.text() == "Nothing to merge"
    assert not made.import_button.isEnabled()
    QTest.mouseClick(made.merging.all[Fate.PARK], Qt.MouseButton.LeftButton)
    QTest.mouseClick(made.import_button, Qt.MouseButton.LeftButton)
    assert [one.parked for one in desk.plan.segments] == [False, True, True, True]


def test_a_changed_one_can_be_left_as_it_is(desk, page):
    before = desk.plan
    made = page()
    click_choice(made, 1, "Leave it as it is")
    assert made.merging.view.rows.rows[1].left
    QTest.mouseClick(made.import_button, Qt.MouseButton.LeftButton)
    assert desk.plan.segments[1] == before.segments[1]


def test_the_sessions_day_can_be_left_as_it_is(desk, page):
    made = page(replace(READ, date="2025-01-07"))
    assert made.merging.view.rows.index(0).data().startswith("The session itself, changed, date:")
    click_choice(made, 0, "Leave it as it is")
    QTest.mouseClick(made.import_button, Qt.MouseButton.LeftButton)
    assert desk.plan.date == ""


def test_of_several_the_best_match_is_merged_unless_another_is_chosen(page):
    made = page(OTHER, READ)
    assert made.merging.plans.currentText() == "Run of show"
    made.merging.plans.setFocus()
    QTest.keyClick(made.merging.plans, Qt.Key.Key_Home)
    assert ("Lunch", State.NEW) in states(made)
    made.choose_meaning("0/0/1", None)
    assert made.merging.plans.currentText() == "Quite another"


def test_a_row_points_at_its_cell(page):
    made = page()
    made.merging.view.setCurrentIndex(made.merging.view.rows.index(3))
    assert made.sheet_view.currentIndex().row() == 1


def test_what_no_plan_can_be_is_said_in_place(page):
    made = page(replace(READ, segments=(Segment("r", "Talk", planned_s=100_000),)))
    assert "lasts 24 hours at most" in made.merging.refusal.text()
    assert not made.import_button.isEnabled()


def test_a_run_in_the_sheet_becomes_one_of_the_session_once(desk, page):
    for _ in range(2):
        made = page(deliveries=(RUN,))
        made.merging.merge("Merge")
        made.close()
    (run,) = desk.library.deliveries
    assert (run.plan_id, run.actuals) == ("plan", (Actual("b", 36_600),))


def test_a_document_of_the_open_session_is_offered_to_it_and_can_still_come_in_as_another(qtbot, desk, tmp_path):
    back = replace(desk.plan, segments=desk.plan.segments[:2])
    made = shown(qtbot, desk, tmp_path / "Cues.xlsx", verbs(understood=reads(back, ours=True)))
    settle(qtbot, made)
    assert made.target.is_merge
    made.target.setFocus()
    QTest.keyClick(made.target, Qt.Key.Key_Home)
    QTest.mouseClick(made.import_button, Qt.MouseButton.LeftButton)
    assert len(desk.library.plans) == 2
    assert {one.id for one in desk.load(made.imported[0].id).segments}.isdisjoint({"a", "b"})


def test_without_an_open_session_there_is_nothing_to_merge_into(qtbot, desk, tmp_path):
    desk.open(None)
    made = shown(qtbot, desk, tmp_path / "x.xlsx", verbs(understood=reads(READ)))
    settle(qtbot, made)
    texts = [made.target.itemText(place) for place in range(made.target.count())]
    assert not [text for text in texts if "merge" in text]


def test_the_window_offers_the_way_back(qtbot, desk, window, dialogs, tmp_path):
    before = desk.plan
    window.errands._verbs = verbs(understood=reads(READ))

    def accepted(dialog):
        settle(qtbot, dialog)
        dialog.target.setCurrentIndex(dialog.target.count() - 1)
        dialog.bring_in()
        return True

    dialogs.ran = accepted
    said = []
    window.errands.said.connect(lambda words, offer, do: said.append((words, offer, do)))
    window.errands.read_file(tmp_path / "Run of show.xlsx")
    assert said[0][:2] == ("Merged 2 changes", "Undo merge")
    assert desk.plan != before
    said[0][2]()
    assert desk.plan == before
