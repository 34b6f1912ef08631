"""The names of the places a reader fills in and of headings, by which a copy that comes back is read; no document.

Word keeps at most 64 characters of such a name.
"""

from __future__ import annotations

import re
from enum import StrEnum
from hashlib import blake2b
from typing import Final

LINK: Final = "delivery:link"
CONTACT: Final = "delivery:contact"
BACK_CHANNEL: Final = "plan:back_channel"
SIGNAL: Final = "plan:signal"
FILL_IN: Final = "____________"
"""What stands in a place until somebody fills it in: a line to write on by hand."""
CLOCK: Final = "__:__"
"""The same where a time of day belongs."""
QUESTIONS: Final = 4
"""How many questions the debrief asks."""

_PERSON: Final = "delivery:person:"
_ACTUAL: Final = "actual:"
_DEBRIEF: Final = "debrief:"
_ROLE_LENGTH: Final = 40


class ActualPart(StrEnum):
    """What is written down of one segment afterwards."""

    START = "start"
    END = "end"
    NOTE = "note"


def bookmark_name(anchor: str) -> str:
    """The bookmark of an anchor: ``Segment_`` and a segment's id, else a name of its own; Word takes 40 signs."""
    name = anchor[:1].upper() + anchor[1:]
    if re.fullmatch(r"[A-Z][A-Za-z0-9_]{0,39}", name):
        return name
    return f"Place_{blake2b(anchor.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def segment_anchor(segment_id: str) -> str:
    """The anchor of a segment's heading."""
    return f"segment_{segment_id}"


def person_fill(role: str) -> str:
    """The place for the name and the phone of whoever fills a role."""
    return f"{_PERSON}{role.strip()[:_ROLE_LENGTH]}"


def person_role(name: str) -> str:
    """The role a place is for, as the place has it; empty where it is for something else."""
    return name.removeprefix(_PERSON) if name.startswith(_PERSON) else ""


def role_of(name: str, roles: tuple[str, ...]) -> str:
    """Which of these roles a place is for, or empty."""
    return next((role for role in roles if person_fill(role) == name), "")


def actual_fill(segment_id: str, part: ActualPart) -> str:
    """The place for when a segment began or ended, or for what happened."""
    return f"{_ACTUAL}{segment_id}:{part.value}"


def actual_of(name: str) -> tuple[str, ActualPart] | None:
    """The segment's id and what of it stands in a place; None where the place is for something else."""
    head, _, part = name.rpartition(":")
    if not head.startswith(_ACTUAL) or part not in tuple(ActualPart):
        return None
    return head.removeprefix(_ACTUAL), ActualPart(part)


def debrief_fill(number: int) -> str:
    """The place for the answer to one of the debrief's questions, counted from 1."""
    return f"{_DEBRIEF}{number}"


def debrief_of(name: str) -> int | None:
    """Which question a place answers; None where it is for something else."""
    number = name.removeprefix(_DEBRIEF)
    return int(number) if name.startswith(_DEBRIEF) and number.isascii() and number.isdigit() else None
