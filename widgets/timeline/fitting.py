"""Breaks and shortens text to a width by whole words where it can; it is told how wide text is and knows no font."""

from __future__ import annotations

from collections.abc import Callable

Measure = Callable[[str], int]
ELLIPSIS = "…"
_FEWEST_LETTERS = 3


def pieces(text: str) -> list[str]:
    """Where a line may break: after spaces and after hyphens inside a word; joined they are the text again."""
    found: list[str] = []
    for word in text.split():
        parts = word.split("-")
        whole = all(len(part) > 1 for part in parts)
        found += [part + "-" for part in parts[:-1]] + [parts[-1] + " "] if whole else [word + " "]
    return found


def fit_lines(text: str, width: int, most: int, measure: Measure) -> tuple[str, ...]:
    """The text on at most ``most`` lines of ``width`` pixels; what is left out ends in an ellipsis.

    Empty when not even three letters and the ellipsis fit: then nothing should be drawn.
    """
    rest = pieces(text)
    lines: list[str] = []
    while rest:
        taken = _fill(rest, width, measure)
        if taken == len(rest) and len(lines) < most:
            return (*lines, "".join(rest).rstrip())
        if taken == 0 or len(lines) >= most - 1:
            break
        lines.append("".join(rest[:taken]).rstrip())
        rest = rest[taken:]
    return _with_sign(lines, rest, width, most, measure)


def _with_sign(lines: list[str], rest: list[str], width: int, most: int, measure: Measure) -> tuple[str, ...]:
    """Finish text that does not fit whole: on the next line if there is one, else at the end of the last."""
    if not rest:
        return tuple(lines)
    if len(lines) < most:
        last = _last("".join(rest[: max(1, _fill(rest, width, measure))]).rstrip(), width, measure)
        if last:
            return (*lines, last)
    ended = _last(lines[-1], width, measure) if lines else ""
    return (*lines[:-1], ended) if ended else ()


def _fill(rest: list[str], width: int, measure: Measure) -> int:
    """How many pieces fit on one line."""
    line = ""
    for count, piece in enumerate(rest):
        line += piece
        if measure(line.rstrip()) > width:
            return count
    return len(rest)


def _last(words: str, width: int, measure: Measure) -> str:
    """A last line with more to come: as many whole words as leave room for the sign."""
    while measure(words + ELLIPSIS) > width:
        shorter = words.rpartition(" ")[0]
        if not shorter:
            return _cut(words, width, measure)
        words = shorter.rstrip()
    return words.rstrip(" ,;:–-") + ELLIPSIS


def _cut(word: str, width: int, measure: Measure) -> str:
    low, high = 0, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(word[:middle] + ELLIPSIS) <= width else (low, middle - 1)
    return word[:low] + ELLIPSIS if low >= _FEWEST_LETTERS else ""


def cut_open(line: str, text: str) -> bool:
    """Whether a fitted line of a text ends inside a word."""
    last = line.removesuffix(ELLIPSIS).rpartition(" ")[2]
    return line.endswith(ELLIPSIS) and all(piece.rstrip(" ,;:–-") != last for piece in pieces(text))
