"""Handing off: the run, who gets what, the pages, the version, and what came of it."""

from widgets.handoff.dialog import HandOffDialog

__all__ = ["HandOffDialog"]
