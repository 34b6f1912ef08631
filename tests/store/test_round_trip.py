"""What goes into the library comes out of it: any plan, any library, any edit, and the digests agree."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.diff import diff
from app.domain.library import Library
from app.domain.plan import Plan, Program, new_id
from app.store import Entry, Write, open_store
from app.store.apply import apply
from app.store.engine import engine_of
from app.store.verify import damaged
from tests.store.anything import KEY, built, changed, delivery, handoff, plans, setting, shuffled, small_plan


class Desk:
    """A library with a connection to write to it."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store(folder / "library.db")
        self.engine = engine_of(self.store.path)
        self.connection = self.engine.connect()
        self.seen = 0

    def write(self, before: Plan | Library, after: Plan | Library) -> None:
        read = self.store.read_library()
        change = diff(before, after)
        scope = after.id if isinstance(after, Plan) else ""
        touched = [scope] if scope else change.ids("plan")
        revisions = tuple((key, read.revisions.get(key, 0)) for key in touched)
        entry = Entry(new_id(), "edit", "Edit", new_id(), "", "2026-01-01T00:00:00+00:00")
        self.seen = apply(self.connection, Write(entry, scope, change, after, revisions), self.seen)

    def damaged(self) -> tuple[str, ...]:
        return damaged(self.store.path)


@contextmanager
def desk():
    with TemporaryDirectory() as folder:
        found = Desk(Path(folder))
        try:
            yield found
        finally:
            found.connection.close()
            found.engine.dispose()
            found.store.close()


@given(plans(), st.data())
@settings(max_examples=20)
def test_any_plan_and_any_edit_of_it_is_read_as_it_was_written(plan, data):
    with desk() as here:
        here.write(Library(), Library(plans=(plan,)))
        assert here.store.read_plan(plan.id) == (plan, 1)
        for revision in (2, 3):
            after = data.draw(changed(plan))
            if diff(plan, after):
                here.write(plan, after)
            plan = after
            read = here.store.read_plan(plan.id)
            assert read is not None
            assert read[0] == plan
            assert read[1] <= revision
        assert here.damaged() == ()


@given(st.data())
@settings(max_examples=20)
def test_any_library_is_read_as_it_was_written(data):
    with desk() as here:
        before = Library()
        for _ in range(3):
            after = Library(
                programs=data.draw(shuffled(before.programs, built(Program, id=KEY))),
                plans=data.draw(shuffled(before.plans, KEY.flatmap(small_plan))),
                deliveries=data.draw(shuffled(before.deliveries, KEY.flatmap(delivery))),
                handoffs=data.draw(shuffled(before.handoffs, KEY.flatmap(handoff))),
                settings=data.draw(shuffled(before.settings, KEY.flatmap(setting))),
            )
            known = {plan.id: plan for plan in before.plans}
            frozen = {one.id: one.plan for one in before.handoffs}
            wholes = replace(
                after,
                plans=tuple(known.get(plan.id, plan) for plan in after.plans),
                handoffs=tuple(replace(one, plan=frozen.get(one.id, one.plan)) for one in after.handoffs),
            )
            if diff(before, wholes):
                here.write(before, wholes)
            before = wholes
            read = here.store.read_library()
            heads = tuple(plan.head for plan in wholes.plans)
            assert read.library == replace(wholes, plans=heads, handoffs=tuple(one.head for one in wholes.handoffs))
            for one in wholes.handoffs:
                assert here.store.read_frozen(one.id) == one.plan
            for plan in wholes.plans:
                found = here.store.read_plan(plan.id)
                assert found is not None
                assert found[0] == plan
        assert here.damaged() == ()
