"""A Word template of an organization, once it is read: a package that holds a look and nothing that acts."""

from __future__ import annotations

from typing import Final

MARK: Final = b"throughline template 1"
"""Stands at the end of every package the reader of templates has made."""


def is_read(content: bytes) -> bool:
    """Whether these bytes come from the reader of templates, not straight from somebody's file."""
    return content.endswith(MARK)
