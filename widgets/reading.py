"""Reads typed lengths for fields and tables alike; its sentences are for the person who typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.clock import parse_length
from app.domain.text import one_line


def read_length(text: str) -> int:
    """Seconds from typed words; ValueError carries a sentence for the person."""
    try:
        return parse_length(text)
    except ValueError:
        words = QCoreApplication.translate("Fields", "“{0}” is not a length. Write 25, 1:30 or 45 s.")
        raise ValueError(words.format(one_line(text, 20))) from None
