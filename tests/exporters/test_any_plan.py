"""Whatever a plan holds, every document can be written, and each names every segment once in its place."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Callout, Heading, Listing, Paragraph, Table
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, Kind
from exporters import document
from exporters.cue_sheet import cue_book
from exporters.excel import write_excel
from exporters.guide import guide_document
from exporters.options import Depth, Options
from exporters.word import write_word
from tests.domain.strategies import plans

starts = st.one_of(st.none(), st.integers(0, 100_000))


def named_segments(guide, depth):
    """A heading each, or a row each of the table that says so."""
    if depth is not Depth.BRIEF:
        return sum(isinstance(part, Heading) and part.level == 2 for part in guide.parts)
    tables = (part for part in guide.parts if isinstance(part, Table) and "one line a segment" in part.about)
    return sum(len(table.rows) for table in tables)


def texts(made):
    """Every text of a document, with its words."""
    for part in made.parts:
        match part:
            case Heading(aside=aside):
                yield aside
            case Paragraph(text=text) | Callout(text=text):
                yield text
            case Listing(items=items):
                yield from items
            case Table(rows=rows):
                yield from (line for row in rows for cell in row for line in cell.lines)


def assert_places_are_sound(made):
    """What leads somewhere has a place to lead to, each place to fill in has its own name, rows fit their table."""
    words = [word for text in texts(made) for word in text]
    anchors = {part.anchor for part in made.parts if isinstance(part, Heading)}
    assert {word.to for word in words if word.to} <= anchors
    fills = [word.fill for word in words if word.fill]
    assert len(fills) == len(set(fills))
    tables = [part for part in made.parts if isinstance(part, Table)]
    assert all(len(row) in (1, len(table.columns)) for table in tables for row in table.rows)
    assert all(sum(column.share for column in table.columns) == 1000 for table in tables)


@settings(max_examples=40, deadline=None)
@given(plans(), st.sampled_from((Paperwork.CARD, Paperwork.AGENDA, Paperwork.LEADER_BRIEF)), st.booleans())
def test_any_plan_makes_card_agenda_and_brief(plan, kind, times):
    made = document(kind, plan, Delivery("d", plan.id), Options(times=times, today="2026-11-13"))
    assert_places_are_sound(made)
    write_word(made, BytesIO())


@settings(max_examples=40, deadline=None)
@given(plans(), st.sampled_from(Depth), starts)
def test_any_plan_makes_both_documents(plan, depth, start_s):
    delivery = Delivery("d", plan.id, start_s=start_s)
    guide = guide_document(plan, delivery, Options(depth=depth))
    main = [s for s in plan.segments if s.lane_id == "main" and s.kind is not Kind.OFF_CLOCK]
    assert named_segments(guide, depth) == len(main)
    book = cue_book(plan, delivery)
    listed = [row.cells[-1].value for name in ("Cue sheet", "Before the clock") for row in book.sheet(name).rows]
    assert sorted(one for one in listed if str(one).startswith("segment:")) == sorted(
        f"segment:{segment.id}" for segment in plan.running_segments
    )
    assert_places_are_sound(guide)
    write_word(guide, BytesIO())
    write_excel(book, BytesIO())
