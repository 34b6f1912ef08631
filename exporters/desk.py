"""What every workbook of one run is written from and bound in, and the cells they share; knows no single sheet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.concerns import Audience
from app.domain.document import PAGE_WORDS
from app.domain.handoff import Handoff, Paperwork
from app.domain.plan import Delivery, Plan
from app.domain.tongue import Tongue
from app.domain.workbook import Book, CellLook, Name, Sheet, SheetCell, SheetColumn, SheetRow
from exporters.cue_marks import mark_sheet, marks_of
from exporters.names import paper_name
from exporters.news import News, news
from exporters.numbering import cue_numbers
from exporters.options import Options, identity_of, tongue_of
from exporters.timing import Timing, time_plan
from exporters.wording import session_date

BLANK: Final = SheetCell()
BOX: Final = SheetCell("☐", CellLook.BOX, mine=True)
TICKS: Final = ("☐", "☑")
YOURS: Final = SheetCell(mine=True)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every sheet is written from: cues have numbers, segments a place in the running order from 1.

    ``news``: what is otherwise for the producer than in the handoff before, and ``changed``: the rows it concerns, by
    their hidden ids, each with its mark.
    """

    timing: Timing
    delivery: Delivery | None
    options: Options
    numbers: dict[str, str]
    places: dict[str, int]
    news: News | None = None
    changed: dict[str, str] = field(default_factory=dict)

    @property
    def say(self) -> Tongue:
        """The language of the workbook."""
        return self.timing.say

    def head(self, key: str, width: int) -> SheetColumn:
        """A column by the English word the app knows it by, under that word in the workbook's language.

        No word of the head breaks: a column is as wide as the longest of them.
        """
        title = self.say(key)
        return SheetColumn(title, max([width, *(len(word) + 1 for word in title.split())]), key=key)


def desk_of(plan: Plan, delivery: Delivery | None, options: Options) -> Desk:
    """Everything a workbook of one run is written from."""
    timing = time_plan(plan, delivery, tongue_of(plan, delivery, options))
    places = {segment.id: n for n, segment in enumerate(plan.segments, 1)}
    told, changed = None, {}
    if options.since is not None and options.since.whole:
        chosen = replace(options, language=timing.say.tag)
        told = news(options.since, Handoff("", plan.id, "", plan, delivery), Audience.PRODUCER, chosen)
        changed = marks_of(options.since.plan, plan, timing.say)
    return Desk(timing, delivery, options, cue_numbers(timing), places, told, changed)


def clock_width(say: Tongue) -> int:
    """The width of a column of clocks: those of twelve hours need more."""
    return 13 if say.twelve else 10


def title_rows(desk: Desk, what: str, hint: str) -> tuple[SheetRow, ...]:
    """The two lines over a table: what this is, and how to use it."""
    return (
        SheetRow((SheetCell(f"{desk.timing.plan.title} · {what}", CellLook.TITLE),), span=True),
        SheetRow((SheetCell(hint, CellLook.HINT),), span=True),
    )


def bound(
    desk: Desk,
    what: str,
    kind: Paperwork,
    sheets: tuple[Sheet, ...],
    *,
    names: tuple[Name, ...],
) -> Book:
    """The workbook of these sheets, with what stands in its head, its foot and its properties."""
    plan, say, options = desk.timing.plan, desk.say, desk.options
    version = f"v{plan.version}" if plan.version else ""
    dated = say.short_date(session_date(plan, desk.delivery))
    program = options.program.title if options.program else ""
    return Book(
        title=f"{plan.title}: {paper_name(kind, say)}",
        subject=" · ".join(part for part in (program, what) if part),
        author=options.author or "Throughline",
        keywords=", ".join(part for part in (kind.value, program, version) if part),
        language=plan.language,
        made=options.today,
        head=(plan.title, say("made {date}", date=say.short_date(options.today)) if options.today else ""),
        foot=" · ".join(part for part in (what, version, dated) if part),
        sheets=tuple(_finished(desk, sheet) for sheet in sheets),
        names=names,
        identity=identity_of(kind, plan, desk.delivery, options, say),
        paper=options.paper,
        page_words=say(PAGE_WORDS),
        say=say,
    )


_MIRRORED: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left."""


def _finished(desk: Desk, sheet: Sheet) -> Sheet:
    """With its changed rows marked, and its columns in the direction of the plan's language."""
    base = desk.timing.plan.language.strip().replace("_", "-").split("-", 1)[0].casefold()
    return replace(mark_sheet(sheet, desk.changed, desk.say), mirrored=base in _MIRRORED)
