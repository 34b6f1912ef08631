"""What lies in another segment in the sheet than in the plan: it is taken along, not doubled. Knows no starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.filling import with_cues
from app.domain.matching import alike
from app.domain.plan import Cue, Segment


def with_cues_carried(
    rows: tuple[Segment, ...], known: dict[str, Segment], of: Mapping[str, str]
) -> tuple[Segment, ...]:
    """A cue of the sheet that lies in another segment now is the cue it was before, not a second one.

    Such are known by their id, or are moments (rows of their own) of the same words. In ``known`` each leaves the
    segment it was in; a row that is new has it in the place of its own.
    """
    homes = {key: n for n, row in enumerate(rows) for cue in row.cues for key in _names(cue)}
    made = list(rows)
    for row in rows if homes else ():
        said = {key for cue in row.cues for key in (cue.id, alike(cue.title))}
        own_id = of.get(row.id, "")
        for cue in known[own_id].cues if own_id in known else ():
            home = next((homes[key] for key in _names(cue) if key in homes), None)
            if home is None or said.intersection(_names(cue)):
                continue
            moved = replace(cue, offset_s=0)
            target = known.get(of.get(rows[home].id, ""))
            if target is None:
                made[home] = replace(made[home], cues=with_cues((moved,), made[home].cues))
            elif all(alike(one.title) != alike(cue.title) for one in target.cues):
                known[target.id] = replace(target, cues=(*target.cues, moved))
            else:
                continue
            rest = tuple(one for one in known[own_id].cues if one.id != cue.id)
            known[own_id] = replace(known[own_id], cues=rest)
    return tuple(made)


def _names(cue: Cue) -> tuple[str, ...]:
    """What a cue is known by in another segment; one of a column is known there by its id only."""
    return (cue.id,) if cue.target else (cue.id, alike(cue.title))


def less_known(rows: tuple[Segment, ...], known: Mapping[str, Segment], of: Mapping[str, str]) -> tuple[Segment, ...]:
    """The rows without what is in another segment of the plan already, by its id."""
    homes: dict[str, str] = {}
    for one in known.values():
        for row in (one.cues, one.needs, one.steps):
            homes.update((item.id, one.id) for item in row)

    def less(row: Segment) -> Segment:
        own_id = of.get(row.id, "")
        cues = tuple(one for one in row.cues if homes.get(one.id, own_id) == own_id)
        needs = tuple(one for one in row.needs if homes.get(one.id, own_id) == own_id)
        steps = tuple(one for one in row.steps if homes.get(one.id, own_id) == own_id)
        return replace(row, cues=cues, needs=needs, steps=steps)

    return tuple(map(less, rows))
