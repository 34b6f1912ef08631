"""The command palette: one line that finds every verb, segment, session and program."""

from widgets.palette.box import CommandPalette
from widgets.palette.entries import Entry, Sort, actions_of, programs_of, segments_of, sessions_of

__all__ = ["CommandPalette", "Entry", "Sort", "actions_of", "programs_of", "segments_of", "sessions_of"]
