"""Which way text runs in Word: paragraphs and tables of a language read from the right, and runs of its letters.

Finished blocks go through here as text; where nothing in them runs from the right, they stay as they are.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final
from unicodedata import bidirectional
from xml.sax.saxutils import escape, unescape

FROM_LEFT: Final = "\u200e"
"""A sign nobody sees, as strong as a letter from the left."""
_FROM_RIGHT: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
_LETTERS: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u04ff\u3040-\u9fff\uac00-\ud7af]")
_RUN: Final = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", re.DOTALL)
_TIMES: Final = '"HeadingAside'
"""Clock and length beside a heading, which begin with digits: those would go with a heading from the right."""
_T: Final = '<w:t xml:space="preserve">'
_PIECE: Final = re.compile(r'<w:t xml:space="preserve">([^<]*)</w:t>|<[^>]*>')
_PARAGRAPH_END: Final = re.compile(r"((?:<w:ind [^>]*/>)?)</w:pPr>")
_TABLE_STYLE: Final = re.compile(r"(<w:tblStyle [^>]*/>)")


def from_right(language: str) -> bool:
    """Whether an IETF tag is of a language written from the right."""
    parts = language.casefold().split("-")
    return (parts[0] in _FROM_RIGHT and "latn" not in parts) or "arab" in parts or "hebr" in parts


def directed(xml: str, language: str) -> str:
    """Finished blocks with what runs from the right marked, as Word needs it to be."""
    rightward = from_right(language)
    if rightward:
        xml = _PARAGRAPH_END.sub(r"<w:bidi/>\1</w:pPr>", xml)
        xml = _TABLE_STYLE.sub(r"\1<w:bidiVisual/>", xml)
    elif not _LETTERS.search(xml):
        return xml
    return _RUN.sub(lambda run: _run(run, rightward), xml)


def _said(inner: str) -> str:
    """The bare words of a run."""
    return "".join(piece[1] or "" for piece in _PIECE.finditer(inner))


def _run(run: re.Match[str], rightward: bool) -> str:
    """A run as one or more, each in one direction; a tab or a break goes with the words before it."""
    look, inner = run[1] or "", run[2]
    is_field = "<w:fldChar" in inner or "<w:instrText" in inner
    turns = bool(_LETTERS.search(inner)) or (rightward and not _LATIN.search(_said(inner)))
    if is_field or not turns:
        return run[0] if is_field or not rightward or _TIMES not in look else run[0].replace(_T, _T + FROM_LEFT)
    pieces: list[tuple[bool, str]] = []
    for piece in _PIECE.finditer(inner):
        if piece[1] is None:
            pieces.append((pieces[-1][0] if pieces else rightward, piece[0]))
        else:
            pieces += [
                (way, f'<w:t xml:space="preserve">{escape(part)}</w:t>')
                for way, part in directions(unescape(piece[1]), rightward)
            ]
    return "".join(
        _in_direction(look, way, "".join(xml for _, xml in group)) for way, group in groupby(pieces, lambda one: one[0])
    )


def _in_direction(look: str, way: bool, inner: str) -> str:
    properties = look + ("<w:rtl/>" if way else "")
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>" if properties else f"<w:r>{inner}</w:r>"


def directions(text: str, rightward: bool) -> list[tuple[bool, str]]:
    """The text in stretches of one direction each; True: from the right.

    Signs between letters of one direction go with them, others with the direction of the paragraph; digits after
    letters from the left stay with those.
    """
    strong = [_strong(sign) for sign in text]
    before: list[bool | None] = []
    last: bool | None = None
    for n, sign in enumerate(text):
        if strong[n] is None and last is False and bidirectional(sign) == "EN":
            strong[n] = False
        last = last if strong[n] is None else strong[n]
        before.append(last)
    ways: list[bool] = []
    following: bool | None = None
    for way, earlier in zip(reversed(strong), reversed(before), strict=True):
        following = following if way is None else way
        agreed = earlier if earlier is not None and earlier == following else rightward
        ways.append(agreed if way is None else way)
    ways.reverse()
    return [
        (way, "".join(sign for _, sign in group))
        for way, group in groupby(zip(ways, text, strict=True), lambda one: one[0])
    ]


def _strong(sign: str) -> bool | None:
    kind = bidirectional(sign)
    return True if kind in ("R", "AL") else False if kind == "L" else None
