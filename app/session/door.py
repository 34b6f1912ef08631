"""The one door: every change of a plan or of the library goes through here, is undoable, and is on its way to disk.

Knows the values, the history and the store; nothing of what is on the screen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial, reduce
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.domain.diff import Diff, diff
from app.domain.edits import amend_head
from app.domain.errors import EditRefused, StoreUnavailable
from app.domain.handoff import Handoff
from app.domain.handoffs import of_plan
from app.domain.layout import Layout, lay_out
from app.domain.library import Library, add_handoff, latest_run, put_delivery
from app.domain.plan import Delivery, Plan, new_id
from app.history import History, Step
from app.session.saving import SaveState, Saving
from app.store import Entry, Store, Write
from app.store.memory import Memory

clock_s = time.monotonic
"""Seconds on a clock that only goes forward, for what is one step."""


class Session(QObject):
    """The library and the open plan; see ``edit``. Emits on the thread it lives on, after the values were swapped."""

    changed = Signal(object)
    """Diff of the open plan."""
    library_changed = Signal(object)
    """Diff of the library."""
    leaving = Signal()
    """The open plan is about to be left: what is being typed still goes to it."""
    opened = Signal()
    """Another plan became the open one, or none is open."""
    save_state = Signal(object, str)
    """SaveState, and a sentence where there is something to say."""
    warned = Signal(str)
    """A sentence about something that stops nothing: no backup could be made."""

    def __init__(self, store: Store, parent: QObject | None = None, unsaved: Path | None = None) -> None:
        """``unsaved`` is the folder for copies of edits that cannot be saved; one of the person's own by default."""
        super().__init__(parent)
        self._store = store
        self._plan_id: str | None = None
        self._layout: tuple[Plan, Layout] | None = None
        self._histories: dict[str, History] = {}
        read = store.read_library()
        self._memory = Memory(read, store.read_plan, store.read_frozen)
        self._saving = Saving(store, read, unsaved, self)
        self._saving.said.connect(self.save_state)
        self._saving.warned.connect(self.warned)
        self._saving.answered.connect(self._tidy)
        self._saving.others_wrote.connect(self._reload)
        self._saving.conflicted.connect(self._rebase)
        self._history("")

    # what there is

    @property
    def plan(self) -> Plan | None:
        """The open plan."""
        return self._memory.plans[self._plan_id] if self._plan_id is not None else None

    @property
    def library(self) -> Library:
        """Programs, heads of plans, deliveries, and handoffs with the heads of their plans."""
        return self._memory.library

    @property
    def library_path(self) -> Path:
        """Where the library lies."""
        return self._store.path

    @property
    def layout(self) -> Layout:
        """When everything in the open plan happens; computed once a state. Empty when none is open."""
        plan = self.plan or Plan("", "")
        if self._layout is None or self._layout[0] is not plan:
            before = self._layout if self._layout is not None and self._layout[0].id == plan.id else None
            self._layout = (plan, lay_out(plan, before))
        return self._layout[1]

    @property
    def delivery(self) -> Delivery | None:
        """The open plan's latest delivery by date."""
        return latest_run(self.library, self._plan_id)

    @property
    def state(self) -> SaveState:
        """Whether everything is on disk."""
        return self._saving.state

    @property
    def trouble(self) -> str:
        """Why something is not saved, as a sentence; '' when nothing is wrong."""
        return self._saving.trouble

    @property
    def in_conflict(self) -> bool:
        """Whether what is not saved meets what another program wrote: the person has to choose."""
        return self._saving.in_conflict

    def load(self, plan_id: str) -> Plan:
        """A whole plan as it is now, without opening it; :class:`StoreUnavailable` when it is not there."""
        plan = self._memory.whole(plan_id)
        self._tidy()
        return plan

    def handoffs(self, plan_id: str) -> tuple[Handoff, ...]:
        """What was handed off of a plan, newest first; of each frozen plan only the head."""
        return of_plan(self.library.handoffs, plan_id)

    def handoff(self, handoff_id: str) -> Handoff:
        """A handoff with its frozen plan whole; :class:`EditRefused` when it is gone."""
        found = self._memory.handoff(handoff_id)
        self._tidy()
        return found

    def open(self, plan_id: str | None) -> None:
        """Make a plan the open one (None: no plan); :class:`StoreUnavailable` when it cannot be read."""
        if plan_id is not None:
            self._memory.whole(plan_id)
            self._history(plan_id)
        if self._plan_id is not None:
            self.leaving.emit()
        self._plan_id = plan_id
        self._tidy()
        self.opened.emit()

    def start(self) -> None:
        """Let the writer's thread begin: its imports are heavy, so call this after the first paint."""
        self._saving.start()

    # the door

    def edit(
        self, label: str, change: Callable[[Plan], Plan], merge_key: str | None = None, plan_id: str | None = None
    ) -> Diff:
        """Change the open plan, or another; :class:`EditRefused` passes through, and then nothing happened.

        Edits with the same ``merge_key`` within a second of each other are undone as one.
        """
        plan = self._open_plan() if plan_id is None else self.load(plan_id)
        after = change(plan)
        changed = diff(plan, after)
        if changed:
            step = self._recorded(plan.id, label, changed, merge_key)
            self._swap_plan("edit", step, after, changed)
        return changed

    def edit_library(self, label: str, change: Callable[[Library], Library], merge_key: str | None = None) -> Diff:
        """Change programs, plans as wholes, heads of plans or deliveries; a plan to be added is given whole."""
        after = change(self.library)
        changed = self._memory.compare(after)
        if changed:
            step = self._recorded("", label, changed, merge_key)
            self._swap_library("edit", step, after, changed)
        return changed

    def edit_with_runs(
        self, label: str, change: Callable[[Plan, Library], tuple[Plan, Library]], plan_id: str | None = None
    ) -> Diff:
        """Change a plan and its runs (of the library nothing else) as one step of the plan: one Undo takes back both.

        :class:`EditRefused` passes through, and then nothing happened.
        """
        plan = self._open_plan() if plan_id is None else self.load(plan_id)
        after, library = change(plan, self.library)
        runs = diff(self.library, library)
        if runs != runs.runs:
            raise ValueError("a step of a plan changes nothing of the library but runs")
        changed = Diff((*diff(plan, after).changes, *runs.changes))
        if changed:
            step = self._recorded(plan.id, label, changed, None)
            self._swap_plan("edit", step, after, changed)
        return changed

    def hand_off(self, label: str, handoffs: Sequence[Handoff], deliveries: Sequence[Delivery] = ()) -> Diff:
        """Record what left the machine, and the runs it was for, as one step of the library.

        :class:`EditRefused`, and nothing happened. Before it each plan takes the version it was handed off as, by an
        edit of its own: taking the record back does not take the name back.
        """

        def record(library: Library) -> Library:
            return reduce(add_handoff, handoffs, reduce(put_delivery, deliveries, library))

        record(self.library)
        for one in handoffs:
            self.edit(label, partial(amend_head, change=partial(replace, version=one.version)), plan_id=one.plan_id)
        return self.edit_library(label, record)

    def undo(self) -> None:
        """Take the open plan's last step back; :class:`EditRefused` when what it changed has changed since."""
        self._step_plan("undo", self._history(self._open_plan().id).last)

    def redo(self) -> None:
        """Do the step taken back last again."""
        self._step_plan("redo", self._history(self._open_plan().id).next)

    def undo_library(self) -> None:
        """Take the library's last step back."""
        self._step_library("undo", self._history("").last)

    def redo_library(self) -> None:
        """Do the library's step taken back last again."""
        self._step_library("redo", self._history("").next)

    @property
    def undo_label(self) -> str | None:
        """What Undo would take back in the open plan."""
        return _label(self._history(self._plan_id).last) if self._plan_id else None

    @property
    def redo_label(self) -> str | None:
        """What Redo would do again in the open plan."""
        return _label(self._history(self._plan_id).next) if self._plan_id else None

    @property
    def steps(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The open plan's steps by label: those done, oldest first, and those taken back, the next to redo first."""
        return self._history(self._plan_id).labels if self._plan_id else ((), ())

    def past(self) -> Iterator[Diff]:
        """What each step of the open plan that is not taken back changed, the latest first; read as it is asked for."""
        for step in self._history(self._open_plan().id).backwards():
            yield self._read(step).diff or Diff()

    @property
    def step_times(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """When each of them was done, as ISO instants (UTC), in the same order."""
        return self._history(self._plan_id).times if self._plan_id else ((), ())

    @property
    def undo_library_label(self) -> str | None:
        """What Undo would take back in the library."""
        return _label(self._history("").last)

    @property
    def redo_library_label(self) -> str | None:
        """What Redo would do again in the library."""
        return _label(self._history("").next)

    # saving

    def retry(self) -> None:
        """Try again to save what is not saved; what is found in the library already is not written twice."""
        self._saving.retry()

    def give_up(self) -> None:
        """Let go of what cannot be saved and show what is on disk; for the person to choose after a conflict."""
        if self._saving.state is SaveState.NOT_SAVED:
            self._saving.drop()
            self._reload()

    def settle(self, timeout_s: float) -> bool:
        """Wait until everything is on disk; False when it is not, at the latest after so many seconds."""
        return self._saving.settle(timeout_s)

    def close(self, timeout_s: float) -> bool:
        """Settle, and let go of the library; False (and nothing lost, everything still open) when it cannot."""
        if not self._saving.settle(timeout_s):
            self._saving.keep_copy()
            return False
        self._saving.stop()
        self._store.close()
        return True

    @property
    def left_over(self) -> tuple[str, ...]:
        """The labels of edits an earlier start could not save and this library does not have; ask after the start."""
        return tuple(one.entry.label for one in self._saving.left_over())

    def recover(self) -> int:
        """Do what was left over, in order, and tell how many edits; refused when one does not apply: none is done."""
        if self._saving.waiting:
            raise EditRefused("Wait until everything else is saved, then take up what was left over.")
        writes = [Write(one.entry, one.plan_id, one.diff, self.library, ()) for one in self._saving.left_over()]
        self._renew(writes)
        self._saving.keep_copy()
        self._saving.forget_left_over()
        return len(writes)

    def forget_left_over(self) -> None:
        """The person does not want what was left over."""
        self._saving.forget_left_over()

    # how an edit goes through

    def _open_plan(self) -> Plan:
        plan = self.plan
        if plan is None:
            raise EditRefused("No session is open.")
        return plan

    def _history(self, scope: str) -> History:
        """A plan's history, or the library's (''), rebuilt from the journal when the plan is first opened."""
        if scope not in self._histories:
            history = History()
            entries = self._store.read_journal(scope)
            known = {entry.edit_id for entry in entries}
            history.replay(entries)
            waiting = [write.entry for write in self._saving.waiting if write.plan_id == scope]
            history.replay(entry for entry in waiting if entry.edit_id not in known)
            self._histories[scope] = history
        return self._histories[scope]

    def _recorded(self, scope: str, label: str, changed: Diff, merge_key: str | None) -> Step:
        step = Step(new_id(), label, changed, merge_key or "", clock_s(), _now())
        return self._history(scope).record(step)

    def _swap_plan(self, kind: str, step: Step, after: Plan, changed: Diff) -> None:
        library, runs = self.library, changed.runs
        self._memory.put_plan(after, runs)
        self._put(kind, step, after.id, changed, after)
        inside = Diff(tuple(one for one in changed.changes if one.kind != "delivery")) if runs else changed
        if after.id == self._plan_id:
            self.changed.emit(inside)
        self._tell_library(library)
        self._saving.send()

    def _swap_library(self, kind: str, step: Step, after: Library, changed: Diff) -> None:
        plan = self.plan
        self._memory.put_library(after, changed)
        self._put(kind, step, "", changed, self.library)
        gone = self._plan_id is not None and self._plan_id not in self._memory.plans
        if gone:
            self._plan_id = None
        self.library_changed.emit(changed)
        if gone:
            self.opened.emit()
        else:
            self._tell_plan(plan)
        self._saving.send()

    def _put(self, kind: str, step: Step, scope: str, changed: Diff, after: Plan | Library) -> None:
        entry = Entry(new_id(), kind, step.label, step.id, step.merge_key, _now())
        library = self.library if scope and changed.runs else None
        self._saving.put(Write(entry, scope, changed, after, self._memory.stamp(scope, changed), library=library))

    def _tell_library(self, before: Library) -> None:
        if before is not self.library:
            changed = diff(before, self.library)
            if changed:
                self.library_changed.emit(changed)

    def _tell_plan(self, before: Plan | None) -> None:
        plan = self.plan
        if before is not None and plan is not None and before is not plan:
            changed = diff(before, plan)
            if changed:
                self.changed.emit(changed)

    def _step_plan(self, kind: str, step: Step | None) -> None:
        if step is None:
            raise EditRefused(_NOTHING[kind])
        plan = self._open_plan()
        step = self._read(step)
        after, changed = self._memory.stepped(plan, _way(kind, step))
        self._moved(self._history(plan.id), kind, step)
        self._swap_plan(kind, step, after, changed)

    def _step_library(self, kind: str, step: Step | None) -> None:
        if step is None:
            raise EditRefused(_NOTHING[kind])
        step = self._read(step)
        after = self._memory.patched(_way(kind, step))
        changed = self._memory.compare(after)
        self._moved(self._history(""), kind, step)
        self._swap_library(kind, step, after, changed)

    def _moved(self, history: History, kind: str, step: Step) -> None:
        if kind == "undo":
            history.undone(step)
        else:
            history.redone(step)

    def _read(self, step: Step) -> Step:
        """The step with its diff: from the journal, and from what waits to be written to it."""
        if step.diff is not None:
            return step
        edits = self._store.read_step(step.id)
        for write in self._saving.waiting:
            if write.entry.step_id == step.id and write.entry.kind == "edit":
                edits.setdefault(write.entry.edit_id, write.diff)
        return replace(step, diff=reduce(Diff.then, edits.values(), Diff()))

    # what another program wrote

    def _reload(self) -> None:
        """Take it in; nothing of ours is waiting."""
        try:
            self._renew(())
        except StoreUnavailable as error:
            self.warned.emit(str(error))

    def _rebase(self) -> None:
        """Make what waits anew on it; what no longer applies stays as it is, unsaved and told."""
        try:
            self._renew(self._saving.waiting)
        except (EditRefused, StoreUnavailable) as error:
            self._saving.refuse(f"Another program changed the same place. {error} Your change is kept here, unsaved.")

    def _renew(self, waiting: Iterable[Write]) -> None:
        """Read everything again, make what waits anew on it, then put all of it in place at once."""
        memory = Memory(self._store.read_library(), self._store.read_plan, self._store.read_frozen)
        writes = [memory.again(write) for write in waiting]
        plan, library = self.plan, self.library
        if plan is not None and any(one.id == plan.id for one in memory.library.plans):
            memory.whole(plan.id)
        self._memory = memory
        if writes:
            self._saving.again(writes)
        self._histories.clear()
        self._history("")
        if plan is not None:
            self._history(plan.id)
        self._tell_library(library)
        if plan is not None and plan.id not in memory.plans:
            self._plan_id = None
            self.opened.emit()
        self._tell_plan(plan)

    def _tidy(self) -> None:
        """Keep the whole plans that are open or not yet on disk."""
        kept = {self._plan_id or ""}
        for write in self._saving.waiting:
            kept |= {write.plan_id, *write.diff.ids("plan"), *write.diff.ids("handoff")}
        self._memory.keep(kept)


_NOTHING: Final = {"undo": "There is nothing to undo.", "redo": "There is nothing to redo."}


def _way(kind: str, step: Step) -> Diff:
    whole = step.diff or Diff()
    return whole.inverse() if kind == "undo" else whole


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _label(step: Step | None) -> str | None:
    return step.label if step else None
