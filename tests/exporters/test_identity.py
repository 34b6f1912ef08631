"""Whose a document is, is known when a copy comes back: after other programs, and in whatever language it is."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.domain.handoff import Paperwork
from app.domain.identity import SHEET, Identity, facts_of, mark, of_facts, of_mark
from app.domain.sheet import Grid
from app.importers import understand
from app.importers.child import answer_to
from app.importers.sense.ours.identity import by_key, stamp_in
from app.importers.wire import read_answer
from exporters import Options, book, document, write_book, write_document
from exporters.excel import write_excel
from tests.exporters.plans import small_delivery, small_plan

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
OPTIONS = Options(handoff_id="h1")
MINE = Identity("cue sheet", "p", "1.3", "d", "h1", "en")


def grids_of(data: bytes) -> tuple[Grid, ...]:
    return read_answer(json.dumps(answer_to(data)).encode())


def cue_sheet(folder: Path) -> Path:
    return write_book(Paperwork.CUE_SHEET, small_plan(), small_delivery(), folder / "cues.xlsx", OPTIONS)


@given(st.builds(Identity, *[st.text(max_size=40)] * 6))
def test_a_mark_and_properties_tell_the_identity(identity: Identity) -> None:
    named = replace(identity, plan_id=identity.plan_id or "p")
    assert of_mark(mark(named)) == named
    assert of_facts(dict(facts_of(named))) == named


@pytest.mark.parametrize(
    "text", ["", SHEET, "throughline {", "throughline {}", "throughline {" + "[" * 5_000, 'throughline {"plan_id":7}']
)
def test_what_is_no_mark_tells_nothing(text: str) -> None:
    assert of_mark(text) is None


def test_no_program_offers_to_show_the_sheet_that_tells(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(cue_sheet(tmp_path))
    assert made[SHEET].sheet_state == "veryHidden"
    assert [sheet.sheet_state for sheet in made if sheet.title != SHEET] == ["visible"] * 10
    assert of_facts({prop.name: prop.value for prop in made.custom_doc_props.props}) == MINE


def test_every_sheet_with_ids_is_known_alone(tmp_path: Path) -> None:
    file = cue_sheet(tmp_path)
    for name in ("Cover", "Cue sheet", "Before the clock", "Needs & tech check"):
        made = openpyxl.load_workbook(file)
        for sheet in made.worksheets:
            if sheet.title != name:
                del made[sheet.title]
        alone = BytesIO()
        made.save(alone)
        stamp = stamp_in(grids_of(alone.getvalue()))
        assert stamp is not None
        assert stamp.identity == MINE


def test_columns_are_known_by_their_keys_in_every_language(tmp_path: Path) -> None:
    made = book(Paperwork.CUE_SHEET, small_plan(), small_delivery(), OPTIONS)
    foreign = tuple(
        replace(
            sheet,
            name=f"Blatt {n}",
            key=sheet.name,
            columns=tuple(replace(c, title=c.title and f"Spalte {c.title}", key=c.known_as) for c in sheet.columns),
        )
        for n, sheet in enumerate(made.sheets)
    )
    stream = BytesIO()
    write_excel(replace(made, sheets=foreign, names=()), stream)
    grids = grids_of(stream.getvalue())
    assert [one.name for one in by_key(grids, stamp_in(grids))][:3] == ["Cover", "Cue sheet", "Before the clock"]
    (plan,) = understand("cues.xlsx", grids).plans
    assert [one.id for one in plan.segments] == [one.id for one in small_plan().segments]
    assert plan.title == "Feedback"


def test_a_renamed_sheet_is_still_known_by_its_heads(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(cue_sheet(tmp_path))
    made["Cue sheet"].title = "Mine"
    made.save(tmp_path / "renamed.xlsx")
    grids = grids_of((tmp_path / "renamed.xlsx").read_bytes())
    assert by_key(grids, stamp_in(grids))[1].name == "Cue sheet"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_another_program_keeps_the_identity(tmp_path: Path, suffix: str) -> None:
    file = cue_sheet(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path / "out"), str(file)]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    stamp = stamp_in(grids_of((tmp_path / "out" / f"cues.{suffix}").read_bytes()))
    assert stamp is not None
    assert stamp.identity == MINE
    assert stamp.columns["Cue sheet"]["Exact text or asset"] == "Exact text or asset"


def test_a_guide_tells_it_in_its_properties(tmp_path: Path) -> None:
    file = write_document(Paperwork.GUIDE, small_plan(), small_delivery(), tmp_path / "guide.docx", OPTIONS)
    with ZipFile(file) as package:
        held = etree.fromstring(package.read("docProps/custom.xml"))
        assert b'PartName="/docProps/custom.xml"' in package.read("[Content_Types].xml")
        assert b"custom-properties" in package.read("_rels/.rels")
    assert of_facts({one.get("name"): one[0].text for one in held}) == replace(MINE, paperwork="guide")


def test_every_document_of_a_run_tells_its_kind() -> None:
    for kind in (Paperwork.GUIDE, Paperwork.CARD, Paperwork.AGENDA, Paperwork.LEADER_BRIEF):
        told = document(kind, small_plan(), None, OPTIONS).identity
        assert told is not None
        assert (told.paperwork, told.delivery_id, told.handoff_id) == (kind.value, "", "h1")
