"""What the cells of a row become in its segment, beside its title and times."""

from __future__ import annotations

import pytest

from app.domain.plan import Action, Cue, Field, NeedKind, Segment, StepKind
from tests.importers.sheets import Value, read


def segment(header: str, value: Value, owner: str = "") -> Segment:
    """The first segment of a plan with one more column."""
    rows: list[list[Value]] = [
        ["Time", "Min", "Title", "Who", header],
        ["9:00", 30, "One", owner, value],
        ["9:30", 30, "Two", "", ""],
    ]
    reading = read(rows)
    assert reading.unread == ()
    return reading.plans[0].segments[0]


@pytest.mark.parametrize(
    ("header", "line", "action"),
    [
        ("Tech", "Launch poll 1", Action.POLL_LAUNCH),
        ("Tech", "Close the poll", Action.POLL_CLOSE),
        ("Tech", "Share poll results", Action.POLL_SHARE),
        ("Producer", "Open rooms ×6", Action.ROOMS_OPEN),
        ("Producer", "Close breakout rooms", Action.ROOMS_CLOSE),
        ("Producer", "Broadcast: two minutes left", Action.BROADCAST),
        ("Zoom", "5 min warning", Action.TIME_WARNING),
        ("Zoom", "Start recording", Action.RECORDING_START),
        ("Zoom", "Stop the recording", Action.RECORDING_STOP),
        ("Zoom", "Spotlight Ann", Action.SPOTLIGHT),
        ("Tech", "Share screen", Action.SHARE_START),
        ("Tech", "Stop sharing", Action.SHARE_STOP),
        ("Tech", "Play intro.mp4", Action.VIDEO),
        ("Tech", "Music", Action.MUSIC),
        ("Tech", "Slides 4-6", Action.SLIDE),
        ("Chat", "Where do you join from", Action.CHAT),
        ("Polls", "Which of these is yours?", Action.POLL_LAUNCH),
        ("Video", "Interview with a learner", Action.VIDEO),
        ("Lights", "House to half", Action.OTHER),
    ],
)
def test_a_technical_line_is_a_cue_of_its_action(header: str, line: str, action: Action) -> None:
    (cue,) = segment(header, line).cues
    assert (cue.title, cue.action) == (line, action)


def cue(header: str, line: str) -> Cue:
    return segment(header, line).cues[0]


def test_a_cue_takes_what_its_line_holds() -> None:
    assert cue("Tech", "Chat: the link to the form").text == "the link to the form"
    assert cue("Chat", "Where do you join from").text == "Where do you join from"
    assert cue("Polls", "Which of these is yours?").details == (Field("Question", "Which of these is yours?"),)
    assert cue("Tech", "Open 6 rooms of 3").details == (Field("Rooms", "6 rooms of 3"),)
    assert cue("Tech", "Play intro.mp4").asset == "intro.mp4"
    assert cue("Lights", "House to half").target == "Lights"
    assert (cue("Tech", "9:10 Spotlight Ann").offset_s, cue("Tech", "9:10 Spotlight Ann").title) == (
        600,
        "Spotlight Ann",
    )
    assert (cue("Tech", "11:10 test").offset_s, cue("Tech", "11:10 test").title) == (0, "11:10 test")


def test_each_line_is_a_cue() -> None:
    assert [each.title for each in segment("Tech", "Mute all\n\nMusic off").cues] == ["Mute all", "Music off"]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Welcome to you all.", StepKind.SAY, "Welcome to you all."),
        ("Say: hello", StepKind.SAY, "hello"),
        ("Ask: what did you see", StepKind.ASK, "what did you see"),
        ("[ASK] what did you see", StepKind.ASK, "what did you see"),
        ("What did you see?", StepKind.ASK, "What did you see?"),
        ("We saw it. What now?", StepKind.SAY, "We saw it. What now?"),
        ("Show: the drawing", StepKind.SHOW, "the drawing"),
        ("(hands out the cards)", StepKind.DO, "hands out the cards"),
        ("Do: hand out the cards", StepKind.DO, "hand out the cards"),
        ("Listen for: doubts", StepKind.LISTEN_FOR, "doubts"),
        ("Participants: write it down", StepKind.LEARNERS, "write it down"),
        ("Note: keep it short", StepKind.NOTE, "keep it short"),
        ("Say exactly: this is recorded", StepKind.SAY_EXACTLY, "this is recorded"),
        ("• Then say why", StepKind.SAY, "Then say why"),
        ("Frage: was fehlt", StepKind.ASK, "was fehlt"),
        ("For example: nobody came", StepKind.SAY, "For example: nobody came"),
    ],
)
def test_a_line_of_script_is_a_step(line: str, kind: StepKind, text: str) -> None:
    (step,) = segment("Script", line).steps
    assert (step.kind, step.text, step.speaker) == (kind, text, "")


def test_a_slide_in_the_script() -> None:
    (step,) = segment("Script", "[Slide 12]").steps
    assert (step.kind, step.slide) == (StepKind.SHOW, "12")


def test_speakers_in_the_script() -> None:
    script = "MAYA: Welcome.\nToday we draw.\nTom: Ask: who has a pen\nHost: Over to you."
    steps = segment("Script", script, owner="Maya, Tom").steps
    assert [(step.speaker, step.kind, step.text) for step in steps] == [
        ("Maya", StepKind.SAY, "Welcome."),
        ("Maya", StepKind.SAY, "Today we draw."),
        ("Tom", StepKind.ASK, "who has a pen"),
        ("Host", StepKind.SAY, "Over to you."),
    ]


@pytest.mark.parametrize(
    ("header", "text", "kind"),
    [
        ("Materials", "Index cards", NeedKind.MATERIAL),
        ("Materials", "Projector", NeedKind.TECHNOLOGY),
        ("Materials", "Six tables", NeedKind.ROOM),
        ("Materials", "An assistant for the cards", NeedKind.PEOPLE),
        ("Materials", "Sign language interpreter", NeedKind.ACCESS),
        ("Materials", "Slides from last year", NeedKind.CONTENT),
        ("Tech needs", "Two of the new ones", NeedKind.TECHNOLOGY),
        ("Room setup", "Circle", NeedKind.ROOM),
    ],
)
def test_a_line_of_material_is_a_need_of_its_kind(header: str, text: str, kind: NeedKind) -> None:
    assert [(need.title, need.kind) for need in segment(header, text).needs] == [(text, kind)]


@pytest.mark.parametrize(
    ("text", "slides"),
    [("12-15", "12-15"), ("S. 4", "4"), ("Slides 3–5", "3–5"), ("4\n6", "4, 6"), ("Intro", "Intro"), (7, "7")],
)
def test_slides(text: Value, slides: str) -> None:
    assert segment("Slides", text).slides == slides


@pytest.mark.parametrize(
    ("header", "text", "expected", "kept"),
    [
        ("Grouping", "groups of 3", (3, None, None), ""),
        ("Grouping", "pairs", (2, None, None), ""),
        ("Grouping", "groups of 3, 3 x 8 min", (3, 3, 480), ""),
        ("Rounds", 3, (None, 3, None), ""),
        ("Group size", 4, (4, None, None), ""),
        ("Grouping", "pairs by the window", (2, None, None), "pairs by the window"),
        ("Grouping", "plenary", (None, None, None), "plenary"),
    ],
)
def test_groups_and_rounds(
    header: str, text: Value, expected: tuple[int | None, int | None, int | None], kept: str
) -> None:
    found = segment(header, text)
    assert (found.group_size, found.rounds, found.round_s) == expected
    assert [field.value for field in found.custom] == ([kept] if kept else [])
