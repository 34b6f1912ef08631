"""What was handed off: when, to whom, what changed since, and who still holds an older version."""

from widgets.handoffs.desk import HandoffDesk
from widgets.handoffs.dialog import HandoffsDialog

__all__ = ["HandoffDesk", "HandoffsDialog"]
