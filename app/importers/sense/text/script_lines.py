"""Reads a script's lines as steps: who says them, and whether they are said, asked, done or shown; knows no cells."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from app.domain.plan import Step, StepKind, new_id
from app.domain.text import clean, one_line

_KINDS: Final[tuple[tuple[StepKind, str], ...]] = (
    (StepKind.SAY_EXACTLY, "say exactly|verbatim|word for word|read aloud|read out|wörtlich|textuellement|textual"),
    (StepKind.LISTEN_FOR, "listen for|look for|watch for|achten auf|écouter|escuchar|hören auf"),
    (
        StepKind.ASK,
        "ask|asks|question|q|prompt|frage|fragen|fragt|demander|demande|preguntar|pregunta|perguntar|pergunta"
        "|chiedere|domanda|vraag|質問|问|질문",
    ),
    (
        StepKind.SHOW,
        "show|shows|display|on screen|zeigen|zeige|montrer|montre|mostrar|muestra|mostrare|tonen|表示|展示",
    ),
    (StepKind.DO, "do|does|action|activity|tun|machen|faire|hacer|fazer|fare|doen|操作"),
    (
        StepKind.LEARNERS,
        "learners?|participants?|students?|they|everyone|teilnehmende?|tn|lernende|apprenants|participantes|alunos"
        "|partecipanti|deelnemers|学员|参加者|참가자",
    ),
    (StepKind.NOTE, "note|notes|nb|remember|tip|hinweis|notiz|nota|opmerking|注意|メモ|참고"),
    (StepKind.SAY, "say|says|tell|explain|sagen|sage|sagt|dire|decir|dizer|zeggen|話す|说|말"),
)
_PREFIXES: Final = tuple(
    (kind, re.compile(rf"[\[(]?(?:{words})(?:[\])]\s*:?|\s*[:：])\s*(?=\S)", re.IGNORECASE)) for kind, words in _KINDS
)
_BRACKETED: Final = re.compile(r"[\[(*_]+([^\[\]()*]+)[\])*_]+[.:]?")
_SLIDE: Final = re.compile(
    r"(?:show |next |advance to |go to |\[)?(?:slides?|folien?|diapo(?:sitiva)?s?)\s?#?\s?"
    r"(\d+(?:\s?[-–]\s?\d+)?)\]?\s?[:.–-]?\s?",
    re.IGNORECASE,
)
_SPEAKER: Final = re.compile(
    r"([^\W\d_][\w.'’-]*(?:\s(?:[&+]\s)?[^\W_][\w.'’-]*){0,3})\s*(?:\([^)]{0,20}\)\s*)?[:：]\s*"
)
_ROLE: Final = re.compile(
    r"(?:co-?)?(?:facilitator|host|producer|presenter|moderator|trainer|speaker|lead|mc)\s?\d?|all|both", re.IGNORECASE
)
_BULLET: Final = "•‣▪·*–- \t"
LONGEST_SLIDE_LINE: Final = 30
LONGEST_ASIDE: Final = 300
LONGEST_PREFIX: Final = 30


def steps_of(texts: list[str], owner: str) -> list[Step]:
    """A step for each line of the script; ``owner`` names those who may be speakers."""
    lines = [" ".join(line.split()) for text in texts for line in text.split("\n") if line.strip(_BULLET)]
    known = _speakers(lines, owner)
    steps: list[Step] = []
    speaker = ""
    for line in lines:
        named, rest = _named(line.lstrip(_BULLET) or line, known)
        speaker = named or speaker
        if rest:
            steps.append(_step(rest, speaker))
    return steps


def _speakers(lines: list[str], owner: str) -> frozenset[str]:
    """Words before a colon that name somebody: in capitals, a role, an owner, or there again and again."""
    found = [match[1] for line in lines if (match := _SPEAKER.match(line.lstrip(_BULLET))) and not _kind(line)]
    counts = Counter(found)
    owners = owner.casefold()
    return frozenset(
        name
        for name in counts
        if (name.isupper() and len(name) > 1)
        or _ROLE.fullmatch(name)
        or name.casefold() in owners
        or (counts[name] > 1 and name[0].isupper())
    )


def _named(line: str, known: frozenset[str]) -> tuple[str, str]:
    found = _SPEAKER.match(line)
    if found is None or found[1] not in known or _kind(line):
        return "", line
    name = found[1].title() if found[1].isupper() and len(found[1]) > 3 else found[1]
    return one_line(name, 100), line[found.end() :]


def _kind(line: str) -> tuple[StepKind, int] | None:
    if not any(sign in line[:LONGEST_PREFIX] for sign in ":：])"):
        return None
    for kind, pattern in _PREFIXES:
        if found := pattern.match(line):
            return kind, found.end()
    return None


def _step(line: str, speaker: str) -> Step:
    slide = _SLIDE.match(line)
    if slide and (slide.end() == len(line) or len(line) <= LONGEST_SLIDE_LINE):
        return Step(new_id(), StepKind.SHOW, clean(line), speaker, slide=one_line(slide[1], 100))
    if named := _kind(line):
        return Step(new_id(), named[0], clean(line[named[1] :]), speaker)
    if len(line) <= LONGEST_ASIDE and (aside := _BRACKETED.fullmatch(line)):
        return Step(new_id(), StepKind.DO, clean(aside[1].strip()), speaker)
    asked = line.endswith(("?", "？")) and not any(sign in line[:-1] for sign in ".!?。")
    return Step(new_id(), StepKind.ASK if asked else StepKind.SAY, clean(line), speaker)
