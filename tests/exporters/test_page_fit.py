"""What stays on one page: short segments whole, long ones by their beginning and their end."""

from __future__ import annotations

from dataclasses import replace

from app.domain.document import (
    Callout,
    Cell,
    Column,
    Heading,
    NoteLines,
    Paragraph,
    Role,
    Table,
    TableLook,
    Tone,
    Words,
    plain,
)
from exporters.page_fit import held_parts
from exporters.word_blocks import body_xml

WORD = (Words("word"),)


def script(rows):
    cells = (Cell(plain("+00")), Cell(plain("Say it.")))
    return Table(TableLook.SCRIPT, (Column("Min", 200), Column("Facilitator", 800)), (cells,) * rows, "script")


def segment(rows):
    return (
        Heading(2, "One"),
        Paragraph(Role.META, WORD),
        Callout(Tone.RED, WORD),
        script(rows),
        Callout(Tone.GRAY, WORD),
        NoteLines("My notes", 2),
    )


def test_a_short_segment_is_held_whole():
    assert held_parts(segment(1)) == {0, 1, 2, 3, 4}


def test_a_long_segment_may_go_on_over_the_page_between_the_rows_of_its_table():
    assert held_parts(segment(30)) == {0, 1, 2, 4}


def test_a_long_segment_without_a_table_holds_its_heading():
    assert held_parts((Heading(2, "One"), *(Paragraph(Role.BODY, WORD) for _ in range(30)))) == {0}


def test_the_label_of_a_section_stays_with_its_segment():
    assert 0 in held_parts((Paragraph(Role.SECTION, WORD), *segment(30)))


def test_what_comes_before_the_segments_flows():
    assert held_parts((Heading(1, "Front"), Paragraph(Role.BODY, WORD), script(2))) == frozenset()


def test_what_ends_a_segment_lets_the_next_one_go_to_its_own_page():
    first = (Heading(2, "Break"), Paragraph(Role.META, WORD, keep_next=True))
    body = body_xml((*first, Heading(2, "Next"), Callout(Tone.RED, WORD), Paragraph(Role.SECTION, WORD)), 9000)
    for style in ("SegmentFacts", "CalloutRed"):
        assert f'<w:pStyle w:val="{style}"/><w:keepNext w:val="0"/>' in body


def test_a_row_over_all_columns_stays_with_the_one_after_it():
    table = script(12)
    rows = (*table.rows[:5], (Cell(plain("Hand over")),), *table.rows[5:])
    cells = body_xml((replace(table, rows=rows),), 9000).split("<w:tr>")
    kept = ["<w:keepNext/>" in row for row in cells[2:]]
    assert kept == [True, *[False] * 4, True, *[False] * 5, True, False]
