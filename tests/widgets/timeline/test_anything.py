"""Whatever hands and keys do, nothing breaks, nothing is lost, and undo leads back to the start."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.widgets.timeline.plans import clashing

Key, Mod = Qt.Key, Qt.KeyboardModifier
KEYS = (
    *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Tab, Key.Key_Home, Key.Key_End),
    *(Key.Key_Escape, Key.Key_Delete, Key.Key_N, Key.Key_F2, Key.Key_Plus, Key.Key_Minus),
)
MODIFIERS = (
    Mod.NoModifier,
    Mod.ShiftModifier,
    Mod.ControlModifier,
    Mod.AltModifier,
    Mod.AltModifier | Mod.ShiftModifier,
)


def somewhere(desk, chance) -> QPoint:
    """A block, its end, or any point at all."""
    segments = desk.session.plan.segments
    if not segments or chance.random() < 0.3:
        return QPoint(chance.randrange(880), chance.randrange(360))
    box = desk.view.rect_of(chance.choice(segments).id)
    return chance.choice((box.center(), QPoint(box.right() + 1, box.center().y())))


def act(desk, chance) -> None:
    verbs = desk.view.verbs
    modifiers, at = chance.choice(MODIFIERS), somewhere(desk, chance)
    acts = {
        "press": lambda: desk.press(at, modifiers),
        "move": lambda: desk.move(at, modifiers),
        "release": lambda: desk.release(at, modifiers),
        "drag": lambda: desk.drag(at, somewhere(desk, chance), modifiers),
        "key": lambda: desk.key(chance.choice(KEYS), modifiers),
        "split": verbs.split_selected,
        "join": verbs.join_selected,
        "duplicate": verbs.duplicate_selected,
        "typing": lambda: desk.view.editor.isVisible() and desk.type("Words"),
    }
    acts[chance.choices(list(acts), (3, 5, 3, 4, 6, 1, 1, 1, 1))[0]]()


@pytest.mark.parametrize("seed", range(4))
def test_random_hands_lose_nothing_and_undo_to_the_start(open_desk, seed):
    desk, chance = open_desk(clashing()), random.Random(seed)
    start = desk.session.plan
    for _ in range(120):
        act(desk, chance)
    desk.view.grab()
    ids = [one.id for one in desk.session.plan.segments]
    assert len(set(ids)) == len(ids)
    desk.view.editor.dismiss()
    steps = 0
    while desk.session.undo_label is not None:
        desk.session.undo()
        steps += 1
    assert steps > 3
    assert desk.session.plan == start
