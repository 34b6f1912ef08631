"""Finds sheets that say the same as another and asks which of them is the plan; knows no rows and no columns."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Final

from app.domain.sheet import Place
from app.importers.sense.notebook import Notebook
from app.importers.sense.plan.groups import Group
from app.importers.sense.text.kinds import is_for_all
from app.importers.sense.text.words import normal

ALIKE: Final = 0.6
"""Two sheets that share so many of their titles tell of the same session."""
FEWEST: Final = 3
_DRAFT: Final = re.compile(
    r"\b(?:old|older|draft|drafts|archived?|backup|bak|previous|prior|superseded|obsolete|copy|unused|do not use"
    r"|alte?|veraltet|entwurf|kopie|ancien|brouillon|copie|antigu[oa]|borrador|copia|rascunho|vecchi[oa]|bozza|oude?)\b"
    r"|\(\d\)$|草稿|旧|下書き|초안",
    re.IGNORECASE,
)
_VERSION: Final = re.compile(r"\b(?:v|ver|version|rev)[\s._-]?(\d+(?:\.\d+)?)\b", re.IGNORECASE)
BOTH, FIRST, SECOND = range(3)


def drafts(groups: list[Group], book: Notebook) -> frozenset[int]:
    """The sheets to leave out, as the person says, else those that are named as drafts or repeat all of another."""
    sheets = {sheet: [group for group in groups if group.sheet == sheet] for sheet in {g.sheet for g in groups}}
    if len(sheets) < 2:
        return frozenset()
    titles = {sheet: _titles(held) for sheet, held in sheets.items()}
    left: set[int] = set()
    for one, other in combinations(sorted(sheets), 2):
        shared, most = len(titles[one] & titles[other]), max(len(titles[one]), len(titles[other]))
        if one in left or other in left or shared < FEWEST or shared < ALIKE * most or _other_days(sheets, one, other):
            continue
        names = [book.grids[sheet].name for sheet in (one, other)]
        usual = _usual(names, _told(sheets[one]) == _told(sheets[other]))
        question = f"has {shared} of its {most} titles in common with the sheet “{names[0]}”"
        readings = ("read both sheets", f"read only “{names[0]}”", f"read only “{names[1]}”")
        answer = book.ask("draft", Place(other), names[1], question, readings, usual=usual)
        if answer != BOTH:
            gone, kept = (other, names[0]) if answer == FIRST else (one, names[1])
            left.add(gone)
            book.forget(gone, range(len(book.grids[gone].rows)))
            book.leave(Place(gone), f"the sheet “{kept}” is read instead")
    return frozenset(left)


def _titles(groups: list[Group]) -> set[str]:
    """What the items are called; breaks and welcomes are the same everywhere."""
    return {normal(item.title) for group in groups for item in group.items if not is_for_all(item.title)}


def _other_days(sheets: dict[int, list[Group]], one: int, other: int) -> bool:
    """Whether both name their days, and none is the same: a session that is held again."""
    first, second = ({group.date or group.label for group in sheets[sheet]} - {""} for sheet in (one, other))
    return bool(first and second) and not first & second


def _told(groups: list[Group]) -> list[object]:
    return [
        (item.title, item.start_s, item.end_s, item.length, item.owner, item.lane, item.section, item.details)
        for group in groups
        for item in group.items
    ]


def _usual(names: list[str], same: bool) -> int:
    drafted = [bool(_DRAFT.search(name)) for name in names]
    if drafted[0] != drafted[1]:
        return SECOND if drafted[0] else FIRST
    versions = [float(found[1]) for name in names if (found := _VERSION.search(name))]
    if len(versions) == 2 and versions[0] != versions[1]:
        return SECOND if versions[0] < versions[1] else FIRST
    return FIRST if same else BOTH
