"""What changed since the handoff before is marked where it stands, and listed with a way there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.document import Callout, Contents, Heading, Paragraph, Role, Strip, Table, read
from app.domain.handoff import Handoff
from app.domain.plan import Marker, MarkerKind, Person, Segment
from exporters.guide import guide_document
from exporters.options import Depth, Options
from tests.exporters.plans import small_delivery, small_plan


def changed(plan, segment_id, **changes):
    return replace(plan, segments=tuple(replace(s, **changes) if s.id == segment_id else s for s in plan.segments))


def guide(plan, before, depth=Depth.STANDARD):
    since = Handoff("h", plan.id, "2026-11-01T09:00:00Z", replace(before, version="1.2"))
    return guide_document(plan, None, Options(depth=depth, since=since))


def listed(document, about="All changes"):
    table = next(p for p in document.parts if isinstance(p, Table) and p.about.startswith(about))
    return [tuple(" ".join(read(line) for line in cell.lines) for cell in row) for row in table.rows]


@pytest.fixture
def now():
    """The small plan with one segment longer, one gone, one new."""
    plan = changed(small_plan(), "practice", planned_s=2400, transition="Now all.", title="Practice: say it")
    segments = [s for s in plan.segments if s.id != "hard"]
    segments.insert(3, Segment("poll", "Poll", planned_s=300))
    return replace(plan, segments=tuple(segments))


def test_every_change_is_listed_in_its_place_with_what_is_gone(now):
    document = guide(now, small_plan())
    assert "What changed since v1.2" in [p.text for p in document.parts if isinstance(p, Heading)]
    assert listed(document) == [
        ("Poll", "New. Stands behind “The model” now. Length: 5 min."),
        (
            "Practice: say it",
            "Title: Practice: say it instead of Practice: give it. Length: 40 min instead of 35 min. "
            "Transition: “Now all.”",
        ),
        ("Hard cases", "No longer in the session."),
    ]


def test_the_list_leads_to_what_the_guide_still_has(now):
    table = next(p for p in guide(now, small_plan()).parts if isinstance(p, Table) and p.about.startswith("All"))
    assert [row[0].lines[0][0].to for row in table.rows] == ["segment_poll", "segment_practice", ""]


def test_a_changed_segment_says_so_where_it_stands(now):
    callouts = [read(p.text) for p in guide(now, small_plan()).parts if isinstance(p, Callout)]
    assert "Δ New since v1.2" in callouts
    assert sum(text.startswith("Δ Changed since v1.2 — Title: Practice: say it") for text in callouts) == 1


@pytest.mark.parametrize("depth", Depth)
def test_the_sign_stands_at_changed_segments_only(now, depth):
    document = guide(now, small_plan(), depth)
    strip = next(p for p in document.parts if isinstance(p, Strip))
    assert [block.title.split()[0] for block in strip.blocks if "Δ" in block.below] == ["Poll", "Practice"]
    if depth is Depth.BRIEF:
        rows = next(p for p in document.parts if isinstance(p, Table) and "one line" in p.about).rows
        titles = [read(row[2].lines[0]) for row in rows]
    else:
        titles = [entry.text for p in document.parts if isinstance(p, Contents) for entry in p.entries]
    assert [title.split("  ")[0] for title in titles if "Δ" in title] == ["3", "5"]
    assert "changed since v1.2" in "\n".join(document.words())


def test_nothing_is_marked_where_nothing_changed_or_nothing_was_handed_off():
    same = "\n".join(guide(small_plan(), small_plan()).words())
    assert "Nothing has changed." in same
    assert "Δ" not in same
    assert "What changed" not in "\n".join(guide_document(small_plan()).words())


def test_weights_moves_and_the_session_itself_are_told():
    before = small_plan()
    now = changed(before, "hard", markers=(Marker("m9", MarkerKind.SLOW_DOWN),))
    order = {s.id: s for s in now.segments}
    ids = ["pre", "open", "break", "model", "practice", "hard", "spare", "close", "round"]
    now = replace(now, segments=tuple(order[i] for i in ids), promised_s=7800)
    rows = dict(listed(guide(now, before)))
    assert rows["The session"] == "Promised length: 2 h 10 instead of 2 h."
    assert rows["Hard cases"] == "No longer carries “May skip”. Now carries “Slow down”."
    assert rows["Break"] == "Stands behind “Check-in” now."
    assert len(rows) == 3


def test_the_day_the_link_and_the_people_of_the_run_are_told_first():
    plan, run = small_plan(), small_delivery()
    since = Handoff("h", plan.id, "2026-11-01T09:00:00Z", replace(plan, version="1.2"), run)
    now = replace(run, link="https://new.example", start_s=32_400, people=(Person("Producer", "Ben"),))
    told = listed(guide_document(plan, now, Options(since=since)))
    assert [row[0] for row in told] == ["This run"]
    assert "Join: https://new.example instead of https://meet.example/3." in told[0][1]
    assert "Producer: Ben instead of Priya, +1 555 0117." in told[0][1]
    german = listed(guide_document(plan, now, Options(since=since, language="de")), "Alle")
    assert "statt https://meet.example/3." in german[0][1]
    same = "\n".join(guide_document(plan, run, Options(since=since)).words())
    assert "Nothing has changed." in same


def test_a_handoff_without_a_version_is_named_by_its_day():
    since = Handoff("h", "p", "2026-11-01T09:00:00Z", replace(small_plan(), version="", deck="old.pptx"))
    words = list(guide_document(small_plan(), None, Options(since=since)).words())
    assert "What changed since 1 Nov 2026" in words
    assert "Slide deck: feedback.pptx instead of old.pptx." in words


def guide_of_runs(before, after, depth=Depth.STANDARD):
    since = Handoff("h", "p", "2026-11-01T09:00:00Z", replace(small_plan(), version="1.2"), before)
    return guide_document(small_plan(), after, Options(depth=depth, since=since))


NEW_RUN = replace(
    small_delivery(),
    date="2026-11-21",
    link="https://new.example",
    people=(Person("Producer", "Ana", "+1 555 0118"), Person("Host", "Lee")),
)
TOLD = (
    "Date: 21 Nov 2026 instead of 14 Nov 2026. Join: https://new.example instead of https://meet.example/3. "
    "Producer: Ana, +1 555 0118 instead of Priya, +1 555 0117. Host: Lee."
)


@pytest.mark.parametrize("depth", Depth)
def test_what_changed_of_the_run_heads_the_list(depth):
    assert listed(guide_of_runs(small_delivery(), NEW_RUN, depth)) == [("This run", TOLD)]


def test_what_changed_of_the_run_stands_on_the_first_page():
    parts = guide_of_runs(small_delivery(), NEW_RUN).parts
    first = next(i for i, part in enumerate(parts) if isinstance(part, Heading))
    assert [read(p.text) for p in parts[:first] if isinstance(p, Paragraph)][-1:] == [f"Δ Changed since v1.2 — {TOLD}"]


@pytest.mark.parametrize("depth", Depth)
def test_the_sign_stands_at_the_facts_of_the_run_that_changed(depth):
    parts = guide_of_runs(small_delivery(), NEW_RUN, depth).parts
    lines = {
        part.role: read(part.text).replace("\u00a0", " ") for part in reversed(parts) if isinstance(part, Paragraph)
    }
    assert "Δ 21 November 2026 · 10:00" in lines[Role.SUBTITLE]
    assert [part.split(" ")[0] for part in lines[Role.FACTS].split("Δ ")[1:]] == ["Join", "Producer", "Host"]
    assert "changed since v1.2" in "\n".join(read(p.text) for p in parts if isinstance(p, Paragraph))


def test_a_run_that_is_as_it_was_or_is_another_one_is_not_told_of():
    for before in (small_delivery(), replace(small_delivery(), id="other", link="https://old.example")):
        words = "\n".join(guide_of_runs(before, small_delivery()).words())
        assert "Nothing has changed." in words
        assert "Δ" not in words
