"""The three failures a person can be told about, sorted by who can mend them.

Everything else that is raised is a bug and reaches the one excepthook.
"""

from __future__ import annotations


class EditRefused(Exception):
    """The person asked for something the plan cannot be; the message says what to do instead."""


class StoreUnavailable(Exception):
    """The machine (disk, permissions, another version) keeps the library from being read or written."""


class ImportProblem(Exception):
    """A file cannot be read; the message names the place in the file and the reason."""
