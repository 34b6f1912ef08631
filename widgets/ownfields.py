"""Fields of a team's own on segments: their names across a session, and their values; knows no screen."""

from __future__ import annotations

from app.domain.plan import Field, Plan, Segment


def own_names(plan: Plan | None) -> tuple[str, ...]:
    """The names any segment has, in the order they are met."""
    segments = plan.segments if plan is not None else ()
    return tuple(dict.fromkeys(field.name for segment in segments for field in segment.custom))


def own_words(segment: Segment, name: str) -> str:
    """What the field says; nothing where the segment has none of that name."""
    return next((field.value for field in segment.custom if field.name == name), "")


def with_own(fields: tuple[Field, ...], name: str, value: str) -> tuple[Field, ...]:
    """The fields with another value; an empty one keeps its place where there is one, so that it can be typed anew."""
    if any(field.name == name for field in fields):
        return tuple(Field(name, value) if field.name == name else field for field in fields)
    return (*fields, Field(name, value)) if value else fields
