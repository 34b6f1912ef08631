"""Tells files that are no package and no old workbook apart by how they begin; those not read get a sentence why."""

from __future__ import annotations

import re
from typing import Final

from app.domain.errors import ImportProblem

_HEAD_BYTES: Final = 4_096
_PICTURE: Final = "The file is a picture. Import the spreadsheet or document its table stands in."
_ARCHIVE: Final = "The file is an archive. Unpack it and import the run-of-show in it."
_POINTER: Final = "The file only points to a page on the web. Open it there, download it as .xlsx and import that."
_BEGINNINGS: Final = (
    (b"%PDF", "The file is a PDF, which keeps no cells. Import what it was made from, or copy its table and paste it."),
    (b"{\\rtf", "The file is a rich text document (.rtf). Save it as .docx and import that."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"Rar!", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BEGIN:VCALENDAR", "The file is a calendar. Export its entries as a table (.csv) and import that."),
    (b"[InternetShortcut]", _POINTER),
)
_GOOGLE: Final = re.compile(rb'\s*\{[^{}]{0,500}"(?:doc_id|url|resource_id)"\s*:')
_MAIL: Final = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_ROOT: Final = re.compile(
    rb"(?:\s|<\?[^>]*>|<!--(?:(?!-->).)*-->|<!doctype(?:[^>\[]|\[[^\]]*\])*>)*<([\w:]{1,40})", re.IGNORECASE | re.DOTALL
)
_PAGE: Final = re.compile(rb"<(?:html|table|body|head|meta|style|div|center)\b", re.IGNORECASE)


def read(data: bytes, encoding: str = "") -> list[dict[str, object]]:
    """The sheets of a page, an XML workbook or a text table; raises ImportProblem."""
    for beginning, sentence in _BEGINNINGS:
        if data.startswith(beginning):
            raise ImportProblem(sentence)
    head = data[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()
    if _GOOGLE.match(head):
        raise ImportProblem(_POINTER)
    if head.startswith(b"<"):
        return _marked_up(data, head, encoding)
    if _MAIL.search(head) and b"content-type:" in head.lower():
        from app.importers.readers import page

        return page.read_archive(data, encoding)
    from app.importers.readers import delimited

    return delimited.read(data, encoding)


def _marked_up(data: bytes, head: bytes, encoding: str) -> list[dict[str, object]]:
    found = _ROOT.match(head)
    root = found[1].rpartition(b":")[2].lower() if found else b""
    if root == b"workbook" and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        from app.importers.readers import spreadsheetml
        from app.importers.readers.packages import without_types

        return spreadsheetml.read(without_types(data.lstrip()))
    if root == b"document" and b"opendocument.spreadsheet" in head:
        from app.importers.readers import ods
        from app.importers.readers.packages import without_types

        return ods.read_xml(without_types(data.lstrip()))
    if root == b"html" or (not head.startswith(b"<?xml") and _PAGE.search(head)):
        from app.importers.readers import page

        return page.read(data, encoding)
    if root and head.startswith((b"<?xml", b"<!")):
        raise ImportProblem("The file is XML that is no spreadsheet. Save it as .xlsx and import that.")
    from app.importers.readers import delimited

    return delimited.read(data, encoding)
