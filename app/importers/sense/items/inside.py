"""Finds the times and lengths that stand inside the titles of a table without a column for them."""

from __future__ import annotations

from typing import Final

from app.domain.sheet import CellKind, Column, Meaning
from app.importers.sense.items.items import Item
from app.importers.sense.tables.regions import Region
from app.importers.sense.text.parts import Part, ending_length, ending_span, leading_part

SHARE: Final = 0.6
FEWEST: Final = 2
TIMED: Final = frozenset({Meaning.RANGE, Meaning.START, Meaning.END, Meaning.LENGTH})


def timed_title(text: str) -> Part | None:
    """The parts of a title such as "Welcome (10 min)", "9:00 Welcome" or "Welcome 9:00-9:10"; None without a time."""
    line = " ".join(text.split())
    part = leading_part(line) or ending_span(line) or ending_length(line)
    return part if part and part.title else None


def tells_times(region: Region, columns: list[Column]) -> bool:
    """Whether most titles under a header, without a column of times or lengths, carry their own."""
    titles = [column.index for column in columns if column.meaning is Meaning.TITLE]
    if not titles or not region.headers or any(column.meaning in TIMED for column in columns):
        return False
    texts = [cell.text for cell in region.cells(titles[0]) if cell.kind is CellKind.TEXT]
    timed = sum(timed_title(text) is not None for text in texts)
    return timed >= max(FEWEST, SHARE * len(texts))


def take_from_title(item: Item) -> None:
    """Give the item the time or length its title carries."""
    if part := timed_title(item.title):
        item.title, item.length = part.title, part.length
        if part.span:
            item.start, item.end = part.span.start, part.span.end
        for more in part.more:
            item.add(Meaning.DESCRIPTION, "", more)
