"""The alignment check under the timeline: findings with their places, what to do, and how ready the session is."""

from widgets.rules.panel import AlignmentPanel

__all__ = ["AlignmentPanel"]
