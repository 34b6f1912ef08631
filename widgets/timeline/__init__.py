"""The timeline of the open plan: one painted scroll area, and the Qt-free modules that know where things are."""

from widgets.timeline.view import TimelineView

__all__ = ["TimelineView"]
