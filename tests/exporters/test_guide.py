"""The guide as data: what it says, in which order, and that its times are the layout's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.document import Callout, Contents, Heading, Look, NoteLines, Strip, Table, TableLook, Words, read
from app.domain.fill_ins import FILL_IN
from app.domain.plan import Field, Kind, Plan, Program, Segment, Step, StepKind
from exporters.guide import guide_document
from exporters.options import Depth, Options
from tests.exporters.plans import small_delivery, small_plan, with_fixed


def words_of(plan, delivery=None, **options):
    return "\n".join(guide_document(plan, delivery, Options(**options)).words())


def headings(document, level):
    return [part for part in document.parts if isinstance(part, Heading) and part.level == level]


def changed(plan, segment_id, **changes):
    return replace(plan, segments=tuple(replace(s, **changes) if s.id == segment_id else s for s in plan.segments))


def test_a_guide_says_first_what_a_facilitator_needs_first():
    assert [each.text for each in headings(guide_document(small_plan()), 1)] == [
        "What this session must achieve",
        "The session at a glance",
        "What must not change",
        "If you are running late",
        "Before you start",
        "The session, segment by segment",
        "Materials",
        "Debrief",
    ]


def test_segments_are_numbered_and_carry_their_clock_length_and_range():
    lines = [each.text + " | " + read(each.aside) for each in headings(guide_document(small_plan()), 2)]
    assert lines[0].startswith("1  Check-in | 10:00 – 10:10 · 10 min (8 to 14 assumed)")
    assert lines[3] == "4  Practice: give it | 10:50 – 11:25 · 35 min (25 to 56)"
    assert [line.split("  ")[0] for line in lines] == ["1", "2", "3", "4", "5", "6", "7"]


def test_contents_lead_to_every_segment():
    document = guide_document(small_plan())
    contents = next(part for part in document.parts if isinstance(part, Contents))
    assert [entry.anchor for entry in contents.entries] == [each.anchor for each in headings(document, 2)]


def test_a_segment_says_its_clock_its_elapsed_time_and_both_deadlines():
    words = words_of(small_plan())
    assert "+0:50 · Practice · led by Co-facilitator · act after 10:50 · too late after 11:25" in words


def test_what_must_not_change_names_moment_floor_and_reason():
    document = guide_document(small_plan())
    table = next(p for p in document.parts if isinstance(p, Table) and p.columns[0].title == "Moment")
    ((moment, floor, why),) = table.rows
    assert [read(line) for line in moment.lines] == ["▣ Practice: give it", "10:50, +0:50"]
    assert [read(line) for line in floor.lines] == ["25 min"]
    assert [read(line) for line in why.lines] == ["The third round is where it changes"]


def test_markers_carry_glyph_word_reason_question_and_wait():
    callouts = [read(part.text) for part in guide_document(small_plan()).parts if isinstance(part, Callout)]
    assert "▣ Must not cut — at least 25 min. The third round is where it changes." in callouts
    assert "“ Invite dialogue at +23 — ask “What surprised you?”, then wait 8 s." in callouts
    assert "↷ May skip — It repeats." in callouts


def test_steps_stand_beside_the_cues_of_their_minute():
    document = guide_document(small_plan())
    script = [part for part in document.parts if isinstance(part, Table) and part.look is TableLook.SCRIPT][1]
    rows = [[" / ".join(read(line) for line in cell.lines) for cell in row] for row in script.rows]
    assert rows[0][:3] == ["+00", "Say exactly", "“One speaks, one listens.”"]
    assert rows[1][0] == "+02"
    assert "401" not in rows[0][3]
    assert "Open the rooms at +02:10, 20 min" in rows[1][3]
    assert "when you hear “You have your cards”" in rows[1][3]
    assert "backup: Stay together" in rows[1][3]
    assert "290 Close rooms at +22:10" in rows[1][3]


def test_the_other_rooms_are_shown_with_the_segment_they_hang_on():
    words = words_of(small_plan())
    assert "Rooms  beside this, the main room waits for it" in words
    assert "10:52 – 11:12" in words


def test_a_change_of_speaker_is_handed_over_unless_the_transition_says_so():
    plan = small_plan()
    plan = changed(plan, "break", led_by="Facilitator", transition="Now we try it.")
    assert "Transition — Now we try it. Hand over to the co-facilitator." in words_of(plan)
    told = changed(plan, "break", transition="The co-facilitator takes over.")
    assert "Hand over to the co-facilitator" not in words_of(told)


def test_breaks_and_buffers_get_no_room_for_notes():
    document = guide_document(small_plan())
    notes = sum(isinstance(part, NoteLines) and part.label == "My notes" for part in document.parts)
    assert notes == 5


def test_needs_stand_with_owner_and_state_before_the_start():
    words = words_of(small_plan(), small_delivery())
    assert "☐ Six rooms of three\nProducer\ntested 12 Nov 2026" in words
    assert "☐ Poll built\nProducer\ndue 12 Nov 2026" in words
    assert "☐ Cards\nnobody yet" in words
    assert "☐ Tech check\n09:45, −0:15 (15 min)" in words


def test_places_nobody_has_filled_can_be_filled_by_hand():
    facts = next(line for line in guide_document(small_plan()).words() if line.startswith("Join"))
    assert facts.count(FILL_IN) == 4
    assert "Signal\u00a0for\u00a0a\u00a0change\u00a0“let us park that”" in facts
    known = next(line for line in guide_document(small_plan(), small_delivery()).words() if line.startswith("Join"))
    assert "https://meet.example/3" in known
    assert "Priya, +1\u00a0555\u00a00117" in known


def test_the_delivery_gives_date_zone_and_start_and_fixed_starts_move_along():
    plan = with_fixed(small_plan(), "break", 38400)
    late = replace(small_delivery(), date="2026-11-20", start_s=36000 + 3600)
    words = words_of(plan, late)
    assert "20 November 2026 · 11:00 to 13:00 Berlin time (2 h)" in words
    assert "3  Break 11:40 – 11:50" in words


def test_header_and_footer_carry_program_version_and_dates():
    program = Program("g", "Coaching", measure="70 % by March")
    document = guide_document(small_plan(), None, Options(program=program, today="2026-11-09"))
    assert document.head == ("Feedback · Coaching · Facilitator guide", "made 9 Nov 2026")
    assert document.foot == "Feedback · v1.3 · 14 Nov 2026"
    assert "Business measure: 70 % by March" in list(document.words())


def test_the_strip_is_as_wide_as_the_session_is_long():
    strip = next(part for part in guide_document(small_plan()).parts if isinstance(part, Strip))
    assert sum(block.weight_s for block in strip.blocks) == 1000
    assert [block.below for block in strip.blocks][3] == "35 ▣ “"
    assert (strip.ticks[0].text, strip.ticks[-1].text) == ("10:00", "12:00")


def test_many_segments_become_several_strips_then_a_table():
    def of(count):
        segments = tuple(Segment(str(i), f"Part {i}", planned_s=120) for i in range(count))
        parts = guide_document(Plan("p", "Long", segments=segments)).parts
        return sum(isinstance(part, Strip) for part in parts)

    assert [of(count) for count in (14, 15, 56, 57)] == [1, 2, 4, 0]


def test_depths_go_from_brief_to_scripted():
    plan = changed(small_plan(), "practice", notes="Watch the clock.")
    brief, standard, scripted = (words_of(plan, depth=depth) for depth in Depth)
    assert "Say exactly" not in brief
    assert "Must\u00a0not\u00a0cut" in brief
    assert "They quote." in standard
    assert "They quote." not in brief
    assert "Watch the clock." in standard
    assert len(brief) < len(standard) <= len(scripted)


def table_of(document, title):
    """The rows of the first table with such a column, each cell's lines joined."""
    table = next(p for p in document.parts if isinstance(p, Table) and title in [column.title for column in p.columns])
    return [[" / ".join(read(line) for line in cell.lines) for cell in row] for row in table.rows]


def test_a_brief_guide_has_one_line_a_segment_and_no_parts_of_them():
    document = guide_document(small_plan(), None, Options(depth=Depth.BRIEF))
    rows = table_of(document, "What it is for")
    assert rows[0] == ["10:00", "+0:00", "1  Check-in", "Facilitator", "10 min", "", ""]
    assert rows[3] == [
        "10:50",
        "+0:50",
        "4  ▣ “  Practice: give it",
        "Co-facilitator",
        "35 min",
        "25 min",
        "The only place they say it.",
    ]
    assert [each.text for each in headings(document, 1)] == [
        "The session at a glance",
        "What must not change",
        "If you are running late",
        "The session, segment by segment",
    ]
    assert not headings(document, 2)


def test_a_scripted_guide_has_every_word_of_every_cue_and_the_own_fields():
    long = "One two three four. " * 12
    plan = changed(small_plan(), "open", custom=(Field("Room", "B12"),))
    opening = next(s for s in plan.segments if s.id == "open")
    plan = changed(plan, "open", cues=(replace(opening.cues[0], text=long, details=(Field("Poll", "single"),)),))
    standard, scripted = (words_of(plan, depth=depth) for depth in (Depth.STANDARD, Depth.SCRIPTED))
    for words in (long.strip(), "Room\nB12", "Poll: single"):
        assert (words in standard, words in scripted) == (False, True)
    assert "expect: Tired" in scripted


def test_each_sign_that_occurs_is_explained_once():
    words = words_of(small_plan()).replace("\u00a0", " ")
    assert words.count("▣ Must not cut – it happens, and for no less than its floor") == 1
    assert "Slow down –" not in words


def test_the_first_pages_lead_to_the_segments_they_speak_of():
    document = guide_document(small_plan())
    fronts = [p for p in document.parts if isinstance(p, Table) and p.columns[0].title in ("Moment", "When you reach")]
    led = {w.to for table in fronts for row in table.rows for cell in row for line in cell.lines for w in line if w.to}
    assert led == {"segment_model", "segment_practice", "segment_hard"}


def test_another_speaker_in_a_script_has_a_row_of_their_own():
    steps = (
        Step("1", StepKind.SAY, "A"),
        Step("2", StepKind.SAY, "B", speaker="Mia"),
        Step("3", StepKind.LEARNERS, "C"),
        Step("4", StepKind.ASK, "D", speaker="mia"),
        Step("5", StepKind.SAY, "E"),
    )
    document = guide_document(changed(small_plan(), "model", steps=steps, transition=""))
    script = [p for p in document.parts if isinstance(p, Table) and p.look is TableLook.SCRIPT][1]
    assert [read(row[0].lines[0]) for row in script.rows if len(row) == 1] == [
        "Hand over to Mia.",
        "Hand over to the facilitator.",
    ]
    assert [len(row) for row in script.rows] == [3, 1, 3, 3, 3, 1, 3]


def test_whoever_spoke_last_hands_over_to_whoever_speaks_first():
    plan = changed(small_plan(), "model", steps=(Step("1", StepKind.SAY, "A", speaker="Mia"),))
    plan = changed(plan, "break", led_by="Mia")
    words = words_of(plan)
    assert "Transition — Now the model. Hand over to Mia." in words
    assert words.count("Hand over to Mia.") == 1


def test_the_form_has_a_place_for_each_time_and_each_answer():
    document = guide_document(small_plan())
    fills = [
        word.fill
        for part in document.parts
        if isinstance(part, Table)
        for row in part.rows
        for cell in row
        for line in cell.lines
        for word in line
        if word.fill
    ]
    assert fills[:3] == ["actual:open:start", "actual:open:end", "actual:open:note"]
    assert len(fills) == 7 * 3 + 4
    assert fills[-4:] == ["debrief:1", "debrief:2", "debrief:3", "debrief:4"]


def test_the_late_card_says_when_it_is_on_time_again():
    rows = table_of(guide_document(small_plan()), "Too late after")
    assert rows[0][1] == "Use the buffer\u00a0(−5) / 5 min won, on time at 11:45"
    assert rows[0][3] == "Skip Hard cases\u00a0(−15) / 15 min won, on time at 11:40"


def test_past_midnight_the_day_is_said():
    plan = replace(small_plan(), start_s=23 * 3600)
    words = words_of(plan)
    assert "23:50 – 00:25 (+1)" in words
    assert "00:25 (+1) – 00:40 (+1)" in words


@pytest.mark.parametrize("segments", [(), (Segment("a", "Only"),), (Segment("a", "Pre", Kind.OFF_CLOCK),)])
def test_small_plans_make_small_guides(segments):
    document = guide_document(Plan("p", "Little", segments=segments))
    assert read(document.parts[1].text) == "Little"
    assert ("This session has no segments yet." in list(document.words())) is (not headings(document, 2))
    assert len(headings(document, 2)) == sum(s.kind is not Kind.OFF_CLOCK for s in segments)


def test_exact_words_are_marked_as_such():
    document = guide_document(small_plan())
    cells = [c for p in document.parts if isinstance(p, Table) for row in p.rows for c in row if c.exact]
    assert [cell.lines for cell in cells] == [((Words("“One speaks, one listens.”", Look.EXACT),),)]


def test_a_plan_that_is_over_from_the_start_says_so():
    assert "As planned it already ends 15 min past its promised end." in words_of(
        replace(small_plan(), promised_s=6300)
    )
    assert "already ends" not in words_of(small_plan())


def test_what_has_no_title_yet_is_called_what_it_is():
    nameless = replace(small_plan(), title="", segments=tuple(replace(s, title="") for s in small_plan().segments))
    document = guide_document(nameless)
    assert document.title == "Session"
    titles = [part.text for part in document.parts if isinstance(part, Heading) and part.level == 2]
    assert titles[:2] == ["1  Opening", "2  Input"]


def test_a_long_title_is_cut_in_head_and_foot_alone():
    document = guide_document(replace(small_plan(), title="word " * 40 + "end"), None, Options(today="2026-11-09"))
    assert document.title.endswith("word end")
    for edge in (document.head[0], document.foot):
        assert len(edge) < 100
        assert edge.startswith("word word")
        assert "word … · " in edge
    assert document.head[0].endswith("Facilitator guide")
    assert document.foot.endswith("v1.3 · 14 Nov 2026")
