"""The library as the rows of a tree: pure values, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from app.domain.library import Library
from app.domain.plan import Plan, Program


class NodeKind(StrEnum):
    """What a row of the tree is."""

    HEADING = "heading"
    PROGRAM = "program"
    PLAN = "plan"
    GONE_PROGRAM = "gone_program"
    GONE_PLAN = "gone_plan"


@dataclass(frozen=True, slots=True)
class Node:
    """One row: what it stands for, its words, the quiet words at its right, and the rows under it."""

    kind: NodeKind
    id: str
    text: str
    note: str = ""
    under: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words the tree needs, already translated."""

    programs: str
    others: str
    trash: str
    status: dict[str, str]


def told_apart(text: str, seen: str, others: Iterable[str]) -> str:
    """A title of which only the beginning ``seen`` has room, from the word on where it differs from its neighbors.

    Sessions of one file are called alike, with the day at the end.
    """
    alike = [other for other in others if other != text and other.startswith(seen)]
    if not alike:
        return text
    shared = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(text, *alike, strict=False)))
    word = text.rfind(" ", 0, shared) + 1
    return "…" + text[word:] if word else text


def nodes(library: Library, search: str, words: Words) -> tuple[Node, ...]:
    """The rows to show; with a search only what has it in its title, with what stands above and below it."""
    wanted = search.casefold().strip()
    living = [plan for plan in library.plans if not plan.trashed_at]
    shown_programs = {program.id for program in library.programs if not program.trashed_at}
    programs = tuple(
        node
        for program in library.programs
        if not program.trashed_at and (node := _program(program, living, wanted, words)) is not None
    )
    loose = [plan for plan in living if plan.program_id not in shown_programs and _has(plan.title, wanted)]
    made: list[Node] = []
    if programs:
        made.append(Node(NodeKind.HEADING, "programs", words.programs, under=programs))
    if loose:
        made.append(Node(NodeKind.HEADING, "others", words.others, under=tuple(_plan(plan, words) for plan in loose)))
    gone = _gone(library, wanted)
    if gone:
        made.append(Node(NodeKind.HEADING, "trash", words.trash, str(len(gone)), gone))
    return tuple(made)


def _program(program: Program, living: list[Plan], wanted: str, words: Words) -> Node | None:
    own = [plan for plan in living if plan.program_id == program.id]
    found = own if _has(program.title, wanted) else [plan for plan in own if _has(plan.title, wanted)]
    if not found and not _has(program.title, wanted):
        return None
    under = tuple(_plan(plan, words) for plan in found)
    return Node(NodeKind.PROGRAM, program.id, program.title, str(len(own)), under)


def _plan(plan: Plan, words: Words) -> Node:
    return Node(NodeKind.PLAN, plan.id, plan.title, words.status.get(plan.status, ""))


def _gone(library: Library, wanted: str) -> tuple[Node, ...]:
    programs = [
        Node(NodeKind.GONE_PROGRAM, one.id, one.title)
        for one in library.programs
        if one.trashed_at and _has(one.title, wanted)
    ]
    plans = [
        Node(NodeKind.GONE_PLAN, one.id, one.title)
        for one in library.plans
        if one.trashed_at and _has(one.title, wanted)
    ]
    return (*programs, *plans)


def _has(title: str, wanted: str) -> bool:
    return wanted in title.casefold()
