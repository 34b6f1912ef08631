"""The languages the documents are written in: which there are, and each read from its file once."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Final

from app.assets import asset
from app.domain.tongue import ENGLISH, Tongue

TONGUES: Final[dict[str, str]] = {
    "en": "English",
    "en-US": "English (United States)",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
}
"""What a person may choose from, each in its own words."""

_AMERICAN: Final = replace(
    ENGLISH,
    tag="en-US",
    long_pattern="{month} {day}, {year}",
    short_pattern="{month} {day}, {year}",
    twelve=True,
    number_date="m/d/yyyy",
)


def tongue(tag: str) -> Tongue:
    """The language of an IETF tag, with its region if there is one of its own; English for all there is no file for."""
    wanted = tag.strip().replace("_", "-")
    if wanted.casefold() == "en-us":
        return _AMERICAN
    base = wanted.split("-", 1)[0].casefold()
    return _read(base) if base in TONGUES and base != "en" else ENGLISH


@cache
def _read(base: str) -> Tongue:
    held = json.loads(asset("documents", f"{base}.json").read_text(encoding="utf-8"))
    return Tongue(
        tag=base,
        words=held["words"],
        months=tuple(held["months"]),
        short_months=tuple(held["short_months"]),
        long_pattern=held["long_date"],
        short_pattern=held["short_date"],
        number_date=held["number_date"],
        quotes=(held["quotes"][0], held["quotes"][1]),
    )
