"""Whatever a plan holds, both documents can be written, and each names every segment once in its place."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Heading, Table
from app.domain.plan import Delivery, Kind
from exporters.cue_sheet import cue_book
from exporters.excel import write_excel
from exporters.guide import guide_document
from exporters.options import Depth, Options
from exporters.word import write_word
from tests.domain.strategies import plans

starts = st.one_of(st.none(), st.integers(0, 100_000))


def named_segments(document, depth):
    """A heading each, or a row each of the table that says so."""
    if depth is not Depth.BRIEF:
        return sum(isinstance(part, Heading) and part.level == 2 for part in document.parts)
    tables = (part for part in document.parts if isinstance(part, Table) and "one line a segment" in part.about)
    return sum(len(table.rows) for table in tables)


@settings(max_examples=40, deadline=None)
@given(plans(), st.sampled_from(Depth), starts)
def test_any_plan_makes_both_documents(plan, depth, start_s):
    delivery = Delivery("d", plan.id, start_s=start_s)
    document = guide_document(plan, delivery, Options(depth=depth))
    main = [s for s in plan.segments if s.lane_id == "main" and s.kind is not Kind.OFF_CLOCK]
    assert named_segments(document, depth) == len(main)
    book = cue_book(plan, delivery)
    listed = [row.cells[-1].value for name in ("Cue sheet", "Before the clock") for row in book.sheet(name).rows]
    assert sorted(one for one in listed if str(one).startswith("segment:")) == sorted(
        f"segment:{segment.id}" for segment in plan.running_segments
    )
    write_word(document, BytesIO())
    write_excel(book, BytesIO())
