"""What pressure tests assume: kept as settings, within bounds, told where it is not usual."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.assumptions import Assumption, Assumptions, assumptions_of, otherwise, reassumed
from app.domain.conditions import Conditions, Shape
from app.domain.errors import EditRefused
from app.domain.library import Library
from app.domain.plan import Kind, Plan, Segment, Setting
from app.domain.rules.book import RULE_IDS
from app.domain.scenarios import USUAL, ScenarioName

PLAN = Plan("p", "Plan", segments=(Segment("a", "A"), Segment("b", "B", Kind.POLL)))
OTHER = Setting("R10", on=False)

anything = st.builds(
    Assumptions,
    pace=st.integers(0, 30),
    arrival=st.lists(st.integers(0, 60), min_size=3, max_size=3).map(sorted).map(tuple),
    counted=st.booleans(),
    patience=st.integers(0, 60),
    anywhere=st.booleans(),
    off=st.frozensets(st.sampled_from([name for name in ScenarioName if name is not ScenarioName.AS_PLANNED])),
    numbers=st.fixed_dictionaries(
        {}, optional={name: st.integers(one.least, one.most) for name, one in USUAL.items()}
    ).map(lambda found: tuple((name, found[name]) for name in ScenarioName if name in found)),
)


@given(anything)
def test_what_is_assumed_is_kept_beside_what_others_want(wanted: Assumptions) -> None:
    library = reassumed(Library(settings=(OTHER,)), lambda _: wanted)
    chosen = tuple((name, value) for name, value in wanted.numbers if value != USUAL[name].value)
    assert assumptions_of(library.settings) == replace(wanted, numbers=chosen)
    assert OTHER in library.settings
    assert reassumed(library, lambda _: Assumptions()).settings == (OTHER,)


def test_no_two_settings_share_an_id() -> None:
    assert len({*RULE_IDS, *Assumption, *ScenarioName}) == len(RULE_IDS) + len(Assumption) + len(ScenarioName)


def test_a_library_that_wants_nothing_tests_under_the_usual_conditions() -> None:
    assert assumptions_of(()).conditions == Conditions()
    assert otherwise(Conditions()) == ()


def test_every_scenario_rests_on_the_same_conditions() -> None:
    wanted = Assumptions(pace=8, counted=True, patience=4, anywhere=True)
    cases = {one.name: one.conditions for one in wanted.scenarios(PLAN)}
    assert cases[ScenarioName.AS_PLANNED] == Conditions((0, 120, 300), 0.08, act_when_late_s=240, shape=Shape.UNIFORM)
    assert cases[ScenarioName.LONGER] == replace(cases[ScenarioName.AS_PLANNED], longer=1.15)
    assert cases[ScenarioName.LATE_START].late_start_s == (480, 480, 480)


def test_a_scenario_has_its_own_number_until_it_is_taken_back() -> None:
    wanted = Assumptions().numbered(ScenarioName.LATE_START, 12)
    assert "Starts 12 min late" in [one.title for one in wanted.scenarios(PLAN)]
    assert wanted.numbered(ScenarioName.LATE_START, None) == Assumptions()


def test_a_scenario_is_switched_off_and_on() -> None:
    off = Assumptions().switched(ScenarioName.LONGER, on=False)
    assert off.off == {ScenarioName.LONGER}
    assert off.switched(ScenarioName.LONGER, on=True) == Assumptions()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Assumptions(pace=31), "from 0 to 30 %"),
        (Assumptions(patience=-1), "from 0 to 60 min"),
        (Assumptions(arrival=(0, 2, 61)), "from 0 to 60 min"),
        (Assumptions(arrival=(3, 2, 5)), "At best 3, usually 2, at worst 5 min"),
        (Assumptions(numbers=((ScenarioName.LESS_TIME, 100),)), "from 10 to 99 %"),
        (Assumptions(off=frozenset({ScenarioName.AS_PLANNED})), "always tested"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(wanted: Assumptions, said: str) -> None:
    with pytest.raises(EditRefused, match=said):
        reassumed(Library(), lambda _: wanted)


def test_numbers_out_of_bounds_in_a_file_are_taken_as_the_nearest() -> None:
    found = assumptions_of(
        (Setting("pace", None, (("number", 99),)), Setting("arrival", True, (("best", 9), ("worst", 80))))
    )
    assert (found.pace, found.arrival, found.counted) == (30, (2, 9, 60), True)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Assumptions(counted=True), "A late start of 2 min is counted (at best 0, at worst 5)."),
        (Assumptions(counted=True, arrival=(3, 3, 3)), "A late start of 3 min is counted."),
        (Assumptions(pace=8), "The pace of the cohort differs by 8 %."),
        (Assumptions(patience=0), "The facilitator acts as soon as it is late."),
        (Assumptions(patience=4), "The facilitator acts from 4 min late on."),
        (Assumptions(anywhere=True), "Lengths fall anywhere alike between shortest and longest."),
    ],
)
def test_what_is_not_usual_is_told(wanted: Assumptions, said: str) -> None:
    assert otherwise(wanted.conditions) == (said,)
