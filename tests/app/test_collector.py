from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.collector import Collector


class Knot:
    """Something only the cyclic collector can free."""

    def __init__(self) -> None:
        self.itself = self
        self.freed_on: list[str] = []
        weakref.finalize(self, lambda told=self.freed_on: told.append(threading.current_thread().name))


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    was = gc.isenabled()
    collector = Collector()
    QCoreApplication.processEvents()
    yield collector
    gc.unfreeze()
    collector.stop()
    if not was:
        gc.disable()


def allocate() -> list[list[int]]:
    return [[n] for n in range(5_000)]


def test_another_thread_frees_nothing(collector: Collector, qtbot: QtBot) -> None:
    told = Knot().freed_on
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert told == []
    kept = allocate()
    qtbot.waitUntil(lambda: told == ["MainThread"], timeout=3_000)
    assert len(kept) == 5_000


def test_nothing_is_looked_for_when_little_is_new(collector: Collector) -> None:
    gc.collect()
    told = Knot().freed_on
    collector.collect()
    assert told == []
    gc.collect()
    assert told


def test_stopping_gives_collecting_back(qapp: object) -> None:
    was = gc.isenabled()
    collector = Collector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    if not was:
        gc.disable()


def test_what_was_there_when_all_was_loaded_is_not_looked_at_again(collector: Collector) -> None:
    told = Knot().freed_on
    collector.settle()
    gc.collect()
    assert told == []
    gc.unfreeze()
    gc.collect()
    assert told
