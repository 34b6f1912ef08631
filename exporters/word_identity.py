"""What a Word file is known by when it comes back, as document properties of our own; python-docx has no part for them.

``docProps/custom.xml`` holds one text property for each fact of :func:`app.domain.identity.facts_of`, its name as there
(``throughline-plan-id``, ``throughline-handoff-id``, ``throughline-version``, ``throughline-delivery-id``,
``throughline-paperwork``, ``throughline-language``; what is empty is left out), its value in ``vt:lpwstr``:
``<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="throughline-plan-id"><vt:lpwstr>...``.
:func:`app.domain.identity.of_facts` reads them back. Word shows them under File, Info, Advanced Properties, Custom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from app.domain.identity import Identity, facts_of
from app.domain.text import one_line

if TYPE_CHECKING:
    from docx.package import Package

PART: Final = "/docProps/custom.xml"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that are a person's own, as OLE numbers it."""
_FIRST: Final = 2
"""The number the first of them has."""
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def stamp(package: Package, identity: Identity) -> None:
    """Give the package the properties the document is known by; whatever it had of the kind is replaced."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[key]
    part = Part(PackURI(PART), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom_xml(identity).encode("utf-8"), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def custom_xml(identity: Identity) -> str:
    """The part itself."""
    held = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(one_line(value, 250))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(facts_of(identity), _FIRST)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{held}</Properties>'
    )
