"""What the pressure test found is known to the alignment check of the window, and to its top bar."""

from __future__ import annotations

from dataclasses import replace

from app.domain import edits
from app.domain.plan import Status


def test_a_session_that_hardly_ends_on_time_is_a_finding(qtbot, window, desk):
    tight = 60 * 51
    desk.edit("Promise little", lambda plan: edits.amend_head(plan, lambda head: replace(head, promised_s=tight)))
    window.forecast.be_thorough()

    def found() -> set[str]:
        check = window.alignment.now()
        return {one.rule.id for one in check.findings(Status.READY) if one.places}

    qtbot.waitUntil(lambda: window.forecast.found is not None, timeout=10_000)
    assert window.forecast.found.pressure.designed.on_time < 0.7
    qtbot.waitUntil(lambda: "R03" in found(), timeout=10_000)


def test_that_it_ends_to_the_minute_is_said_until_there_is_a_chance_to_tell(qtbot, window, desk):
    desk.edit("Promise all", lambda plan: edits.amend_head(plan, lambda head: replace(head, promised_s=60 * 50)))
    bar = window.topbar
    assert (desk.layout.slack_s, bar.slack.accessibleName(), bar.slack.isHidden()) == (0, "Ends on time", False)
    window.forecast.be_thorough()
    qtbot.waitUntil(bar.slack.isHidden, timeout=10_000)
    desk.edit("Promise less", lambda plan: edits.amend_head(plan, lambda head: replace(head, promised_s=60 * 49)))
    assert (bar.slack.accessibleName(), bar.slack.isHidden()) == ("1 min over", False)
