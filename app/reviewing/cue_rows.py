"""A cue's row that came back, in any of the sheets that show cues: each cell somebody typed over."""

from __future__ import annotations

from typing import Final

from app.domain.plan import Action, Cue, Field, Plan, Trigger
from app.domain.sheet import EMPTY
from app.domain.text import clean, one_line
from app.domain.words import ACTION_WORDS, TRIGGER_WORDS
from app.importers.sense.ours.said_back import fields
from app.reviewing.aims import cue_in, of_cue, of_cue_pair, offset_of, shown_length
from app.reviewing.bench import Bench, Touch
from app.reviewing.cells import clock_in, flat, ticked
from app.reviewing.ledger import Aim, Spot, quoted
from app.reviewing.segment_rows import DERIVED, nearest, shown_clock
from app.reviewing.tables import CLOCK, Line, Table
from app.reviewing.times import moved_to
from app.reviewing.words import action_in, inside, trigger_in

_LINES: Final = {"Cue": "number", "Who": "who", "Asset": "asset", "To": "target"}
_TEXTS: Final = {"Backup": "backup", "Text": "text"}
_BOXES: Final = frozenset({"Done", "Actual", "Built", "Tested", "Tested by, on"})


def read_cue(bench: Bench, table: Table, line: Line) -> None:
    """Enter everything somebody changed in the row."""
    segment, cue = cue_in(bench.ledger.handoff.plan, line.key)
    about = f"Cue {bench.numbers.get(cue.id) or '?'}"
    to_s = moved_to(line, bench.starts)
    if to_s is not None:
        # Where somebody moved its segment too, a cue has moved only by what is left.
        begins_s = bench.moved.get(segment.id, bench.offsets[segment.id])
        spot = Spot(line.id, segment.id, table.place(line, CLOCK), about)
        bench.ledger.of_plan(spot, offset_of(cue.id, bench.clock_s(begins_s)), to_s - begins_s)
    touched = [column for column in line.touched() if column not in DERIVED]
    for column in touched:
        touch = Touch(bench, Spot(line.id, segment.id, table.place(line, column), about), table, line, column)
        if column not in _BOXES:
            _read(touch, cue)
    if _BOXES & set(touched):
        _boxes(bench, table, line, [column for column in touched if column in _BOXES])


def _read(touch: Touch, cue: Cue) -> None:
    column, now = touch.column, touch.now
    match column:
        case "Cue" | "Who" | "Asset" | "To":
            touch.of_plan(of_cue(cue.id, _LINES[column], "Number" if column == "Cue" else column), one_line(now))
        case "Backup" | "Text":
            touch.of_plan(of_cue(cue.id, _TEXTS[column], column), touch.raw)
        case "Exact text or asset" | "How":
            asset = bool(cue.asset) and not cue.text
            aim = of_cue(cue.id, "asset", "Asset") if asset else of_cue(cue.id, "text", "Text")
            touch.of_plan(aim, one_line(now) if asset else touch.raw)
        case "Length" | "Runs":
            touch.length(of_cue(cue.id, "runs_s", "Runs", shown_length), may_be_empty=True)
        case "Action" | "What":
            said = action_in(cue, touch.bench.numbers.get(cue.id, "") if column == "What" else "", now, touch.bench.say)
            touch.of_plan(_action_of(cue.id), said)
        case "Go":
            touch.of_plan(_trigger_of(cue.id), trigger_in(cue, touch.shown, now, touch.bench.say))
        case "Standby":
            _standby(touch, cue)
        case "Build beforehand":
            _built(touch, cue)
        case "Notes" | "Ended by, rights":
            _partner(touch, cue)
        case _:
            touch.remark()


def _action_of(cue_id: str) -> Aim[Plan, tuple[Action, str]]:
    """What a cue does and what it is called, which one cell shows together."""
    return of_cue_pair(
        cue_id,
        ("action", "title"),
        "Action",
        lambda one: quoted(f"{ACTION_WORDS[one[0]]}: {one[1]}" if one[1] else ACTION_WORDS[one[0]]),
    )


def _trigger_of(cue_id: str) -> Aim[Plan, tuple[Trigger, str]]:
    """What makes a cue go, and the words for it."""
    return of_cue_pair(
        cue_id,
        ("trigger", "trigger_text"),
        "Goes",
        lambda one: f"{TRIGGER_WORDS[one[0]].lower()} {quoted(one[1])}".strip(),
    )


def _standby(touch: Touch, cue: Cue) -> None:
    """Only what has to be at hand is a fact; the call itself is made from the number."""
    asset = inside(touch.shown, cue.asset, touch.now) if cue.asset and cue.text else None
    if asset is None:
        touch.remark()
    else:
        touch.of_plan(of_cue(cue.id, "asset", "Asset"), one_line(asset))


def _built(touch: Touch, cue: Cue) -> None:
    """The action's own fields, a name and a value a line, then the text."""
    known = "\n".join(flat(f"{field.name}: {field.value}") for field in cue.details if field.value)
    if known and touch.now.startswith(known):
        details, text = cue.details, touch.now.removeprefix(known)
    elif cue.details:
        text = flat(cue.text)
        above = touch.now.removesuffix(text) if text else touch.now
        if above == touch.now and text:
            above, text = _parted(touch.now, cue)
        details = _kept(fields(above)[0], cue.details)
    else:
        details, text = (), touch.now
    touch.of_plan(of_cue(cue.id, "details", "Details", _shown_fields), details)
    if flat(text) != flat(cue.text):
        touch.of_plan(of_cue(cue.id, "text", "Text"), clean(text.strip()))


def _parted(now: str, cue: Cue) -> tuple[str, str]:
    """The lines that begin with a field's name, and the text under them."""
    names = {field.name for field in cue.details}
    lines = now.split("\n")
    last = max((n for n, line in enumerate(lines) if line.partition(":")[0] in names), default=-1)
    return "\n".join(lines[: last + 1]), "\n".join(lines[last + 1 :])


def _kept(said: tuple[Field, ...], known: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields as they are said, one that says what it did as it was, and those that were empty and unseen."""
    was = {field.name: field for field in known}
    unseen = tuple(field for field in known if not field.value and field.name not in {one.name for one in said})
    same = (was[one.name] if one.name in was and flat(was[one.name].value) == one.value else one for one in said)
    return (*same, *unseen)


def _shown_fields(fields_now: tuple[Field, ...]) -> str:
    return quoted(", ".join(f"{field.name}: {field.value}" for field in fields_now))


def _partner(touch: Touch, cue: Cue) -> None:
    """What ends it and the rights it takes are facts; whatever somebody wrote beside them is a note."""
    if touch.shown and touch.shown in touch.now:
        rest = touch.now.replace(touch.shown, "", 1).strip(" \n,;.")
        if rest:
            touch.bench.remark(touch.spot, "Notes", rest)
        return
    rights = inside(touch.shown, cue.rights, touch.now) if cue.rights else None
    if rights is not None:
        touch.of_plan(of_cue(cue.id, "rights", "Rights"), one_line(rights))
    else:
        touch.remark()


def _boxes(bench: Bench, table: Table, line: Line, columns: list[str]) -> None:
    """What was ticked and timed of a cue; what it says of the run is told a segment at a time."""
    segment, cue = cue_in(bench.ledger.handoff.plan, line.key)
    spot = Spot(line.id, segment.id, table.place(line, columns[0]), f"Cue {bench.numbers.get(cue.id) or '?'}")
    if "Built" in columns or "Tested" in columns or "Tested by, on" in columns:
        words = [word.lower() for word in ("Built", "Tested") if word in columns and _ticked(line, word) is True]
        words += [line.text(key) for key in columns if key == "Tested by, on" or _ticked(line, key) is None]
        bench.noted_of_run(spot, "Built and tested", ", ".join(filter(None, words)))
    elif _ticked(line, "Done") is not False or "Actual" in columns:
        _done(bench, line, spot, segment.id)


def _ticked(line: Line, column: str) -> bool | None:
    return ticked(line.now.get(column, EMPTY))


def _done(bench: Bench, line: Line, spot: Spot, segment_id: str) -> None:
    told = bench.done.setdefault(segment_id, {})
    number = spot.about.removeprefix("Cue ")
    actual = line.now.get("Actual")
    clock = clock_in(actual) if actual else None
    when = f" at {shown_clock(nearest(clock, 0))}" if clock is not None else ""
    mark = line.text("Done") if _ticked(line, "Done") is None else "" if clock is not None else line.text("Actual")
    told[number] = max(told.get(number, ""), f"{number}{when}{f' ({mark})' if mark else ''}", key=len)
    bench.places.setdefault(segment_id, spot.place)


def enter_done(bench: Bench) -> None:
    """Enter what was done of the cues of each segment, one item a segment."""
    for segment_id, told in bench.done.items():
        spot = Spot(f"segment:{segment_id}", segment_id, bench.places[segment_id])
        bench.noted_of_run(spot, "Cues done", ", ".join(told.values()))
