"""The plan as a table that is edited in place."""

from widgets.outline.panel import OutlinePanel
from widgets.outline.view import OutlineView

__all__ = ["OutlinePanel", "OutlineView"]
