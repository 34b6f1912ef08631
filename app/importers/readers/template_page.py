"""The sheet of a Word template: its size, margins and borders, checked for room to write in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from app.domain.errors import ImportProblem

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_CM: Final = 567
"""Twips a centimeter."""
_LEAST_WIDE: Final = 10 * _CM
_LEAST_HIGH: Final = 10 * _CM
_MOST: Final = 31_680
"""Word's own limit of a sheet's side."""
_UNITS: Final = {"": 1.0, "pt": 20.0, "pc": 240.0, "pi": 240.0, "in": 1440.0, "cm": 566.93, "mm": 56.693}
_MEASURE: Final = re.compile(r"(-?\d+(?:\.\d+)?)(pt|pc|pi|in|cm|mm)?")
_SIZES: Final = (("w", 12240), ("h", 15840))
_MARGINS: Final = (
    ("top", 1440),
    ("right", 1440),
    ("bottom", 1440),
    ("left", 1440),
    ("header", 720),
    ("footer", 720),
    ("gutter", 0),
)


def page_of(document: BaseOxmlElement) -> str:
    """What the last section says of its page, as XML; raises ImportProblem where nothing could be written on it."""
    sections = list(document.iter(qn("w:sectPr")))
    section = sections[-1] if sections else None
    size = _numbers(section, "pgSz", _SIZES)
    margins = _numbers(section, "pgMar", _MARGINS)
    _check(size, margins)
    turned = ' w:orient="landscape"' if size["w"] > size["h"] else ""
    first = section is not None and _is_on(section.find(qn("w:titlePg")))
    return (
        f"<w:pgSz {_attributes(size)}{turned}/><w:pgMar {_attributes(margins)}/>"
        + '<w:cols w:space="720"/>'
        + ("<w:titlePg/>" if first else "")
    )


def _is_on(element: BaseOxmlElement | None) -> bool:
    return element is not None and element.get(qn("w:val"), "1") not in ("0", "false", "off")


def _numbers(section: BaseOxmlElement | None, tag: str, known: tuple[tuple[str, int], ...]) -> dict[str, int]:
    element = None if section is None else section.find(qn(f"w:{tag}"))
    given = {} if element is None else dict(element.attrib)
    return {name: _twips(given.get(qn(f"w:{name}"), ""), usual) for name, usual in known}


def _twips(text: str, usual: int) -> int:
    found = _MEASURE.fullmatch(text.strip()[:20])
    return round(float(found[1]) * _UNITS[found[2] or ""]) if found else usual


def _attributes(values: dict[str, int]) -> str:
    return " ".join(f'w:{name}="{value}"' for name, value in values.items())


def _check(size: dict[str, int], margins: dict[str, int]) -> None:
    if not all(0 < side <= _MOST for side in size.values()) or any(abs(one) > _MOST for one in margins.values()):
        raise ImportProblem("The template’s page has a size that no sheet has.")
    wide = size["w"] - margins["left"] - margins["right"] - margins["gutter"]
    high = size["h"] - abs(margins["top"]) - abs(margins["bottom"])
    if wide < _LEAST_WIDE or high < _LEAST_HIGH:
        raise ImportProblem(
            "The template’s page leaves too little room between its margins: "
            f"{max(0, wide) / _CM:.1f} × {max(0, high) / _CM:.1f} cm, and 10 × 10 cm are needed."
        )
