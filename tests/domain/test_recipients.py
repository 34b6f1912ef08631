"""Who usually gets what: by what a role is called, else by what it does."""

from __future__ import annotations

import pytest

from app.domain.concerns import Audience
from app.domain.handoff import Paperwork
from app.domain.plan import Delivery, Need, Person, Plan, Segment
from app.domain.recipients import audience_of, people_of, usual_papers

PLAN = Plan("p", "P", segments=(Segment("a", "A", led_by="Ana", needs=(Need("n", "Rooms", owner="Operations"),)),))


@pytest.mark.parametrize(
    ("role", "papers"),
    [
        ("Facilitator", (Paperwork.GUIDE, Paperwork.CARD)),
        ("co-facilitator ", (Paperwork.GUIDE, Paperwork.CARD)),
        ("Producer", (Paperwork.CUE_SHEET, Paperwork.READINESS)),
        ("Program sponsor", (Paperwork.LEADER_BRIEF,)),
        ("Teilnehmende", (Paperwork.AGENDA,)),
        ("ana", (Paperwork.GUIDE, Paperwork.CARD)),
        ("Operations", (Paperwork.READINESS,)),
        ("Guest", ()),
        ("", ()),
    ],
)
def test_a_role_gets(role, papers):
    assert usual_papers(PLAN, role) == papers


def test_a_role_nobody_fills_is_there_without_a_name():
    run = Delivery("d", "p", people=(Person("producer", "Ben"),))
    assert people_of(PLAN, run) == (Person("producer", "Ben"), Person("Facilitator"))
    assert people_of(PLAN, None) == (Person("Facilitator"), Person("Producer"))


@pytest.mark.parametrize(
    ("papers", "audience"),
    [
        ((Paperwork.CUE_SHEET, Paperwork.GUIDE), Audience.FACILITATOR),
        ((Paperwork.CUE_SHEET,), Audience.PRODUCER),
        ((Paperwork.LEADER_BRIEF, Paperwork.AGENDA), Audience.LEADER),
        ((Paperwork.AGENDA,), None),
    ],
)
def test_the_note_follows_the_documents(papers, audience):
    assert audience_of(papers) is audience
