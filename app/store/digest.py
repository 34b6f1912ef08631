"""A digest that finds rows changed behind our back, kept up to date row by row; knows rows only as tuples."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from app.store.rows import Row

_MODULUS: Final = 1 << 128
_BYTES: Final = 16


def row_digest(table: str, row: Row) -> int:
    """A number of 128 bits for one row; the same on every machine and Python."""
    text = json.dumps([table, *row], ensure_ascii=True, separators=(",", ":"))
    return int.from_bytes(blake2b(text.encode("ascii"), digest_size=_BYTES).digest(), "big")


def rows_digest(table: str, rows: Iterable[Row]) -> int:
    """The sum over rows; the order does not matter, so a write may take old rows away and add new ones."""
    return sum(row_digest(table, row) for row in rows) % _MODULUS


def packed(total: int) -> bytes:
    """A sum as it is stored: 16 bytes, modulo 2^128."""
    return (total % _MODULUS).to_bytes(_BYTES, "big")


def unpacked(stored: bytes) -> int:
    """The sum that was stored."""
    return int.from_bytes(stored, "big")
