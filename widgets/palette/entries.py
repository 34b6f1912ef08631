"""What the palette can find, gathered from the menus, the open plan and the library; it paints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.domain.layout import Layout
from app.domain.library import Library
from app.domain.plan import Plan
from widgets.parts import clock


class Sort(StrEnum):
    """What an entry is."""

    ACTION = "action"
    SEGMENT = "segment"
    SESSION = "session"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find: its words, what it is or where it stands, its keys, and what choosing it does."""

    sort: Sort
    words: str
    note: Callable[[], str]
    run: Callable[[], object]
    keys: str = ""


def actions_of(menus: Iterable[QMenu], left_out: str, first: Sequence[QAction] = ()) -> list[Entry]:
    """Every verb of some menus that can be done now, those of menus inside too but for the menus of that name.

    ``first``: the verbs that stand at the top, as long as they can be done.
    """
    known: set[str] = set()
    found: list[tuple[int, Entry]] = []
    for menu in menus:
        for path, action in _walk(menu, (), left_out):
            words = ": ".join((*path, name_of(action)))
            if words not in known:
                known.add(words)
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                note = partial(str, _clean(menu.title()))
                place = first.index(action) if action in first else len(first)
                found.append((place, Entry(Sort.ACTION, words, note, action.trigger, keys)))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _walk(menu: QMenu, path: tuple[str, ...], left_out: str) -> Iterator[tuple[tuple[str, ...], QAction]]:
    for action in menu.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            if inside.objectName() != left_out:
                yield from _walk(inside, (*path, name_of(action)), left_out)
        elif action.isEnabled() and not action.isSeparator():
            yield path, action


def name_of(action: QAction) -> str:
    """What a verb is called where its menu is not seen: "Add segment" for what *Insert* calls "Segment"."""
    return str(action.data() or _clean(action.text()))


def _clean(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def segments_of(plan: Plan, layout: Layout, go: Callable[[str], object], parked: str) -> list[Entry]:
    """Every segment of a plan, with its time, or ``parked`` for one on the shelf."""

    def note(segment_id: str) -> str:
        return parked if segment_id in layout.parked else clock(layout.start_of(segment_id))

    return [Entry(Sort.SEGMENT, one.title, partial(note, one.id), partial(go, one.id)) for one in plan.segments]


def sessions_of(library: Library, go: Callable[[str], object], recent: Sequence[str] = ()) -> list[Entry]:
    """Every session that is not in the trash, with its program; those of ``recent`` before the others."""
    programs = {one.id: one.title for one in library.programs}
    place = {plan_id: at for at, plan_id in enumerate(recent)}
    living = [one for one in library.plans if not one.trashed_at]
    return [
        Entry(Sort.SESSION, one.title, partial(str, programs.get(one.program_id or "", "")), partial(go, one.id))
        for one in sorted(living, key=lambda one: place.get(one.id, len(place)))
    ]


def programs_of(library: Library, go: Callable[[str], object]) -> list[Entry]:
    """Every program that is not in the trash."""
    return [Entry(Sort.PROGRAM, one.title, str, partial(go, one.id)) for one in library.programs if not one.trashed_at]
