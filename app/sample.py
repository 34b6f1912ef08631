"""The finished sample a first start opens, read from our own plain file; it knows nothing of stores or windows."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final, Protocol, TypeVar, cast, get_args, get_type_hints

from app.assets import asset
from app.domain.plan import After, At, Library, StartRule, With

SAMPLE_PLAN_ID: Final = "feedback"
"""The finished one of the sample's four sessions: what a first start opens."""

_RULES: Final[dict[str, type[StartRule]]] = {"after": After, "at": At, "with": With}
_hints: Final = cache(get_type_hints)


@cache
def sample_library() -> Library:
    """The sample program with its four plans (whole) and one delivery of the finished plan."""
    text = asset("sample", "coaching-conversations.json").read_text(encoding="utf-8")
    return cast(Library, _convert(Library, json.loads(text)))


def add_sample(library: Library) -> Library:
    """The library with whatever of the sample it lacks; for :meth:`app.session.Session.edit_library`."""
    sample = sample_library()
    return replace(
        library,
        programs=library.programs + _missing(library.programs, sample.programs),
        plans=library.plans + _missing(library.plans, sample.plans),
        deliveries=library.deliveries + _missing(library.deliveries, sample.deliveries),
    )


def messy_run_of_show() -> Path:
    """The spreadsheet the sample might have come from: something real to try an import on."""
    return asset("sample", "run-of-show.xlsx")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Named)


def _missing(have: tuple[_Item, ...], wanted: tuple[_Item, ...]) -> tuple[_Item, ...]:
    known = {one.id for one in have}
    return tuple(one for one in wanted if one.id not in known)


def _convert(hint: object, plain: object) -> object:
    """The value a field of this type holds, from its plain form; what is absent takes the field's default."""
    if isinstance(plain, list):
        inner = get_args(hint)[0]
        return tuple(_convert(inner, one) for one in plain)
    if isinstance(plain, dict):
        rest = dict(plain)
        kind = hint if isinstance(hint, type) else _RULES[rest.pop("rule")]
        hints = _hints(kind)
        return kind(**{name: _convert(hints[name], one) for name, one in rest.items()})
    return hint(plain) if isinstance(hint, type) and issubclass(hint, Enum) else plain
