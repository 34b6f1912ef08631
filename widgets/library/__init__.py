"""The library at the left: programs, their sessions, and the trash."""

from widgets.library.sidebar import Sidebar

__all__ = ["Sidebar"]
