"""What was decided for a layout holds for the next file of it: by header words, wherever they stand."""

from __future__ import annotations

import pytest

from app.domain.mapping import Mapping, best_fit, choices_for, fits, layout_name, mapping_of, says_the_same, without
from app.domain.sheet import NO_CHOICES, Choices, Column, Doubt, Meaning, Place, Reading, Table

WHAT, DUR, DECK = "What", "Dur.", "Deck"


def table(*headers: str, top: int = 0, sheet: int = 0) -> Table:
    columns = tuple(Column(f"{sheet}/{top}/{n}", n, Meaning.KEEP, header) for n, header in enumerate(headers))
    return Table(sheet, top, top + 9, (top,), (), columns)


def reading(*tables: Table, doubts: tuple[Doubt, ...] = (), offers: tuple[Table, ...] = ()) -> Reading:
    return Reading("x.xlsx", tables=tables, doubts=doubts, offers=offers)


def doubt(kind: str, row: int, chosen: int) -> Doubt:
    return Doubt(f"{kind}:0:B{row + 1}", Place(0, row, 1), "5:30", "?", ("one", "other"), chosen, kind)


DECIDED = NO_CHOICES.with_column("0/0/1", Meaning.LENGTH).with_kind("pair", 1)


def made() -> Mapping:
    found = mapping_of("Client A", reading(table(WHAT, DUR)), DECIDED)
    assert found is not None
    return found


def test_a_decision_is_remembered_by_its_header() -> None:
    assert made() == Mapping("Client A", (("dur", "what"),), (("dur", Meaning.LENGTH),), (("pair", 1),))


def test_it_holds_where_columns_moved_and_rows_stand_above() -> None:
    later = reading(table("DUR", DECK, WHAT, top=7, sheet=1), table(WHAT, DUR, top=3))
    assert fits(made(), later)
    assert choices_for(made(), later).columns == (("1/7/0", Meaning.LENGTH), ("0/3/1", Meaning.LENGTH))
    assert choices_for(made(), later).kinds == (("pair", 1),)


@pytest.mark.parametrize(
    ("later", "fitting"),
    [
        (reading(table(WHAT, DUR)), True),
        (reading(table(DUR, WHAT)), True),
        (reading(table("Name", "Mail"), table("what", "dur")), True),
        (reading(offers=(table(WHAT, DUR),)), True),
        (reading(table(WHAT, DUR, DECK)), False),
        (reading(table(WHAT)), False),
        (reading(), False),
    ],
)
def test_the_same_header_words_are_the_same_layout(later: Reading, fitting: bool) -> None:
    assert fits(made(), later) == fitting


def test_columns_of_one_name_are_told_apart() -> None:
    twice = reading(table("Time", "Time", WHAT))
    found = mapping_of("x", twice, NO_CHOICES.with_column("0/0/1", Meaning.END))
    assert found is not None
    assert choices_for(found, twice).columns == (("0/0/1", Meaning.END),)


def test_what_the_person_says_of_this_file_goes_before() -> None:
    said = NO_CHOICES.with_column("0/0/1", Meaning.KEEP).with_kind("pair", 0)
    assert choices_for(made(), reading(table(WHAT, DUR)), said) == said


def test_doubts_left_as_read_are_accepted_unless_answered_in_two_ways() -> None:
    asked = (doubt("pair", 1, 0), doubt("pair", 2, 0), doubt("half", 3, 0), doubt("half", 4, 1))
    found = mapping_of("x", reading(table(WHAT, DUR), doubts=asked), NO_CHOICES)
    assert found is not None
    assert found.answers == (("pair", 0),)


@pytest.mark.parametrize(
    ("read", "choices"),
    [
        (reading(table(WHAT, DUR)), NO_CHOICES),
        (reading(table(WHAT, "")), NO_CHOICES.with_column("0/0/1", Meaning.LENGTH)),
        (reading(table("", "")), DECIDED),
        (reading(), DECIDED),
    ],
)
def test_nothing_is_remembered_where_nothing_was_said_or_nothing_names_it(read: Reading, choices: Choices) -> None:
    assert mapping_of("x", read, choices) is None


def test_taken_away_again_only_what_it_made() -> None:
    read = reading(table(WHAT, DUR))
    own = choices_for(made(), read).with_column("0/0/0", Meaning.TITLE)
    assert without(made(), read, own) == Choices(columns=(("0/0/0", Meaning.TITLE),))


def test_of_those_that_fit_the_one_that_says_most() -> None:
    small = Mapping("small", (("dur", "what"),))
    large = Mapping("large", (("dur", "what"), ("mail", "name")))
    both = reading(table(WHAT, DUR), table("Name", "Mail"))
    assert best_fit([small, large], both) == large
    assert best_fit([small, large], reading(table(WHAT, DUR))) == small
    assert best_fit([], both) is None


def test_two_that_read_alike() -> None:
    one = Mapping("a", (("x", "y"),), (("x", Meaning.KEEP), ("y", Meaning.TITLE)))
    assert says_the_same(one, Mapping("b", one.headers, one.columns[::-1]))
    assert not says_the_same(one, Mapping("a", one.headers, one.columns[:1]))


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("run of show FINAL v3", "run of show"),
        ("Client_A_virtual (2)", "Client A virtual"),
        ("Kickoff 2026-11-14 rev 2", "Kickoff"),
        ("Agenda 14.11.26", "Agenda"),
        ("v2 final", "v2 final"),
        ("Module 3", "Module 3"),
    ],
)
def test_the_name_of_a_file_without_its_versions(stem: str, name: str) -> None:
    assert layout_name(stem) == name
