"""What every workbook of one run is written from and bound in, and the cells they share; knows no single sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.document import PAGE_WORDS
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, Plan
from app.domain.tongue import ENGLISH, Tongue
from app.domain.workbook import Book, CellLook, Name, Sheet, SheetCell, SheetRow
from exporters.numbering import cue_numbers
from exporters.options import Options, identity_of
from exporters.timing import Timing, time_plan
from exporters.wording import session_date

BLANK: Final = SheetCell()
BOX: Final = SheetCell("☐", CellLook.BOX, mine=True)
TICKS: Final = ("☐", "☑")
YOURS: Final = SheetCell(mine=True)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every sheet is written from: cues have numbers, segments a place in the running order from 1."""

    timing: Timing
    delivery: Delivery | None
    options: Options
    numbers: dict[str, str]
    places: dict[str, int]

    @property
    def say(self) -> Tongue:
        """The language of the workbook."""
        return self.timing.say


def desk_of(plan: Plan, delivery: Delivery | None, options: Options) -> Desk:
    """Everything a workbook of one run is written from."""
    timing = time_plan(plan, delivery, ENGLISH)  # a copy that comes back is read by its English words
    places = {segment.id: n for n, segment in enumerate(plan.segments, 1)}
    return Desk(timing, delivery, options, cue_numbers(timing), places)


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
        title=f"{plan.title}: {what[:1].lower()}{what[1:]}",
        subject=" · ".join(part for part in (program, what) if part),
        author=options.author or "Throughline",
        keywords=", ".join(part for part in (kind.value, program, version) if part),
        language=plan.language,
        made=options.today,
        head=(plan.title, f"made {say.short_date(options.today)}" if options.today else ""),
        foot=" · ".join(part for part in (what, version, dated) if part),
        sheets=sheets,
        names=names,
        identity=identity_of(kind, plan, desk.delivery, options, say),
        paper=options.paper,
        page_words=say(PAGE_WORDS),
    )
