"""What a document of ours says about where it came from, so that a copy that comes back is known; knows no file format.

A workbook says it three times, since no program keeps all three: in a sheet nobody sees, in its properties, and in
the hidden id column of each sheet, beside the title (:func:`mark`). A Word document says it in its properties.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Final

SHEET: Final = "throughline"
"""The sheet nobody sees, and the first word of a mark."""
FORMAT: Final = "format"
SHEET_ROW: Final = "sheet"
"""A row that names a sheet: its key, then its name in the language of the workbook."""
COLUMN_ROW: Final = "column"
"""A row that names a column: its sheet's key, its own key, then its head in the language of the workbook."""

_PREFIX: Final = "throughline-"
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Identity:
    """Which plan, version, run and handoff a document was made from; empty where there is none.

    ``paperwork`` is the document's kind and ``language`` the tag of its fixed words.
    """

    paperwork: str = ""
    plan_id: str = ""
    version: str = ""
    delivery_id: str = ""
    handoff_id: str = ""
    language: str = ""


NAMES: Final = tuple(field.name for field in fields(Identity))


def facts_of(identity: Identity) -> tuple[tuple[str, str], ...]:
    """The document properties: ``throughline-plan-id`` and so on, the empty ones left out."""
    told = asdict(identity)
    return tuple((_PREFIX + name.replace("_", "-"), told[name]) for name in NAMES if told[name])


def of_facts(facts: dict[str, str]) -> Identity | None:
    """The identity document properties tell; None where they name no plan."""
    found = {name: facts.get(_PREFIX + name.replace("_", "-"), "") for name in NAMES}
    return Identity(**found) if found["plan_id"] else None


def mark(identity: Identity) -> str:
    """All of it in one cell."""
    return f"{SHEET} {json.dumps(asdict(identity), ensure_ascii=True, separators=(',', ':'))}"


def of_mark(text: str) -> Identity | None:
    """The identity a cell tells; None for every other text."""
    if not text.startswith(f"{SHEET} {{") or len(text) > _LONGEST:
        return None
    try:
        held = json.loads(text.removeprefix(SHEET))
    except (ValueError, RecursionError):
        return None
    found = {name: value for name, value in held.items() if name in NAMES and isinstance(value, str)}
    return Identity(**found) if found.get("plan_id") else None
