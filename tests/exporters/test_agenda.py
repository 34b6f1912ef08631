"""What participants are given: order, aims and how to prepare, and nothing that is for those who run the session."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Listing, Paragraph, Role, Table, read
from app.domain.plan import Intent, Kind, Marker, MarkerKind, Person, Plan, Section, Segment, Step, StepKind
from exporters.agenda import agenda_document
from exporters.options import Options
from tests.domain.strategies import plans
from tests.exporters.plans import small_delivery, small_plan


def words_of(plan, delivery=None, **options):
    return "\n".join(agenda_document(plan, delivery, Options(**options)).words())


def order_of(plan, **options):
    """Each line of the order, its cells side by side."""
    document = agenda_document(plan, None, Options(**options))
    table = next(part for part in document.parts if isinstance(part, Table))
    return [" ".join(read(line) for cell in row for line in cell.lines) for row in table.rows]


def with_early(segment):
    plan = small_plan()
    return replace(plan, segments=(segment, *plan.segments))


def test_the_order_has_sections_clocks_and_the_end_but_no_buffer():
    assert order_of(small_plan()) == [
        "Open",
        "10:00 Check-in",
        "10:10 The model",
        "Practice",
        "10:40 Break",
        "10:50 Practice: give it",
        "11:25 Hard cases",
        "11:45 Close",
        "12:00 End",
    ]


def test_without_times_only_the_order_stands():
    lines = order_of(small_plan(), times=False)
    assert lines[1:3] == ["Check-in", "The model"]
    assert not any(sign.isdigit() for line in lines for sign in line)


def test_what_learners_will_be_able_to_do_is_listed_without_how_it_is_measured():
    document = agenda_document(small_plan())
    listing = next(part for part in document.parts if isinstance(part, Listing))
    assert [read(item) for item in listing.items] == ["Says what was seen"]
    assert "Pulse item" not in words_of(small_plan())


def test_nothing_for_those_who_run_it_is_shown():
    words = words_of(small_plan(), small_delivery())
    for hidden in (
        "Tech check",
        "third round",
        "They quote",
        "Round one",
        "=1+1",
        "555",
        "One case only",
        "▣",
        "Priya",
    ):
        assert hidden not in words


@pytest.mark.parametrize(
    ("segment", "shown"),
    [
        (Segment("e", "Pre-work: one real talk", Kind.OFF_CLOCK, led_by="Operations", description="Write it."), True),
        (Segment("e", "Vorbereitung", Kind.OFF_CLOCK, description="Write it."), True),
        (Segment("e", "Before", Kind.OFF_CLOCK, description="Write it.", steps=(Step("t", StepKind.LEARNERS),)), True),
        (Segment("e", "Sound check", Kind.OFF_CLOCK, led_by="Producer", description="Write it."), False),
    ],
)
def test_only_work_of_the_participants_is_to_be_prepared(segment, shown):
    assert ("Write it." in words_of(with_early(segment))) is shown


def test_the_contact_is_named_with_a_phone_and_who_leads_without_one():
    people = (Person("Facilitator", "Dana", "+1 555 0142"), Person("Contact", "Lena", "lena@example.org"))
    facts = read(
        next(
            part.text
            for part in agenda_document(small_plan(), replace(small_delivery(), people=people)).parts
            if isinstance(part, Paragraph) and part.role is Role.FACTS
        )
    ).replace("\u00a0", " ")
    assert facts == "Join https://meet.example/3   With Dana   Questions to Lena, lena@example.org"


def test_a_long_session_is_told_by_its_sections_and_breaks():
    segments = tuple(
        Segment(str(n), f"Part {n}", Kind.BREAK if n == 20 else Kind.INPUT, section_id="a" if n < 20 else "b")
        for n in range(40)
    )
    plan = Plan("p", "Long", promised_s=400 * 60, sections=(Section("a", "First"), Section("b", "Second")))
    lines = order_of(replace(plan, segments=segments))
    assert lines == ["10:00 First", "13:20 Second", "13:20 Part 20", "16:40 End"]


SECRET = "zqzq"


@settings(max_examples=60, deadline=None)
@given(plans(), st.booleans())
def test_whatever_is_written_for_those_who_run_it_stays_out(plan, times):
    def marked(segment):
        return replace(
            segment,
            description="" if segment.kind is Kind.OFF_CLOCK else SECRET,
            notes=SECRET,
            transition=SECRET,
            short_form=SECRET,
            intent=Intent(SECRET, SECRET, SECRET, SECRET, SECRET),
            markers=(Marker("m", MarkerKind.OWN, SECRET, label=SECRET),),
            cues=tuple(replace(cue, title=SECRET, text=SECRET) for cue in segment.cues),
            steps=tuple(replace(step, text=SECRET) for step in segment.steps),
        )

    secret = replace(plan, notes=SECRET, signal=SECRET, segments=tuple(map(marked, plan.segments)))
    assert SECRET not in words_of(secret, times=times)
