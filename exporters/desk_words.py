"""What a workbook says when something else is typed than a cell takes, in its language."""

from __future__ import annotations

from app.domain.tongue import Tongue


def clock_words(say: Tongue) -> str:
    """Of a time of day."""
    return say("This is no time of day. Type it like {clock}.", clock=say.clock(10 * 3600 + 52 * 60))


def minutes_words(say: Tongue) -> str:
    """Of a length."""
    return say("This is no length. Type minutes as a number, like 25.")


def offset_words(say: Tongue) -> str:
    """Of minutes from the start."""
    return say("Type minutes from the start as a number; before the start it is negative.")


def days_words(say: Tongue) -> str:
    """Of days ahead."""
    return say("Type whole days as a number, like 5.")


def date_words(say: Tongue) -> str:
    """Of a day."""
    return say("This is no date.")
