"""A workbook in any language comes back as one in English does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import edits
from app.domain.handoff import Handoff, Paperwork
from app.domain.plan import MarkerKind, NeedReadiness, NeedState, Trigger
from app.domain.words import MARKER_WORDS, NEED_STATE_WORDS
from app.reviewing import whose
from app.reviewing.aims import cue_in
from app.tongues import TONGUES, tongue
from exporters import Options, book
from exporters.cue_rows import go_when
from tests.exporters.plans import small_delivery, small_plan
from tests.reviewing.sheets import Change, edited, grids_of, handed_off, reviewed, taken, typed, workbook

PLAN, RUN = small_plan(), small_delivery()


def typed_by_key(handoff: Handoff, sheet: str, row_id: str, column: str, value: object) -> Change:
    """Somebody types over a cell, which is named as we call it."""
    made = book(Paperwork.CUE_SHEET, handoff.plan, handoff.delivery, Options(language=handoff.language))
    page = next(one for one in made.sheets if one.known_as == sheet)
    head = next(one.title for one in page.columns if one.known_as == column)
    return typed(page.name, row_id, head, value)


def shown(handoff: Handoff, row_id: str, column: str) -> str:
    """What a cell of the cue sheet says."""
    made = book(Paperwork.CUE_SHEET, handoff.plan, handoff.delivery, Options(language=handoff.language))
    page = made.sheet("Cue sheet")
    at = next(n for n, one in enumerate(page.columns) if one.known_as == column)
    return str(next(row.cells[at].value for row in page.rows if row.cells[-1].value == row_id))


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.parametrize("kind", [Paperwork.CUE_SHEET, Paperwork.READINESS])
def test_untouched_it_brings_nothing_back(language: str, kind: Paperwork) -> None:
    handoff = handed_off(PLAN, RUN, language)
    data = workbook(handoff, kind)
    review = reviewed(handoff, data)
    assert (review.items, review.unread) == ((), ())
    identity = whose(grids_of(data))
    assert identity is not None
    assert identity.handoff_id == "h1"


@pytest.mark.parametrize("language", TONGUES)
def test_what_was_typed_is_read_in_its_language(language: str) -> None:
    handoff = handed_off(PLAN, RUN, language)
    made = book(Paperwork.CUE_SHEET, PLAN, RUN, Options(language=language))
    assert made.identity is not None
    say = tongue(made.identity.language)
    cue = replace(cue_in(PLAN, "c1")[1], trigger=Trigger.SIGNAL, trigger_text="thumbs up", offset_s=120)
    hard = next(one for one in PLAN.segments if one.id == "hard")
    changes = [
        ("Cue sheet", "segment:model", "Length", "25 min"),
        ("Cue sheet", "segment:close", "Weight", say(MARKER_WORDS[MarkerKind.MUST_NOT_CUT])),
        ("Cue sheet", "segment:hard", "Backup", shown(handoff, "segment:hard", "Backup").replace("One", "Just one")),
        ("Cue sheet", "cue:c1", "Go", go_when(cue, say)),
        ("Cue sheet", "cue:c1", "Min", 2),
        ("Needs & tech check", "need:n2", "State", say(NEED_STATE_WORDS[NeedState.READY])),
    ]
    moved = typed(made.sheet("Cover").name, "fact:Date", "", say.long_date("2026-11-16"))
    back = edited(workbook(handoff), moved, *(typed_by_key(handoff, *change) for change in changes))
    plan, run = taken(reviewed(handoff, back), PLAN, RUN)
    (marker,) = plan.segments[-2].markers
    assert marker.kind is MarkerKind.MUST_NOT_CUT
    expected = edits.put(edits.put(edits.resize(PLAN, "model", 1_500), "open", cue), "close", marker)
    assert plan == edits.amend(expected, "hard", lambda _: replace(hard, short_form="Just one case only."))
    assert run == replace(RUN, date="2026-11-16", readiness=(*RUN.readiness, NeedReadiness("n2", NeedState.READY)))
