"""Reads lines of technical columns as a producer's cues: the action, when, what is shown or pasted; knows no cells."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from app.domain.plan import Action, Cue, Field, new_id
from app.domain.text import clean, one_line
from app.importers.sense.text.times import HALF_DAY, leading_span

_ACTIONS: Final[tuple[tuple[Action, str], ...]] = (
    (Action.POLL_CLOSE, r"(?:close|end|stop)\w*\s+(?:the\s+)?polls?\b"),
    (Action.POLL_SHARE, r"(?:share|show|reveal)\w*\s+(?:the\s+)?(?:poll\s+)?results"),
    (
        Action.POLL_LAUNCH,
        r"\bpolls?\b|\bpolling|mentimeter|slido|\bquiz|umfrage|sondage|encuesta|enquete|sondaggio|投票",
    ),
    (
        Action.ROOMS_CLOSE,
        r"(?:close|end|recall|bring back|return|back)\w*\b.{0,20}\b(?:rooms|breakouts?)|gruppenr[aä]ume.{0,12}schlie",
    ),
    (Action.BROADCAST, r"\bbroadcast"),
    (Action.ROOMS_OPEN, r"\bbreak-?outs?\b|\bopen\w*\b.{0,12}\brooms?\b|\brooms\s*[x×]?\s*\d|gruppenr[aä]ume"),
    (
        Action.TIME_WARNING,
        r"\btime (?:warning|check|call)|\d+\s?-?\s?min(?:ute)?s?\b.{0,8}(?:warning|left|to go|remain)",
    ),
    (Action.RECORDING_STOP, r"(?:stop|end|pause)\w*\b.{0,12}\brecord"),
    (Action.RECORDING_START, r"\brecord(?:ing)?\b|aufnahme|aufzeichnung|enregistre|grabaci|grava[cç]|registrazione"),
    (Action.SHARE_STOP, r"(?:stop|end)\w*\b.{0,12}\bshar(?:e|ing)"),
    (
        Action.SHARE_START,
        r"\bshar(?:e|ing)\b.{0,12}\b(?:screen|slides?|desktop|deck|sound)|screen ?shar|\bstart shar|bildschirm teilen",
    ),
    (Action.CHAT, r"\bchat\b|\b(?:post|paste|drop)\b.{0,16}\blinks?\b"),
    (Action.CAPTIONS, r"\bcaption|subtitle|untertitel|sous-titre"),
    (Action.SPOTLIGHT, r"\bspotlight|\bpin\b"),
    (Action.MUTE, r"\b(?:un)?mute|\bmics? (?:on|off)|stummschalt"),
    (Action.ADMIT, r"\badmit\b|waiting room|warteraum"),
    (Action.RIGHTS, r"\bco-?host|\bmake\b.{0,20}\bhost\b|\brights\b"),
    (Action.ATTENDANCE, r"\battendance|anwesenheit"),
    (Action.WHITEBOARD, r"\bwhite ?board|\bmiro\b|\bmural\b|jamboard"),
    (Action.MUSIC, r"\bmusic\b|playlist|\bmusik|musique|m[uú]sica|walk-?in track|音楽|음악"),
    (Action.VIDEO, r"\bvideos?\b|\bclip\b|\bfilm\b|\bvt\b|youtube|\.(?:mp4|mov|m4v)\b|映像|영상"),
    (Action.SLIDE, r"\bslides?\b|\bppt|\bdeck\b|\bfolien?\b|diapo|スライド|슬라이드|幻灯"),
)
_PATTERNS: Final = tuple((action, re.compile(words, re.IGNORECASE)) for action, words in _ACTIONS)
_TEXTS: Final = frozenset({Action.CHAT, Action.BROADCAST, Action.TIME_WARNING})
_LABEL: Final = re.compile(
    r"(?:chat|post in chat|paste in chat|in chat|broadcast|poll|launch poll|time warning)\s*[:–—]\s*(?=\S)",
    re.IGNORECASE,
)
_FILE: Final = re.compile(r"[\w()./\\-]+\.(?:mp4|mov|m4v|mp3|wav|pptx?|pdf|png|jpe?g|key)\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"\b(?:slides?|polls?|video|clip|folien?)\s*#?\s*(\d+(?:\s?[-–]\s?\d+)?)\b", re.IGNORECASE
)
_ROOMS: Final = re.compile(r"\brooms\s*[x×]\s*\d+|\d+\s+(?:break-?out\s+)?rooms(?:\s+of\s+\d+)?", re.IGNORECASE)
_ASSETS: Final = frozenset({Action.POLL_LAUNCH, Action.SLIDE, Action.VIDEO, Action.MUSIC, Action.SHARE_START})
MOST_LOOKED_AT: Final = 300
_EDGE: Final = " -–—:.,\t"


def cues_of(header: str, text: str, start_s: int | None, planned_s: int) -> list[Cue]:
    """A cue for each line; a line that begins with a time inside the segment lies at that moment."""
    return [_cue(header, line, start_s, planned_s) for line in _lines(text)]


@lru_cache(maxsize=20_000)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(flat for line in text.split("\n") if (flat := " ".join(line.split())))


@lru_cache(maxsize=5_000)
def action_of(text: str) -> Action:
    """What the words ask the producer to do; OTHER when nothing in them says."""
    return next((action for action, pattern in _PATTERNS if pattern.search(text[:MOST_LOOKED_AT])), Action.OTHER)


def _cue(header: str, line: str, start_s: int | None, planned_s: int) -> Cue:
    offset, line = _moment(line, start_s, planned_s)
    said = _said(header, line)
    return Cue(
        new_id(),
        offset,
        title=said.title,
        action=said.action,
        details=said.details,
        text=said.text,
        asset=said.asset,
        target=said.target,
    )


@lru_cache(maxsize=20_000)
def _said(header: str, line: str) -> Cue:
    """A cue, still without id and moment, as the words of a line and its column's header tell it."""
    action, by_header = action_of(line), action_of(header)
    if action is Action.OTHER:
        action = by_header
    cue = Cue("", title=one_line(line), action=action)
    if by_header is not action or action is Action.OTHER:
        cue = replace(cue, target=one_line(header, 100))
    said = _LABEL.sub("", line, count=1) if _LABEL.match(line) else line if by_header is action else ""
    if action in _TEXTS and said:
        return replace(cue, text=clean(said))
    if action is Action.POLL_LAUNCH and said.rstrip().endswith("?"):
        return replace(cue, details=(Field("Question", clean(said.strip())),))
    if action is Action.ROOMS_OPEN and (rooms := _ROOMS.search(line[:MOST_LOOKED_AT])):
        return replace(cue, details=(Field("Rooms", rooms[0]),))
    asset = _FILE.search(line[:MOST_LOOKED_AT]) or _NUMBERED.search(line) if action in _ASSETS else None
    return replace(cue, asset=one_line(asset[0], 200)) if asset else cue


def _moment(line: str, start_s: int | None, planned_s: int) -> tuple[int, str]:
    """Seconds into the segment, and the words behind the time; 0 and the whole line where it names no such moment."""
    found = leading_span(line) if start_s is not None else None
    rest = line[found.ends :].strip(_EDGE) if found else ""
    if found is None or start_s is None or found.span.end is not None or not rest:
        return 0, line
    offset = (found.span.start.seconds - start_s) % HALF_DAY
    return (offset, rest) if offset <= planned_s else (0, line)
