"""The recovery card alone: all one needs beside the keyboard, on one sheet that lies on its side."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings

from app.domain.document import NoteLines, Paper, Table, TableLook, read
from app.domain.fill_ins import BACK_CHANNEL, SIGNAL, person_fill
from app.domain.plan import Kind, Person, Plan, Segment
from app.importers import child
from exporters.guide import guide_document
from exporters.late_card import late_card_document
from exporters.options import Options
from exporters.word import write_word
from tests.benchmarks.documents import long_plan
from tests.domain.strategies import plans
from tests.exporters.plans import small_delivery, small_plan
from tests.exporters.templates import house
from widgets import fonts
from widgets.paper.documents import lay_out

LONG = "A title somebody typed because nobody dared to leave out one of the many things the session is about, revised"


@pytest.fixture(scope="module")
def letters(qapp):
    """The app's own, by which pages are laid out."""
    fonts.load()


def card(plan, delivery=None, **options):
    return late_card_document(plan, delivery, Options(**options))


def tables(made):
    return [part for part in made.parts if isinstance(part, Table)]


def texts(table):
    return [[" / ".join(read(line) for line in cell.lines) for cell in row] for row in table.rows]


def fills(made):
    return [
        word.fill
        for table in tables(made)
        for row in table.rows
        for cell in row
        for line in cell.lines
        for word in line
    ]


def with_title(plan, title):
    return replace(plan, title=title, segments=tuple(replace(one, title=f"{title} {one.id}") for one in plan.segments))


def busy(parts: int) -> Plan:
    """Each part gives a minute: the longest answers there are."""
    segments = (Segment(str(n), f"Part {n}", Kind.INPUT, planned_s=600, shortest_s=540) for n in range(parts))
    return Plan("b", "Busy", promised_s=600 * parts, segments=tuple(segments))


def test_it_says_when_it_ends_the_signal_and_whom_to_reach():
    run = replace(small_delivery(), people=(Person("Producer", "Ana", "+44 20 7946 0958"),))
    plan = replace(small_plan(), signal="Hand on the head", back_channel="#live")
    facts = tables(card(plan, run))[0]
    assert [column.title for column in facts.columns] == [
        "End as promised",
        "Signal for a change",
        "Back channel",
        "Producer",
    ]
    assert texts(facts)[0][1:] == ["Hand on the head", "#live", "Ana, +44\u00a020\u00a07946\u00a00958"]


def test_what_nobody_knows_yet_has_a_place_to_fill_in():
    plan = replace(small_plan(), signal="", back_channel="")
    assert {SIGNAL, BACK_CHANNEL, person_fill("Producer")} <= set(fills(card(plan)))


def test_its_table_is_the_guides_with_room_for_the_real_time():
    mine = tables(card(small_plan()))[1]
    guides = next(one for one in tables(guide_document(small_plan())) if one.about == mine.about)
    assert [row[:-1] for row in texts(mine)] == texts(guides)
    assert mine.columns[-1].title == "Really at"
    assert all(row[-1] == "" for row in texts(mine))


def test_a_session_of_one_segment_says_why_there_is_nothing_to_read():
    made = card(Plan("p", "P", segments=(Segment("a", "All"),)))
    assert len(tables(made)) == 1
    assert any("two segments" in line for line in made.words())


def test_a_session_that_offers_nothing_says_what_to_agree_on():
    made = card(Plan("p", "P", promised_s=4800, segments=tuple(Segment(str(n), f"Part {n}") for n in range(8))))
    assert any("agree beforehand" in line for line in made.words())


def test_a_short_card_is_written_large_and_a_long_one_smaller():
    assert tables(card(small_plan()))[1].look in (TableLook.CARD_LARGE, TableLook.CARD)
    assert tables(card(busy(24)))[1].look is TableLook.CARD_SMALL


def test_a_large_card_has_lines_for_a_pencil():
    segments = (Segment("a", "One", planned_s=1800), Segment("b", "Two", planned_s=1800, short_form_s=900))
    assert isinstance(card(Plan("p", "P", segments=segments)).parts[-1], NoteLines)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "plan",
    [
        Plan("e", "Empty"),
        small_plan(),
        long_plan(3),
        replace(long_plan(12), promised_s=5580),
        replace(long_plan(60), promised_s=22_800),
        with_title(small_plan(), LONG),
        with_title(replace(long_plan(60), promised_s=22_800), LONG),
        busy(12),
        busy(24),
    ],
    ids=["empty", "small", "3", "12", "60", "long titles", "60 long titles", "busy", "busier"],
)
def test_it_is_one_page(letters, plan, paper, language):
    pages = lay_out(card(plan, small_delivery(), paper=paper, language=language))
    assert len(pages) == 1
    assert pages.pages[0].landscape


@settings(max_examples=30)
@given(plans())
def test_of_any_plan_it_is_one_page(letters, plan):
    assert len(lay_out(card(plan))) == 1


def test_the_word_file_lies_on_its_side():
    stream = BytesIO()
    write_word(card(small_plan(), paper=Paper.LETTER), stream)
    section = docx.Document(stream).sections[0]
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert (section.page_width.inches, section.page_height.inches) == (11, 8.5)


def test_an_upright_template_is_turned_for_it():
    stream = BytesIO()
    write_word(card(small_plan()), stream, child.read_template(house()))
    section = docx.Document(stream).sections[0]
    assert section.page_width > section.page_height
    assert section.orientation is WD_ORIENT.LANDSCAPE
