"""What Word and Excel are known to refuse or to repair, beyond what the published schemas say; and those schemas.

``faults`` gives a sentence for each broken rule of a finished package. openxml-audit holds the rules of the Open XML
SDK (order of elements, kinds of values, relationships, references to styles and lists, ids that must be unique); the
rules here are those it does not know. Nothing is fetched.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from openxml_audit.validator import OpenXmlValidator

from tests.exporters.ooxml_excel import EXCEL
from tests.exporters.ooxml_package import COMMON, Package
from tests.exporters.ooxml_word import WORD

WRITTEN_ANEW = "inline-string cell(s)"
"""No fault: Excel writes texts that stand in their cells to a table of texts when it saves, and reads both."""


def own_faults(data: bytes) -> list[str]:
    """Every broken rule of the written list."""
    package = Package(data)
    rules = [*COMMON, *(WORD if "word/document.xml" in package else EXCEL)]
    return [fault for rule in rules for fault in rule(package)]


def faults(data: bytes) -> list[str]:
    """Every broken rule of a .docx or .xlsx package, as a sentence; none is what is wanted."""
    return [*own_faults(data), *schema_faults(data)]


def schema_faults(data: bytes) -> Iterator[str]:
    """What the Open XML SDK's own rules say."""
    suffix = ".docx" if b"word/document.xml" in data else ".xlsx"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"made{suffix}"
        file.write_bytes(data)
        for error in OpenXmlValidator().validate(file).errors:
            if WRITTEN_ANEW not in error.description:
                yield f"{error.part_uri} {error.path}: {error.description}"
