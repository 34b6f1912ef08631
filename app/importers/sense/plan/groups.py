"""Parts the items of a sheet into plans, one a day, and finds what each plan is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.domain.sheet import CellKind, Grid, Place
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.plan.day_order import asked
from app.importers.sense.plan.facts import labeled
from app.importers.sense.text.dates import Day, days_between, find_day, whole_day
from app.importers.sense.text.times import DAY, find_spans

CALENDAR: Final = 1.5
"""Up to so many items a day over three days and more are one series, not as many sessions."""
LOOKED_UP: Final = 30
LONGEST_TITLE: Final = 90
_DATED: Final = re.compile(r"\s*(?:date|datum|fecha|data|when|day|日付|日期|날짜)\s?[:：]\s?", re.IGNORECASE)


@dataclass
class Group:
    """The items of one plan; ``label`` is what tells it from the others of its file, ``date`` ISO or empty."""

    sheet: int
    label: str = ""
    date: str = ""
    items: list[Item] = field(default_factory=list)


def grouped(sheet: int, grid: Grid, tables: list[list[Item]], book: Notebook) -> list[Group]:
    """A plan a day; a table without days is one plan; a series of single items over many days is one."""
    groups: list[Group] = []
    for items in tables:
        days: dict[str, Group] = {}
        for item in items:
            day = item.day or Day("", "")
            days.setdefault(day.key, Group(sheet, day.label, day.date)).items.append(item)
        if len(days) >= 3 and len(items) <= CALENDAR * len(days):
            groups.append(_series(sheet, list(days.values())))
        else:
            groups.extend(days.values())
    for group in groups:
        group.date = group.date or _date_above(grid, group, book)
    return groups


def _series(sheet: int, days: list[Group]) -> Group:
    """Days in a row as one plan: each item as many days on as its date, or its place among them, says."""
    first = days[0].items[0].day
    for number, group in enumerate(days):
        for item in group.items:
            on = DAY * (days_between(first, item.day) or number) if first and item.day else 0
            item.start_s = None if item.start_s is None else item.start_s + on
            item.end_s = None if item.end_s is None else item.end_s + on
    return Group(sheet, "", days[0].date, [item for group in days for item in group.items])


def _date_above(grid: Grid, group: Group, book: Notebook) -> str:
    """A full date written above the first item of a plan that names no other day."""
    if group.label:
        return ""
    first = min(item.place.row for item in group.items)
    for row in range(first - 1, max(-1, first - LOOKED_UP), -1):
        for column, cell in enumerate(grid.rows[row]):
            found = find_day(cell.date or cell.text) if cell and len(cell.text) < LONGEST_TITLE else None
            if found and found[0].date:
                day = found[0]
                if cell.date or whole_day(_DATED.sub("", cell.text)):
                    book.use(Place(group.sheet, row, column))
                unsure = day.other and not cell.date and asked(day, Place(group.sheet, row, column), book)
                return day.other if unsure else day.date
    return ""


def title_above(sheet: int, grid: Grid, groups: list[Group], book: Notebook) -> str:
    """The first line of a sheet, where it stands alone in its row above everything read and reads like a title."""
    first = min((item.place.row for group in groups for item in group.items), default=0)
    for row, cells in enumerate(grid.rows[:first]):
        filled = [(column, cell) for column, cell in enumerate(cells) if cell]
        if not filled:
            continue
        column, cell = filled[0]
        if labeled(cell.text):
            continue
        place = Place(sheet, row, column)
        if len(filled) > 1 or cell.kind is not CellKind.TEXT or not _reads_like_title(cell.text) or book.is_used(place):
            return ""
        book.use(place)
        return " ".join(cell.text.split())
    return ""


def _reads_like_title(text: str) -> bool:
    plain = len(text) <= LONGEST_TITLE and sum(sign.isalpha() for sign in text) >= 3 and not text.rstrip().endswith(":")
    return plain and whole_day(text) is None and not find_spans(text)
