"""File names made from titles: legal on Windows, macOS and Linux, and never a way out of the chosen folder."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.domain.text import one_line

MOST_BYTES: Final = 200
"""File systems take 255 bytes a name; the rest is room for a copy's number and the suffix of a temporary file."""

FORBIDDEN: Final = re.compile(r'\s*[<>:"/\\|?*]+\s*')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def safe_name(text: str, otherwise: str = "session") -> str:
    """A file name's stem every common file system takes, as near to ``text`` as can be."""
    folded = FORBIDDEN.sub(" - ", unicodedata.normalize("NFC", one_line(text)))
    name = clipped(folded, MOST_BYTES).strip(" .-") or otherwise
    return f"{name}_" if _RESERVED.fullmatch(name) else name


def clipped(text: str, most_bytes: int) -> str:
    """The text cut to so many bytes of UTF-8, never within a letter."""
    return text.encode("utf-8")[:most_bytes].decode("utf-8", errors="ignore")
