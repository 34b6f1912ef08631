"""Each part of a neutral document as Word's blocks; knows styles by name and nothing of what a plan is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.domain.document import (
    Callout,
    Contents,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paragraph,
    Part,
    Role,
    Strip,
    Table,
)
from app.domain.fill_ins import bookmark_name
from app.domain.tints import STRONG
from exporters.page_fit import held_parts
from exporters.word_styles import CALLOUT
from exporters.word_tables import strip_xml, table_xml
from exporters.word_xml import link, paragraph, run, runs

_ROLE_STYLES: Final[dict[Role, str]] = {
    Role.KICKER: "Kicker",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.FACTS: "Facts",
    Role.BODY: "BodyText",
    Role.HINT: "Hint",
    Role.META: "SegmentFacts",
    Role.SECTION: "SectionLine",
}
_KEEP: Final = "<w:keepNext/>"
_LOOSE: Final = '<w:keepNext w:val="0"/>'
_HELD_GAP: Final = paragraph("Gap", "", _KEEP)
_GAP: Final = paragraph("Gap", "")
"""Two tables that touch become one in Word."""


def body_xml(parts: tuple[Part, ...], width: int) -> str:
    """All parts in order; ``width`` of the text in twips."""
    marks = _bookmarks(parts)
    held = held_parts(parts)
    blocks: list[str] = []
    for n, part in enumerate(parts):
        before = parts[n - 1] if n else None
        if isinstance(before, Table | Strip) and isinstance(part, Table | Strip | Callout | NoteLines):
            blocks.append(_HELD_GAP if n in held else _GAP)
        after = parts[n + 1] if n + 1 < len(parts) else None
        if isinstance(part, Table):
            blocks.append(table_xml(part, width, n in held, isinstance(after, Callout | NoteLines)))
            continue
        ends = not _begins(part) and (after is None or _begins(after))
        blocks.append(_part(part, before, width, marks, None if ends else n in held))
    if not parts or isinstance(parts[-1], Table):
        blocks.append(_GAP)
    return "".join(blocks)


def _bookmarks(parts: tuple[Part, ...]) -> dict[str, int]:
    """A number for every anchor, in reading order."""
    anchors = [part.anchor for part in parts if isinstance(part, Heading) and part.anchor]
    return {anchor: n for n, anchor in enumerate(dict.fromkeys(anchors), 1)}


def _begins(part: Part) -> bool:
    """Whether something new begins, which need not be on the page of what is before it."""
    return isinstance(part, Heading) or (isinstance(part, Paragraph) and part.role is Role.SECTION)


def _part(part: Part, before: Part | None, width: int, marks: dict[str, int], held: bool | None) -> str:
    """A part's blocks. ``held``: on the page of what follows; None: whatever its style says, it is not."""
    xml: list[str]
    match part:
        case Heading():
            xml = [_heading(part, width, marks.get(part.anchor, 0))]
        case Paragraph(role, text, keep, new_page):
            starts = "<w:pageBreakBefore/>" if new_page else ""
            kept = _KEEP if held or (keep and held is not None) else _LOOSE if held is None else ""
            xml = [paragraph(_ROLE_STYLES[role], runs(text), kept + starts)]
        case Callout():
            xml = [_callout(part, before, held is None)]
        case Listing(items, numbered):
            xml = [paragraph("ListNumber" if numbered else "ListBullet", runs(item)) for item in items]
        case Strip():
            xml = [strip_xml(part, width)]
        case Contents():
            xml = list(_contents(part, width))
        case NoteLines(label, lines):
            xml = [paragraph("NotesLabel", run(label)), _note_lines(lines, width)]
    return "".join(xml)


def _heading(heading: Heading, width: int, mark: int) -> str:
    """Its color is on the rule under it; the time stands at the right end of its line."""
    content = run(heading.text)
    if mark:
        name = bookmark_name(heading.anchor)
        content = f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{mark}"/>'
    properties = "<w:pageBreakBefore/>" if heading.new_page else ""
    if heading.level == 2:
        properties += (
            f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="{STRONG[heading.tone]}"/></w:pBdr>'
        )
    if heading.aside:
        properties += f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        content += run("\t", "HeadingAside") + "".join(
            run(words.text, "HeadingAsideMuted" if words.look is Look.MUTED else "HeadingAside")
            for words in heading.aside
        )
    return paragraph(f"Heading{heading.level}", content, properties)


def _callout(callout: Callout, before: Part | None, last: bool) -> str:
    """Neighbors in one style would run together: every second one ends a hair's breadth earlier."""
    same = isinstance(before, Callout) and before.tone is callout.tone
    apart = '<w:ind w:left="200" w:right="112"/>' if same else ""
    return paragraph(CALLOUT[callout.tone], runs(callout.text), (_LOOSE if last else "") + apart)


def _note_lines(lines: int, width: int) -> str:
    ruled = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{width}"/></w:tabs>'
    keep = f"<w:keepNext/>{ruled}"
    return "".join(paragraph("NoteLine", run("\t"), ruled if n == lines - 1 else keep) for n in range(lines))


def _contents(contents: Contents, width: int) -> Iterator[str]:
    """A real contents field, filled, so that it reads right before anybody updates it."""
    last = len(contents.entries) - 1
    for n, entry in enumerate(contents.entries):
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        words = run(entry.text) + run("\t") + run(entry.aside, "Muted")
        begin = _FIELD_BEGIN if n == 0 else ""
        end = _FIELD_END if n == last else ""
        yield paragraph(f"TOC{entry.level}", begin + link(entry.anchor, words) + end, tabs)


_FIELD_BEGIN: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
    'TOC \\o "2-2" \\n \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
