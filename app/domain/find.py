"""Finding words in a plan, and ranking names by what was typed; case and accents never count. Knows no screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.plan import At, Plan, Segment
from app.domain.text import one_line

_AROUND: Final = 30
_INTENT: Final = ("why", "good", "listen_for", "interaction", "substitute")
_SEGMENT: Final = ("title", "description", "led_by", "slides", "short_form", "transition", "notes")
_ITEMS: Final = (
    ("marker", "markers", ("reason", "question", "limits", "label")),
    ("step", "steps", ("text", "expected", "speaker", "slide")),
    ("cue", "cues", ("title", "text", "trigger_text", "asset", "backup", "target", "who", "rights", "number")),
    ("need", "needs", ("title", "owner", "test")),
)
_HEAD: Final = ("title", "purpose", "notes", "platform", "deck", "back_channel", "signal")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found: the segment (None: the session itself), the field as a path, and some text around.

    ``item_id``: the marker, step, cue, need, objective or section that holds the text.
    """

    segment_id: str | None
    field: str
    excerpt: str
    item_id: str | None = None


def fold(text: str) -> str:
    """Text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def find(plan: Plan, words: str) -> tuple[Hit, ...]:
    """The texts of a plan in which all the words stand, in running order, the parked last; none for no words."""
    wanted = fold(words).split()
    if not wanted:
        return ()
    found = []
    for segment_id, field, text, item_id in _texts(plan):
        if text:
            folded = fold(text)
            if all(word in folded for word in wanted):
                found.append(Hit(segment_id, field, _excerpt(text, wanted[0]), item_id))
    return tuple(found)


_Text = tuple[str | None, str, str, str | None]


def _texts(plan: Plan) -> Iterator[_Text]:
    """Every text of a plan that a person wrote, with its place."""
    for name in _HEAD:
        yield None, name, getattr(plan, name), None
    for own in plan.custom:
        yield None, f"custom.{own.name}", own.value, None
    for objective in plan.objectives:
        for name in ("text", "evidence", "measure"):
            yield None, f"objective.{name}", getattr(objective, name), objective.id
    for section in plan.sections:
        yield None, "section.title", section.title, section.id
    for segment in plan.segments:
        yield from _texts_of(segment)


def _texts_of(segment: Segment) -> Iterator[_Text]:
    key = segment.id
    for name in _SEGMENT:
        yield key, name, getattr(segment, name), None
    if isinstance(segment.start, At):
        yield key, "start.reason", segment.start.reason, None
    for name in _INTENT:
        yield key, f"intent.{name}", getattr(segment.intent, name), None
    for kind, row, names in _ITEMS:
        for item in getattr(segment, row):
            for name in names:
                yield key, f"{kind}.{name}", getattr(item, name), item.id
    for cue in segment.cues:
        for detail in cue.details:
            yield key, f"cue.{detail.name}", detail.value, cue.id
    for own in segment.custom:
        yield key, f"custom.{own.name}", own.value, None


def _excerpt(text: str, word: str) -> str:
    """One line with the first of the words in it, cut at spaces where there are some."""
    at = _place(text, word)
    start, end = max(0, at - _AROUND), min(len(text), at + len(word) + _AROUND)
    before, after = text[start:at], text[at:end]
    if start:
        before = "… " + before.partition(" ")[2] if " " in before else "…" + before
    if end < len(text):
        after = after.rpartition(" ")[0] + " …" if " " in after[len(word) :] else after + "…"
    return one_line(before + after)


def _place(text: str, word: str) -> int:
    """Where a folded word begins in a text that is not folded."""
    if text.isascii():
        return text.lower().index(word)
    lengths = [len(fold(sign)) for sign in text]
    at = max(0, fold(text).find(word))
    for place, length in enumerate(lengths):
        if at < length:
            return place
        at -= length
    return 0


def ranked(words: str, candidates: Sequence[str]) -> list[int]:
    """The positions of the candidates that fit what was typed, the best first; all as they stand for nothing typed.

    Best to worst: the whole beginning, words that begin so in any order, the words inside, the letters in their
    order (``rsz`` finds "Resize"); then the closer together, the earlier and the shorter.
    """
    wanted = fold(words).split()
    if not wanted:
        return list(range(len(candidates)))
    whole, first, letters = " ".join(wanted), wanted[0], "".join(wanted)
    # each letter is looked for behind the one before, once: a lazy ".*?" would try every way to fail
    spread = re.compile("".join(f"[^{re.escape(sign)}]*{re.escape(sign)}" for sign in letters)).match
    scored: list[tuple[int, int, int, int]] = []
    for i, text in enumerate(map(fold, candidates)):
        if first in text and all(map(text.__contains__, wanted)):
            scored.append((_tier(text, whole, wanted), text.find(first), len(text), i))
        elif match := spread(text):
            start = text.index(letters[0])
            scored.append((3, match.end() - start, start, i))
    scored.sort()
    return [i for *_, i in scored]


def matched(words: str, text: str) -> frozenset[int]:
    """Which signs of a text are why :func:`ranked` found it: the words in it, else the letters in their order."""
    wanted = fold(words).split()
    places = [place for place, sign in enumerate(text) for _ in fold(sign)]
    folded = "".join(map(fold, text))
    found: set[int] = set()
    if all(word in folded for word in wanted):
        for word in wanted:
            at = _beginning(folded, word)
            found.update(range(at, at + len(word)))
    else:
        at = -1
        for letter in "".join(wanted):
            at = folded.find(letter, at + 1)
            if at < 0:
                return frozenset()
            found.add(at)
    return frozenset(places[at] for at in found)


def _tier(text: str, whole: str, wanted: Sequence[str]) -> int:
    """How well a text fits that has all the words in it."""
    if text.startswith(whole):
        return 0
    return 1 if all(_begins(text, word) for word in wanted) else 2


def _begins(text: str, word: str) -> bool:
    """Whether a word of the text begins so."""
    at = _beginning(text, word)
    return at >= 0 and not (at and text[at - 1].isalnum())


def _beginning(text: str, word: str) -> int:
    """Where a word of the text begins so, else where it stands first; -1 where it does not."""
    first = at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at if at >= 0 else first
