"""Where two versions of a text differ, as short passages to hold side by side; knows no field and no language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from app.domain.text import one_line

MOST_QUOTED: Final = 60
"""Characters of a passage; what is longer is cut at its end."""

_WORD: Final = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]\\s?|[^\\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+\\s?"
)
"""A word with the space behind it; where a script has no spaces, a character."""
_AROUND: Final = 3
"""Words shown before and after what changed; changes that stand closer are one."""
_CLEAR_ALONE: Final = 4
"""So many words that came or went can be read without those around them."""
_MOST_COMPARED: Final = 400_000
"""Above so many pairs of words what lies between the same beginning and the same end counts as one change."""

Hunk = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of a text: ``before`` is empty where words only came, ``after`` where they only went."""

    before: str
    after: str


def rewritten(before: str, after: str) -> tuple[Passage, ...]:
    """Each place where a text reads otherwise, in order; nothing where only white space differs."""
    was, now = (_WORD.findall(one_line(text, len(text))) for text in (before, after))
    return tuple(_passage(was, now, hunk) for hunk in _joined(_hunks(was, now)))


def shortened(text: str, most: int = MOST_QUOTED) -> str:
    """On one line, cut at its end where it is longer."""
    line = one_line(text, most + 1)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _hunks(was: Sequence[str], now: Sequence[str]) -> list[Hunk]:
    """Where the words differ: from and to in the one, from and to in the other."""
    old, new = ([word.rstrip() for word in words] for words in (was, now))
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if not old and not new:
        return []
    if len(old) * len(new) > _MOST_COMPARED:
        return [(start, start + len(old), start, start + len(new))]
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(start + a, start + b, start + c, start + d) for tag, a, b, c, d in found if tag != "equal"]


def _joined(hunks: Sequence[Hunk]) -> list[Hunk]:
    joined: list[Hunk] = []
    for hunk in hunks:
        if joined and hunk[0] - joined[-1][1] <= _AROUND:
            joined[-1] = (joined[-1][0], hunk[1], joined[-1][2], hunk[3])
        else:
            joined.append(hunk)
    return joined


def _passage(was: Sequence[str], now: Sequence[str], hunk: Hunk) -> Passage:
    a, b, c, d = hunk
    whole = not was or not now or (a, b, c, d) == (0, len(was), 0, len(now))
    if whole or (a == b and d - c >= _CLEAR_ALONE) or (c == d and b - a >= _CLEAR_ALONE):
        return Passage(shortened("".join(was[a:b])), shortened("".join(now[c:d])))
    return Passage(_within(was, a, b), _within(now, c, d))


def _within(words: Sequence[str], start: int, end: int) -> str:
    """The words with a few around them, and an ellipsis where the text goes on."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(words))
    middle = shortened("".join(words[start:end]))
    tail = "" if middle.endswith("…") else "".join(words[end:last]).rstrip()
    head = "".join(words[first:start])
    inner = f"{head}{middle}{' ' if middle and words[end - 1].endswith(' ') else ''}{tail}".rstrip()
    return f"{'…' if first else ''}{inner}{'…' if last < len(words) and not inner.endswith('…') else ''}"
