"""A plan no rule has anything to say about, and one change for each rule that makes it speak."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from app.domain.handoff import Handoff, Recipient
from app.domain.plan import (
    Action,
    At,
    Cue,
    Delivery,
    Field,
    Intent,
    Kind,
    Marker,
    MarkerKind,
    Mode,
    Need,
    NeedReadiness,
    NeedState,
    Objective,
    Plan,
    Program,
    Segment,
    Status,
    Step,
    StepKind,
    Trigger,
)
from app.domain.rules import Account, Adaptation, Forecast, Known

START = 36_000
WHY = Intent("They have to say it", "They quote", "silence", "Nobody learns it by listening", "pairs")


def seg(key: str, title: str, minutes: int, kind: Kind, **more: object) -> Segment:
    facts = {"led_by": "Facilitator", "length_touched": True, "transition": "And now.", **more}
    return Segment(key, title, kind, planned_s=minutes * 60, **facts)


WELCOME = seg("welcome", "Welcome", 10, Kind.OPENING, shortest_s=360, short_form="No names.", slides="1-2")
MODEL = seg(
    "model",
    "The model",
    15,
    Kind.INPUT,
    slides="3-5",
    markers=(Marker("slow", MarkerKind.SLOW_DOWN, "It is new."), Marker("same", MarkerKind.KEEP_CONSISTENT, "Survey.")),
    intent=WHY,
    steps=(
        Step("model1", StepKind.SAY_EXACTLY, "I saw. It led to. How do you see it?", offset_s=0),
        Step("model2", StepKind.ASK, "Which one is hardest?", offset_s=300),
        Step("model3", StepKind.SAY, "Write it down.", offset_s=600),
    ),
)
TALK = seg("talk", "The story", 10, Kind.INPUT, led_by="Guest", slides="6", shortest_s=480)
PRACTICE = seg(
    "practice",
    "Practice",
    25,
    Kind.PRACTICE,
    slides="7",
    shortest_s=1200,
    group_size=3,
    rounds=3,
    round_s=360,
    intent=WHY,
    objective_ids=("o1",),
    markers=(Marker("must", MarkerKind.MUST_NOT_CUT, "The third round is where it changes."),),
    steps=(
        Step("practice1", StepKind.SAY, "In threes.", offset_s=0),
        Step("practice2", StepKind.LEARNERS, "Speak, answer, watch.", offset_s=120),
    ),
    cues=(
        Cue(
            "open",
            120,
            action=Action.ROOMS_OPEN,
            trigger=Trigger.WORDS,
            trigger_text="In threes",
            runs_s=1200,
            ended_by="shut",
            details=(Field("Rooms", "6 of 3"),),
            rights="Host",
            backup="Stay together",
        ),
        Cue("chat", 300, action=Action.CHAT, text="Round 1: A speaks."),
        Cue("shut", 1320, action=Action.ROOMS_CLOSE, rights="Host"),
    ),
    needs=(Need("cards", "Cards", owner="Producer", days_ahead=5),),
)
DEBRIEF = seg(
    "debrief",
    "Debrief",
    12,
    Kind.DEBRIEF,
    slides="8",
    intent=WHY,
    objective_ids=("o1",),
    steps=(Step("debrief1", StepKind.ASK, "What happened?", offset_s=0),),
    markers=(Marker("adapt", MarkerKind.ADAPT_HERE, "Examples differ.", limits="Only the names."),),
)
REST = seg("rest", "Break", 8, Kind.BREAK)
REFLECT = seg(
    "reflect",
    "Commit",
    8,
    Kind.REFLECTION,
    slides="9",
    shortest_s=420,
    intent=WHY,
    objective_ids=("o2",),
    steps=(Step("reflect1", StepKind.LEARNERS, "Write the date.", offset_s=0),),
    markers=(Marker("keep", MarkerKind.MUST_NOT_CUT, "It ties the session to the measure."),),
)
BUFFER = seg("spare", "Buffer", 15, Kind.BUFFER)
CLOSE = seg("close", "Close", 7, Kind.CLOSE, shortest_s=420, slides="10")

GOOD = Plan(
    "plan",
    "Feedback",
    status=Status.READY,
    version="1.0",
    date="2026-11-17",
    start_s=START,
    promised_s=110 * 60,
    people_expected=18,
    platform="Zoom",
    purpose="Everybody has said it once.",
    objectives=(Objective("o1", "Says it"), Objective("o2", "Plans it")),
    segments=(WELCOME, MODEL, TALK, PRACTICE, DEBRIEF, REST, REFLECT, BUFFER, CLOSE),
)
TESTED = NeedReadiness("cards", NeedState.TESTED, "Priya", "2026-11-13")
RUN = Delivery("run", "plan", "Cohort 3", "2026-11-17", readiness=(TESTED,))
HANDED = Handoff(
    "h", "plan", "2026-11-05T09:00:00+00:00", GOOD, RUN, recipients=(Recipient("Facilitator"), Recipient("Producer"))
)
KNOWN = Known(
    delivery=RUN,
    runs=(RUN,),
    handoffs=(HANDED,),
    program=Program("p", "Talks", must_stay="Every session ends with a date."),
    today="2026-11-16",
    forecast=Forecast(90, (("practice", 99),)),
    adaptation=Adaptation(GOOD),
)


class Case(NamedTuple):
    """A change of the plan or of what is known, and where the rule is to speak."""

    plan: Plan
    known: Known = KNOWN
    segment_id: str | None = None


def amended(key: str, plan: Plan = GOOD, **changes: object) -> Plan:
    """The plan with a segment changed; what the edits would refuse, an import may bring."""
    segments = tuple(replace(one, **changes) if one.id == key else one for one in plan.segments)
    return replace(plan, segments=segments)


def cued(cue_id: str, **changes: object) -> Plan:
    cues = tuple(replace(one, **changes) if one.id == cue_id else one for one in PRACTICE.cues)
    return amended("practice", cues=cues)


def less(*keys: str) -> Plan:
    return replace(GOOD, segments=tuple(one for one in GOOD.segments if one.id not in keys))


def observed(*texts: str) -> Known:
    return replace(KNOWN, runs=tuple(replace(RUN, id=str(n), observations=text) for n, text in enumerate(texts)))


def _run(**changes: object) -> Known:
    return replace(KNOWN, delivery=replace(RUN, **changes))


def _told(**changes: object) -> Known:
    """Adapted from a master with a longer practice."""
    master = amended("practice", planned_s=1800, shortest_s=1560)
    return replace(KNOWN, adaptation=Adaptation(master, **changes))


def _each(plan: Plan, **changes: object) -> Plan:
    return replace(plan, segments=tuple(replace(one, **changes) for one in plan.segments))


def _without_ranges() -> Plan:
    return _each(GOOD, shortest_s=None, longest_s=None, short_form_s=None)


def _rigid() -> Plan:
    """Nothing after half-time may be shortened or left out, and nothing absorbs."""
    plan = replace(GOOD, promised_s=95 * 60, segments=less("spare").segments)
    for one in plan.segments:
        plan = amended(one.id, plan, shortest_s=one.planned_s, markers=one.markers)
    return plan


def _aimless() -> Plan:
    """One practice serves nothing, and one objective is served by nothing."""
    return amended("practice", amended("reflect", objective_ids=("o1",)), objective_ids=())


def _exact(count: int) -> Plan:
    """With so many exact lines more, of five spoken ones of which one is exact."""
    exact = tuple(Step(f"exact{n}", StepKind.SAY_EXACTLY, "Word for word.") for n in range(count))
    return amended("welcome", steps=exact, markers=(Marker("w", MarkerKind.KEEP_CONSISTENT, "Survey."),), intent=WHY)


def _late_voices() -> Plan:
    steps = (Step("model1", StepKind.SAY, "Listen.", offset_s=0), Step("model2", StepKind.SAY, "On.", offset_s=450))
    return amended("model", steps=steps)


def _more(cues: tuple[Cue, ...]) -> Plan:
    return amended("practice", cues=PRACTICE.cues + cues)


POLL = (
    Cue("poll", 125, action=Action.POLL_LAUNCH, asset="Poll 1", ended_by="end", rights="Host", backup="Hands"),
    Cue("end", 500, action=Action.POLL_CLOSE, rights="Host"),
)

FIRES: dict[str, Case] = {
    "B01": Case(replace(GOOD, segments=())),
    "B02": Case(replace(GOOD, purpose=" ")),
    "B03": Case(replace(_each(GOOD, objective_ids=()), objectives=())),
    "B04": Case(amended("welcome", led_by=""), segment_id="welcome"),
    "R01": Case(replace(GOOD, promised_s=105 * 60)),
    "R02": Case(replace(GOOD, promised_s=70 * 60)),
    "R03": Case(GOOD, replace(KNOWN, forecast=Forecast(84))),
    "R04": Case(GOOD, replace(KNOWN, forecast=Forecast(90, (("practice", 94),))), "practice"),
    "R05": Case(amended("practice", markers=(Marker("must", MarkerKind.MUST_NOT_CUT),)), segment_id="practice"),
    "R06": Case(amended("practice", shortest_s=None), segment_id="practice"),
    "R07": Case(
        amended("debrief", shortest_s=600, markers=(Marker("m", MarkerKind.MUST_NOT_CUT, "Why."),)),
        segment_id="practice",
    ),
    "R08": Case(_each(GOOD, markers=())),
    "R09": Case(amended("debrief", intent=replace(WHY, why="")), segment_id="debrief"),
    "R10": Case(amended("debrief", intent=replace(WHY, interaction="")), segment_id="debrief"),
    "R11": Case(amended("reflect", steps=()), segment_id="reflect"),
    "R12": Case(amended("practice", rounds=2), segment_id="practice"),
    "R13": Case(
        amended("debrief", steps=(*DEBRIEF.steps, Step("x", StepKind.SAY, "Late.", offset_s=720))), segment_id="debrief"
    ),
    "R14": Case(amended("practice", cues=PRACTICE.cues[:2]), segment_id="practice"),
    "R15": Case(amended("practice", cues=()), segment_id="practice"),
    "R16": Case(amended("practice", round_s=470), segment_id="practice"),
    "R17": Case(amended("debrief", kind=Kind.INPUT), segment_id="practice"),
    "R18": Case(amended("debrief", planned_s=480), segment_id="debrief"),
    "R19": Case(amended("reflect", markers=()), segment_id="reflect"),
    "R20": Case(_rigid(), segment_id="debrief"),
    "R21": Case(replace(GOOD, promised_s=95 * 60, segments=less("spare").segments), segment_id="debrief"),
    "R22": Case(amended("welcome", kind=Kind.POLL, intent=WHY, steps=DEBRIEF.steps), segment_id="welcome"),
    "R23": Case(_late_voices(), segment_id="model"),
    "R24": Case(amended("rest", kind=Kind.INPUT), segment_id="spare"),
    "R25": Case(amended("talk", length_touched=False), segment_id="talk"),
    "R26": Case(_without_ranges(), segment_id="welcome"),
    "R27": Case(amended("model", transition=""), segment_id="model"),
    "R28": Case(cued("open", trigger_text=""), segment_id="practice"),
    "R29": Case(_more(POLL), segment_id="practice"),
    "R30": Case(cued("chat", text=""), segment_id="practice"),
    "R31": Case(cued("open", backup=""), segment_id="practice"),
    "R32": Case(cued("open", rights=""), segment_id="practice"),
    "R33": Case(amended("practice", needs=(Need("cards", "Cards"),)), segment_id="practice"),
    "R34": Case(GOOD, _run(readiness=(NeedReadiness("cards", NeedState.READY),)), "practice"),
    "R35": Case(_each(GOOD, objective_ids=("o1",))),
    "R36": Case(amended("practice", objective_ids=()), segment_id="practice"),
    "R37": Case(amended("debrief", start=At(START + 60 * 60)), segment_id="debrief"),
    "R38": Case(
        amended("model", steps=(Step("model1", StepKind.SAY_EXACTLY, "word " * 1500, offset_s=0), *MODEL.steps[1:])),
        segment_id="model",
    ),
    "R39": Case(GOOD, replace(KNOWN, handoffs=(replace(HANDED, recipients=(Recipient("Facilitator"),)),))),
    "R40": Case(GOOD, _told(), "practice"),
    "S01": Case(amended("debrief", slides="7-8"), segment_id="debrief"),
    "S02": Case(amended("talk", description="Numbers TBC"), segment_id="talk"),
    "S03": Case(cued("chat", text="one\ntwo"), segment_id="practice"),
    "S04": Case(
        _more((Cue("again", 900, action=Action.SLIDE, trigger=Trigger.WORDS, trigger_text="in Threes"),)),
        segment_id="practice",
    ),
    "S05": Case(_exact(5)),
    "S06": Case(amended("debrief", markers=(Marker("adapt", MarkerKind.ADAPT_HERE, "Why."),)), segment_id="debrief"),
    "S07": Case(amended("welcome", short_form=""), segment_id="welcome"),
    "S08": Case(GOOD, observed("Too long", "too long \nLoud", "Too long")),
}
SILENT: dict[str, tuple[Case, ...]] = {
    "B01": (Case(replace(GOOD, segments=(WELCOME,))),),
    "B02": (Case(replace(GOOD, purpose="", segments=())),),
    "B03": (Case(replace(GOOD, objectives=(), segments=())),),
    "R01": (Case(amended("spare", planned_s=60)), Case(amended("spare", start=At(START + 89 * 60), planned_s=840))),
    "R02": (Case(replace(GOOD, promised_s=105 * 60)),),
    "R04": (Case(GOOD, replace(KNOWN, forecast=Forecast(90, (("practice", 95),)))),),
    "R05": (Case(amended("model", markers=(Marker("slow", MarkerKind.SLOW_DOWN),))),),
    "R06": (
        Case(
            amended("practice", shortest_s=None, markers=(*PRACTICE.markers, Marker("s", MarkerKind.SLOW_DOWN, "New.")))
        ),
    ),
    "R08": (Case(amended("model", _each(GOOD, markers=()), markers=MODEL.markers[:1])),),
    "R16": (Case(replace(amended("practice", round_s=470), mode=Mode.ROOM)),),
    "R18": (Case(amended("debrief", planned_s=500)),),
    "R20": (Case(replace(_rigid(), promised_s=96 * 60)), Case(amended("close", _rigid(), shortest_s=300))),
    "R23": (Case(amended("talk", planned_s=1500, steps=(Step("t", StepKind.ASK, "Who has?", offset_s=600),))),),
    "R26": (Case(amended("talk", _without_ranges(), longest_s=900)),),
    "R30": (Case(_more(POLL)), Case(_more((Cue("x", 60, action=Action.OTHER),)))),
    "R32": (Case(_more((Cue("x", 60, action=Action.SLIDE),))),),
    "R35": (Case(replace(GOOD, segments=())),),
    "R36": (Case(_each(GOOD, objective_ids=())),),
    "S01": (Case(amended("debrief", slides="appendix")),),
    "S02": (Case(amended("talk", description="Shirts in XXL")),),
    "S04": (Case(_more((Cue("again", 900, action=Action.SLIDE, trigger=Trigger.WORDS),))),),
    "S05": (Case(_exact(3)),),
    "S06": (Case(amended("debrief", markers=(Marker("own", MarkerKind.OWN, "Why.", label="Quiet"),))),),
    "S07": (Case(amended("welcome", short_form="", shortest_s=480)),),
    "B04": (Case(amended("rest", led_by="")),),
    "R03": (Case(GOOD, replace(KNOWN, forecast=None)),),
    "R07": (Case(replace(GOOD, segments=(PRACTICE, DEBRIEF))),),
    "R09": (Case(amended("welcome", intent=Intent())), Case(amended("rest", markers=DEBRIEF.markers))),
    "R10": (Case(amended("debrief", kind=Kind.QA, intent=replace(WHY, interaction=""))),),
    "R11": (Case(amended("reflect", kind=Kind.QA, steps=())),),
    "R12": (Case(amended("practice", rounds=1)),),
    "R13": (Case(amended("practice", cues=(*PRACTICE.cues, Cue("x", 1500, action=Action.SLIDE, rights="Host")))),),
    "R14": (Case(cued("open", ended_by=None)),),
    "R15": (Case(replace(amended("practice", cues=()), mode=Mode.ROOM)),),
    "R17": (Case(amended("practice", planned_s=420, rounds=None)),),
    "R19": (Case(less("reflect")),),
    "R21": (Case(replace(GOOD, promised_s=40 * 60, segments=(WELCOME, PRACTICE))),),
    "R22": (Case(replace(GOOD, segments=(BUFFER, *GOOD.segments[:7], CLOSE))),),
    "R24": (Case(replace(less("rest", "welcome"), promised_s=92 * 60)),),
    "R25": (Case(amended("rest", length_touched=False)),),
    "R27": (
        Case(replace(GOOD, segments=tuple(replace(one, led_by=one.id, transition="") for one in GOOD.segments))),
        Case(amended("model", transition="", led_by="Guest")),
        Case(amended("rest", transition="", led_by="Producer")),
        Case(amended("model", transition="", led_by="Guest, Facilitator", steps=())),
    ),
    "R28": (Case(cued("open", trigger=Trigger.CLOCK, trigger_text="")),),
    "R29": (Case(_more((Cue("other", 120, action=Action.OTHER), Cue("paste", 300, action=Action.CHAT, text="x")))),),
    "R31": (Case(amended("talk", cues=(Cue("v", 0, action=Action.VIDEO, asset="a.mp4", rights="Host"),))),),
    "R33": (Case(amended("practice", needs=(Need("cards", "Cards", owner="Anna"),))),),
    "R34": (
        Case(GOOD, replace(KNOWN, today="2026-11-01", delivery=replace(RUN, readiness=()))),
        Case(GOOD, replace(KNOWN, today="", delivery=replace(RUN, readiness=()))),
    ),
    "R37": (Case(amended("debrief", start=At(START + 60 * 60, "The guest joins"))), Case(_each(GOOD, start=At(START)))),
    "R38": (
        Case(
            amended("talk", steps=(Step("talk1", StepKind.SAY, "word " * 3000),)),
            replace(KNOWN, program=replace(Program("p", "Talks"), must_stay="The wording of the three lines")),
        ),
    ),
    "R39": (
        Case(GOOD, replace(KNOWN, handoffs=(), today="2026-11-01")),
        Case(GOOD, replace(KNOWN, handoffs=(), today="")),
        Case(replace(GOOD, version="1.1")),
    ),
    "R40": (Case(GOOD, _told(accounts=(Account("practice", "A shorter day", "Aiko"),))),),
    "S03": (Case(cued("chat", text="x" * 999)),),
    "S08": (Case(GOOD, observed("Too long", "too long")),),
}
"""What looks like the case and is none: what would be noise."""


def _stepped(key: str, *steps: Step) -> Plan:
    return amended(key, steps=steps)


ALSO: tuple[tuple[str, Case, str], ...] = (
    ("R01", Case(amended("debrief", start=At(START + 59 * 60)), segment_id="debrief"), "Debrief begins 1 min before"),
    ("R02", Case(replace(GOOD, promised_s=70 * 60)), "even in its shortest form"),
    (
        "R12",
        Case(amended("practice", round_s=600), segment_id="practice"),
        "the rounds take 30 min; 25 min are planned",
    ),
    ("R13", Case(cued("chat", offset_s=1501), segment_id="practice"), "a cue is due 1 s after the end"),
    (
        "R13",
        Case(amended("debrief", markers=(Marker("m", MarkerKind.SLOW_DOWN, "x", 720),)), segment_id="debrief"),
        "a marker lies when it is over",
    ),
    (
        "R13",
        Case(
            _stepped(
                "talk", Step("a", StepKind.SAY_EXACTLY, "Once.", offset_s=0), Step("b", StepKind.ASK, "?", offset_s=400)
            ),
            segment_id="talk",
        ),
        "of 10 min have no line",
    ),
    ("R14", Case(cued("open", runs_s=1260), segment_id="practice"), "ends 1 min before its time"),
    (
        "R16",
        Case(amended("practice", rounds=None, cues=(replace(PRACTICE.cues[0], runs_s=1450), *PRACTICE.cues[1:]))),
        "50 s is left to move in and out",
    ),
    (
        "R28",
        Case(_stepped("practice", *PRACTICE.steps, Step("x", StepKind.SAY, "In threes, again.", offset_s=60))),
        "“In threes” is said more than once",
    ),
    ("R17", Case(replace(FIRES["R17"].plan, promised_s=7_800), segment_id="practice"), "Practice"),
    ("R20", Case(amended("talk", _rigid(), shortest_s=300), segment_id="debrief"), "from here on everything"),
    ("R21", Case(amended("talk", FIRES["R21"].plan, shortest_s=240), segment_id="debrief"), "nothing absorbs lateness"),
    ("R24", Case(replace(FIRES["R24"].plan, promised_s=7_800), segment_id="spare"), "without a break when it ends"),
    (
        "R29",
        Case(_more((Cue("now", 125, action=Action.BROADCAST, text="Two minutes"),)), segment_id="practice"),
        "begins 55 s late",
    ),
    ("R35", Case(_aimless()), "“Plans it”"),
    ("R36", Case(_aimless(), segment_id="practice"), "Practice"),
    ("R32", Case(cued("open", rights="Co-host"), segment_id="practice"), "as co-host: try it on Zoom"),
    ("R33", Case(GOOD, replace(KNOWN, delivery=replace(RUN, readiness=()))), "was due 4 days ago"),
    (
        "R38",
        Case(
            _stepped("talk", Step("exact", StepKind.SAY_EXACTLY, "Once more.")),
            replace(KNOWN, program=Program("p", "Talks", must_stay="The Wording of all texts.")),
            "talk",
        ),
        "the program fixes the wording",
    ),
    (
        "R38",
        Case(
            _stepped("model", replace(MODEL.steps[0], text="word " * 800), *MODEL.steps[1:]),
            segment_id="model",
        ),
        "“word word word word …” takes",
    ),
    (
        "R39",
        Case(replace(GOOD, version="1.1"), replace(KNOWN, handoffs=(HANDED.head,))),
        "holds version 1.0, and the plan has changed since",
    ),
    ("R39", Case(amended("close", title="The end")), "the plan has changed since"),
    ("R40", Case(GOOD, replace(KNOWN, adaptation=Adaptation(GOOD, stale=("talk",)))), "its source is newer"),
    (
        "R40",
        Case(less("debrief"), KNOWN),
        "“Debrief” is left out",
    ),
    ("S03", Case(cued("chat", text="x" * 1001)), "has 1001 characters"),
)
"""Other ways in which some of them speak, and part of what is said."""
