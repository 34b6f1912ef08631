"""What a column might mean, and how much speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.sheet import Meaning


@dataclass(slots=True)
class Candidate:
    """A meaning, how much speaks for it, and what that is ("header", "cells", "chosen", ...)."""

    meaning: Meaning
    weight: float
    why: str


def columns_of(taken: dict[int, Candidate], meaning: Meaning) -> list[int]:
    """The columns taken for this, from left to right."""
    return [column for column in sorted(taken) if taken[column].meaning is meaning]


def column_of(taken: dict[int, Candidate], meaning: Meaning) -> int | None:
    """The first column taken for this."""
    return next(iter(columns_of(taken, meaning)), None)
