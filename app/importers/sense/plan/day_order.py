"""Settles whether ``4/3`` is the third of April or the fourth of March, for all dates of a table at once."""

from __future__ import annotations

from app.domain.sheet import Place
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.text.dates import Day, shown_day


def settle_days(items: list[Item], book: Notebook) -> None:
    """Turn ambiguous dates round where another date of the table, or the person, says that the day comes first."""
    unsure = [item for item in items if item.day and item.day.other]
    if not unsure or not _day_first(items, unsure, book):
        return
    for item in unsure:
        item.day = turned(item.day)
        item.end_day = turned(item.end_day)


def turned(day: Day | None) -> Day | None:
    """The day with its day and month the other way round, where both can be."""
    if day is None or not day.other:
        return day
    return Day(day.other, day.label, day.other if day.date else "")


def _day_first(items: list[Item], unsure: list[Item], book: Notebook) -> bool:
    """A date such as 25/3 says so; one such as 3/25 the contrary; else the order that keeps the days together."""
    settled = [item.day for item in items if item.day and item.day.sure]
    if settled:
        return any(day.sure == "day" for day in settled)
    days = [item.day for item in unsure if item.day]
    month_first, day_first = len({day.key[:-3] for day in days}), len({day.other[:-3] for day in days})
    others = ", like others here" if len({day.key for day in days}) > 1 else ""
    return asked(days[0], unsure[0].time_place or unsure[0].place, book, others, day_first < month_first)


def asked(day: Day, place: Place, book: Notebook, others: str = "", day_first: bool = False) -> bool:
    """Whether the day comes first in an ambiguous date, as the person says, else as guessed here."""
    readings = (f"{shown_day(day.key)}: the month comes first", f"{shown_day(day.other)}: the day comes first")
    return book.ask("date", place, day.label, f"can be two dates{others}", readings, usual=int(day_first)) == 1
