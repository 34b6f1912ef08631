"""Reading somebody's run-of-show: the sheet as it is, what it becomes, and what is in doubt."""

from widgets.importing.dialog import ImportDialog

__all__ = ["ImportDialog"]
