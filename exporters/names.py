"""File names made from titles: legal on Windows, macOS and Linux, and never a way out of the chosen folder."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

from app.domain.plan import Plan
from app.domain.text import one_line

MOST_BYTES: Final = 200
"""File systems take 255 bytes a name; the rest is room for a copy's number and the suffix of a temporary file."""

_FORBIDDEN: Final = re.compile(r'\s*[<>:"/\\|?*]+\s*')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def safe_name(text: str, otherwise: str = "session") -> str:
    """A file name's stem every common file system takes, as near to ``text`` as can be."""
    folded = _FORBIDDEN.sub(" - ", unicodedata.normalize("NFC", one_line(text)))
    name = _clipped(folded, MOST_BYTES).strip(" .-") or otherwise
    return f"{name}_" if _RESERVED.fullmatch(name) else name


def _clipped(text: str, most_bytes: int) -> str:
    return text.encode("utf-8")[:most_bytes].decode("utf-8", errors="ignore")


def document_name(plan: Plan, what: str, suffix: str) -> str:
    """``Giving feedback that lands - facilitator guide v1.3.docx``."""
    ending = f" - {what}" + (f" v{_FORBIDDEN.sub('-', one_line(plan.version, 20))}" if plan.version.strip() else "")
    stem = _clipped(safe_name(plan.title), MOST_BYTES - len(ending.encode("utf-8"))).rstrip(" .-")
    return safe_name(stem + ending) + suffix


def target_file(target: Path, plan: Plan, what: str, suffix: str) -> Path:
    """The file to write: ``target`` itself, or the document's usual name in it when it is a folder."""
    if target.is_dir():
        return target / document_name(plan, what, suffix)
    return target if target.suffix.lower() == suffix else target.with_name(target.name + suffix)
