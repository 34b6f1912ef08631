"""A document on pages: nothing outside, nothing over something else, every word once, and breaks where they may be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import (
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Entry,
    Heading,
    Listing,
    NoteLines,
    Paper,
    Paragraph,
    Role,
    Strip,
    Table,
    TableLook,
    Tone,
)
from app.domain.tints import SOFT
from exporters.guide import guide_document
from exporters.options import Depth, Options
from tests.domain.strategies import plans
from tests.exporters.plans import small_delivery, small_plan
from tests.widgets.paper.documents import body, document, letters, parts, plain, text_of
from widgets.paper.documents import lay_out
from widgets.paper.pages import SIZES, Area, Line, Page, Pages

_HAIR = 1.0
"""A twentieth of a point: less is rounding."""
_PARAGRAPH = "The third round is where it changes. It may start late; nobody may lose their turn. " * 5


def outside(page: Page) -> list[object]:
    right, bottom = page.width - page.margin, page.height - page.margin
    return [
        mark
        for mark in page.marks
        if mark.left < page.margin - _HAIR
        or mark.top < page.margin - _HAIR
        or mark.left + mark.width > right + _HAIR
        or mark.top + mark.height > bottom + _HAIR
    ]


def overlapping(page: Page) -> list[tuple[str, str]]:
    return [(one.text, two.text) for one, two in combinations(page.lines(), 2) if _touch(one, two)]


def _touch(one: Line, two: Line) -> bool:
    across = min(one.left + one.width, two.left + two.width) - max(one.left, two.left)
    down = min(one.top + one.height, two.top + two.height) - max(one.top, two.top)
    return across > _HAIR and down > _HAIR


def check_words(made: Document, pages: Pages) -> None:
    """Every letter of the document is painted once; more than that only what may be repeated or numbers a list."""
    wanted = letters(made.words())
    painted = letters(line.text for page in pages for line in body(page))
    assert wanted - painted == Counter()
    more: Counter[str] = Counter()
    for part in made.parts:
        match part:
            case Table(head=True):
                for _ in range(len(pages) - 1):
                    more += letters(column.title for column in part.columns)
            case Listing(items):
                more += letters(f"{n}." for n in range(1, len(items) + 1)) + Counter("•" * len(items))
            case Contents(entries):
                more += letters(str(n) for n in range(1, len(pages) + 1) for _ in entries)
            case Strip():
                more += letters(tick.text for tick in part.ticks)
    assert painted - wanted - more == Counter()


def check_pages(pages: Pages) -> None:
    for page in pages:
        assert outside(page) == []
        assert overlapping(page) == []


@given(st.lists(parts, max_size=9), st.sampled_from(Paper))
def test_any_document_stands_on_its_pages(made, paper):
    whole = document(*made, paper=paper)
    pages = lay_out(whole)
    check_pages(pages)
    check_words(whole, pages)
    assert {(page.width, page.height) for page in pages} == {SIZES[paper]}


@settings(max_examples=20)
@given(plans(), st.sampled_from(Depth))
def test_the_guide_of_any_plan_stands_on_its_pages(plan, depth):
    guide = guide_document(plan, None, Options(depth=depth))
    pages = lay_out(guide)
    check_pages(pages)
    check_words(guide, pages)


def test_pages_are_numbered_and_all_but_the_first_say_what_they_are() -> None:
    pages = lay_out(guide_document(small_plan(), small_delivery()))
    assert len(pages) > 2
    for n, page in enumerate(pages, 1):
        top = [line.text for line in page.lines() if line.top < 900]
        assert f"Page {n} of {len(pages)}" in [line.text for line in page.lines()]
        assert any("Facilitator guide" in text for text in top) == (n > 1)


def test_numbers_of_pages_are_said_as_the_document_says_them() -> None:
    made = replace(document(), page_words="Seite {page} von {pages}")
    assert "Seite 1 von 1" in [line.text for line in lay_out(made).pages[0].lines()]


def rows(count: int, lines: int = 1) -> tuple[tuple[Cell, ...], ...]:
    return tuple((Cell((plain(f"row {n}"),)), Cell((plain("text"),) * lines)) for n in range(count))


def table(count: int, lines: int = 1, look: TableLook = TableLook.SCRIPT) -> Table:
    return Table(look, (Column("First", 300), Column("Second", 700)), rows(count, lines), "")


def starts(pages: Pages) -> list[str]:
    """The first line of each page."""
    return [min(body(page), key=lambda line: (line.top, line.left)).text for page in pages]


def test_a_long_table_repeats_its_head_and_splits_no_row() -> None:
    pages = lay_out(document(table(60, lines=4)))
    assert len(pages) > 3
    assert set(starts(pages)) == {"First"}
    for page in pages:
        texts = [line.text for line in body(page)]
        assert texts.count("text") == 4 * sum(text.startswith("row") for text in texts)


@pytest.mark.parametrize("filler", range(28, 40))
def test_a_small_table_stays_on_one_page_with_its_heading(filler: int) -> None:
    lines = tuple(Paragraph(Role.BODY, plain("x")) for _ in range(filler))
    pages = lay_out(document(*lines, Heading(1, "Before you start"), table(6, look=TableLook.GRID)))
    where = {n for n, page in enumerate(pages) for line in body(page) if line.text.startswith(("row", "Before"))}
    assert len(where) == 1


@pytest.mark.parametrize("filler", range(30, 46))
def test_nothing_is_left_behind_alone(filler: int) -> None:
    """A heading is not the last on a page, a paragraph leaves no line alone, a callout is not split."""
    lines = tuple(Paragraph(Role.BODY, plain("x")) for _ in range(filler))
    pages = lay_out(
        document(
            *lines, Heading(3, "Heading"), Paragraph(Role.BODY, plain(_PARAGRAPH)), Callout(Tone.RED, plain("y\ny\ny"))
        )
    )
    for page in pages:
        texts = [line.text for line in body(page)]
        assert texts[-1] != "Heading"
        assert sum(len(text) > 20 for text in texts) != 1
        assert texts.count("y") in (0, 3)


@pytest.mark.parametrize("before", range(30, 50))
def test_a_row_over_all_columns_stays_with_the_next(before: int) -> None:
    across = (Cell((plain("Hand over"),)),)
    made = Table(TableLook.SCRIPT, table(0).columns, (*rows(before), across, *rows(20)), "")
    for page in lay_out(document(made)):
        assert body(page)[-1].text != "Hand over"


def segment(title: str, count: int) -> tuple[Heading | Table | NoteLines, ...]:
    return Heading(2, title, anchor=title), table(count), NoteLines("My notes", 2)


def test_a_segment_that_fits_a_page_is_not_torn() -> None:
    pages = lay_out(document(*segment("one", 20), *segment("two", 20), *segment("three", 8)))
    for title in ("one", "two", "three"):
        page = next(page for page in pages if title in [line.text for line in body(page)])
        texts = [line.text for line in body(page)]
        assert texts.count("My notes") >= 1
    assert starts(pages)[:2] == ["one", "two"]


def test_a_part_begins_a_page_where_it_says_so() -> None:
    pages = lay_out(document(Heading(1, "One"), Heading(1, "Two", new_page=True), Paragraph(Role.BODY, plain("Three"))))
    assert starts(pages) == ["One", "Two"]


def test_the_contents_say_on_which_page_each_heading_is() -> None:
    entries = tuple(Entry(2, title, "10:00", title) for title in ("one", "two", "three"))
    pages = lay_out(document(Contents(entries), *segment("one", 30), *segment("two", 20), *segment("three", 30)))
    (first, *_) = pages
    for title in ("one", "two", "three"):
        entry = next(line for line in body(first) if line.text == title)
        level = [line.text for line in body(first) if line.baseline == pytest.approx(entry.baseline)]
        heading = next(
            n for n, page in enumerate(pages, 1) for line in body(page) if line.text == title and line is not entry
        )
        assert level == [title, "10:00", f"{heading}"]


def test_a_row_no_page_holds_goes_on_over_pages() -> None:
    pages = lay_out(document(table(3, lines=150)))
    assert text_of(pages).count("text") == 450
    check_pages(pages)


def test_a_narrow_column_takes_room_for_its_words() -> None:
    columns = (Column("Verstrichen", 60), Column("10:52\u00a0AM", 60), Column("Wofür es ist", 880))
    pages = lay_out(document(Table(TableLook.GRID, columns, rows(1), "")))
    assert {"Verstrichen", "10:52\u00a0AM", "Wofür es ist"} <= {line.text for line in body(pages.pages[0])}


def test_the_ground_of_exact_words_goes_on_with_them_over_pages() -> None:
    cell = Cell((plain("text"),) * 150, exact=True)
    pages = lay_out(document(Table(TableLook.SCRIPT, (Column("", 1000),), ((cell,),), "", head=False)))
    assert len(pages) > 2
    for page in pages:
        ground = next(mark for mark in page.marks if isinstance(mark, Area) and mark.color == SOFT[Tone.PLAIN])
        lines = [line for line in body(page) if line.text == "text"]
        assert ground.top <= lines[0].top
        assert ground.top + ground.height >= lines[-1].top + lines[-1].height - _HAIR


def test_text_that_runs_leftward_begins_at_the_right() -> None:
    made = lay_out(document(Paragraph(Role.BODY, plain("שלום לכולם")), Paragraph(Role.BODY, plain("Hello"))))
    leftward, rightward = body(made.pages[0])
    page = made.pages[0]
    assert leftward.left + leftward.width == pytest.approx(page.width - rightward.left)


def test_the_time_of_a_heading_stands_at_the_other_end() -> None:
    made = lay_out(document(Heading(2, "Practice", aside=plain("10:52"))))
    title, aside = body(made.pages[0])
    assert aside.left > title.left + title.width
    assert aside.baseline == pytest.approx(title.baseline)
