"""What Word is known to refuse or to repair in a document, a rule a function."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tests.exporters.ooxml_package import Package, twice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def texts_of_word(package: Package) -> Iterator[tuple[str, etree._Element]]:
    for name in package.under("word/"):
        root = package.root(name)
        if root.tag in (f"{W}document", f"{W}hdr", f"{W}ftr"):
            yield name, root


def bookmarks_have_names_of_their_own(package: Package) -> Iterator[str]:
    marks = [mark for _, root in texts_of_word(package) for mark in root.iter(f"{W}bookmarkStart")]
    names = [mark.get(f"{W}name") for mark in marks]
    yield from twice([name.casefold() for name in names], "bookmark")
    yield from (f"bookmark {name!r} has no name Word takes" for name in names if not NAME.fullmatch(name))
    yield from twice([mark.get(f"{W}id") for mark in marks], "number of a bookmark")
    ends = [mark.get(f"{W}id") for _, root in texts_of_word(package) for mark in root.iter(f"{W}bookmarkEnd")]
    if sorted(ends) != sorted(mark.get(f"{W}id") for mark in marks):
        yield "a bookmark begins or ends alone"
    for _, root in texts_of_word(package):
        for link in root.iter(f"{W}hyperlink"):
            if link.get(f"{W}anchor") is not None and link.get(f"{W}anchor") not in names:
                yield f"a link leads to {link.get(f'{W}anchor')}, which is not there"


def cells_fill_their_grid_and_end_in_a_paragraph(package: Package) -> Iterator[str]:
    for name, root in texts_of_word(package):
        for table in root.iter(f"{W}tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            if not table.findall(f"{W}tr") or not columns or columns > 63:
                yield f"{name}: a table without rows, or with {columns} columns"
            for row in table.findall(f"{W}tr"):
                spans = [span_of(cell) for cell in row.findall(f"{W}tc")]
                if sum(spans) != columns:
                    yield f"{name}: a row of {sum(spans)} in a table of {columns} columns"
        for cell in root.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield f"{name}: a cell that does not end in a paragraph"
        deepest = max((sum(1 for _ in table.iterancestors(f"{W}tbl")) for table in root.iter(f"{W}tbl")), default=0)
        if deepest > 30:
            yield f"{name}: tables in tables, {deepest} deep"


def span_of(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val"))


def body_ends_in_its_section(package: Package) -> Iterator[str]:
    body = package.root("word/document.xml")[0]
    if body[-1].tag != f"{W}sectPr":
        yield "the body does not end in its section"
    if len(body) > 1 and body[-2].tag != f"{W}p":
        yield "the body's last block is no paragraph"


def tables_that_touch_would_be_one(package: Package) -> Iterator[str]:
    for name, root in texts_of_word(package):
        for table in root.iter(f"{W}tbl"):
            following = table.getnext()
            if following is not None and following.tag == f"{W}tbl":
                yield f"{name}: two tables with nothing between them"


def controls_have_short_names_of_their_own(package: Package) -> Iterator[str]:
    ids, tags = [], []
    for _, root in texts_of_word(package):
        for control in root.iter(f"{W}sdtPr"):
            tags += [one.get(f"{W}val") for one in control.findall(f"{W}tag")]
            ids += [one.get(f"{W}val") for one in control.findall(f"{W}id")]
    yield from twice(ids, "id of a control")
    yield from (f"a control's tag of {len(tag)} signs" for tag in tags if len(tag) > 64)


def words_keep_their_spaces(package: Package) -> Iterator[str]:
    for name, root in texts_of_word(package):
        for text in root.iter(f"{W}t", f"{W}instrText"):
            said = text.text or ""
            if said != said.strip() and text.get(SPACE) != "preserve":
                yield f"{name}: the spaces of {said!r} would be lost"


def fields_are_whole(package: Package) -> Iterator[str]:
    for name, root in texts_of_word(package):
        stack: list[str] = []
        for mark in root.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                stack.append(kind)
            elif not stack or (kind == "separate" and stack[-1] != "begin"):
                yield f"{name}: a field that {kind}s before it begins"
            elif kind == "separate":
                stack[-1] = kind
            else:
                stack.pop()
        if stack:
            yield f"{name}: a field without an end"


def languages_are_languages(package: Package) -> Iterator[str]:
    for name in package.under("word/"):
        for said in package.root(name).iter(f"{W}lang", f"{W}themeFontLang"):
            for value in (said.get(f"{W}{kind}") for kind in ("val", "eastAsia", "bidi")):
                if value is not None and not LANGUAGE.fullmatch(value):
                    yield f"{name}: {value!r} is no language"


def styles_are_of_one_name_and_rest_on_each_other(package: Package) -> Iterator[str]:
    styles = package.root("word/styles.xml").findall(f"{W}style")
    kinds = {style.get(f"{W}styleId"): style.get(f"{W}type") for style in styles}
    yield from twice([style.get(f"{W}styleId") for style in styles], "id of a style")
    yield from twice([style.find(f"{W}name").get(f"{W}val").casefold() for style in styles], "name of a style")
    yield from twice([s.get(f"{W}type") for s in styles if s.get(f"{W}default") == "1"], "default style of a kind")
    for style in styles:
        for tag in ("basedOn", "next", "link"):
            for one in style.findall(f"{W}{tag}"):
                if one.get(f"{W}val") not in kinds:
                    yield f"style {style.get(f'{W}styleId')} rests on {one.get(f'{W}val')}, which is not there"
    wanted = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
    for name, root in texts_of_word(package):
        for tag, kind in wanted.items():
            for one in root.iter(f"{W}{tag}"):
                if kinds.get(one.get(f"{W}val")) != kind:
                    yield f"{name}: {one.get(f'{W}val')} is no {kind} style"


def numbers_of_lists_are_there(package: Package) -> Iterator[str]:
    numbering = package.root("word/numbering.xml")
    lists = [one.get(f"{W}abstractNumId") for one in numbering.findall(f"{W}abstractNum")]
    uses = [one.get(f"{W}numId") for one in numbering.findall(f"{W}num")]
    yield from twice(lists, "list")
    yield from twice(uses, "number of a list")
    for one in numbering.iterfind(f"{W}num/{W}abstractNumId"):
        if one.get(f"{W}val") not in lists:
            yield f"a list's number for list {one.get(f'{W}val')}, which is not there"
    for name in package.under("word/"):
        for one in package.root(name).iter(f"{W}numId"):
            if one.get(f"{W}val") not in {*uses, "0"}:
                yield f"{name}: list {one.get(f'{W}val')} is not there"


def drawings_and_paragraphs_have_ids_of_their_own(package: Package) -> Iterator[str]:
    drawn = [one.get("id") for _, root in texts_of_word(package) for one in root.iter(f"{DRAWN}docPr")]
    yield from twice(drawn, "id of a drawing")
    known = [one.get(f"{W14}paraId") for _, root in texts_of_word(package) for one in root.iter(f"{W}p")]
    given = [one for one in known if one is not None]
    yield from twice(given, "id of a paragraph")
    yield from (f"paragraph id {one} is too large" for one in given if int(one, 16) >= 0x80000000)


def remarks_begin_and_end(package: Package) -> Iterator[str]:
    root = package.root("word/document.xml")
    listed = set()
    if "word/comments.xml" in package:
        listed = {one.get(f"{W}id") for one in package.root("word/comments.xml")}
    places = {
        tag: [one.get(f"{W}id") for one in root.iter(f"{W}{tag}")]
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
    }
    for tag, ids in places.items():
        yield from twice(ids, tag)
        yield from (f"{tag} of remark {one}, which is not there" for one in set(ids) - listed)


WORD = (
    bookmarks_have_names_of_their_own,
    cells_fill_their_grid_and_end_in_a_paragraph,
    body_ends_in_its_section,
    tables_that_touch_would_be_one,
    controls_have_short_names_of_their_own,
    words_keep_their_spaces,
    fields_are_whole,
    languages_are_languages,
    styles_are_of_one_name_and_rest_on_each_other,
    numbers_of_lists_are_there,
    drawings_and_paragraphs_have_ids_of_their_own,
    remarks_begin_and_end,
)
