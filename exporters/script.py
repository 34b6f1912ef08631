"""The script of a segment: the facilitator's lines beside the producer's cues, by the minute they fall on."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.document import Cell, Column, Look, Row, Table, TableLook, Text, Words
from app.domain.plan import Action, Cue, Segment, Step, StepKind, Trigger
from app.domain.words import ACTION_WORDS, STEP_WORDS
from exporters.markers import minute, minutes, quoted

COLUMNS = (Column("Min", 92), Column("", 128), Column("Facilitator", 450), Column("Producer", 330))
ALONE = (Column("Min", 92), Column("", 128), Column("Facilitator", 780))


@dataclass(slots=True)
class _Line:
    offset_s: int | None
    step: Step | None
    cues: list[Cue] = field(default_factory=list)


def script_table(segment: Segment, numbers: dict[str, str], speakers: bool) -> Table | None:
    """Steps and cues row by row; None when there are neither. ``speakers``: say who, even for the one who leads."""
    lines = _lines(segment)
    if not lines:
        return None
    about = f"Script of “{segment.title}”: facilitator beside producer, by minute"
    if not segment.cues:
        return Table(TableLook.SCRIPT, ALONE, tuple(_row(line, segment, {}, speakers)[:3] for line in lines), about)
    return Table(TableLook.SCRIPT, COLUMNS, tuple(_row(line, segment, numbers, speakers) for line in lines), about)


def _lines(segment: Segment) -> list[_Line]:
    """A line a step, in the script's order; each cue beside the last step that has begun when it falls due."""
    lines = [_Line(step.offset_s, step) for step in segment.steps]
    early: list[_Line] = []
    for cue in sorted(segment.cues, key=lambda cue: cue.offset_s):
        line = _line_for(lines, cue.offset_s)
        if line is None and (not early or early[-1].offset_s != cue.offset_s):
            early.append(_Line(cue.offset_s, None))
        (line or early[-1]).cues.append(cue)
    return early + lines


def _line_for(lines: list[_Line], offset_s: int) -> _Line | None:
    """The last line that begins by ``offset_s``; a script without any offset begins with its segment."""
    timed = [line for line in lines if line.offset_s is not None and line.offset_s <= offset_s]
    if timed:
        return timed[-1]
    if lines and offset_s >= 0 and (lines[0].offset_s is None or lines[0].offset_s <= offset_s):
        return lines[0]
    return None


def _row(line: _Line, segment: Segment, numbers: dict[str, str], speakers: bool) -> Row:
    at = minute(line.offset_s) if line.offset_s is not None else ""
    label = STEP_WORDS[line.step.kind] if line.step else ""
    return (
        Cell(((Words(at),),) if at else ()),
        Cell(((Words(label, Look.LABEL),),) if label else ()),
        _step_cell(line.step, segment, speakers),
        Cell(tuple(text for cue in line.cues for text in cue_lines(cue, line.offset_s, numbers))),
    )


def _step_cell(step: Step | None, segment: Segment, speakers: bool) -> Cell:
    if step is None:
        return Cell()
    exact = step.kind is StepKind.SAY_EXACTLY
    text = quoted(step.text) if exact and step.text else step.text
    lines: list[Text] = [(Words(text, Look.EXACT if exact else Look.PLAIN),)] if text else []
    if step.speaker and (speakers or step.speaker != segment.led_by):
        lines.insert(0, (Words(step.speaker, Look.MUTED),))
    if step.expected:
        lines.append((Words("expect: ", Look.MUTED), Words(step.expected)))
    if step.slide:
        lines.append((Words(f"slide {step.slide}", Look.MUTED),))
    return Cell(tuple(lines), exact=exact)


def cue_lines(cue: Cue, row_s: int | None, numbers: dict[str, str]) -> tuple[Text, ...]:
    """What the producer does, on what, and what helps when it fails, in two or three short lines."""
    at = f" at {minute(cue.offset_s)}" if cue.offset_s != (row_s or 0) else ""
    number = numbers.get(cue.id, cue.number)
    act = f"{number} {ACTION_WORDS[cue.action]}".strip() if cue.action is not Action.OTHER else number
    what = cue_what(cue)
    lines: list[Text] = [(Words(act, Look.STRONG), Words(f"{at} {what}".rstrip()))]
    if cue.trigger is Trigger.WORDS and cue.trigger_text:
        lines.append((Words(f"when you hear {quoted(cue.trigger_text)}", Look.MUTED),))
    elif cue.trigger is Trigger.SIGNAL:
        lines.append((Words(f"on the signal {cue.trigger_text}".rstrip(), Look.MUTED),))
    if cue.backup:
        lines.append((Words(f"backup: {cue.backup}", Look.MUTED),))
    return tuple(lines)


def cue_what(cue: Cue) -> str:
    """A cue's own words: its title, how long it runs, its text or asset, and to whom."""
    parts = [cue.title] if cue.title else []
    if cue.runs_s:
        parts.append(minutes(cue.runs_s))
    line = ", ".join(parts)
    said = quoted(cue.text) if cue.text else cue.asset
    to = f"→ {cue.target}" if cue.target else ""
    return " ".join(part for part in (line, said, to) if part)
