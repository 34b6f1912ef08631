"""The XML of a few small documents is as it was when somebody last looked at it."""

from __future__ import annotations

import pytest

from tests.exporters.kept import FOLDER, GOLDEN, normal


@pytest.mark.parametrize("name", GOLDEN)
def test_the_xml_is_as_it_was_kept(name):
    kept = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert normal(GOLDEN[name]()).splitlines() == kept, "if it is meant: make golden, and read the diff"


def test_nothing_is_kept_that_nobody_compares():
    assert {file.name for file in FOLDER.iterdir()} == set(GOLDEN)


def test_what_is_kept_does_not_hang_on_prefixes_or_the_order_of_attributes():
    first = b'<a xmlns:x="u" xmlns:y="v"><b c="1" d="2"> <x:e/></b></a>'
    other = b'<a xmlns:x="u"><b d="2" c="1"><x:e/></b></a>'
    assert normal(first) == normal(other)
    assert normal(first) != normal(b'<a xmlns:x="u"><b d="2" c="2"><x:e/></b></a>')
