"""How modules are loaded: by one thread at a time, and without being read twice.

Heavy libraries are imported where they are used, on several threads; one lock lets each be loaded whole.

Python gives way where two threads wait for each other's half-loaded modules, and one of them then meets a module
without the names it asked for: seen with pydantic, wanted by the writer and by an import of a file right after a start.
"""

from __future__ import annotations

import builtins
from threading import RLock
from typing import Final

alone: Final = RLock()
"""Held while pydantic, or anything built on it, is imported."""


def import_plainly() -> None:
    """Give ``import`` back to Python: once PySide6 is loaded it reads the source of every module that comes after it.

    It looks for ``from __feature__ import``, which nothing here uses.
    """
    import PySide6.QtCore  # noqa: F401 (what it replaces can be given back only afterwards)

    own = vars(builtins)
    own["__import__"] = own.get("__orig_import__", builtins.__import__)
