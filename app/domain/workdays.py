"""Days and working days between two ISO dates; knows no holidays."""

from __future__ import annotations

from datetime import date

_WEEK = 7
_WORKING = 5


def days_between(one: str, other: str) -> int | None:
    """The days from one date to another, negative when it lies before; None where one of them is empty."""
    if not one or not other:
        return None
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def workdays_between(one: str, other: str) -> int | None:
    """The Mondays to Fridays from one date up to another, which does not count itself; none where it lies before.

    None where one of the dates is empty.
    """
    days = days_between(one, other)
    if days is None:
        return None
    weeks, rest = divmod(max(0, days), _WEEK)
    first = date.fromisoformat(one).weekday()
    return weeks * _WORKING + sum((first + n) % _WEEK < _WORKING for n in range(rest))
