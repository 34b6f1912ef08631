"""The script of a segment: the facilitator's lines beside the producer's cues, by the minute they fall on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.domain.clock import format_length
from app.domain.cue_words import cue_action
from app.domain.document import Cell, Column, Look, Row, Table, TableLook, Text, Words
from app.domain.plan import Cue, Segment, Step, StepKind, Trigger
from app.domain.speakers import changes_hands, speaker_of, speakers
from app.domain.tongue import Tongue
from app.domain.words import STEP_WORDS
from exporters.handover import hand_over
from exporters.markers import minute

_TEASER: Final = 84
"""Characters of a cue's text a facilitator sees; the producer's own sheet has it whole."""


@dataclass(slots=True)
class _Line:
    offset_s: int | None
    step: Step | None
    cues: list[Cue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Script:
    """What every row is written from. ``whole``: every word of every cue, and who speaks at every step."""

    segment: Segment
    numbers: dict[str, str]
    whole: bool
    say: Tongue


def script_table(segment: Segment, numbers: dict[str, str], whole: bool, say: Tongue) -> Table | None:
    """Steps and cues row by row; None when there are neither. A row of its own says when another goes on."""
    lines = _lines(segment)
    if not lines:
        return None
    rows = tuple(_rows(_Script(segment, numbers, whole, say), lines))
    about = say("Script of {segment}: facilitator beside producer, by minute", segment=say.quoted(segment.title))
    head = (Column(say("Min"), 96), Column("", 146))
    if not segment.cues:
        columns = (*head, Column(say("Facilitator"), 758))
        return Table(TableLook.SCRIPT, columns, tuple(row[:3] for row in rows), about)
    return Table(TableLook.SCRIPT, (*head, Column(say("Facilitator"), 426), Column(say("Producer"), 332)), rows, about)


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


def _rows(script: _Script, lines: list[_Line]) -> Iterator[Row]:
    slide, speaker = "", speakers(script.segment)[0]
    for line in lines:
        following = speaker_of(line.step, script.segment) if line.step else ""
        if changes_hands(speaker, following):
            yield (Cell(((Words(hand_over(script.say, following), Look.STRONG),),)),)
        yield _row(script, line, slide)
        speaker = following or speaker
        slide = line.step.slide if line.step and line.step.slide else slide


def _row(script: _Script, line: _Line, slide: str) -> Row:
    at = minute(line.offset_s) if line.offset_s is not None else ""
    label = script.say(STEP_WORDS[line.step.kind]) if line.step else ""
    cues = (cue_lines(cue, line.offset_s, script.numbers, script.whole, script.say) for cue in line.cues)
    return (
        Cell(((Words(at),),) if at else ()),
        Cell(((Words(label, Look.LABEL),),) if label else ()),
        _step_cell(script, line.step, slide),
        Cell(tuple(text for lines in cues for text in lines)),
    )


def _step_cell(script: _Script, step: Step | None, slide: str) -> Cell:
    """The line itself; who says it where that needs saying; the slide where it changes."""
    if step is None:
        return Cell()
    say = script.say
    exact = step.kind is StepKind.SAY_EXACTLY
    text = say.quoted(step.text) if exact else step.text
    words = [Words(text, Look.EXACT if exact else Look.PLAIN)] if text else []
    if speaker := _named(script, step):
        words.insert(0, Words(f"{speaker}: ", Look.MUTED))
    if step.slide and step.slide != slide:
        words.append(Words("  " + say("slide {slide}", slide=step.slide).replace(" ", "\u00a0"), Look.MUTED))
    lines: list[Text] = [tuple(words)] if words else []
    if step.expected:
        lines.append((Words(f"{say('expect:')} ", Look.MUTED), Words(step.expected)))
    return Cell(tuple(lines), exact=exact)


def _named(script: _Script, step: Step) -> str:
    """Who says a line: where it is not who leads, and in a whole script at every step when there are several."""
    speaker = speaker_of(step, script.segment)
    several = len({each.casefold() for each in speakers(script.segment)}) > 1
    if script.whole and (several or step.speaker):
        return speaker
    return speaker if speaker.casefold() != script.segment.led_by.strip().casefold() else ""


def cue_lines(cue: Cue, row_s: int | None, numbers: dict[str, str], whole: bool, say: Tongue) -> tuple[Text, ...]:
    """What the producer does and when, with which text, on what words, and what helps when it fails."""
    at = f" {say('at {minute}', minute=minute(cue.offset_s))}" if cue.offset_s != row_s else ""
    runs = f", {format_length(cue.runs_s)}" if cue.runs_s else ""
    act = f"{numbers.get(cue.id, cue.number)} {cue_action(cue, say)}".strip()
    lines: list[Text] = [(Words(act, Look.STRONG), Words(f"{at}{runs}"))]
    said = say.quoted(cue.text if whole else shortened(cue.text)) if cue.text else cue.asset
    to = f"→ {cue.target}" if cue.target and cue.target.casefold() != "everyone" else ""
    if said or to:
        lines.append((Words(" ".join(part for part in (said, to) if part)),))
    if whole:
        lines += ((Words(f"{each.name}: {each.value}"),) for each in cue.details if each.value)
    lines += ((Words(more, Look.MUTED),) for more in (_trigger(cue, say), _backup(cue, say)) if more)
    return tuple(lines)


def _trigger(cue: Cue, say: Tongue) -> str:
    if cue.trigger is Trigger.WORDS and cue.trigger_text:
        return say("when you hear {words}", words=say.quoted(cue.trigger_text))
    if cue.trigger is Trigger.SIGNAL:
        return say("on the signal: {signal}", signal=cue.trigger_text) if cue.trigger_text else say("on the signal")
    return ""


def _backup(cue: Cue, say: Tongue) -> str:
    return say("backup: {backup}", backup=cue.backup) if cue.backup else ""


def shortened(text: str, most: int = _TEASER) -> str:
    """The first words of a long text, cut at a word."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
