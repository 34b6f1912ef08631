"""The script of a segment: the facilitator's lines beside the producer's cues, by the minute they fall on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from app.domain.clock import format_length
from app.domain.cue_words import cue_action
from app.domain.document import Cell, Column, Look, Row, Table, TableLook, Text, Words
from app.domain.plan import Cue, Segment, Step, StepKind, Trigger
from app.domain.words import STEP_WORDS
from exporters.markers import minute, quoted

COLUMNS: Final = (Column("Min", 82), Column("", 128), Column("Facilitator", 450), Column("Producer", 340))
ALONE: Final = (Column("Min", 82), Column("", 128), Column("Facilitator", 790))
_TEASER: Final = 84
"""Characters of a cue's text a facilitator sees; the producer's own sheet has it whole."""


@dataclass(slots=True)
class _Line:
    offset_s: int | None
    step: Step | None
    cues: list[Cue] = field(default_factory=list)


def script_table(segment: Segment, numbers: dict[str, str], whole: bool) -> Table | None:
    """Steps and cues row by row; None when there are neither. ``whole``: every word of every cue."""
    lines = _lines(segment)
    if not lines:
        return None
    rows, slide = [], ""
    for line in lines:
        rows.append(_row(line, segment, numbers, whole, slide))
        slide = line.step.slide if line.step and line.step.slide else slide
    about = f"Script of “{segment.title}”: facilitator beside producer, by minute"
    if not segment.cues:
        return Table(TableLook.SCRIPT, ALONE, tuple(row[:3] for row in rows), about)
    return Table(TableLook.SCRIPT, COLUMNS, tuple(rows), about)


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
    if lines and offset_s >= 0 and lines[0].offset_s is None:
        return lines[0]
    return None


def _row(line: _Line, segment: Segment, numbers: dict[str, str], whole: bool, slide: str) -> Row:
    at = minute(line.offset_s) if line.offset_s is not None else ""
    label = STEP_WORDS[line.step.kind] if line.step else ""
    return (
        Cell(((Words(at),),) if at else ()),
        Cell(((Words(label, Look.LABEL),),) if label else ()),
        _step_cell(line.step, segment, slide),
        Cell(tuple(text for cue in line.cues for text in cue_lines(cue, line.offset_s, numbers, whole))),
    )


def _step_cell(step: Step | None, segment: Segment, slide: str) -> Cell:
    """The line itself; who says it where it is not who leads; the slide where it changes."""
    if step is None:
        return Cell()
    exact = step.kind is StepKind.SAY_EXACTLY
    words = [Words(quoted(step.text) if exact else step.text, Look.EXACT if exact else Look.PLAIN)] if step.text else []
    if step.speaker and step.speaker.casefold() != segment.led_by.casefold():
        words.insert(0, Words(f"{step.speaker}: ", Look.MUTED))
    if step.slide and step.slide != slide:
        words.append(Words(f"  slide\u00a0{step.slide}", Look.MUTED))
    lines: list[Text] = [tuple(words)] if words else []
    if step.expected:
        lines.append((Words("expect: ", Look.MUTED), Words(step.expected)))
    return Cell(tuple(lines), exact=exact)


def cue_lines(cue: Cue, row_s: int | None, numbers: dict[str, str], whole: bool) -> tuple[Text, ...]:
    """What the producer does and when, with which text, on what words, and what helps when it fails."""
    at = f" at {minute(cue.offset_s)}" if cue.offset_s != row_s else ""
    runs = f", {format_length(cue.runs_s)}" if cue.runs_s else ""
    act = f"{numbers.get(cue.id, cue.number)} {cue_action(cue)}".strip()
    lines: list[Text] = [(Words(act, Look.STRONG), Words(f"{at}{runs}"))]
    said = quoted(cue.text if whole else shortened(cue.text)) if cue.text else cue.asset
    to = f"→ {cue.target}" if cue.target and cue.target.casefold() != "everyone" else ""
    if said or to:
        lines.append((Words(" ".join(part for part in (said, to) if part)),))
    if cue.trigger is Trigger.WORDS and cue.trigger_text:
        lines.append((Words(f"when you hear {quoted(cue.trigger_text)}", Look.MUTED),))
    elif cue.trigger is Trigger.SIGNAL:
        lines.append((Words(f"on the signal: {cue.trigger_text}".rstrip(": "), Look.MUTED),))
    if cue.backup:
        lines.append((Words(f"backup: {cue.backup}", Look.MUTED),))
    return tuple(lines)


def shortened(text: str) -> str:
    """The first words of a long text, cut at a word."""
    if len(text) <= _TEASER:
        return text
    return text[:_TEASER].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
