"""Reads typed lengths for fields and tables alike; its sentences are for the person who typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.clock import parse_length, parse_timer
from app.domain.text import MAX_LINE, one_line


def read_line(text: str) -> str:
    """Words on one line, never cut in silence; ValueError carries a sentence for the person who typed or pasted."""
    words = one_line(text, len(text))
    if len(words) > MAX_LINE:
        raise ValueError(too_long(MAX_LINE, len(words)))
    return words


def too_long(most: int, count: int) -> str:
    """The sentence for more characters than there is room for."""
    sentence = QCoreApplication.translate("Fields", "There is room for {0:,} characters here; this text has {1:,}.")
    return sentence.format(most, count)


def read_length(text: str) -> int:
    """Seconds of what is counted in minutes (7:30 has seconds); ValueError carries a sentence for the person."""
    try:
        return parse_timer(text)
    except ValueError:
        words = QCoreApplication.translate("Fields", "“{0}” is not a length. Write minutes: 25, 7:30 or 1 h 30.")
        raise ValueError(words.format(one_line(text, 20))) from None


def read_hours(text: str) -> int:
    """Seconds of what is counted in hours (1:30 is an hour and a half); ValueError carries a sentence."""
    try:
        return parse_length(text)
    except ValueError:
        words = QCoreApplication.translate("Fields", "“{0}” is not a length. Write 90, 1:30 or 1 h 30.")
        raise ValueError(words.format(one_line(text, 20))) from None
