"""What Excel is known to refuse or to repair in a workbook, a rule a function."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from openpyxl.utils import column_index_from_string, range_boundaries

from tests.exporters.ooxml_package import Package, twice

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
SHEET_SIGNS = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
NAME = re.compile(r"(_xlnm\.)?[A-Za-z_\\][A-Za-z0-9_.\\]{0,254}")
QUOTED = re.compile(r"'((?:[^']|'')+)'!|([A-Za-z_][A-Za-z0-9_.]*)!")
LIMITS = {"prompt": 255, "promptTitle": 32, "error": 255, "errorTitle": 32}


def sheets(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """Each sheet's name and XML."""
    targets = {one.get("Id"): one.get("Target") for one in package.root("xl/_rels/workbook.xml.rels")}
    for sheet in package.root("xl/workbook.xml").iter(f"{S}sheet"):
        target = targets[sheet.get(f"{R}id")]
        yield sheet.get("name"), package.root(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def names_of(package: Package) -> set[str]:
    return {name for name, _ in sheets(package)}


def sheets_have_names_excel_takes(package: Package) -> Iterator[str]:
    named = [one.get("name") for one in package.root("xl/workbook.xml").iter(f"{S}sheet")]
    yield from twice([name.casefold() for name in named], "sheet")
    yield from twice([one.get("sheetId") for one in package.root("xl/workbook.xml").iter(f"{S}sheet")], "sheet id")
    for name in named:
        if not 1 <= len(name) <= 31 or SHEET_SIGNS.search(name) or name[0] == "'" or name[-1] == "'":
            yield f"{name!r} is no name of a sheet"
        if name.casefold() == "history":
            yield "no sheet may be called History"


def rows_and_cells_ascend(package: Package) -> Iterator[str]:
    for name, root in sheets(package):
        last = 0
        for row in root.iter(f"{S}row"):
            number = int(row.get("r"))
            if number <= last or number > 1_048_576:
                yield f"{name}: row {number} after row {last}"
            last, column = number, 0
            for cell in row:
                found = CELL.fullmatch(cell.get("r"))
                here = column_index_from_string(found[1]) if found and int(found[2]) == number else 0
                if here <= column or here > 16_384:
                    yield f"{name}: cell {cell.get('r')} out of its place in row {number}"
                column = max(column, here)


def cells_hold_what_they_say(package: Package) -> Iterator[str]:
    styles = package.root("xl/styles.xml").find(f"{S}cellXfs")
    shared = len(package.root("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in package else 0
    for name, root in sheets(package):
        for cell in root.iter(f"{S}c"):
            place, kind, value = f"{name}!{cell.get('r')}", cell.get("t", "n"), cell.findtext(f"{S}v")
            if int(cell.get("s", 0)) >= len(styles):
                yield f"{place} has style {cell.get('s')}, which is not there"
            if kind == "s" and int(value) >= shared:
                yield f"{place} names a text that is not there"
            if kind == "n" and value is not None and not re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", value):
                yield f"{place} is no number: {value!r}"
            if kind == "inlineStr" and cell.find(f"{S}is") is None:
                yield f"{place} has no text in it"
            said = "".join(text.text or "" for text in cell.iter(f"{S}t"))
            if len(said) > 32_767 or len(cell.findtext(f"{S}f") or "") > 8_192:
                yield f"{place} holds too long a text or formula"
            if "\r" in said:
                yield f"{place} holds a carriage return"


def fonts_fills_and_formats_are_there(package: Package) -> Iterator[str]:
    root = package.root("xl/styles.xml")
    counts = {kind: len(root.find(f"{S}{kind}")) for kind in ("fonts", "fills", "borders", "cellStyleXfs")}
    for kind, attribute in (
        ("fonts", "fontId"),
        ("fills", "fillId"),
        ("borders", "borderId"),
        ("cellStyleXfs", "xfId"),
    ):
        for one in root.iter(f"{S}xf"):
            if int(one.get(attribute, 0)) >= counts[kind]:
                yield f"a style has {attribute} {one.get(attribute)} of {counts[kind]}"
    for kind in (*counts, "cellXfs", "dxfs", "numFmts", "cellStyles"):
        held = root.find(f"{S}{kind}")
        if held is not None and held.get("count") is not None and int(held.get("count")) != len(held):
            yield f"{kind} are counted wrong"
    if counts["fills"] < 2:
        yield "Excel keeps the first two fills for itself"


def merged_cells_lie_apart(package: Package) -> Iterator[str]:
    for name, root in sheets(package):
        taken: set[tuple[int, int]] = set()
        for merged in root.iter(f"{S}mergeCell"):
            left, top, right, bottom = range_boundaries(merged.get("ref"))
            cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            if len(cells) < 2 or cells & taken:
                yield f"{name}: {merged.get('ref')} is one cell or lies over others"
            taken |= cells


def checked_cells_say_little(package: Package) -> Iterator[str]:
    for name, root in sheets(package):
        checks = root.findall(f"{S}dataValidations/{S}dataValidation")
        held = root.find(f"{S}dataValidations")
        if held is not None and int(held.get("count", len(checks))) != len(checks):
            yield f"{name}: checks are counted wrong"
        for check in checks:
            for formula in check.iterfind(f"{S}formula1"):
                if len(formula.text or "") > 255:
                    yield f"{name}: a check's list of {len(formula.text)} signs"
            for attribute, most in LIMITS.items():
                if len(check.get(attribute, "")) > most:
                    yield f"{name}: {attribute} is longer than {most} signs"
            if check.get("type") == "list" and check.find(f"{S}formula1") is None:
                yield f"{name}: a list to choose from without a list"


def colors_by_rule_have_their_format_and_rank(package: Package) -> Iterator[str]:
    formats = package.root("xl/styles.xml").find(f"{S}dxfs")
    for name, root in sheets(package):
        rules = list(root.iter(f"{S}cfRule"))
        yield from twice([rule.get("priority") for rule in rules], f"{name}: rank of a rule")
        for rule in rules:
            if rule.get("dxfId") is not None and (formats is None or int(rule.get("dxfId")) >= len(formats)):
                yield f"{name}: a rule's format {rule.get('dxfId')} is not there"
            if rule.get("type") == "expression" and rule.find(f"{S}formula") is None:
                yield f"{name}: a rule without its formula"


def names_lead_to_sheets(package: Package) -> Iterator[str]:
    known = {name.casefold() for name in names_of(package)}
    count = len(known)
    given = list(package.root("xl/workbook.xml").iter(f"{S}definedName"))
    yield from twice([f"{one.get('name').casefold()} of {one.get('localSheetId')}" for one in given], "name")
    for one in given:
        if not NAME.fullmatch(one.get("name")) or CELL.fullmatch(one.get("name").upper()):
            yield f"{one.get('name')!r} is no name"
        if one.get("localSheetId") is not None and int(one.get("localSheetId")) >= count:
            yield f"{one.get('name')} belongs to a sheet that is not there"
        if "#REF!" in (one.text or ""):
            yield f"{one.get('name')} leads nowhere"
        yield from (f"{one.get('name')} leads to {sheet}" for sheet in named_in(one.text or "") if sheet not in known)
    for name, root in sheets(package):
        for formula in root.iter(f"{S}f"):
            for sheet in named_in(re.sub(r'"[^"]*"', '""', formula.text or "")):
                if sheet not in known:
                    yield f"{name}: a formula leads to {sheet}"


def named_in(text: str) -> list[str]:
    return [(quoted or bare).replace("''", "'").casefold() for quoted, bare in QUOTED.findall(text)]


def columns_ascend_and_fit(package: Package) -> Iterator[str]:
    for name, root in sheets(package):
        last = 0
        for column in root.iterfind(f"{S}cols/{S}col"):
            first, end = int(column.get("min")), int(column.get("max"))
            if first <= last or end < first or end > 16_384:
                yield f"{name}: columns {first} to {end} after {last}"
            if not 0 <= float(column.get("width", 0)) <= 255:
                yield f"{name}: a column {column.get('width')} wide"
            last = end
        for row in root.iter(f"{S}row"):
            if float(row.get("ht", 0)) > 409.5:
                yield f"{name}: row {row.get('r')} is {row.get('ht')} high"


def heads_and_feet_are_short(package: Package) -> Iterator[str]:
    for name, root in sheets(package):
        for part in root.iterfind(f"{S}headerFooter/*"):
            if len(part.text or "") > 255:
                yield f"{name}: {etree.QName(part).localname} of {len(part.text)} signs"


def panes_and_filters_fit_the_sheet(package: Package) -> Iterator[str]:
    hidden = {
        one.get("localSheetId"): (one.text or "").rpartition("!")[2].replace("$", "")
        for one in package.root("xl/workbook.xml").iter(f"{S}definedName")
        if one.get("name") == "_xlnm._FilterDatabase"
    }
    for number, (name, root) in enumerate(sheets(package)):
        for pane in root.iter(f"{S}pane"):
            frozen = pane.get("state") in ("frozen", "frozenSplit")
            if frozen and not CELL.fullmatch(pane.get("topLeftCell", "A1")):
                yield f"{name}: panes frozen at no cell"
            if not float(pane.get("xSplit", 0)) and not float(pane.get("ySplit", 0)):
                yield f"{name}: panes split nowhere"
        for kept in root.findall(f"{S}autoFilter"):
            left, top, right, bottom = range_boundaries(kept.get("ref"))
            if right < left or bottom < top:
                yield f"{name}: a filter over nothing"
            if hidden.get(str(number), kept.get("ref")) != kept.get("ref"):
                yield f"{name}: the filter and its name disagree"
        if sum(view.get("tabSelected") == "1" for _, r in sheets(package) for view in r.iter(f"{S}sheetView")) > 1:
            yield "several sheets are selected: typing would go into all of them"


def links_lead_somewhere(package: Package) -> Iterator[str]:
    known = {name.casefold() for name in names_of(package)}
    for name, root in sheets(package):
        links = list(root.iter(f"{S}hyperlink"))
        yield from twice([link.get("ref") for link in links], f"{name}: link of")
        for link in links:
            location = link.get("location")
            if location is None and link.get(f"{R}id") is None:
                yield f"{name}: a link at {link.get('ref')} to nothing"
            for sheet in named_in(location or ""):
                if sheet not in known:
                    yield f"{name}: a link to {sheet}"


EXCEL = (
    sheets_have_names_excel_takes,
    rows_and_cells_ascend,
    cells_hold_what_they_say,
    fonts_fills_and_formats_are_there,
    merged_cells_lie_apart,
    checked_cells_say_little,
    colors_by_rule_have_their_format_and_rank,
    names_lead_to_sheets,
    columns_ascend_and_fit,
    heads_and_feet_are_short,
    panes_and_filters_fit_the_sheet,
    links_lead_somewhere,
)
