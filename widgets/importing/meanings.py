"""The menus in which columns and rows are taken for something else, in plain words; knows no sheet."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.sheet import MEANING_WORDS, Column, Meaning, RowRole
from widgets.parts import literal

GROUPS: Final[tuple[tuple[Meaning, ...], ...]] = (
    (Meaning.START, Meaning.END, Meaning.LENGTH, Meaning.RANGE, Meaning.DAY),
    (Meaning.TITLE, Meaning.SECTION, Meaning.KIND, Meaning.DESCRIPTION, Meaning.NOTES, Meaning.WHY),
    (Meaning.OWNER, Meaning.LANE),
    (Meaning.CUE, Meaning.MATERIAL, Meaning.SCRIPT, Meaning.SLIDES),
)
"""When, what, who and where, beside; all others are under one more menu."""

LAST: Final = (Meaning.KEEP, Meaning.IGNORE)

_HINTS: Final[dict[Meaning, str]] = {
    Meaning.START: "When a row begins",
    Meaning.END: "When a row is over",
    Meaning.LENGTH: "How long a row takes",
    Meaning.RANGE: "Start and end in one cell, such as 9:00–9:30",
    Meaning.DAY: "The day of a row: each day becomes a session of its own",
    Meaning.TITLE: "What a row is called",
    Meaning.SECTION: "The part of the session a row belongs to",
    Meaning.KIND: "Talk, break, discussion …",
    Meaning.WHY: "The reason a row is there",
    Meaning.OWNER: "Who leads it",
    Meaning.LANE: "The room or track a row runs in",
    Meaning.CUE: "What the producer does: each line becomes a cue",
    Meaning.MATERIAL: "What must be there: each line becomes a support need",
    Meaning.SCRIPT: "What is said, word for word",
    Meaning.LANE_TITLE: "A column a room or track: its heading names it, its cells are titles",
    Meaning.DAY_TITLE: "A column a day: its heading names it, its cells are titles",
    Meaning.PART_TITLE: "Rows are sessions; columns are their parts, one after another",
    Meaning.KEEP: "Stays with each segment, as a field under the column's name",
    Meaning.IGNORE: "Not read at all",
}
_WHYS: Final = {
    "header": "its heading says so",
    "cells": "its cells look like it",
    "chosen": "you said so",
    "unknown": "its heading is none we know, so nothing is lost",
}
ROLE_WORDS: Final[dict[RowRole, str]] = {
    RowRole.HEADER: "The heading of the columns",
    RowRole.SECTION: "A section",
    RowRole.ITEM: "A segment like the others",
    RowRole.LEFT_OUT: "Leave this row out",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Meanings", text)


def meaning_words(meaning: Meaning, header: str) -> str:
    """What a column is taken for; a kept one says under which name."""
    if meaning is Meaning.KEEP and header:
        return _tr("Keep as “{0}”").format(" ".join(header.split()))
    return _tr(MEANING_WORDS[meaning])


def why_words(column: Column) -> str:
    """What it is taken for, and why, in a line."""
    reason = _WHYS.get(column.why, column.why)
    words = meaning_words(column.meaning, column.header)
    return f"{words}: {_tr(reason)}" if reason else words


def column_menu(column: Column, letters: str, parent: QWidget) -> QMenu:
    """The meanings a column can have; each action's data is the column's id and the meaning, None for what was read."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    told = menu.addAction(f"{letters} · {literal(why_words(column))}")
    told.setEnabled(False)
    for group in (*GROUPS, LAST):
        menu.addSeparator()
        for meaning in group:
            _offer(menu, column, meaning)
        if group == GROUPS[-1]:
            _add_rest(menu, column)
    menu.addSeparator()
    back = menu.addAction(_tr("Back to what was read"))
    back.setData((column.id, None))
    back.setEnabled(column.why == "chosen")
    return menu


def _add_rest(menu: QMenu, column: Column) -> None:
    named = {*LAST, *(meaning for group in GROUPS for meaning in group)}
    rest = [meaning for meaning in Meaning if meaning not in named]
    more = menu.addMenu(_tr("More"))
    more.setToolTipsVisible(True)
    for meaning in rest:
        _offer(more, column, meaning)
    if column.meaning in rest:
        more.setTitle(_tr("More ({0})").format(meaning_words(column.meaning, column.header)))


def _offer(menu: QMenu, column: Column, meaning: Meaning) -> None:
    action = menu.addAction(literal(meaning_words(meaning, column.header)))
    action.setCheckable(True)
    action.setChecked(meaning is column.meaning)
    action.setData((column.id, meaning))
    action.setToolTip(_tr(_HINTS.get(meaning, "")) or action.text())


def row_menu(row: int, now: RowRole | None, said: RowRole | None, parent: QWidget) -> QMenu:
    """What a row can be; each action's data is the role, None for what was read. ``now``: what it is taken for."""
    menu = QMenu(parent)
    told = menu.addAction(_tr("Row {0}").format(row + 1))
    told.setEnabled(False)
    menu.addSeparator()
    for role, words in ROLE_WORDS.items():
        action = QAction(_tr(words), menu)
        action.setCheckable(True)
        action.setChecked(role is now)
        action.setData(role)
        menu.addAction(action)
    menu.addSeparator()
    back = menu.addAction(_tr("Back to what was read"))
    back.setEnabled(said is not None)
    return menu
