"""The look of the documents that are handed off: our own, or an organization's template."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import RGBColor

from app.domain.library import put_delivery
from app.domain.plan import Delivery, Person
from tests.widgets.handing import click, dialog_over, hand_off

RUN = Delivery("run", "plan", "Cohort 3", "2026-11-20", 36_000, people=(Person("Facilitator", "Ana"),))
GREEN = RGBColor(0x12, 0x7A, 0x3C)


@pytest.fixture
def template(tmp_path) -> Path:
    """A company's: green headings, its name in the head."""
    file = tmp_path / "look" / "company.docx"
    file.parent.mkdir()
    word = docx.Document()
    word.styles["Heading 1"].font.color.rgb = GREEN
    word.sections[0].header.paragraphs[0].text = "The Company"
    word.save(str(file))
    return file


@pytest.fixture
def out(tmp_path, settings):
    folder = tmp_path / "out"
    folder.mkdir()
    settings.keep_folder("export", folder)
    return folder


@pytest.fixture
def dialog(qtbot, desk, dialogs, settings, out):
    desk.edit_library("Run", lambda library: put_delivery(library, RUN))
    with dialog_over(qtbot, desk, dialogs, settings) as made:
        yield made


def choose(qtbot, dialog, dialogs, file):
    dialogs.files = [file]
    click(dialog.look.choose_button)
    qtbot.waitUntil(lambda: not dialog.look.at_work, timeout=20_000)


@pytest.fixture
def chosen(qtbot, dialog, dialogs, template):
    """The dialog, with the template chosen."""
    choose(qtbot, dialog, dialogs, template)
    return dialog


def guide_in(folder):
    return docx.Document(str(next(folder.glob("*guide*.docx"))))


def test_the_documents_are_made_with_the_template(qtbot, chosen, out):
    assert chosen.look.name.whole == "company.docx"
    hand_off(qtbot, chosen)
    guide = guide_in(out)
    assert guide.styles["Heading 1"].font.color.rgb == GREEN
    assert "The Company" in [one.text for one in guide.sections[0].header.paragraphs]


@pytest.mark.usefixtures("chosen")
def test_the_template_is_remembered(qtbot, desk, dialogs, settings):
    with dialog_over(qtbot, desk, dialogs, settings) as again:
        qtbot.waitUntil(lambda: not again.look.at_work, timeout=20_000)
        assert again.look.name.whole == "company.docx"


def test_our_own_look_is_one_press_away(qtbot, chosen, out):
    click(chosen.look.drop_button)
    assert chosen.look.name.whole == "Throughline’s own"
    hand_off(qtbot, chosen)
    assert guide_in(out).styles["Heading 1"].font.color.rgb != GREEN


def test_a_file_that_is_no_template_says_why_and_the_look_stays(qtbot, chosen, dialogs, tmp_path):
    wrong = tmp_path / "notes.docx"
    wrong.write_text("not a document")
    choose(qtbot, chosen, dialogs, wrong)
    assert chosen.look.name.whole == "company.docx"
    assert chosen.look.told.isVisible()
    assert "template" in chosen.look.told.text()


def test_it_waits_for_a_template_that_is_still_read(qtbot, dialog, dialogs, template, desk):
    dialogs.files = [template]
    click(dialog.look.choose_button)
    click(dialog.last.go_button)
    assert not desk.handoffs("plan")
    assert "still being read" in dialog.last.told.text()
    qtbot.waitUntil(lambda: not dialog.look.at_work, timeout=20_000)
