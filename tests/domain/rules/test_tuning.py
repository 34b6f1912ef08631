"""What may be wanted otherwise: rules off and on and other numbers, and silence at one place with a reason."""

from __future__ import annotations

import pytest

from app.domain import edits
from app.domain.diff import diff
from app.domain.errors import EditRefused
from app.domain.library import Library
from app.domain.plan import Setting
from app.domain.rules import (
    Place,
    Tuning,
    check,
    check_again,
    heard_again,
    retuned,
    settings_of,
    silence_at,
    silenced,
    switched,
    tuned,
    tuning_of,
)
from tests.domain.rules.plans import FIRES, GOOD, KNOWN, amended


def ids(plan: object, tuning: Tuning) -> set[str]:
    return {one.rule.id for one in check(plan, KNOWN, tuning).findings() if one.places}


def test_a_rule_is_switched_off_and_on_again() -> None:
    off = switched(Tuning(), "R10", on=False)
    assert "R10" not in ids(FIRES["R10"].plan, off)
    assert switched(off, "R10", on=True) == Tuning()
    assert switched(switched(off, "R10", on=False), "R10", on=True) == Tuning()


def test_the_second_line_is_switched_on() -> None:
    on = switched(Tuning(), "S02", on=True)
    assert "S02" in ids(FIRES["S02"].plan, on)
    assert switched(on, "S02", on=False) == Tuning()


def test_a_number_is_set_otherwise_and_as_it_came() -> None:
    patient = tuned(Tuning(), "R18", "share", 20)
    assert "R18" in ids(FIRES["R18"].plan, Tuning())
    assert "R18" not in ids(FIRES["R18"].plan, patient)
    assert tuned(patient, "R18", "share", None) == Tuning()
    assert len(tuned(patient, "R18", "share", 30).numbers) == 1


@pytest.mark.parametrize(("rule_id", "number", "value"), [("R18", "nonsense", 1), ("R18", "share", -1), ("X1", "a", 1)])
def test_a_number_that_cannot_be_is_refused(rule_id: str, number: str, value: int) -> None:
    with pytest.raises(EditRefused):
        tuned(Tuning(), rule_id, number, value)


def test_a_place_is_silenced_with_a_reason_and_still_counted() -> None:
    plan = amended("reflect", FIRES["R10"].plan, intent=FIRES["R10"].plan.segments[4].intent)
    loud = check(plan, KNOWN)
    both = next(one for one in loud.findings() if one.rule.id == "R10").places
    quiet = silenced(plan, "R10", both[0], " The client wants it. ")
    found = check(quiet, KNOWN)
    finding = next(one for one in found.findings() if one.rule.id == "R10")
    assert (finding.places, finding.silenced, found.silenced) == (both[1:], both[:1], 1)
    assert silence_at(quiet, "R10", both[0]).reason == "The client wants it."
    assert heard_again(quiet, quiet.silences[0].id) == plan


def test_a_silence_that_keeps_nothing_quiet_is_idle() -> None:
    place = Place("debrief", "intent.interaction")
    busy, settled = silenced(FIRES["R10"].plan, "R10", place, "Theirs."), silenced(GOOD, "R10", place, "Theirs.")
    assert [check(plan, KNOWN).idle for plan in (busy, settled)] == [(), settled.silences]
    off = switched(Tuning(), "R10", on=False)
    assert check(settled, KNOWN, off).idle == ()
    gone = edits.remove(settled, ["debrief"])
    assert check(gone, KNOWN, off).idle == gone.silences


def test_another_reason_takes_the_place_of_the_first() -> None:
    place = Place("debrief", "intent.interaction")
    twice = silenced(silenced(GOOD, "R10", place, "First."), "R10", place, "Second.")
    assert [one.reason for one in twice.silences] == ["Second."]


def test_what_is_silenced_is_found_by_the_quick_check_too() -> None:
    plan = FIRES["R10"].plan
    before = check(plan, KNOWN)
    quiet = silenced(plan, "R10", Place("debrief", "intent.interaction"), "It is theirs.")
    after = check_again(before, quiet, diff(plan, quiet), known=KNOWN)
    assert (after.asked, after.findings()) == ((), check(quiet, KNOWN).findings())
    assert after.silenced == 1


def test_a_library_keeps_what_it_wants_otherwise_rule_by_rule() -> None:
    wanted = tuned(switched(switched(Tuning(), "R10", on=False), "S02", on=True), "R18", "share", 20)
    assert [(one.id, one.on) for one in settings_of(wanted)] == [("R10", False), ("R18", None), ("S02", True)]
    assert settings_of(tuning_of(settings_of(wanted))) == settings_of(wanted)
    assert tuning_of(settings_of(wanted)).off == ("R10",)
    assert settings_of(Tuning()) == ()


def test_what_is_no_setting_of_a_known_rule_says_nothing_and_stays() -> None:
    strange = (Setting("Z99", False, (("share", 3),)), Setting("late_start", False))
    assert tuning_of(strange) == Tuning()
    after = retuned(Library(settings=strange), lambda tuning: switched(tuning, "R10", on=False))
    assert after.settings == (Setting("R10", False), *strange)
    assert retuned(after, lambda tuning: switched(tuning, "R10", on=True)).settings == strange


def test_a_rule_silenced_everywhere_is_a_finding_without_places() -> None:
    plan = FIRES["R10"].plan
    place = Place("debrief", "intent.interaction")
    found = check(silenced(plan, "R10", place, "It is theirs."), KNOWN)
    finding = next(one for one in found.findings() if one.rule.id == "R10")
    assert (finding.places, len(finding.silenced)) == ((), 1)


def test_silence_without_a_reason_is_refused() -> None:
    with pytest.raises(EditRefused, match="Say why"):
        silenced(GOOD, "R10", Place("debrief", "x"), "  ")


def test_silence_at_one_thing_of_a_segment_leaves_the_others_heard() -> None:
    place, other = Place("practice", "cue.text", "chat"), Place("practice", "cue.text", "other")
    quiet = silenced(GOOD, "R30", place, "It is said.")
    assert silence_at(quiet, "R30", other) is None
    assert silence_at(quiet, "R31", place) is None
    assert check(quiet, KNOWN).silenced == 0
