"""A guide that comes back: what readers left in it is read by the guarded child and told against the handoff."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from app.domain import edits
from app.domain.fill_ins import SIGNAL, ActualPart, actual_fill, debrief_fill, person_fill
from app.domain.handoff import Handoff, Paperwork
from app.domain.plan import Actual, Delivery, Plan
from app.domain.review import Review, Standing, accepted
from app.importers import read_grids
from app.reviewing import review_file, whose
from exporters import Options, write_document
from exporters.word_xml import NAMESPACE
from tests.exporters.plans import small_delivery, small_plan

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PLAN = replace(small_plan(), signal="")
RUN = small_delivery()
HANDOFF = Handoff("h1", "p", "2026-11-10T09:00:00+00:00", PLAN, RUN)


def guide(folder: Path, plan: Plan = PLAN, run: Delivery | None = RUN) -> Path:
    return write_document(Paperwork.GUIDE, plan, run, folder / "guide.docx", Options())


def paragraph(word, words: str, style: str = ""):
    """The first paragraph that says this, in the body or in a table."""
    for element in word.element.body.iter(qn("w:p")):
        found = docx.text.paragraph.Paragraph(element, word._body)
        if words in found.text and found.style.name.startswith(style):
            return found
    raise AssertionError(words)


def fill(word, name: str, text: str) -> None:
    """Type into a place, as Word does: what stood there goes, and so does the mark that it is blank."""
    for tag in word.element.body.iter(qn("w:tag")):
        if tag.get(qn("w:val")) == name:
            control = tag.getparent().getparent()
            for blank in list(tag.getparent().iter(qn("w:showingPlcHdr"))):
                tag.getparent().remove(blank)
            first, *rest = control.iter(qn("w:t"))
            first.text = text
            for more in rest:
                more.text = ""
            return
    raise AssertionError(name)


def heading(word, title: str):
    return paragraph(word, title, "Heading")


def marked(folder: Path) -> Path:
    """A guide somebody commented, changed under track changes, and filled in."""
    file = guide(folder)
    word = docx.Document(str(file))
    word.add_comment(paragraph(word, "One speaks, one listens.").runs, "We never get to the third round.", "Sam", "S")
    word.add_comment(heading(word, "The model").runs, "Too long for a Friday.", "Priya", "P")
    word.add_comment(paragraph(word, "Every manager has said").runs, "Lovely.", "Priya", "P")
    line = paragraph(word, "The only place they say it.")
    struck = f'<w:del {NAMESPACE} w:id="91" w:author="Lee" w:date="2026-11-15T08:00:00Z"></w:del>'
    added = (
        f'<w:ins {NAMESPACE} w:id="92" w:author="Lee" w:date="2026-11-15T08:00:00Z">'
        "<w:r><w:t>The one place where they say it.</w:t></w:r></w:ins>"
    )
    run = line.runs[-1]._r
    old, new = parse_xml(struck), parse_xml(added)
    run.addprevious(old)
    run.addprevious(new)
    for text in run.iter(qn("w:t")):
        text.tag = qn("w:delText")
    old.append(run)
    fill(word, SIGNAL, "Hand on heart")
    fill(word, person_fill("Facilitator"), "Sam Okafor, +1 555 0199")
    fill(word, actual_fill("open", ActualPart.START), "10:03")
    fill(word, actual_fill("open", ActualPart.END), "10.15")
    fill(word, actual_fill("practice", ActualPart.NOTE), "Two rooms only")
    fill(word, actual_fill("close", ActualPart.START), "late")
    fill(word, debrief_fill(2), "We ran ten minutes late.")
    word.save(str(file))
    return file


def review(file: Path, plan: Plan = PLAN, run: Delivery | None = RUN, handoff: Handoff = HANDOFF) -> Review:
    return review_file(handoff, plan, run, read_grids(file), file.name)


def told(found: Review) -> list[tuple[str, str, Standing]]:
    return [(one.segment_id, one.said, one.standing) for one in found.items]


REMARKS = [
    ("", "Lovely.", Standing.REMARK),
    ("model", "Too long for a Friday.", Standing.REMARK),
    (
        "practice",
        "Replaced “The only place they say it.” with “The one place where they say it.”",
        Standing.REMARK,
    ),
    ("practice", "We never get to the third round.", Standing.REMARK),
]


def test_comments_and_tracked_changes_stand_under_their_segment_in_order(tmp_path: Path) -> None:
    found = review(marked(tmp_path))
    assert told(found)[:4] == REMARKS
    comment = found.items[3]
    assert (comment.who, comment.quoted, comment.title) == ("Sam", "“One speaks, one listens.”", "Practice: give it")
    assert "Practice: give it" in comment.place
    assert found.items[2].who == "Lee"
    assert found.items[2].when == "2026-11-15T08:00:00"


def test_a_remark_that_is_accepted_is_a_note_with_its_author_and_then_settled(tmp_path: Path) -> None:
    file = marked(tmp_path)
    found = review(file)
    plan, run = accepted(found, [found.items[1].id, found.items[0].id], PLAN, RUN)
    notes = next(one.notes for one in plan.segments if one.id == "model")
    assert notes.startswith("Priya")
    assert notes.endswith("Too long for a Friday.")
    assert plan.notes.endswith("Lovely.")
    assert run == RUN
    again = review(file, plan)
    assert [one.standing for one in again.items[:3]] == [Standing.SETTLED, Standing.SETTLED, Standing.REMARK]
    assert [one.id for one in again.items] == [one.id for one in found.items]


def test_what_was_filled_in_goes_to_the_run_and_the_session(tmp_path: Path) -> None:
    found = review(marked(tmp_path))
    fills = [one for one in found.items if one.standing is Standing.OPEN]
    plan, run = accepted(found, [one.id for one in fills], PLAN, RUN)
    assert plan.signal == "Hand on heart"
    assert [(one.role, one.name, one.contact) for one in run.people] == [
        ("Producer", "Priya", "+1 555 0117"),
        ("Facilitator", "Sam Okafor", "+1 555 0199"),
    ]
    assert run.actuals == (Actual("open", 36_180, 36_900), Actual("practice", note="Two rooms only"))
    assert run.observations == "What happened? We ran ten minutes late."
    assert found.unread == ("“late” is no time of day (in the debrief, “Close”).",)


def test_a_place_changed_since_is_a_clash_and_one_that_says_the_same_is_settled(tmp_path: Path) -> None:
    plan = replace(PLAN, signal="Cough twice")
    run = replace(RUN, actuals=(Actual("open", 36_180, 36_900),))
    found = {one.id: one for one in review(marked(tmp_path), plan, run).items}
    signal, times = found[f"fill:{SIGNAL}"], found["actual:open:times"]
    assert (signal.standing, signal.now) == (Standing.CLASH, "Cough twice")
    assert times.standing is Standing.SETTLED
    assert times.on_run is None


def test_a_remark_on_a_segment_that_is_gone_can_only_be_read(tmp_path: Path) -> None:
    plan = edits.remove(PLAN, ["model"])
    lost = [one for one in review(marked(tmp_path), plan).items if one.standing is Standing.LOST]
    assert [(one.title, one.on_plan) for one in lost] == [("The model", None)]


def test_what_was_filled_in_of_a_run_that_is_gone_can_only_be_read(tmp_path: Path) -> None:
    found = {one.id: one for one in review(marked(tmp_path), run=None).items if one.standing is not Standing.REMARK}
    assert found.pop(f"fill:{SIGNAL}").standing is Standing.OPEN
    assert {(one.standing, one.on_run) for one in found.values()} == {(Standing.LOST, None)}


def test_the_day_of_a_clock_past_midnight_is_the_nearest(tmp_path: Path) -> None:
    late = replace(PLAN, start_s=84_600)
    file = guide(tmp_path, late, None)
    word = docx.Document(str(file))
    fill(word, actual_fill("close", ActualPart.START), "01:20")
    word.save(str(file))
    found = review(file, late, None, replace(HANDOFF, plan=late, delivery=None))
    _, run = accepted(found, [one.id for one in found.items], late, Delivery("new", "p"))
    assert run.actuals == (Actual("close", 86_400 + 4_800),)


def test_an_untouched_guide_brings_nothing_back(tmp_path: Path) -> None:
    assert review(guide(tmp_path)).items == ()


def test_without_bookmarks_the_words_of_the_heading_tell_the_segment(tmp_path: Path) -> None:
    """As a copy from Google Docs has it."""
    file = marked(tmp_path)
    bare = tmp_path / "bare.docx"
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(bare, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                data = data.replace(b'w:name="Segment_', b'w:name="_id')
            copy.writestr(name, data)
    assert told(review(bare))[:4] == REMARKS


def answered(file: Path, target: Path) -> Path:
    """The comments of a file, the first of which is answered and settled, as Word keeps that."""
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    ids = ["00000A01", "00000A02"]
    answers = (
        f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="{ids[0]}" w15:done="1"/>'
        f'<w15:commentEx w15:paraId="{ids[1]}" w15:paraIdParent="{ids[0]}" w15:done="0"/></w15:commentsEx>'
    )
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(target, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/comments.xml":
                for key in ids:
                    data = data.replace(b"<w:p>", f'<w:p w14:paraId="{key}">'.encode(), 1)
                if b"xmlns:w14" not in data:
                    w14 = b' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
                    head, _, rest = data.partition(b"<w:comments")
                    mark, _, rest = rest.partition(b">")
                    data = head + b"<w:comments" + mark + w14 + rest
            copy.writestr(name, data)
        copy.writestr("word/commentsExtended.xml", answers)
    return target


def test_an_answer_comes_behind_what_it_answers_and_both_may_be_settled(tmp_path: Path) -> None:
    file = guide(tmp_path)
    word = docx.Document(str(file))
    word.add_comment(heading(word, "The model").runs, "Why?", "Priya", "P")
    word.add_comment(heading(word, "Close").runs, "Because.", "Sam", "S")
    word.save(str(file))
    found = review(answered(file, tmp_path / "answered.docx"))
    assert told(found) == [
        ("model", "Why?", Standing.SETTLED),
        ("model", "In answer to Priya: Because.", Standing.SETTLED),
    ]


def test_a_guide_tells_whose_it_is(tmp_path: Path) -> None:
    found = whose(read_grids(guide(tmp_path)))
    assert found is not None
    assert (found.plan_id, found.version, found.delivery_id) == ("p", "1.3", "d")


def test_without_any_places_the_debrief_is_read_as_a_table(tmp_path: Path) -> None:
    """As a copy from Google Docs has it: what was filled in on the first page is then no more than words."""
    file, bare = marked(tmp_path), tmp_path / "bare.docx"
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(bare, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                data = re.sub(rb"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt>|</?w:sdtContent>", b"", data)
            copy.writestr(name, data)
    found = review(bare)
    assert [(one.segment_id, one.said) for one in found.items if one.standing is Standing.OPEN] == [
        ("open", "It started 10:03, ended 10:15"),
        ("practice", "What was otherwise: Two rooms only"),
    ]
    assert found.unread == ("“late” is no time of day (in the debrief, “Close”).",)


def test_a_comment_on_a_heading_does_not_say_the_heading_again(tmp_path: Path) -> None:
    about_all = next(one for one in review(marked(tmp_path)).items if one.said == "Too long for a Friday.")
    assert about_all.quoted == ""


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_another_program_in_between_loses_nothing(tmp_path: Path) -> None:
    file = marked(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out"), str(file)]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    passed = tmp_path / "out" / file.name
    assert sorted(told(review(passed))) == sorted(told(review(file)))
    assert whose(read_grids(passed)) == whose(read_grids(file))
