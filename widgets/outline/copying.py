"""Rows of the outline as text for a spreadsheet: a line of heads, then a line a segment; knows no table."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.domain.layout import Layout
from app.domain.plan import Plan
from widgets.outline.columns import columns_of, words_of


def as_text(plan: Plan, layout: Layout, ids: Collection[str], keys: Sequence[str]) -> str:
    """The segments by the clock, what is parked last, with the columns of these keys that the plan has."""
    known = {column.key: column for column in columns_of(plan)}
    columns = [known[key] for key in keys if key in known]
    chosen = [one for one in plan.segments if one.id in ids]
    chosen.sort(key=lambda one: (one.parked, 0 if one.parked else layout.start_of(one.id)))
    lines = [[words_of(plan, layout, one, column) for column in columns] for one in chosen]
    return "\n".join(
        "\t".join(" ".join(cell.split()) for cell in line) for line in [[c.title for c in columns], *lines]
    )
