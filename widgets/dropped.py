"""Files dropped from elsewhere: which there are, and which of them could be a run-of-show by their name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QMimeData

READABLE: Final = (
    "xlsx",
    "xlsm",
    "xls",
    "ods",
    "csv",
    "tsv",
    "txt",
    "docx",
    "docm",
    "htm",
    "html",
    "mht",
    "mhtml",
    "xml",
    "fods",
)
DECKS: Final = ("pptx",)
"""Slide decks: for a session that is open."""


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """The local files in what is dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def is_deck(path: Path) -> bool:
    """Whether its name tells that it is a slide deck."""
    return path.suffix.lower().lstrip(".") in DECKS


def why_not(path: Path) -> str:
    """The sentence for a file that its name tells to be no run-of-show; empty: it may be one."""
    if path.is_dir():
        words = QCoreApplication.translate("Dropped", "“{0}” is a folder. Drop the files themselves.")
        return words.format(path.name)
    ending = path.suffix.lower().lstrip(".")
    if not ending or ending in READABLE + DECKS:
        return ""
    words = QCoreApplication.translate(
        "Dropped", "“{0}” cannot be read as a run-of-show. Drop a spreadsheet (.xlsx, .csv) or a Word file (.docx)."
    )
    return words.format(path.name)
