"""Diffs as JSON text and back; what is read back is checked like a stranger's.

pydantic is imported where it is used: nothing is decoded before something is undone.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from app.domain import handoff, plan
from app.domain.diff import Change, Diff
from app.domain.errors import StoreUnavailable
from app.domain.handoff import Handoff
from app.domain.plan import Delivery, Lane, Objective, Plan, Program, Section, Segment, Setting, Silence
from app.loading import alone

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_ROW_OF: Final[dict[str, Any]] = {
    "plan": tuple[Plan],
    "objective": tuple[Objective],
    "section": tuple[Section],
    "lane": tuple[Lane],
    "segment": tuple[Segment],
    "silence": tuple[Silence],
    "program": tuple[Program],
    "delivery": tuple[Delivery],
    "handoff": tuple[Handoff],
    "setting": tuple[Setting],
}
_ONCE_CALLED: Final = {"rule_setting": "setting"}
"""What journals of schema 3 call a kind; they stay as they were written."""
_FIELDS: Final[dict[type, tuple[str, ...]]] = {
    kind: tuple(one.name for one in fields(kind))
    for kind in (*vars(plan).values(), *vars(handoff).values())
    if isinstance(kind, type) and is_dataclass(kind)
}
_NAMES: Final = ("kind", "id", "before", "after", "was_after", "now_after")
_DEEPEST: Final = 16


def encoded(diff: Diff) -> str:
    """The diff as JSON; every field is written, so that a later default cannot change what was meant."""
    rows = [[getattr(change, name) for name in _NAMES] for change in diff.changes]
    return json.dumps(rows, default=_fields, ensure_ascii=False, separators=(",", ":"))


def _fields(value: object) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _FIELDS[type(value)]}


def decoded(text: str) -> Diff:
    """The diff a text stands for; :class:`StoreUnavailable` when it is not one (the library was damaged)."""
    try:
        rows = json.loads(text, parse_constant=_refused, object_pairs_hook=_once)
        if not isinstance(rows, list):
            raise ValueError("a diff is a list of changes")
        return Diff(tuple(map(_change, rows)))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise StoreUnavailable("The journal of the library is damaged: this step cannot be taken back.") from error


def frozen_text(whole: Plan) -> str:
    """A whole plan as JSON, by the names of its fields."""
    return json.dumps(whole, default=_fields, ensure_ascii=False, separators=(",", ":"))


def thawed(text: str) -> Plan:
    """The plan a text stands for; :class:`StoreUnavailable` when it is not one (the library was damaged)."""
    try:
        found: Plan = _value("plan", json.loads(text, parse_constant=_refused, object_pairs_hook=_once))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise StoreUnavailable("What was handed off cannot be read: the library is damaged.") from error
    return found


def prepare() -> None:
    """Load what decoding needs where nobody waits for it, so that the first Undo after a start is quick, too."""
    for kind in _ROW_OF:
        _adapter(kind)


def _change(row: list[Any]) -> Change:
    kind, key, before, after, was_after, now_after = row
    if not all(isinstance(name, str) for name in (kind, key, was_after or "", now_after or "")):
        raise ValueError("a change names its place by texts")
    kind = _ONCE_CALLED.get(kind, kind)
    return Change(kind, key, _value(kind, before), _value(kind, after), was_after, now_after)


def _value(kind: str, found: object) -> Any:  # noqa: ANN401 - the value of any kind
    if found is None:
        return None
    if _depth(found) > _DEEPEST:
        raise ValueError("too deep")
    return _adapter(kind).validate_json(json.dumps([found]), strict=True)[0]


@lru_cache(maxsize=16)
def _adapter(kind: str) -> TypeAdapter[Any]:
    with alone:
        from pydantic import ConfigDict, TypeAdapter

    # a tuple of it: only there a configuration reaches dataclasses that know nothing of pydantic
    return TypeAdapter(_ROW_OF[kind], config=ConfigDict(extra="forbid", hide_input_in_errors=True))


def _depth(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no number here")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
