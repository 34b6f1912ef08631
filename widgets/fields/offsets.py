"""How an offset into a segment is written (+08, +08:30, −05) and read back."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.clock import parse_timer

MINUTE_S: Final = 60


def offset_words(seconds: int) -> str:
    """Minutes into the segment: "+08"; with seconds where there are any: "+08:30"; before it: "−05"."""
    minutes, rest = divmod(abs(seconds), MINUTE_S)
    tail = f":{rest:02}" if rest else ""
    return f"{'−' if seconds < 0 else '+'}{minutes:02}{tail}"


def read_offset(text: str) -> int:
    """Seconds from "+8", "8:30" (minutes and seconds), "-5", "45 s"; ValueError carries a sentence."""
    bare = text.strip().replace("−", "-")
    sign = -1 if bare.startswith("-") else 1
    bare = bare.lstrip("+-").strip()
    if re.fullmatch(r"0+", bare):
        return 0
    try:
        return sign * parse_timer(bare)
    except ValueError:
        words = QCoreApplication.translate("Fields", "Write an offset, such as +8, +8:30 or -5.")
        raise ValueError(words) from None
