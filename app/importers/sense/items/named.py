"""Tells the names of those who lead that lines of text carry in brackets or behind a tab; knows no table."""

from __future__ import annotations

import re
from typing import Final

from app.domain.plan import Kind
from app.domain.sheet import Meaning
from app.importers.sense.items.items import Item
from app.importers.sense.notebook import Notebook
from app.importers.sense.text.kinds import kind_of

SHARE: Final = 0.5
"""So many of the lines that are no breaks end in a name, where names stand there at all."""
LONGEST_LINE: Final = 300
"""A longer one is a text and no title with a name behind it; to look would take the square of its length."""
_TITLE = r"(?:dr|prof|mr|mrs|ms|mx|sir|herr|frau|hr|fr|mme|mlle|m|sr|sra|srta|dra|dott|dott\.ssa|ing|dhr|mw|mevr)\.?"
_NAME = r"[^\W\d_a-z][\w'’.-]*(?:\s(?:(?:de|da|di|du|del|della|van|von|der|den|la|le|zu)\s)*[^\W\d_a-z][\w'’.-]*){0,3}"
_ALL = r"all|everyone|team|alle|tous|toutes|todos|todas|tutti|allen"
_AND = r"\s?(?:,|&|/|\+|\s(?:and|und|et|y|e|en)\s)\s?"
_NAMES: Final = re.compile(rf"(?:{_NAME}|(?i:{_ALL}))(?:{_AND}(?:{_NAME}|(?i:{_ALL})))*")
_SURE: Final = re.compile(rf"(?i:{_TITLE})\s\S.*|(?i:{_ALL})|{_NAME}\s{_NAME}|.*{_AND}.*")
"""What is a name beyond doubt, where a word with a capital may be anything."""
_ELSE: Final = re.compile(
    r"\b(?:\w*room\w*|hall\w*|\w*saal|\w*raum|aula|foyer|lobby|zoom|teams|online|hybrid|plenum|plenary|gruppen?|groups?|optional"
    r"|tb[acd]|break\w*|salle|sala|zaal|stage|campus|cafeteria|kantine|canteen|restaurant|hotel|park|garden|part|teil)\b",
    re.IGNORECASE,
)
"""Words of places and of ways to work, which are no names."""
_BEHIND: Final = re.compile(r"(?P<title>.*\w.*?)\s*[(\[](?P<names>[^()\[\]]{2,60})[)\]]\s*$")


def name_leaders(items: list[Item], book: Notebook) -> None:
    """Where most lines end in a name in brackets, those lead: "Welcome (Ann and Ben)". Asked once."""
    told = [item for item in items if kind_of(item.title) is not Kind.BREAK]
    found = {id(item): match for item in told if (match := _behind(item.title)) and _is_name(match["names"])}
    sure = [match["names"] for match in found.values() if _SURE.fullmatch(match["names"])]
    if len(found) < max(2, SHARE * len(told)) or not sure:
        return
    first = next(item for item in told if id(item) in found)
    readings = ("who leads", "part of the title")
    if book.ask("names", first.place, f"({found[id(first)]['names']})", "stands behind what happens", readings) == 1:
        return
    for item in told:
        if match := found.get(id(item)):
            item.title, item.owner = match["title"], " ".join(match["names"].split())


def name_behind(item: Item) -> None:
    """What stands behind a tab and is a name beyond doubt leads the line ("Report", tab, "Frau Kern")."""
    for detail in list(item.details):
        meaning, header, text = detail
        if (
            meaning is Meaning.DESCRIPTION
            and not header
            and not item.owner
            and _is_name(text)
            and _SURE.fullmatch(text)
        ):
            item.owner = text
            item.details.remove(detail)


def _behind(title: str) -> re.Match[str] | None:
    return _BEHIND.fullmatch(title) if len(title) <= LONGEST_LINE else None


def _is_name(text: str) -> bool:
    if len(text) > LONGEST_LINE or not _NAMES.fullmatch(text.strip()):
        return False
    return not _ELSE.search(text) and kind_of(text) is Kind.INPUT
