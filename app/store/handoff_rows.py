"""How handoffs lie in rows and come back; the frozen plan is a text of its own, read when it is asked for.

``head`` and ``delivery`` are rows of those tables as JSON by the names of their columns. Standard library only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from app.domain.handoff import Handoff, Paperwork, Recipient
from app.domain.plan import Delivery
from app.store.rows import (
    COLUMNS,
    DELIVERY_ITEMS,
    Row,
    delivery_item_rows,
    delivery_row,
    plan_row,
    read_delivery,
    read_plan_head,
)

_PLACE: Final = ("pos", "delivery_id")


def handoff_row(one: Handoff, pos: int) -> Row:
    """A handoff without its recipients and the insides of its plan."""
    head = json_text(_named("plan", plan_row(one.plan, 0)))
    run = _delivery_text(one.delivery) if one.delivery is not None else None
    files = json_text(list(one.files))
    return (one.id, pos, one.plan_id, one.made_at, head, run, one.language, one.folder, files, one.note)


def recipient_rows(one: Handoff, step: int) -> list[Row]:
    """Who got it, ``step`` apart in ``pos``."""
    return [
        (one.id, (i + 1) * step, r.role, r.name, r.contact, json_text(list(r.paperwork)), r.sent, r.confirmed)
        for i, r in enumerate(one.recipients)
    ]


def read_handoff(row: Row, recipients: Iterable[Row]) -> Handoff:
    """A handoff whose plan is only a head."""
    return Handoff(
        id=row[0],
        plan_id=row[2],
        made_at=row[3],
        plan=read_plan_head(_unnamed("plan", json.loads(row[4]))),
        delivery=None if row[5] is None else _read_delivery(json.loads(row[5])),
        language=row[6],
        folder=row[7],
        files=tuple(json.loads(row[8])),
        recipients=tuple(map(_read_recipient, recipients)),
        note=row[9],
    )


def _read_recipient(row: Row) -> Recipient:
    paperwork = tuple(Paperwork(word) for word in json.loads(row[5]))
    return Recipient(row[2], row[3], row[4], paperwork, row[6], row[7])


def _delivery_text(one: Delivery) -> str:
    items = {table: [_named(table, row) for row in rows] for table, rows in delivery_item_rows(one, 1).items()}
    return json_text({**_named("delivery", delivery_row(one, 0)), **items})


def _read_delivery(found: dict[str, Any]) -> Delivery:
    people, readiness, actuals = (
        [_unnamed(table, {**one, "delivery_id": found["id"]}) for one in found[table]] for table in DELIVERY_ITEMS
    )
    return read_delivery(_unnamed("delivery", found), people, readiness, actuals)


def _named(table: str, row: Row) -> dict[str, Any]:
    """A row by its columns' names, without what only places it among others."""
    return {name: value for name, value in zip(COLUMNS[table], row, strict=True) if name not in _PLACE}


def _unnamed(table: str, found: dict[str, Any]) -> Row:
    return tuple(0 if name == "pos" else found[name] for name in COLUMNS[table])


def json_text(value: object) -> str:
    """JSON as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
