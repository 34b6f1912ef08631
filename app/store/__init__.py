"""The library on disk: opening, reading and writing it; rows never leave this package."""

from __future__ import annotations

from app.store.library import Store, open_store
from app.store.places import data_folder, default_library_path
from app.store.reader import Entry, LibraryRead
from app.store.writes import Cause, Failed, Noticed, Report, Saved, Warned, Write

__all__ = [
    "Cause",
    "Entry",
    "Failed",
    "LibraryRead",
    "Noticed",
    "Report",
    "Saved",
    "Store",
    "Warned",
    "Write",
    "data_folder",
    "default_library_path",
    "open_store",
]
