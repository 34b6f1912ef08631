"""Heavy libraries are imported where they are used, on several threads; one lock lets each be loaded whole.

Python gives way where two threads wait for each other's half-loaded modules, and one of them then meets a module
without the names it asked for: seen with pydantic, wanted by the writer and by an import of a file right after a start.
"""

from __future__ import annotations

from threading import RLock
from typing import Final

alone: Final = RLock()
"""Held while pydantic, or anything built on it, is imported."""
