"""Work in the background: what comes back, in which thread, and what does not."""

from __future__ import annotations

import gc
import threading
import weakref
from threading import Event

import pytest

from app.domain.errors import EditRefused, ImportProblem, StoreUnavailable
from app.jobs import Job


class Ear:
    """Everything a job says."""

    def __init__(self, job: Job) -> None:
        self.said = []
        job.finished.connect(lambda value: self.said.append(("finished", value)))
        job.failed.connect(lambda error: self.said.append(("failed", str(error))))
        job.progressed.connect(lambda percent, what: self.said.append((percent, what)))


@pytest.fixture
def run(qapp, qtbot):
    """Runs work to its end and tells what was said; the end is known by the work's own thread."""
    jobs = []

    def start(work, *, wait=True):
        job = Job(work)
        jobs.append(job)
        ear = Ear(job)
        job.start()
        if wait:
            qtbot.waitUntil(lambda: any(one[0] in ("finished", "failed") for one in ear.said))
        return job, ear

    return start


def test_the_answer_comes_back_on_the_thread_of_the_job(run):
    threads = []

    def work(progress, cancelled):
        threads.append(threading.get_ident())
        return 42

    job, ear = run(work, wait=True)
    assert ear.said == [("finished", 42)]
    assert threads != [threading.get_ident()]
    assert not job.cancelled


def test_progress_is_told_in_order_before_the_end(run):
    def work(progress, cancelled):
        progress(10, "Reading")
        progress(-1, "Understanding")
        return "done"

    assert run(work)[1].said == [(10, "Reading"), (-1, "Understanding"), ("finished", "done")]


@pytest.mark.parametrize("kind", [EditRefused, ImportProblem, StoreUnavailable])
def test_what_a_person_can_be_told_is_handed_over(run, kind):
    def work(progress, cancelled):
        raise kind("Row 3 has no title.")

    assert run(work)[1].said == [("failed", "Row 3 has no title.")]


def test_a_bug_reaches_the_one_hook(run, qtbot, monkeypatch):
    met = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: met.append((kind, trace is not None)))
    _, ear = run(lambda progress, cancelled: 1 / 0, wait=False)
    qtbot.waitUntil(lambda: bool(met))
    assert met == [(ZeroDivisionError, True)]
    assert ear.said == []


def test_a_cancelled_job_is_told_so_and_says_nothing_more(run, qtbot):
    begun, seen = threading.Event(), []

    def work(progress, cancelled):
        begun.set()
        while not cancelled():
            threading.Event().wait(0.005)
        progress(99, "Late")
        seen.append("stopped")
        return "late"

    job, ear = run(work, wait=False)
    assert begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: seen == ["stopped"])
    after = run(lambda progress, cancelled: "next")[1]
    assert after.said == [("finished", "next")]
    assert ear.said == []


def test_a_job_nobody_holds_still_answers(qapp, qtbot):
    heard = []

    def begin():
        job = Job(lambda progress, cancelled: "done")
        job.finished.connect(heard.append)
        job.start()

    begin()
    gc.collect()
    qtbot.waitUntil(lambda: heard == ["done"])


def test_nothing_is_kept_of_a_job_that_is_done(qapp, qtbot):
    """The work holds all it was given, a sheet of a hundred megabytes among it."""
    sheet = Event()
    kept = weakref.ref(sheet)
    job = Job(lambda progress, cancelled, sheet=sheet: "done")
    with qtbot.waitSignal(job.finished):
        job.start()
    del job, sheet
    qtbot.waitUntil(lambda: gc.collect() >= 0 and kept() is None)
