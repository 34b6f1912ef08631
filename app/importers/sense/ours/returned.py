"""Reads a cue sheet that this app wrote, however it was filled in or sorted since, by its heads and hidden ids.

What a run adds to it (done, built, tested, notes) is told as such; what it leaves out of a plan (intent, script)
stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.cue_sheet import BEGINS, COVER, ID, KIND, OF, ORDER, SECTION, rule_of
from app.domain.layout import lay_out
from app.domain.plan import (
    DAY_S,
    MAIN,
    MAIN_LANE,
    MAX_SECONDS,
    Actual,
    At,
    Cue,
    Delivery,
    Kind,
    Lane,
    LaneKind,
    Need,
    NeedKind,
    NeedState,
    Plan,
    Section,
    Segment,
    With,
    new_id,
)
from app.domain.sheet import Cell, Grid, Place, Table
from app.domain.text import clean, one_line
from app.domain.tongue import Tongue
from app.domain.words import NEED_STATE_WORDS, NEED_WORDS
from app.importers.sense.notebook import Notebook
from app.importers.sense.ours.cover import Cover, read_cover
from app.importers.sense.ours.identity import by_key, stamp_in
from app.importers.sense.ours.listed import Listed, length_in, listed_in
from app.importers.sense.ours.said_back import (
    action_and_title,
    asset_of,
    details,
    fields,
    lane_of,
    partner_of,
    short_form,
    trigger,
    weights,
)
from app.importers.sense.text.cells import loose_span
from app.tongues import tongue

CUE_HEADS: Final = frozenset({"Clock", "Min", "Length", "Segment", "Action", KIND, SECTION, OF, BEGINS, ID})
BEFORE_HEADS: Final = frozenset({"When", "Clock", "Min", "Length", "What", KIND, SECTION, OF, BEGINS, ID})
EMPTY_BOX: Final = "☐"
OF_A_RUN: Final = frozenset({"Done", "Built", "Tested", "Tested by, on", "State"})
MOST_TRIES: Final = 200


@dataclass(slots=True)
class Returned:
    """What a cue sheet that came back says: a plan, the run it holds times of, and where each segment stands."""

    plan: Plan
    deliveries: tuple[Delivery, ...] = ()
    tables: list[Table] = field(default_factory=list)
    origins: list[tuple[str, Place]] = field(default_factory=list)


def read_returned(source: str, book: Notebook) -> Returned | None:
    """The plan of a cue sheet this app wrote; None for all other files."""
    stamp = stamp_in(book.grids)
    grids = by_key(book.grids, stamp)
    cues = listed_in(grids, CUE_HEADS)
    if cues is None or not any(True for _ in cues.rows("segment")):
        return None
    return _Reader(source, book, grids, cues, tongue(stamp.identity.language if stamp else "")).read()


class _Reader:
    """One workbook on its way to a plan."""

    def __init__(self, source: str, book: Notebook, grids: tuple[Grid, ...], cues: Listed, say: Tongue) -> None:
        self._book = book
        self._say = say
        self._grids = grids
        self._cues = cues
        self._lists = [found for found in (cues, listed_in(grids, BEFORE_HEADS)) if found]
        self._cover: Cover = read_cover(source, next((grid for grid in grids if grid.name == COVER), None), say)
        self._start_s = self._cover.start_s if self._cover.start_s is not None else self._first_clock()
        self._starts: dict[str, int] = {}
        self._order: dict[str, int] = {}
        self._sections: dict[str, Section] = {}
        self._lanes: dict[str, Lane] = {MAIN_LANE: MAIN}
        self._origins: list[tuple[str, Place]] = []

    def read(self) -> Returned:
        found = {segment.id: segment for listed in self._lists for segment in self._segments(listed)}
        self._hang_cues(found)
        self._hang_needs(found)
        plan = self._as_timed(self._plan(self._in_order([*found.values()])))
        self._account()
        lists = [Table(one.sheet, one.head, len(one.grid.rows) - 1, (one.head,)) for one in self._lists]
        return Returned(plan, self._deliveries(plan), lists, self._origins)

    def _first_clock(self) -> int:
        """Without its cover the session starts where the clock stands at minute 0."""
        for row, _ in self._cues.rows("segment"):
            clock, offset = self._cues.cell(row, "Clock").seconds, self._cues.cell(row, "Min").number
            if clock is not None and offset is not None:
                return max(0, clock - round(offset * 60)) % DAY_S
        return 10 * 3600

    def _segments(self, listed: Listed) -> Iterator[Segment]:
        early = listed is not self._cues
        for row, key in listed.rows("segment"):
            lane = self._lane(listed.text(row, OF))
            title = _title(listed.text(row, "What" if early else "Segment"), lane, early)
            markers, reason = weights(listed.text(row, "Weight"), self._say)
            start_s = self._start(listed, row)
            self._starts[key] = start_s
            if (order := listed.cell(row, ORDER).number) is not None:
                self._order[key] = round(order)
            self._origins.append((key, Place(listed.sheet, row, listed.columns["What" if early else "Segment"])))
            text, least_s = short_form(listed.cell(row, "Backup").text, self._say)
            custom, notes = fields("" if early else listed.cell(row, "Notes").text)
            yield Segment(
                id=key,
                title=title,
                kind=_kind(listed.text(row, KIND)),
                lane_id=lane.id,
                planned_s=length_in(listed.cell(row, "Length")) or 60,
                start=rule_of(listed.text(row, BEGINS), max(0, start_s), reason),
                section_id=self._section(listed.text(row, SECTION)),
                led_by=listed.text(row, "Who"),
                description=clean(listed.cell(row, "How" if early else "Exact text or asset").text),
                short_form=text,
                short_form_s=least_s,
                notes=notes,
                markers=markers,
                custom=custom,
            )

    def _start(self, listed: Listed, row: int) -> int:
        """Wall-clock seconds: the minutes from the start, unless somebody typed another clock over them."""
        offset, clock = listed.cell(row, "Min").number, listed.cell(row, "Clock").seconds
        start_s = self._start_s + round((offset or 0) * 60)
        if clock is None:
            return start_s
        apart = (clock - start_s + DAY_S // 2) % DAY_S - DAY_S // 2
        return start_s + (apart if offset is None or abs(apart) >= 60 else 0)

    def _section(self, title: str) -> str | None:
        return self._sections.setdefault(title, Section(new_id(), title)).id if title else None

    def _lane(self, told: str) -> Lane:
        kind, title = lane_of(told)
        if kind is LaneKind.MAIN or not title:
            if title:
                self._lanes[MAIN_LANE] = Lane(MAIN_LANE, title, LaneKind.MAIN)
            return self._lanes[MAIN_LANE]
        return self._lanes.setdefault(told, Lane(new_id(), title, kind))

    def _hang_cues(self, found: dict[str, Segment]) -> None:
        numbers = {_number(one, row): key for one in self._lists for row, key in one.rows("cue")}
        built = listed_in(self._grids, frozenset({"Build beforehand", ID}))
        texts = {key: built.cell(row, "Build beforehand").text for row, key in built.rows("cue")} if built else {}
        for listed in self._lists:
            for row, key in listed.rows("cue"):
                owner = found.get(listed.text(row, OF))
                if owner:
                    cue = self._cue(listed, row, key, numbers)
                    cue = replace(cue, offset_s=self._start(listed, row) - self._starts[owner.id])
                    cue = replace(cue, details=details(texts.get(key, ""), cue.text))
                    found[owner.id] = replace(owner, cues=(*owner.cues, cue))

    def _cue(self, listed: Listed, row: int, key: str, numbers: dict[str, str]) -> Cue:
        early = "What" in listed.columns
        number, shown = _number(listed, row), listed.text(row, "Action")
        if early:
            shown = listed.text(row, "What").removeprefix(number).strip()
        action, title = action_and_title(listed.text(row, KIND), shown, listed.text(row, SECTION), self._say)
        held = clean(listed.cell(row, "How" if early else "Exact text or asset").text)
        is_text = listed.text(row, BEGINS) != "asset"
        standby = asset_of(listed.text(row, "Standby"), self._say)
        how, words = trigger(listed.text(row, "Go"), self._say)
        ended, rights = partner_of(listed.text(row, "Notes"), self._say)
        return Cue(
            id=key,
            number=number,
            title=title,
            trigger=how,
            trigger_text=words,
            action=action,
            runs_s=length_in(listed.cell(row, "Length")),
            ended_by=numbers.get(ended),
            text=held if is_text else "",
            asset=standby if is_text else one_line(held),
            target=listed.text(row, "To"),
            who=listed.text(row, "Who"),
            rights=rights,
            backup=clean(listed.cell(row, "Backup").text),
        )

    def _hang_needs(self, found: dict[str, Segment]) -> None:
        listed = listed_in(self._grids, frozenset({"What must be ready", OF, ID}))
        kinds = {self._say(words): kind for kind, words in NEED_WORDS.items()}
        for row, key in listed.rows("need") if listed else ():
            owner = found.get(listed.text(row, OF)) if listed else None
            if listed and owner:
                ahead = listed.cell(row, "Days ahead").number
                need = Need(
                    key,
                    listed.text(row, "What must be ready"),
                    kinds.get(listed.text(row, "Kind"), NeedKind.MATERIAL),
                    listed.text(row, "Owner"),
                    None if ahead is None else max(0, min(round(ahead), 3_650)),
                    clean(listed.cell(row, "How it is tested").text),
                )
                found[owner.id] = replace(owner, needs=(*owner.needs, need))

    def _in_order(self, found: list[Segment]) -> list[Segment]:
        """As they were; a row that has lost its place goes by its time."""

        def place(segment: Segment) -> tuple[int, int]:
            start_s = self._starts[segment.id]
            own = self._order.get(segment.id)
            if own is None:
                own = max((n for key, n in self._order.items() if self._starts[key] <= start_s), default=0)
            return own, start_s

        return sorted(found, key=place)

    def _plan(self, segments: list[Segment]) -> Plan:
        ids = {segment.id for segment in segments if segment.lane_id == MAIN_LANE}
        sound = tuple(self._anchored(segment, ids) for segment in segments)
        cover = self._cover
        ends = max((self._starts[one.id] + one.planned_s for one in sound), default=self._start_s)
        return replace(
            cover.plan,
            start_s=self._start_s,
            promised_s=cover.promised_s or max(60, min(ends - self._start_s, MAX_SECONDS)),
            sections=tuple(self._sections.values()),
            lanes=tuple(self._lanes.values()),
            segments=sound,
        )

    def _anchored(self, segment: Segment, ids: set[str]) -> Segment:
        """Beside a segment that is not there any more, and first in a side lane, there is only a fixed time."""
        hangs = isinstance(segment.start, With) and segment.start.anchor_id in ids and segment.lane_id != MAIN_LANE
        if isinstance(segment.start, With) and not hangs:
            return replace(segment, start=At(max(0, self._starts[segment.id])))
        return segment

    def _as_timed(self, plan: Plan) -> Plan:
        """Where somebody moved a row in time, it is fixed there; what follows it follows."""
        for _ in range(MOST_TRIES):
            starts = lay_out(plan).starts_s
            pairs = zip(plan.segments, starts, strict=True)
            moved = [n for n, (one, start) in enumerate(pairs) if self._is_elsewhere(one, start)]
            if not moved:
                break
            one = plan.segments[moved[0]]
            fixed = replace(one, start=At(max(0, self._starts[one.id])))
            plan = replace(plan, segments=(*plan.segments[: moved[0]], fixed, *plan.segments[moved[0] + 1 :]))
        return plan

    def _is_elsewhere(self, segment: Segment, start_s: int) -> bool:
        return not isinstance(segment.start, At) and self._starts[segment.id] != start_s

    def _deliveries(self, plan: Plan) -> tuple[Delivery, ...]:
        """The times somebody wrote down while it ran."""
        actuals = []
        for row, key in self._cues.rows("segment"):
            cell = self._cues.cell(row, "Actual")
            if span := loose_span(cell):
                actuals.append(Actual(key, span.start.seconds))
        run = Delivery(new_id(), plan.id, "As delivered", plan.date, plan.start_s, actuals=tuple(actuals))
        return (run,) if actuals else ()

    def _filled(self, cell: Cell) -> bool:
        """Whether somebody wrote something where the sheet left room."""
        return bool(cell) and cell.text not in {EMPTY_BOX, self._say(NEED_STATE_WORDS[NeedState.OPEN])}

    def _account(self) -> None:
        """Everything is known from our own writing but what a run put in."""
        for sheet, grid in enumerate(self._grids):
            listed = next((one for one in self._lists if one.grid is grid), None) or listed_in((grid,), frozenset({ID}))
            for row, cells in enumerate(grid.rows):
                if listed and row > listed.head and ":" not in listed.cell(row, ID).text:
                    self._book.leave(Place(sheet, row), "a row added by hand: it has no place in the plan yet")
                    continue
                run = {
                    n
                    for n in _of_a_run(listed)
                    if row > (listed.head if listed else 0) and self._filled(grid.at(row, n))
                }
                self._book.use_all(Place(sheet, row), [n for n in range(len(cells)) if n not in run])
                for column in run:
                    self._book.leave(Place(sheet, row, column), "said of a run, not of the plan")


def _title(shown: str, lane: Lane, early: bool) -> str:
    """Without the lane and the number that stand before it."""
    if early:
        return shown
    if lane.id != MAIN_LANE:
        return shown.removeprefix(f"{lane.title}: ")
    number, _, rest = shown.partition(" ")
    return rest.strip() if number.isascii() and number.isdigit() and len(number) < 6 else shown


def _number(listed: Listed, row: int) -> str:
    """A cue's number: in a column of its own, or before what it does."""
    return listed.text(row, "Cue") or listed.text(row, "What").partition(" ")[0]


def _of_a_run(listed: Listed | None) -> list[int]:
    return [column for head, column in listed.columns.items() if head in OF_A_RUN] if listed else []


def _kind(text: str) -> Kind:
    return Kind(text) if text in {*Kind} else Kind.INPUT
