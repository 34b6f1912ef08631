"""Reads what has to be ready, how people are grouped and which slides are shown, from one cell each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.plan import Need, NeedKind, new_id
from app.domain.text import one_line

_LINES: Final = re.compile(r"[\n;]")
_BULLET: Final = "-•* \t\xa0\u3000"
_NEEDS: Final[tuple[tuple[NeedKind, str], ...]] = (
    (NeedKind.ACCESS, r"wheelchair|caption|sign language|hearing loop|accessib|braille|barrierefrei|large print"),
    (
        NeedKind.PEOPLE,
        r"assistants?\b|interpreter|co-?facilitator|helpers?\b|volunteers?\b|tutors?\b|\bstaff|\bcrew\b|actors?\b|people\b"
        r"|dolmetscher|interpr[eè]te|personal\b",
    ),
    (
        NeedKind.TECHNOLOGY,
        r"computer|laptop|projector|beamer|\bmicro|\bmics?\b|camera|screen\b|tv\b|audio|software|\bpoll|zoom|teams\b|wi-?fi"
        r"|clicker|speakers\b|headset|miro\b|mural\b|tablet|\bapp\b|power strip|cables?\b|adapter"
        r"|tech\b|technolog|\bav\b",
    ),
    (
        NeedKind.ROOM,
        r"\brooms?\b|\btables?\b|chairs?\b|seating|\bstage\b|venue|\bspace\b|raum|stühle|tische|salle|sala\b",
    ),
    (
        NeedKind.CONTENT,
        r"\bslides?\b|\bdeck\b|\bvideos?\b|\blinks?\b|\burl\b|\bfiles?\b|https?:|\.(?:pptx?|pdf|mp4|docx?)\b",
    ),
)
_NEED_PATTERNS: Final = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _NEEDS)
_SLIDES: Final = re.compile(
    r"(?:slides?|folien?|diapo(?:sitiva)?s?|s\.|pp?\.|seiten?|#|no\.?|nr\.?)\s*(?=\d)", re.IGNORECASE
)


def needs_of(header: str, text: str) -> list[Need]:
    """One need a line, each line once; what its words do not tell, its column's header may."""
    return [Need(new_id(), title, kind) for title, kind in _named(header, text)]


@lru_cache(maxsize=20_000)
def _named(header: str, text: str) -> tuple[tuple[str, NeedKind], ...]:
    """The titles and kinds of what one cell asks for."""
    lines = dict.fromkeys(line.strip(_BULLET) for line in _LINES.split(text) if line.strip(_BULLET))
    by_header = _need_kind(header) or NeedKind.MATERIAL
    return tuple((one_line(line), _need_kind(line) or by_header) for line in lines)


@lru_cache(maxsize=5_000)
def _need_kind(text: str) -> NeedKind | None:
    return next((kind for kind, pattern in _NEED_PATTERNS if pattern.search(text)), None)


@lru_cache(maxsize=20_000)
def slides_in(text: str) -> str:
    """Numbers of slides without the word for them ("S. 4" is "4"); anything else as it stands."""
    return one_line(", ".join(_SLIDES.sub("", line.strip()) for line in text.split("\n") if line.strip()))


@dataclass(frozen=True, slots=True)
class Grouping:
    """How people work in a segment; ``rest`` is what of the text says none of it."""

    size: int | None = None
    rounds: int | None = None
    round_s: int | None = None
    rest: str = ""


_WORDS: Final = {
    "pairs": 2,
    "pair": 2,
    "dyads": 2,
    "trios": 3,
    "triads": 3,
    "threes": 3,
    "fours": 4,
    "quads": 4,
    "fives": 5,
}
_SIZE: Final = re.compile(
    r"(?:in\s+)?(?:(?:groups?|teams?|rooms?|gruppen?|groupes?|grupos?|gruppi)\s*(?:of|à|a|zu|de|von|mit|di)\s*(\d{1,3})"
    rf"|(?P<word>{'|'.join(_WORDS)})\b|(\d{{1,2}})er[- ]?gruppen?)",
    re.IGNORECASE,
)
_ROUNDS: Final = re.compile(
    r"(\d{1,2})\s*(?:[x×]|rounds?(?:\s+of)?|runden?(?:\s+à)?)(?:\s*(\d{1,3})\s*(?:min\w*\.?|['′]))?", re.IGNORECASE
)
_COUNT: Final = re.compile(r"\d{1,3}")


def grouping_in(header: str, text: str) -> Grouping:
    """``groups of 3``, ``3 x 8 min``; a bare number is what its header says, rounds or people."""
    flat = " ".join(text.split())
    if _COUNT.fullmatch(flat) and int(flat):
        rounds = re.search(r"round|runde", header, re.IGNORECASE) is not None
        return Grouping(rounds=int(flat)) if rounds else Grouping(size=int(flat))
    size, rounds_found = _SIZE.search(flat), _ROUNDS.search(flat)
    if size is not None:
        flat = flat.replace(size[0], "", 1)
    people = None if size is None else _WORDS[size["word"].lower()] if size["word"] else int(size[1] or size[3])
    if rounds_found is not None:
        flat = flat.replace(rounds_found[0], "", 1)
    count = int(rounds_found[1]) if rounds_found else None
    minutes = int(rounds_found[2]) * 60 if rounds_found and rounds_found[2] else None
    return Grouping(people or None, count or None, minutes or None, flat.strip(" ,;:.-–+&()"))
