"""The one way to the files under ``resources/``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import resources

ROOT: Final = Path(resources.__path__[0])


def asset(*parts: str) -> Path:
    """The path of a shipped file, e.g. ``asset("icons", "undo.svg")``; raises FileNotFoundError when there is none."""
    path = ROOT.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
