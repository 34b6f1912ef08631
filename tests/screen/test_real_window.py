"""The window on a real X screen under a window manager: gestures by its mouse and keys, and the plan afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path

import pytest

from app.sample import SAMPLE_PLAN_ID
from tests.screen.hands import Hands, Seen, end_edge, middle, screen

_TOOLS = ("Xvfb", "openbox", "xdotool")
_LIBRARIES = ("xcb-cursor", "xcb-icccm", "xcb-keysyms", "xcb-shape", "xkbcommon-x11")
_MISSING = [
    *(name for name in _TOOLS if shutil.which(name) is None),
    *(f"lib{name}" for name in _LIBRARIES if find_library(name) is None),
]
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"not installed here: {', '.join(_MISSING)}")


def part(name: str) -> str:
    return f"{SAMPLE_PLAN_ID}-{name}"


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    folder: Path = tmp_path_factory.mktemp("screen")
    with screen(folder) as display:
        hands = Hands(display, folder)
        hands.see(lambda seen: seen["ready"])
        yield hands
        assert hands.close() == 0


@pytest.fixture
def seen(hands: Hands) -> Iterator[Seen]:
    """The sample as it was made; whatever a test did is taken back by its keys, step for step."""
    first = hands.see(lambda seen: seen["ready"] and not seen["bubble"])
    yield first
    while hands.look()["undo"] not in (None, first["undo"]):
        before = hands.look()["undo"]
        hands.key("ctrl+z")
        hands.see(lambda seen, before=before: seen["undo"] != before)
    hands.see(lambda seen: (seen["order"], seen["starts"]) == (first["order"], first["starts"]))


def test_a_drag_puts_a_segment_before_another(hands, seen):
    names = seen["order"]
    moved, before = part("debrief"), part("practice")
    x, y = middle(seen, before)
    hands.carry(middle(seen, moved), (x - 30, y))
    assert "before" in hands.see(lambda now: now["bubble"])["bubble"]
    hands.let_go()
    now = hands.see(lambda now: now["order"] != names)
    assert now["order"].index(moved) == now["order"].index(before) - 1


def test_escape_in_a_drag_leaves_everything(hands, seen):
    hands.carry(middle(seen, part("debrief")), middle(seen, part("checkin")))
    hands.see(lambda now: now["bubble"])
    hands.key("Escape")
    hands.see(lambda now: not now["bubble"])
    hands.let_go()
    assert hands.look()["order"] == seen["order"]


def test_the_edge_between_two_neighbors_is_rolled(hands, seen):
    first, second = part("practice"), part("debrief")
    x, y = end_edge(seen, first)
    hands.carry((x, y), (x - round(3 * seen["px_per_min"]), y))
    hands.let_go()
    now = hands.see(lambda now: now["lengths"] != seen["lengths"])
    assert now["lengths"][first] + now["lengths"][second] == seen["lengths"][first] + seen["lengths"][second]


def test_shift_at_an_edge_pushes_what_follows(hands, seen):
    first, second = part("practice"), part("debrief")
    x, y = end_edge(seen, first)
    hands.carry((x, y), (x + round(4 * seen["px_per_min"]), y), "shift")
    hands.let_go("shift")
    now = hands.see(lambda now: now["lengths"] != seen["lengths"])
    assert now["lengths"][second] == seen["lengths"][second]
    assert now["starts"][second] - seen["starts"][second] == now["lengths"][first] - seen["lengths"][first] > 0


def test_control_copies(hands, seen):
    hands.carry(middle(seen, part("break")), middle(seen, part("debrief")), "ctrl")
    hands.let_go("ctrl")
    now = hands.see(lambda now: len(now["order"]) > len(seen["order"]))
    assert [one for one in now["order"] if one in seen["order"]] == seen["order"]


def test_shift_on_a_block_fixes_its_start(hands, seen):
    x, y = middle(seen, part("debrief"))
    hands.carry((x, y), (x + round(5 * seen["px_per_min"]), y), "shift")
    hands.let_go("shift")
    now = hands.see(lambda now: now["rules"] != seen["rules"])
    assert now["rules"][part("debrief")] == "At"


def test_a_segment_goes_to_the_rooms_and_keys_bring_it_back(hands, seen):
    x, _ = middle(seen, part("commit"))
    rooms = next(top for title, top in seen["rows"].items() if title.startswith("Rooms"))
    hands.carry(middle(seen, part("commit")), (x, rooms + 20))
    hands.let_go()
    hands.see(lambda now: now["lanes"][part("commit")] != "main")
    hands.key("alt+Up")
    hands.see(lambda now: now["lanes"][part("commit")] == "main")


def test_a_rubber_band_and_control_click_select(hands, seen):
    x, y, w, h = seen["boxes"][part("practice")]
    hands.carry((x + 4, y + h + 6), (x + w + 30, y + 10))
    hands.let_go()
    hands.see(lambda now: {part("practice"), part("debrief")} <= set(now["selected"]))
    hands.do("keydown", "ctrl")
    hands.click(middle(seen, part("debrief")))
    hands.do("keyup", "ctrl")
    hands.see(lambda now: part("debrief") not in now["selected"])


def test_the_wheel_zooms_about_the_pointer_and_a_key_fits_all(hands, seen):
    at = middle(seen, part("practice"))
    hands.point(*at)
    hands.do("keydown", "ctrl", "click", 4, "click", 4, "keyup", "ctrl")
    near = hands.see(lambda now: now["px_per_min"] > 1.2 * seen["px_per_min"])
    assert abs(middle(near, part("practice"))[0] - at[0]) <= 3
    hands.key("ctrl+0")
    hands.see(lambda now: abs(now["px_per_min"] - seen["px_per_min"]) < 0.01)


def test_keys_do_what_drags_do(hands, seen):
    hands.click(middle(seen, part("debrief")))
    hands.see(lambda now: now["selected"] == [part("debrief")])
    hands.key("alt+Right")
    moved = hands.see(lambda now: now["order"] != seen["order"])
    assert moved["order"].index(part("debrief")) == seen["order"].index(part("debrief")) + 1
    hands.key("period")
    hands.see(lambda now: now["lengths"][part("debrief")] > seen["lengths"][part("debrief")])
