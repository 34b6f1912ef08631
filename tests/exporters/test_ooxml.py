"""Every document keeps to the schemas and to what Word and Excel are known to refuse, whatever the plan."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.concerns import Audience
from app.domain.document import Document, Paper
from app.domain.handoff import Depth, Handoff, Paperwork
from app.domain.library import Library
from app.domain.plan import Delivery
from app.importers import child
from app.sample import SAMPLE_PLAN_ID, add_sample
from exporters import Options, draft
from exporters.change_note import change_note
from exporters.excel import write_excel
from exporters.word import write_word
from tests.benchmarks.documents import long_plan
from tests.domain.strategies import plans
from tests.exporters.ooxml import faults, own_faults
from tests.exporters.plans import small_delivery, small_plan
from tests.exporters.templates import house, with_parts

KINDS = (
    Paperwork.GUIDE,
    Paperwork.CARD,
    Paperwork.AGENDA,
    Paperwork.LEADER_BRIEF,
    Paperwork.CUE_SHEET,
    Paperwork.READINESS,
)
WORD_KINDS = KINDS[:4]
LANGUAGES = ("en", "de", "fr", "es")


def sample():
    return next(plan for plan in add_sample(Library()).plans if plan.id == SAMPLE_PLAN_ID)


def package(kind, plan, delivery=None, options=None):
    """A document of a run as it would lie in the folder."""
    options = options or Options(today="2026-11-26")
    made = draft(kind, plan, delivery, options)
    stream = io.BytesIO()
    if isinstance(made, Document):
        write_word(made, stream, options.template)
    else:
        write_excel(made, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def look():
    return child.read_template(house(ids={"Heading1": "berschrift1", "Title": "Titel"}))


@pytest.mark.parametrize("kind", KINDS)
def test_documents_of_the_sample(kind):
    assert faults(package(kind, sample())) == []


@pytest.mark.parametrize(("kind", "count"), [*itertools.product(KINDS, (1, 3, 12)), (Paperwork.GUIDE, 60)])
def test_documents_of_plans_of_any_length(kind, count):
    assert faults(package(kind, long_plan(count))) == []


@pytest.mark.parametrize("kind", KINDS[1:])
def test_documents_of_a_long_plan_keep_the_written_rules(kind):
    assert own_faults(package(kind, long_plan(60))) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_in_each_language(kind, language):
    assert faults(package(kind, small_plan(), small_delivery(), Options(language=language, today="2026-11-26"))) == []


@pytest.mark.parametrize("kind", WORD_KINDS)
def test_documents_in_a_template(kind, look):
    assert faults(package(kind, sample(), None, Options(template=look))) == []


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("paper", Paper)
def test_guides_of_each_depth_and_paper(depth, paper):
    assert faults(package(Paperwork.GUIDE, small_plan(), None, Options(depth=depth, paper=paper))) == []


@pytest.mark.parametrize("audience", Audience)
def test_change_notes(audience):
    before = Handoff("h1", "p", "2026-11-01T09:00:00+00:00", small_plan(), small_delivery())
    after = replace(before, id="h2", plan=replace(small_plan(), title="Feedback, given", start_s=36_000))
    stream = io.BytesIO()
    write_word(change_note(before, after, audience, Options()), stream)
    assert faults(stream.getvalue()) == []


@settings(max_examples=20, deadline=None)
@given(plans(), st.sampled_from(KINDS), st.sampled_from(LANGUAGES), st.sampled_from(Depth))
def test_documents_of_any_plan(look, plan, kind, language, depth):
    options = Options(depth=depth, language=language, template=look if len(plan.segments) % 2 else b"")
    made = package(kind, plan, Delivery("d", plan.id), options)
    assert faults(made) == []


def spoiled(made, part, find, put):
    """The package with one place of a part changed."""
    with ZipFile(io.BytesIO(made)) as archive:
        xml = archive.read(part).decode("utf-8")
    changed = re.sub(find, put, xml, count=1, flags=re.DOTALL)
    assert changed != xml
    return with_parts(made, {part: changed})


@pytest.mark.parametrize(
    ("find", "put"),
    [
        (r'<w:pStyle w:val="TableText"/><w:keepNext/>', '<w:keepNext/><w:pStyle w:val="TableText"/>'),
        (r"(<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>).*?</w:tc>", r"\1</w:tc>"),
        (r'w:id="2" w:name', 'w:id="1" w:name'),
        (r'w:name="Segment_[^"]*"', f'w:name="{"x" * 41}"'),
        (r'w:val="TableText"', 'w:val="Nothing"'),
        (r'<w:tag w:val="[^"]*"', f'<w:tag w:val="{"x" * 65}"'),
        (r"<w:gridCol [^>]*/>", ""),
        (r'w:anchor="[^"]*"', 'w:anchor="Nowhere"'),
        (r'<w:t xml:space="preserve"> ', "<w:t> "),
        (r'<w:fldChar w:fldCharType="end"/>', ""),
        (r'</w:tbl><w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>(?=<w:tbl>)', "</w:tbl>"),
        (r"<w:sectPr.*</w:sectPr>", ""),
    ],
)
def test_what_word_refuses_is_noticed(find, put):
    assert faults(spoiled(package(Paperwork.GUIDE, small_plan()), "word/document.xml", find, put)) != []


@pytest.mark.parametrize(
    ("find", "put"),
    [
        (r'<row r="(\d+)"', r'<row r="1048577"'),
        (r'<c r="B', '<c r="A'),
        (r' s="\d+"', ' s="9999"'),
        (r"<cols>.*?</cols>", '<cols><col min="2" max="3" width="9"/><col min="3" max="4" width="9"/></cols>'),
        (r'priority="2"', 'priority="1"'),
        (r'dxfId="0"', 'dxfId="99"'),
        (r"<formula1>.*?</formula1>", f'<formula1>"{"x" * 256}"</formula1>'),
        (r"<sheetData>", "<pageSetup/><sheetData>"),
    ],
)
def test_what_excel_refuses_is_noticed(find, put):
    made = package(Paperwork.CUE_SHEET, small_plan())
    with ZipFile(io.BytesIO(made)) as archive:
        names = [one for one in archive.namelist() if one.startswith("xl/worksheets/sheet")]
        holding = [one for one in names if re.search(find, archive.read(one).decode("utf-8"), re.DOTALL)]
    assert faults(spoiled(made, holding[0], find, put)) != []
