"""The open library and plan, and the one door through which anything in them changes."""

from __future__ import annotations

from app.session.door import Session
from app.session.saving import SaveState

__all__ = ["SaveState", "Session"]
