"""Rows somebody put into a sheet, and rows that are no longer in one: what they would add, and what they would take."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from app.domain.clock import format_clock
from app.domain.cue_sheet import BEFORE, BUILD, CUES, ID, NEEDS
from app.domain.edits import drop, put, remove
from app.domain.errors import EditRefused
from app.domain.fields import segment_of
from app.domain.plan import DAY_S, Action, Cue, Need, NeedKind, Plan
from app.domain.review import Standing
from app.domain.sheet import EMPTY
from app.domain.text import clean, one_line
from app.domain.words import ACTION_WORDS
from app.importers.sense.text.cue_lines import action_of
from app.reviewing.aims import cue_in, need_in
from app.reviewing.bench import Bench
from app.reviewing.cells import clock_in, length_said, number_in, offset_in
from app.reviewing.ledger import Spot, quoted
from app.reviewing.tables import CLOCK, MIN, Line, Table
from app.reviewing.words import action_in, trigger_in

CUE_TABLES: Final = frozenset({CUES, BEFORE, BUILD, "Chat text"})
NEED_TABLES: Final = frozenset({NEEDS, "Readiness"})
MOST_ADDED: Final = 300
"""Rows of one sheet that are offered one by one: whoever adds more has made another plan."""


def read_added(bench: Bench, table: Table) -> None:
    """Enter the rows somebody put in, each with the segment of the row above it."""
    for line in table.added[:MOST_ADDED]:
        segment_id = _segment_above(bench, line)
        if table.key in CUE_TABLES and segment_id:
            _offer_cue(bench, table, line, segment_id)
        elif table.key in NEED_TABLES and segment_id and _first(line, "What must be ready"):
            _offer_need(bench, table, line, segment_id)
        else:
            texts = [line.text(key) for key in table.columns if key != ID]
            words = " · ".join(text for text in texts if text)
            spot = Spot(f"added:{_digest(bench, table, line)}", segment_id, table.place(line), "A row added")
            bench.remark(spot, table.shown, words)
    more = len(table.added) - MOST_ADDED
    if more > 0:
        bench.ledger.unread.append(
            f"{table.shown}: {more:,} more rows were added. Import the file as a session to read them all."
        )


def _segment_above(bench: Bench, line: Line) -> str:
    """The segment a row stands under; at the top the first there is."""
    plan = bench.ledger.handoff.plan
    kind, _, key = line.above.partition(":")
    if kind == "segment":
        return key
    if kind == "cue":
        return cue_in(plan, key)[0].id
    if kind == "need":
        return need_in(plan, key)[0].id
    return plan.segments[0].id if plan.segments and not line.above else ""


def _digest(bench: Bench, table: Table, line: Line) -> str:
    """A name for the row that is the same each time this file is read, and no other row's."""
    texts = (bench.ledger.handoff.id, table.key, line.above, *(f"{key}={line.text(key)}" for key in sorted(line.now)))
    whole = "\x1f".join(texts)
    seen = bench.added.setdefault(whole, 0)
    bench.added[whole] += 1
    return blake2b(f"{whole}\x1f{seen}".encode(), digest_size=16).hexdigest()


def _first(line: Line, *columns: str) -> str:
    return next((line.text(column) for column in columns if line.text(column)), "")


def _offer_cue(bench: Bench, table: Table, line: Line, segment_id: str) -> None:
    key = _digest(bench, table, line)
    cue = _cue(bench, line, segment_id, key)
    begins_s = bench.clock_s(bench.moved.get(segment_id, bench.offsets.get(segment_id, 0)))
    told = [f"a new cue at {format_clock((begins_s + cue.offset_s) % DAY_S)}"]
    told.append(cue.title or ACTION_WORDS[cue.action])
    told += [quoted(text) for text in (cue.text, cue.backup) if text]
    spot = Spot(f"added:{key}", segment_id, table.place(line))

    def state(plan: Plan) -> Standing:
        if not any(one.id == segment_id for one in plan.segments):
            return Standing.LOST
        return Standing.SETTLED if any(one.id == key for s in plan.segments for one in s.cues) else Standing.OPEN

    said = f"A row added: {', '.join(part for part in told if part)}"
    bench.ledger.change(spot, "New cue", said, state, lambda plan: put(plan, segment_id, cue))


def _cue(bench: Bench, line: Line, segment_id: str, key: str) -> Cue:
    """The cue a row would become; without a time it goes when its segment begins."""
    shown = _first(line, "Action", "What", "Segment")
    action, title = action_in(Cue("", action=Action.OTHER), "", shown, bench.say)
    if action is Action.OTHER:
        action = action_of(shown)
    text = clean(_first(line, "Text", "Exact text or asset", "How", "Build beforehand"))
    how, words = trigger_in(Cue(""), "", line.text("Go"), bench.say)
    known = set(bench.numbers.values())
    number = one_line(line.text("Cue"), 40)
    return Cue(
        id=key,
        offset_s=_offset(bench, line, segment_id),
        number="" if number in known else number,
        title=one_line(title or ("" if shown else _first(line, "Notes") or text), 200),
        trigger=how,
        trigger_text=words,
        action=action,
        runs_s=length_said(line.now.get("Length", EMPTY)) or length_said(line.now.get("Runs", EMPTY)),
        text=text,
        asset=one_line(line.text("Asset")),
        target=one_line(line.text("To")),
        who=one_line(line.text("Who")),
        backup=clean(line.text("Backup")),
    )


def _offset(bench: Bench, line: Line, segment_id: str) -> int:
    """Seconds into its segment, by the minutes or the clock of the row."""
    begins_s = bench.moved.get(segment_id, bench.offsets.get(segment_id, 0))
    clock, offset_s = clock_in(line.now.get(CLOCK, EMPTY)), offset_in(line.now.get(MIN, EMPTY))
    if clock is not None:
        from_s = bench.starts.now_s + begins_s
        return (clock - from_s + DAY_S // 2) % DAY_S - DAY_S // 2
    return offset_s - begins_s if offset_s is not None else 0


def _offer_need(bench: Bench, table: Table, line: Line, segment_id: str) -> None:
    key = _digest(bench, table, line)
    days = number_in(line.now.get("Days ahead", EMPTY))
    need = Need(
        key,
        one_line(line.text("What must be ready"), 300),
        NeedKind.MATERIAL,
        one_line(line.text("Owner")),
        None if days is None else max(0, min(round(days), 3_650)),
        clean(line.text("How it is tested")),
    )
    spot = Spot(f"added:{key}", segment_id, table.place(line))

    def state(plan: Plan) -> Standing:
        if not any(one.id == segment_id for one in plan.segments):
            return Standing.LOST
        return Standing.SETTLED if any(one.id == key for s in plan.segments for one in s.needs) else Standing.OPEN

    said = f"A row added: a new need, {quoted(need.title)}"
    bench.ledger.change(spot, "New need", said, state, lambda plan: put(plan, segment_id, need))


def read_gone(bench: Bench, table: Table) -> None:
    """Offer to remove what is no longer in the sheet; a segment takes its cues with it."""
    gone = {key.partition(":")[2] for key in table.gone if key.startswith("segment:")}
    for key in table.gone:
        kind, _, item_id = key.partition(":")
        if kind == "segment" and table.key in {CUES, BEFORE}:
            _offer_removal(bench, table, item_id)
        elif kind == "cue" and table.key in {CUES, BEFORE}:
            segment, cue = cue_in(bench.ledger.handoff.plan, item_id)
            if segment.id not in gone:
                _offer_drop(bench, table, segment.id, cue)
        elif kind == "need" and table.key in NEED_TABLES:
            segment, need = need_in(bench.ledger.handoff.plan, item_id)
            if segment.id not in gone:
                _offer_drop(bench, table, segment.id, need)


def _offer_removal(bench: Bench, table: Table, segment_id: str) -> None:
    was = segment_of(bench.ledger.handoff.plan, segment_id)

    def state(plan: Plan) -> Standing:
        now = next((one for one in plan.segments if one.id == segment_id), None)
        return Standing.SETTLED if now is None else Standing.OPEN if now == was else Standing.CLASH

    cues = f" with its {len(was.cues)} cues" if len(was.cues) > 1 else " with its cue" if was.cues else ""
    said = f"is no longer in the sheet. Accepting removes it{cues} from the session."
    spot = Spot(f"segment:{segment_id}", segment_id, table.shown, quoted(was.title))
    item = bench.ledger.change(spot, "Gone", said, state, lambda plan: remove(plan, (segment_id,)))
    bench.ledger.mark_removal(item)


def _offer_drop(bench: Bench, table: Table, segment_id: str, was: Cue | Need) -> None:
    find = cue_in if isinstance(was, Cue) else need_in

    def state(plan: Plan) -> Standing:
        try:
            now = find(plan, was.id)[1]
        except EditRefused:
            return Standing.SETTLED
        return Standing.OPEN if now == was else Standing.CLASH

    def dropped(plan: Plan) -> Plan:
        return drop(plan, find(plan, was.id)[0].id, was.id)

    cue = isinstance(was, Cue)
    about = f"Cue {bench.numbers.get(was.id) or '?'}" if cue else f"Need {quoted(was.title)}"
    said = "is no longer in the sheet. Accepting removes it from the session."
    spot = Spot(f"{'cue' if cue else 'need'}:{was.id}", segment_id, table.shown, about)
    bench.ledger.mark_removal(bench.ledger.change(spot, "Gone", said, state, dropped))
