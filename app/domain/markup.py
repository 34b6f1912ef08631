"""Cuts HTML into tags and text, in one pass whatever is broken in it; knows no tag's meaning and fetches nothing.

The standard library's parser takes time that grows with the square of unclosed tags: 40,000 froze it for 18 s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

_NAME: Final = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:_-]{0,40})")
_ATTRIBUTE: Final = re.compile(r"""([^\s=/"'>]{1,60})(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_AFTER: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/!?")
_RAW: Final = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}
_REST: Final = re.compile(r"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_LONGEST_TAG: Final = 20_000


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that opens or (``closes``) ends an element; ``raw``: the text of a script or style, which holds no tags."""

    name: str
    closes: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    raw: str = ""


def pieces(html: str) -> Iterator[Tag | str]:
    """The tags and the texts between them, entities resolved; comments are left out."""
    at = 0
    while at < len(html):
        begun = html.find("<", at)
        while begun >= 0 and html[begun + 1 : begun + 2] not in _AFTER:  # a bare one is text
            begun = html.find("<", begun + 1)
        if begun != at:
            yield unescape(html[at:] if begun < 0 else html[at:begun])
        if begun < 0:
            return
        tag, at = _tag(html, begun)
        if tag and not tag.closes and tag.name in _RAW:
            ended = _RAW[tag.name].search(html, at)
            end = ended.start() if ended else len(html)
            tag, at = Tag(tag.name, False, tag.attributes, html[at:end]), end
        if tag:
            yield tag


def _tag(html: str, begun: int) -> tuple[Tag | None, int]:
    """What begins with a ``<``, and where it ends; None for comments and declarations."""
    if html.startswith("<!--", begun):
        end = html.find("-->", begun + 4)
        return None, end + 3 if end >= 0 else len(html)
    named = _NAME.match(html, begun + 1)
    end = _end(html, begun)
    if named is None:
        return None, end
    return Tag(named[2].lower(), bool(named[1]), _attributes(html[named.end() : min(end, begun + _LONGEST_TAG)])), end


def _end(html: str, begun: int) -> int:
    """Behind the ``>`` that ends a tag: the first outside of quotation marks, where these are closed soon."""
    first = html.find(">", begun)
    quoted = _REST.match(html, begun, begun + _LONGEST_TAG) if first >= 0 else None
    return quoted.end() if quoted else first + 1 or len(html)


def _attributes(text: str) -> dict[str, str]:
    found = {}
    for each in _ATTRIBUTE.finditer(text):
        value = each[2] or ""
        found[each[1].lower()] = unescape(value[1:-1] if value[:1] in {'"', "'"} else value)
    return found
