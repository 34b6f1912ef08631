"""What the tests of documents share."""

from __future__ import annotations

import time

import pytest


@pytest.fixture
def benchmark_s():
    """Runs something once: the CPU seconds it took, and what it gave."""

    def run(work):
        started = time.process_time()
        result = work()
        return time.process_time() - started, result

    return run
