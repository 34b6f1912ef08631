"""Reads values from our own plain files under ``resources/``; trusts them, and knows nothing of stores or windows."""

from __future__ import annotations

import json
from enum import Enum
from functools import cache
from typing import Final, TypeVar, get_args, get_type_hints

from app.assets import asset
from app.domain.plan import After, At, Plan, Segment, StartRule, With

_RULES: Final[dict[str, type[StartRule]]] = {"after": After, "at": At, "with": With}
_hints: Final = cache(get_type_hints)
T = TypeVar("T")


def shipped(kind: type[T], *parts: str) -> T:
    """The value of this kind in a shipped JSON file, e.g. ``shipped(Library, "sample", "x.json")``."""
    found = _value(kind, json.loads(asset(*parts).read_text(encoding="utf-8")))
    if not isinstance(found, kind):
        raise TypeError(f"{'/'.join(parts)} holds no {kind.__name__}")
    return found


@cache
def activities() -> tuple[Segment, ...]:
    """Ready-made segments to start from: what is done, by whom, with which cues and needs. Their ids name them."""
    rows = json.loads(asset("activities", "activities.json").read_text(encoding="utf-8"))
    return tuple(one for row in rows if isinstance(one := _value(Segment, row), Segment))


def example() -> Plan:
    """The session of the example run-of-show that is sent to people as a sheet to fill in."""
    return shipped(Plan, "example", "run-of-show.json")


def _value(hint: object, plain: object) -> object:
    """The value a field of this type holds, from its plain form; what is absent takes the field's default."""
    if isinstance(plain, list):
        inner = get_args(hint)[0]
        return tuple(_value(inner, one) for one in plain)
    if isinstance(plain, dict):
        rest = dict(plain)
        kind = hint if isinstance(hint, type) else _RULES[rest.pop("rule")]
        hints = _hints(kind)
        return kind(**{name: _value(hints[name], one) for name, one in rest.items()})
    return hint(plain) if isinstance(hint, type) and issubclass(hint, Enum) else plain
