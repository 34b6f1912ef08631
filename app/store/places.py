"""Where the library is when nobody says otherwise."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """The folder for this person's data on this system."""
    import platformdirs

    return Path(platformdirs.user_data_dir("Throughline", appauthor=False))


def default_library_path() -> Path:
    """The library that needs no set-up."""
    return data_folder() / "library.throughline-library"
