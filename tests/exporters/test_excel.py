"""The cue sheet as an Excel file, read back: formulas with their results, text that stays text, rules and lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from io import BytesIO

import openpyxl
import pytest

from app.domain.plan import Action, Cue, Plan, Segment
from app.domain.workbook import CellLook, Choice, Sheet, SheetCell, SheetColumn, SheetRow
from exporters import Options, write_cue_sheet
from exporters.cue_sheet import cue_book
from exporters.excel import write_excel
from exporters.excel_archive import filled, in_order
from exporters.excel_cells import stored_result
from exporters.excel_styles import MOST_CHARACTERS, row_height, written
from tests.exporters.plans import small_delivery, small_plan, with_fixed


def saved(book):
    stream = BytesIO()
    write_excel(book, stream)
    stream.seek(0)
    return stream


def read_back(plan, delivery=None, data_only=False, **options):
    return openpyxl.load_workbook(saved(cue_book(plan, delivery, Options(**options))), data_only=data_only)


@pytest.fixture(scope="module")
def book():
    return cue_book(small_plan(), small_delivery(), Options(today="2026-11-09", author="Priya"))


@pytest.fixture(scope="module")
def formulas(book):
    return openpyxl.load_workbook(saved(book))


@pytest.fixture(scope="module")
def results(book):
    return openpyxl.load_workbook(saved(book), data_only=True)


def seconds_of(value):
    return value.hour * 3600 + value.minute * 60 + value.second if isinstance(value, time) else round(value * 86400)


def stored(value, look):
    if value is None or look is not CellLook.LEFT:
        return seconds_of(value) if value is not None else None
    return round(value * 60)


def test_every_formula_carries_its_result(book, formulas, results):
    found = 0
    for sheet in book.sheets:
        for n, row in enumerate(sheet.rows):
            for c, cell in enumerate(row.cells, 1):
                if cell.formula:
                    place = (sheet.first_row + n, c)
                    formula = formulas[sheet.name].cell(*place).value
                    assert formula == "=" + cell.formula.format(row=place[0])
                    assert stored(results[sheet.name].cell(*place).value, cell.look) == cell.value
                    found += 1
    assert found > 25


def test_a_fixed_start_holds_no_formula():
    sheet = read_back(with_fixed(small_plan(), "break", 38400))["Cue sheet"]
    row = next(row for row in sheet.iter_rows() if row[5].value == "3  Break")
    assert row[1].value == time(10, 40)
    assert row[1].data_type != "f"


def test_the_start_has_a_name(formulas):
    sheet, place = formulas.defined_names["Session_start"].attr_text.split("!")
    assert formulas[sheet.strip("'")][place.replace("$", "")].value == time(10, 0)


@pytest.mark.parametrize("text", ["=1+1", "+49 30 1234", "-5", "@here", "#REF!", '=HYPERLINK("x")', "1.5"])
def test_text_that_looks_like_a_formula_is_text(text):
    plan = Plan("p", text, segments=(Segment("a", "A", cues=(Cue("c", action=Action.CHAT, text=text),)),))
    workbook = read_back(plan)
    for sheet, column in (("Cue sheet", 11), ("Chat text", 6)):
        cell = next(cell for row in workbook[sheet].iter_rows() for cell in row if cell.value == text)
        assert cell.data_type == "s"
        assert cell.column == column
        assert bool(cell.quotePrefix) is (text[0] in "=+-@")


def test_control_characters_never_break_a_sheet():
    plan = Plan("p", "a\x00b\ud800", segments=(Segment("a", "x\x0by\ufffe\x1f", description="\u2028z"),))
    values = [cell.value for row in read_back(plan)["Cue sheet"].iter_rows() for cell in row]
    assert "1  x\ny" in values


def test_text_beyond_a_cells_limit_says_that_it_was_cut():
    cut = written(SheetCell("x" * 40_000))
    assert len(cut) == MOST_CHARACTERS
    assert cut.endswith("(cut here: a cell holds no more)")


def test_the_cue_sheet_keeps_its_head_in_view_and_prints_on_pages(formulas):
    sheet = formulas["Cue sheet"]
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == f"A3:X{sheet.max_row}"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert all(sheet.column_dimensions[letter].hidden for letter in "STUVWX")
    assert not sheet.protection.sheet


def test_weights_are_shown_by_rule_and_done_by_list(formulas):
    sheet = formulas["Cue sheet"]
    found = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules]
    assert 'ISNUMBER(SEARCH("Must not cut",$N4))' in found
    assert 'ISNUMBER(SEARCH("Slow down",$N4))' in found
    assert lists(sheet) == {"O": '"☐,☑"'}
    assert lists(formulas["Needs & tech check"]) == {
        "B": '"People,Material,Technology,Room,Access,Content"',
        "H": '"Open,Ready,Tested"',
    }


def lists(sheet):
    """The lists to choose from, by column."""
    checks = sheet.data_validations.dataValidation
    return {str(check.sqref)[0]: check.formula1 for check in checks if check.type == "list"}


def test_clocks_minutes_and_lengths_are_checked_as_they_are_typed(formulas):
    sheet = formulas["Cue sheet"]
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation if check.type != "list"}
    kinds = {area[0]: (check.type, check.errorStyle, check.showErrorMessage) for area, check in checks.items()}
    warns = ("warning", True)
    assert kinds == {
        "B": ("time", *warns),
        "C": ("decimal", *warns),
        "E": ("decimal", *warns),
        "P": ("time", *warns),
    }
    assert all(area.endswith(str(sheet.max_row)) for area in checks)
    (start,) = formulas["Cover"].data_validations.dataValidation
    assert (str(start.sqref), start.type) == (
        formulas.defined_names["Session_start"].attr_text[-4:].replace("$", ""),
        "time",
    )
    assert len(start.error) <= 225


def test_a_list_too_long_for_excel_is_left_out():
    sheet = Sheet("S", (SheetColumn("A", 9),), (SheetRow((SheetCell("x"),)),), choices=(Choice(0, ("word" * 20,) * 4),))
    page = openpyxl.load_workbook(saved(replace(cue_book(small_plan()), sheets=(sheet,), names=())))["S"]
    assert page.data_validations.dataValidation == []


def test_lengths_can_be_typed_over_as_minutes():
    plan = Plan("p", "P", segments=(Segment("a", "A", planned_s=1200), Segment("b", "B", planned_s=90)))
    lengths = [row[4] for row in read_back(plan)["Cue sheet"].iter_rows(min_row=4)]
    assert (lengths[0].value, lengths[0].number_format) == (20, 'General" min"')
    assert (lengths[1].value, lengths[1].number_format) == (timedelta(seconds=90), '[m]:ss" min"')


def test_cells_to_change_are_tinted_and_unlocked(formulas):
    name = formulas.defined_names["Session_start"].attr_text.split("!")[1].replace("$", "")
    start = formulas["Cover"][name]
    assert not start.protection.locked
    assert start.fill.fgColor.rgb == "FFFFFBEA"
    assert formulas["Cue sheet"]["B4"].protection.locked


def test_properties_are_set_on_purpose(formulas):
    properties = formulas.properties
    assert (properties.title, properties.creator) == ("Feedback: producer cue sheet", "Priya")
    assert properties.created.date().isoformat() == properties.modified.date().isoformat() == "2026-11-09"
    facts = {prop.name: prop.value for prop in formulas.custom_doc_props.props}
    assert facts["throughline-version"] == "1.3"


def test_an_ampersand_in_a_title_does_not_become_a_code():
    sheet = read_back(replace(small_plan(), title="Q&A &P"))["Contacts"]
    assert sheet.oddHeader.left.text == "Q&&A &&P · Contacts"


@pytest.mark.parametrize("segments", [(), (Segment("a", "Only"),)])
def test_small_plans_can_be_written(segments):
    assert len(read_back(Plan("p", "Little", segments=segments)).sheetnames) == 11


def test_only_an_empty_sheet_is_filled():
    with pytest.raises(ValueError, match="rows already"):
        filled(b'<worksheet><sheetData><row r="1"/></sheetData></worksheet>', b"<sheetData/>")


@pytest.mark.parametrize("empty", [b"<sheetData/>", b"<sheetData />", b"<sheetData></sheetData>"])
def test_each_way_of_writing_an_empty_sheet_is_filled(empty):
    sheet = b'<worksheet><dimension ref="A1:A1"/>' + empty + b"</worksheet>"
    assert filled(sheet, b"<sheetData>rows</sheetData>") == b"<worksheet><sheetData>rows</sheetData></worksheet>"


def test_results_wrap_at_midnight():
    assert float(stored_result(SheetCell(86400 + 3600, CellLook.CLOCK, formula="x"))) == pytest.approx(1 / 24)


def test_rows_grow_with_their_tallest_cell():
    one, three = (row_height(SheetRow((SheetCell("word " * n),)), [10]) for n in (1, 6))
    assert three > 2 * one


def test_write_cue_sheet_gives_the_files_it_wrote(tmp_path):
    paths = write_cue_sheet(small_plan(), None, tmp_path, Options(chat_text=True))
    assert [path.name for path in paths] == ["Feedback - producer cue sheet v1.3.xlsx", "Feedback - chat text v1.3.txt"]
    assert paths[1].read_text(encoding="utf-8").endswith("=1+1\n")
    assert write_cue_sheet(small_plan(), None, tmp_path / "cues")[0].name == "cues.xlsx"


def test_fonts_say_what_they_are_in_the_order_of_the_schema():
    styles = b'<fonts><font><name val="Arial"/><b val="1"/><color rgb="00"/><sz val="9"/></font></fonts>'
    assert in_order(styles) == (
        b'<fonts><font><b val="1"/><sz val="9"/><color rgb="00"/><name val="Arial"/></font></fonts>'
    )


@pytest.mark.parametrize(("language", "outer"), [("he", "right"), ("de", "left")])
def test_lines_over_a_table_start_at_the_edge_and_a_hidden_cell_runs_nowhere(language, outer):
    sheet = read_back(replace(small_plan(), language=language)).worksheets[1]
    title, *marks = (cell for cell in sheet[1] if cell.value)
    assert (title.alignment.horizontal, bool(title.alignment.wrap_text)) == (outer, False)
    assert [mark.alignment.horizontal for mark in marks] == ["fill"]


@pytest.mark.parametrize("language", ["en", "en-US", "de", "fr", "es"])
def test_no_word_of_a_head_breaks(language):
    book = cue_book(small_plan(), None, Options(language=language))
    columns = [column for sheet in book.sheets for column in sheet.columns if column.title and not column.hidden]
    assert columns
    assert [c for c in columns if c.width <= max(len(word) for word in c.title.split())] == []
