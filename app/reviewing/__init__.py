"""Reviews a document of ours that came back against the handoff it came from; pure, it reads and writes no file.

The sheets are made again as they were handed off and laid beside what came back, so that what somebody touched is
exactly what differs. Of a Word document only what readers left in it is told. Whoever shows a review needs only the
verbs here.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.handoff import Handoff
from app.domain.handoffs import of_plan
from app.domain.identity import Identity
from app.domain.plan import Delivery, Plan
from app.domain.review import Review
from app.domain.review_guide import is_word, whose_guide
from app.domain.sheet import Grid

__all__ = ["came_from", "review_file", "review_sheet", "whose"]


def whose(grids: tuple[Grid, ...]) -> Identity | None:
    """What a document says it was made from; None for one that is not ours, or no longer says so."""
    from app.importers.sense.ours.identity import stamp_in

    stamp = stamp_in(grids)
    return stamp.identity if stamp else whose_guide(grids)


def came_from(identity: Identity, handoffs: Iterable[Handoff]) -> Handoff | None:
    """The handoff a document came from, its plan perhaps only a head.

    By its id; of a document that was handed to nobody, the newest of that plan and version. None: the library has no
    such handoff (another run's of the same version would tell its people and times as changed). Then the file can be
    imported, or merged into a plan, like any other.
    """
    known = tuple(handoffs)
    if identity.handoff_id:
        return next((one for one in known if one.id == identity.handoff_id), None)
    return next((one for one in of_plan(known, identity.plan_id) if one.version == identity.version), None)


def review_file(
    handoff: Handoff, plan_now: Plan, run_now: Delivery | None, grids: tuple[Grid, ...], source: str = ""
) -> Review:
    """What any document of a handoff brought back: see :func:`review_sheet`; a Word document by its readers' marks."""
    from app.reviewing import guides

    if is_word(grids):
        return guides.reviewed(handoff, plan_now, run_now, grids, source)
    return review_sheet(handoff, plan_now, run_now, grids, source)


def review_sheet(
    handoff: Handoff, plan_now: Plan, run_now: Delivery | None, grids: tuple[Grid, ...], source: str = ""
) -> Review:
    """What a cue sheet or readiness list brought back; ``handoff`` with its plan whole, ``source`` the file's name.

    ``run_now`` is the run the handoff was for as it is now; None where there is none any more, and what was filled in
    of it can only be read. Never raises for any grids.
    """
    from app.reviewing.sheets import reviewed

    return reviewed(handoff, plan_now, run_now, grids, source)
