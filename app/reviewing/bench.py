"""What the rows of every sheet are read with: the ledger, the language, the start, and where each segment stood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.edits import amend
from app.domain.fields import segment_of
from app.domain.plan import Delivery, Plan
from app.domain.sheet import EMPTY, Cell
from app.domain.text import clean
from app.domain.tongue import Tongue
from app.reviewing.aims import actual_of, cue_in, need_in, of_run
from app.reviewing.cells import length_said
from app.reviewing.ledger import Aim, Ledger, Spot, quoted
from app.reviewing.tables import Line, Table
from app.reviewing.times import Starts


@dataclass(slots=True)
class Bench:
    """``offsets`` are the seconds from the session's start at which each segment stood in the sheet, ``moved`` those

    of segments somebody moved in it; the run it was written for began ``by_s`` after the plan. ``day`` is the ISO
    date due dates count back from now, where the workbook has one. ``numbers`` are the
    cues' as the sheet has them, ``done`` what was ticked and timed of the cues of each segment, at ``places``.
    """

    ledger: Ledger
    say: Tongue
    starts: Starts
    by_s: int
    offsets: Mapping[str, int]
    numbers: Mapping[str, str]
    moved: dict[str, int] = field(default_factory=dict)
    done: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    day: str = ""

    def clock_s(self, offset_s: int) -> int:
        """The wall clock of the run so many seconds after its start."""
        return self.starts.was_s + offset_s

    def segment_of(self, line: Line) -> str:
        """The segment a row is of; empty for the session as a whole."""
        plan = self.ledger.handoff.plan
        match line.kind:
            case "segment":
                return line.key
            case "cue":
                return cue_in(plan, line.key)[0].id
            case "need" | "needs":
                return need_in(plan, line.key.partition(" ")[0])[0].id
        return ""

    def spot(self, line: Line, place: str) -> Spot:
        """A row as what a remark is about."""
        about = f"Cue {self.numbers.get(line.key) or '?'}" if line.kind == "cue" else ""
        return Spot(line.id, self.segment_of(line), place, about)

    def remark(self, spot: Spot, column: str, text: str) -> None:
        """Words no field takes: accepted they are a line of the segment's notes, or of the session's."""
        words = f"{spot.about}: {text}" if spot.about else text
        self.ledger.remark(spot, column, text, *noted(spot.segment_id, words))

    def noted_of_run(self, spot: Spot, head: str, text: str) -> None:
        """Words about the run: a line of what was noted for the segment, or of what was observed."""
        words = f"{spot.about}: {text}" if spot.about else text
        whole = actual_of(spot.segment_id, "note", head, quoted) if spot.segment_id else of_run("observations", head)
        self.ledger.of_run(spot, _line_of(whole, words, text), True)


def _line_of(whole: Aim[Delivery, Any], words: str, text: str) -> Aim[Delivery, bool]:
    """Whether a text holds a line."""
    return Aim(
        whole.head,
        lambda run: words in whole.get(run),
        lambda run, _: whole.put(run, with_line(whole.get(run), words)),
        lambda there: text if there else "",
    )


def with_line(text: str, line: str) -> str:
    """The text with one more line, unless it holds it."""
    return text if line in text else clean(f"{text}\n{line}" if text else line)


def noted(segment_id: str, words: str) -> tuple[Callable[[Plan], bool], Callable[[Plan], Plan]]:
    """Whether words are noted of a segment (empty: of the session), and the plan with them as a line more."""
    if segment_id:
        return (
            lambda plan: words in segment_of(plan, segment_id).notes,
            lambda plan: amend(plan, segment_id, lambda one: replace(one, notes=with_line(one.notes, words))),
        )
    return lambda plan: words in plan.notes, lambda plan: replace(plan, notes=with_line(plan.notes, words))


@dataclass(frozen=True, slots=True)
class Touch:
    """One cell somebody changed."""

    bench: Bench
    spot: Spot
    table: Table
    line: Line
    column: str

    @property
    def now(self) -> str:
        """What it says."""
        return self.line.text(self.column)

    @property
    def raw(self) -> str:
        """What it says, spaces and empty lines as they were typed, for a text that is taken in whole."""
        return clean(self.cell.text).strip()

    @property
    def shown(self) -> str:
        """What it said."""
        return self.line.shown(self.column)

    @property
    def cell(self) -> Cell:
        """The cell itself."""
        return self.line.now.get(self.column, EMPTY)

    def of_plan(self, aim: Aim[Plan, Any], theirs: object) -> None:
        """Enter it as a fact of the plan."""
        self.bench.ledger.of_plan(self.spot, aim, theirs)

    def of_run(self, aim: Aim[Delivery, Any], theirs: object) -> None:
        """Enter it as a fact of the run."""
        self.bench.ledger.of_run(self.spot, aim, theirs)

    def remark(self) -> None:
        """Enter what it says as words no field takes; an emptied cell says nothing."""
        if self.now:
            self.bench.remark(self.spot, self.column, self.now)

    def unread(self, why: str) -> None:
        """Tell that nothing can be made of it."""
        self.bench.ledger.unread.append(f"{self.spot.place}: {quoted(self.now) or 'an empty cell'} {why}")

    def length(self, aim: Aim[Plan, Any], may_be_empty: bool) -> None:
        """Enter it as a length."""
        seconds = length_said(self.cell)
        if seconds is None and (self.now or not may_be_empty):
            self.unread("is no length.")
        else:
            self.of_plan(aim, seconds)
