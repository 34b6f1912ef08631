"""What readers leave in a Word document, by hand-made XML: where it stands, what belongs together, and no end of it."""

from __future__ import annotations

from app.domain.annotations import Annotation, Mark
from app.importers import limits
from app.importers.child import answer_to, written
from app.importers.wire import read_answer
from tests.importers.files import document

HEADINGS = "".join(
    f'<w:style w:styleId="Own{level}"><w:name w:val="heading {level}"/></w:style>' for level in (1, 2, 3)
)


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def line(content: str, level: int = 0) -> str:
    style = f'<w:pPr><w:pStyle w:val="Own{level}"/></w:pPr>' if level else ""
    return f"<w:p>{style}{content}</w:p>"


def inserted(text: str, who: str = "Lee") -> str:
    return f'<w:ins w:author="{who}" w:date="2026-11-15T08:00:00Z">{words(text)}</w:ins>'


def struck(text: str, who: str = "Lee") -> str:
    return f'<w:del w:author="{who}"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def comment(key: int, text: str = "") -> str:
    return f'<w:comment w:id="{key}" w:author="Sam">{line(words(text or f"said {key}"))}</w:comment>'


def pinned(key: int, content: str) -> str:
    return f'<w:commentRangeStart w:id="{key}"/>{content}<w:commentRangeEnd w:id="{key}"/>'


def marks(body: str, comments: str = "") -> tuple[Annotation, ...]:
    more = {"comments": comments} if comments else {}
    data = document(body, styles=HEADINGS, **more)
    (grid,) = read_answer(written(answer_to(data)))
    return grid.marks


def test_changes_side_by_side_by_one_hand_are_one_and_others_are_not() -> None:
    body = line(words("Say ") + struck("threes") + inserted("pairs") + words(" then ") + inserted("go"))
    body += line(struck("a", "Lee") + inserted("b", "Sam"))
    assert [(one.mark, one.text, one.quoted) for one in marks(body)] == [
        (Mark.REPLACED, "pairs", "threes"),
        (Mark.INSERTED, "go", "Say pairs then go"),
        (Mark.STRUCK, "a", "b"),
        (Mark.INSERTED, "b", "b"),
    ]


def test_typing_into_a_place_under_track_changes_fills_it_in() -> None:
    body = (
        '<w:sdt><w:sdtPr><w:tag w:val="delivery:link"/><w:text/></w:sdtPr><w:sdtContent>'
        f"{struck('____')}{inserted('meet.example')}</w:sdtContent></w:sdt>"
    )
    (one,) = marks(line(body))
    assert (one.mark, one.name, one.text) == (Mark.FILLED, "delivery:link", "meet.example")


def test_a_comment_in_the_heading_or_before_its_paragraph_stands_under_that_heading() -> None:
    mark = '<w:bookmarkStart w:id="5" w:name="Segment_b"/>'
    body = line(words("Front"), 1) + line(pinned(1, mark + words("Practise")), 2)
    body += line(words("A part of it"), 3) + '<w:commentRangeStart w:id="2"/>' + line(words("Debrief"), 1)
    body += '<w:commentRangeEnd w:id="2"/>'
    found = marks(body, comment(1) + comment(2))
    assert [(one.under, one.heading) for one in found] == [("Segment_b", "Practise"), ("", "Debrief")]


def test_a_part_below_a_segment_s_heading_belongs_to_the_segment() -> None:
    body = line('<w:bookmarkStart w:id="5" w:name="Segment_b"/>' + words("Practise"), 2)
    body += line(words("A part"), 3) + line(pinned(1, words("text")))
    assert [one.under for one in marks(body, comment(1))] == ["Segment_b"]


def test_in_a_row_that_leads_to_one_segment_a_comment_is_about_that() -> None:
    link = f'<w:hyperlink w:anchor="Segment_b">{words("Practise")}</w:hyperlink>'
    row = f"<w:tr><w:tc>{line(link)}</w:tc><w:tc>{line(pinned(1, words('18 min')))}</w:tc></w:tr>"
    assert [one.under for one in marks(f"<w:tbl>{row}</w:tbl>", comment(1))] == ["Segment_b"]


def test_more_comments_than_anybody_reads_are_cut_and_no_time_is_lost_on_what_they_are_about() -> None:
    many = limits.MARKS + 50
    body = "".join(line(f'<w:commentRangeStart w:id="{n}"/>{words(f"x{n}")}') for n in range(many))
    assert len(marks(body, "".join(comment(n) for n in range(many)))) == limits.MARKS
