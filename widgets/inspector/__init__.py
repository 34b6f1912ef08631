"""The inspector at the right: everything the selected segment, or the session, has."""

from widgets.inspector.inspector import Inspector

__all__ = ["Inspector"]
