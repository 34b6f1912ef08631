"""The guide as data: what it says, in which order, and that its sums are the layout's."""

from __future__ import annotations

from app.domain.document import Heading
from exporters.guide import guide_document
from tests.exporters.plans import small_plan


def test_a_guide_says_first_what_a_facilitator_needs_first():
    titles = [part.text for part in guide_document(small_plan()).parts if isinstance(part, Heading) and part.level == 1]
    wanted = [
        "What this session must achieve",
        "The session at a glance",
        "What must not change",
        "If you are running late",
        "Before you start",
        "The session, segment by segment",
        "Materials",
        "Debrief",
    ]
    assert titles == wanted
