"""What came back as rows of a list: a heading for each segment in running order, and under it what came back of it.

What the plan says already is counted and folded, what is about something gone can only be read. No widget is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.layout import lay_out
from app.domain.plan import Kind, Plan
from app.domain.review import Returned, Review, Standing
from widgets.parts import several


def _tr(text: str) -> str:
    return QCoreApplication.translate("Review", text)


class Show(StrEnum):
    """What the list is cut down to."""

    ALL = "all"
    OPEN = "open"
    CLASH = "clash"
    REMARK = "remark"


LOST: Final = "lost"
SETTLED: Final = "settled"
UNREAD: Final = "unread"


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and what stands under it. ``key`` is a segment's id, empty for the session, or one of the three above.

    ``start_s`` is the wall clock the segment starts at; None where it does not run.
    """

    key: str
    title: str
    items: tuple[Returned, ...] = ()
    sentences: tuple[str, ...] = ()
    start_s: int | None = None
    kind: Kind | None = None
    folded: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids of what can be taken in."""
        return tuple(one.id for one in self.items if can_choose(one))


Row = Group | Returned | str
"""A heading, something that came back, or a sentence."""


def can_choose(one: Returned) -> bool:
    """Whether it can be taken in at all."""
    takes = one.on_plan is not None or one.on_run is not None
    return takes and one.standing not in (Standing.SETTLED, Standing.LOST)


def chosen_first(review: Review) -> frozenset[str]:
    """What is taken in unless the person says otherwise: nothing that overwrites or takes away."""
    safe = (Standing.OPEN, Standing.REMARK)
    return frozenset(one.id for one in review.items if can_choose(one) and one.standing in safe and not one.removes)


def shown(one: Returned, show: Show) -> bool:
    """Whether it stands in a list that is cut down."""
    return show is Show.ALL or one.standing.value == show.value


def groups_of(review: Review, plan: Plan, show: Show = Show.ALL) -> tuple[Group, ...]:
    """All of it, under headings."""
    items = [one for one in review.items if shown(one, show)]
    live = [one for one in items if one.standing not in (Standing.SETTLED, Standing.LOST)]
    return (*_segments(live, plan), *_rest(review, items, show))


def _segments(items: list[Returned], plan: Plan) -> Iterator[Group]:
    under: dict[str, list[Returned]] = {}
    for one in items:
        under.setdefault(one.segment_id, []).append(one)
    if "" in under:
        yield Group("", _tr("The session as a whole"), tuple(under.pop("")))
    layout = lay_out(plan)
    ordered = sorted(plan.segments, key=lambda one: (one.id in layout.parked, layout.start_of(one.id)))
    for segment in ordered:
        if segment.id in under:
            start_s = None if segment.id in layout.parked else layout.start_of(segment.id)
            yield Group(segment.id, segment.title, tuple(under.pop(segment.id)), start_s=start_s, kind=segment.kind)
    for key, found in under.items():
        yield Group(key, found[0].title or _tr("A new segment"), tuple(found))


def _rest(review: Review, items: list[Returned], show: Show) -> Iterator[Group]:
    lost = tuple(one for one in items if one.standing is Standing.LOST)
    settled = tuple(one for one in items if one.standing is Standing.SETTLED)
    if lost:
        yield Group(LOST, _tr("About what is gone: only to be read"), lost)
    if settled:
        words = several(len(settled), _tr("{0} needs nothing any more"), _tr("{0} need nothing any more"))
        yield Group(SETTLED, words, settled, folded=True)
    if review.unread and show is Show.ALL:
        yield Group(UNREAD, _tr("Not understood"), sentences=review.unread)


def rows_of(groups: tuple[Group, ...], open_keys: Collection[str] = ()) -> tuple[Row, ...]:
    """The rows the list has: what is folded only where it was opened."""
    rows: list[Row] = []
    for group in groups:
        rows.append(group)
        if not group.folded or group.key in open_keys:
            rows += [*group.items, *group.sentences]
    return tuple(rows)


def promise(review: Review, chosen: Collection[str]) -> str:
    """What will happen, in words: ``12 changes to 5 segments, 2 notes, 3 facts of how it went``."""
    taken = [one for one in review.items if one.id in chosen]
    notes = [one for one in taken if one.standing is Standing.REMARK]
    changes = [one for one in taken if one.standing is not Standing.REMARK and one.on_plan]
    of_run = [one for one in taken if one.standing is not Standing.REMARK and not one.on_plan]
    timed = [one for one in of_run if one.segment_id]
    parts = (
        *_changes(changes),
        _counted(len(notes), _tr("{0} note"), _tr("{0} notes")),
        _counted(len(timed), _tr("{0} fact of how it went"), _tr("{0} facts of how it went")),
        _counted(len(of_run) - len(timed), _tr("{0} fact of the run"), _tr("{0} facts of the run")),
    )
    return ", ".join(part for part in parts if part) or _tr("Nothing is chosen.")


def _changes(changes: list[Returned]) -> Iterator[str]:
    inside = [one for one in changes if one.segment_id]
    segments = len({one.segment_id for one in inside})
    if inside:
        where = several(segments, _tr("{0} segment"), _tr("{0} segments"))
        what = several(len(inside), _tr("{0} change"), _tr("{0} changes"))
        yield _tr("{0} to {1}").format(what, where)
    yield _counted(len(changes) - len(inside), _tr("{0} change to the session"), _tr("{0} changes to the session"))


def _counted(count: int, one: str, many: str) -> str:
    return several(count, one, many) if count else ""
