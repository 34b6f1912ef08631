"""The column types and checks the tables are made of: only what STRICT SQLite and PostgreSQL both take."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Integer, Text
from sqlalchemy.schema import SchemaItem
from sqlmodel import Field

from app.domain.plan import MAX_SECONDS

_BIG: Final = BigInteger().with_variant(Integer(), "sqlite")  # a STRICT table knows no BIGINT; its INTEGER has 64 bits

STRICT: Final = {"sqlite_strict": True}
key: Final = partial(Field, sa_type=Text, primary_key=True)
text: Final = partial(Field, sa_type=Text, nullable=False)
maybe_text: Final = partial(Field, sa_type=Text, nullable=True)
number: Final = partial(Field, sa_type=Integer, nullable=False)
maybe_number: Final = partial(Field, sa_type=Integer, nullable=True)
pos: Final = partial(Field, sa_type=_BIG, nullable=False)
pos_key: Final = partial(Field, sa_type=_BIG, primary_key=True)


def within(column: str, least: int, most: int = MAX_SECONDS) -> CheckConstraint:
    """A number between two others; no number at all is well."""
    return CheckConstraint(f"{column} BETWEEN {least} AND {most}")


def one_of(column: str, kinds: Iterable[StrEnum]) -> CheckConstraint:
    """One of the agreed words."""
    words = ", ".join(f"'{kind.value}'" for kind in kinds)
    return CheckConstraint(f"{column} IN ({words})")


def lengths(*columns: str) -> tuple[CheckConstraint, ...]:
    """Seconds and counts: never negative, within 32 bits."""
    return tuple(within(column, 0) for column in columns)


def lists(*columns: str) -> tuple[CheckConstraint, ...]:
    """Lists as JSON text."""
    return tuple(CheckConstraint(f"substr({column}, 1, 1) = '['") for column in columns)


def objects(*columns: str) -> tuple[CheckConstraint, ...]:
    """A value with named parts as JSON text; nothing at all is well."""
    return tuple(CheckConstraint(f"substr({column}, 1, 1) = '{{'") for column in columns)


def belongs(columns: list[str], parent: str, keys: list[str]) -> ForeignKeyConstraint:
    """Checked at COMMIT, so that one transaction may write parents and children in any order."""
    return ForeignKeyConstraint(columns, [f"{parent}.{key}" for key in keys], deferrable=True, initially="DEFERRED")


def of_segment(*more: SchemaItem) -> tuple[object, ...]:
    """What the tables of a segment's items have in common."""
    return (belongs(["plan_id", "segment_id"], "segment", ["plan_id", "id"]), *more, STRICT)
