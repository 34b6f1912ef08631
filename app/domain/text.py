"""The border every text from outside crosses once: no control characters, no surrogates, no endless field."""

from __future__ import annotations

import re
from typing import Final

MAX_TEXT: Final = 20_000
"""Characters a field may hold: a line of a million froze a text editor for 25 s, 20,000 does not show."""
MAX_LINE: Final = 500
"""Characters a title or a name may hold."""

_UNWANTED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def clean(text: str, most: int = MAX_TEXT) -> str:
    """Text any database, document or widget takes: ``\\n`` line ends, no controls, at most ``most`` characters."""
    if text.isprintable():  # as nearly all are: nothing to look for in them
        return text[:most]
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    return _UNWANTED.sub("", unified.replace("\u2029", "\n"))[:most]


def one_line(text: str, most: int = MAX_LINE) -> str:
    """Cleaned text with all white space folded to single spaces, for titles and names."""
    return " ".join(clean(text, max(most, MAX_TEXT)).split())[:most]
