"""What a Word document of a handoff brought back: remarks, tracked changes, filled-in places; knows no file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.domain.annotations import Annotation, Mark
from app.domain.fill_ins import bookmark_name, segment_anchor
from app.domain.handoff import Handoff
from app.domain.identity import Identity, of_facts
from app.domain.matching import alike
from app.domain.plan import Delivery, Plan
from app.domain.review import Returned, Review, Standing
from app.domain.review_fills import Fills
from app.domain.review_form import filled_form
from app.domain.review_notes import adds_note, note_of, noted, shortened
from app.domain.sheet import Grid

_QUOTED: Final = 160
_FRONT: Final = "on the first pages"


def whose_guide(grids: tuple[Grid, ...]) -> Identity | None:
    """What a Word document says it was made from; None where it says nothing."""
    return next((found for grid in grids if (found := of_facts(dict(grid.facts)))), None)


def is_word(grids: tuple[Grid, ...]) -> bool:
    """Whether it is a Word document of ours, or one in which readers left something."""
    return any(grid.marks or grid.facts for grid in grids)


def review_guide(
    source: str, grids: tuple[Grid, ...], handoff: Handoff, plan: Plan, run: Delivery | None = None
) -> Review:
    """Everything readers left in a document of ``handoff`` (whole), against the plan and the run as they are now."""
    reader = _Reader(handoff, plan, run)
    marks = [mark for grid in grids for mark in grid.marks]
    if not any(mark.mark is Mark.FILLED for mark in marks):
        marks += filled_form(grids, handoff.plan)
    items = (*reader.remarks(marks), *reader.fills.items(marks))
    return Review(source, handoff.id, items, (*reader.fills.unread, *reader.unread))


class _Reader:
    """One document on its way to a list."""

    def __init__(self, handoff: Handoff, plan: Plan, run: Delivery | None) -> None:
        self._plan = plan
        self._now = {one.id: one.title for one in plan.segments}
        self._was = {one.id: one.title for one in handoff.plan.segments}
        self._bookmarks = {bookmark_name(segment_anchor(key)): key for key in {**self._was, **self._now}}
        self._titles: dict[str, list[str]] = {}
        for key, title in self._was.items():
            self._titles.setdefault(alike(title), []).append(key)
        self.fills = Fills(handoff, plan, run)
        self.unread: list[str] = []

    def remarks(self, marks: list[Annotation]) -> Iterator[Returned]:
        """Comments with their answers, and tracked changes, in the order of the document."""
        changes = comments = 0
        said_by = {one.name: one.who for one in marks if one.mark is Mark.COMMENT}
        for one in marks:
            if one.mark is Mark.COMMENT:
                comments += 1
                answer = f"In answer to {said_by.get(one.parent) or 'that'}: " if one.parent else ""
                yield self._remark(one, f"comment:{one.name}", f"Comment {comments}", f"{answer}{one.text}")
            elif one.mark is not Mark.FILLED:
                changes += 1
                yield self._remark(one, f"change:{changes}", f"Tracked change {changes}", _told(one))

    def _remark(self, one: Annotation, key: str, name: str, said: str) -> Returned:
        segment_id = self._segment(one)
        quoted = _about(one)
        note = note_of(said, one.who, one.when, quoted)
        standing, now = Standing.REMARK, ""
        if segment_id and segment_id not in self._now:
            standing = Standing.LOST
        elif noted(self._plan, segment_id, note):
            standing, now = Standing.SETTLED, "It is in the notes already."
        elif one.done:
            standing, now = Standing.SETTLED, "It was marked as resolved in the document."
        return Returned(
            key,
            segment_id,
            self._now.get(segment_id) or self._was.get(segment_id, ""),
            f"{name}, {self._where(one, segment_id)}",
            said,
            standing,
            now,
            shortened(quoted, _QUOTED),
            one.who,
            one.when,
            adds_note(segment_id, note) if standing is Standing.REMARK else None,
        )

    def _segment(self, one: Annotation) -> str:
        """The segment it stands under: by the bookmark of its heading, else by that heading's words."""
        if one.under in self._bookmarks:
            return self._bookmarks[one.under]
        heading = f" {alike(one.heading)} "
        named = [title for title in self._titles if title and f" {title} " in heading]
        longest = max(named, key=len, default="")
        keys = self._titles.get(longest, [])
        return keys[0] if len(keys) == 1 else ""

    def _where(self, one: Annotation, segment_id: str) -> str:
        title = self._was.get(segment_id) or self._now.get(segment_id) or one.heading
        return f"under “{shortened(title, 80)}”" if title else _FRONT


def _about(one: Annotation) -> str:
    """The words it is about, where they say more than the heading it stands under."""
    whole = one.mark is Mark.REPLACED or alike(one.quoted) == alike(one.heading)
    return "" if whole else one.quoted


def _told(one: Annotation) -> str:
    """A tracked change in a sentence."""
    if one.mark is Mark.REPLACED:
        return f"Replaced “{shortened(one.quoted, _QUOTED)}” with “{one.text}”"
    return f"Inserted “{one.text}”" if one.mark is Mark.INSERTED else f"Struck out “{one.text}”"
