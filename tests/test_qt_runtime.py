"""The Qt we are pinned to keeps count: PySide6 6.12.0 lost a reference to None with every call that returns nothing."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2_000


def test_calls_that_return_nothing_cost_no_reference(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setObjectName("the first call of a kind may keep some for itself")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setObjectName("one")
    assert abs(sys.getrefcount(None) - before) < CALLS // 100
