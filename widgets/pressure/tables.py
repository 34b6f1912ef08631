"""The pressure test as tables: scenario by scenario, and when each segment may begin; rows lead to their segments."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.clock import format_clock, minute_down, minute_up
from app.domain.plan import Plan
from app.domain.pressure import PERCENTILES, Pressure, Range, Use
from app.domain.scenarios import ScenarioName
from app.session import Session
from widgets.panels.lines import LinesView
from widgets.panels.rows import Heading, Row
from widgets.pressure.forecast import Forecast
from widgets.pressure.saying import breaks, percent, poor
from widgets.selection import Selection
from widgets.vacancy import Offer

_EARLY: Final = PERCENTILES.index(10)
_LATE: Final = PERCENTILES.index(90)


class _Table(LinesView):
    def __init__(
        self, session: Session, selection: Selection, forecast: Forecast, headings: tuple[Heading, ...], name: str
    ) -> None:
        offer = Offer(self.tr("The session is being run a few thousand times …"), "")
        self.forecast = forecast
        super().__init__(session, selection, headings, offer)
        self.vacancy.button.hide()
        self.setAccessibleName(name)
        forecast.changed.connect(self._renew)


class ScenarioTable(_Table):
    """One row a scenario: both chances, later ends, and what breaks. One that is switched off was not run."""

    ticks = True

    def __init__(self, session: Session, selection: Selection, forecast: Forecast) -> None:
        headings = (
            Heading(self.tr("Scenario"), share=80, chars=14),
            Heading(self.tr("As designed")),
            Heading(self.tr("Without cuts"), yields=4),
            Heading(self.tr("By +5 min"), yields=2),
            Heading(self.tr("By +10 min"), yields=1),
            Heading(self.tr("Breaks most often"), share=20, chars=14, yields=3),
        )
        super().__init__(session, selection, forecast, headings, self.tr("Scenarios"))
        self.setAccessibleDescription(self.tr("Space or a click on its box switches a scenario off and on"))

    def rows_now(self) -> tuple[Row, ...]:
        """The scenarios of the newest answer, off and on as they are by now."""
        found, off = self.forecast.found, self.forecast.assumptions.off
        if found is None:
            return ()
        rows = []
        for case, pressure in found.cases:
            planned, waits = case.name is ScenarioName.AS_PLANNED, self.tr("…")
            on = None if planned else case.name not in off
            if pressure is None or on is False:
                cells = (case.title, waits if on else self.tr("off"), "", "", "", "")
                rows.append(Row("", case.name.value, cells, on=on))
            else:
                rows.append(replace(_case(found.plan, case.title, case.name.value, pressure), on=on))
        return tuple(rows)

    def act_on(self, row: Row) -> None:
        """Switch a scenario off or on."""
        if row.on is None:
            return
        label = self.tr("Switch off a scenario") if row.on else self.tr("Switch on a scenario")
        self.forecast.assume(label, lambda one: one.switched(ScenarioName(row.item_id), not row.on))


def _case(plan: Plan, title: str, key: str, pressure: Pressure) -> Row:
    designed, worst = pressure.designed, pressure.designed.breaks_most
    cells = (
        title,
        percent(designed.on_time),
        percent(pressure.uncut.on_time),
        percent(designed.by_5_min),
        percent(designed.by_10_min),
        breaks(plan, worst),
    )
    return Row(worst.segment_id if worst else "", key, cells, warn=1 if poor(designed.on_time) else -1)


class StartsTable(_Table):
    """One row a segment: planned, between which times eight runs in ten begin, and until when it can be helped.

    The last row is the end. With it, the table tells in numbers what fan and bars show.
    """

    def __init__(self, session: Session, selection: Selection, forecast: Forecast) -> None:
        headings = (
            Heading(self.tr("Segment"), share=60, chars=12),
            Heading(self.tr("Planned"), yields=4),
            Heading(self.tr("8 in 10 begin")),
            Heading(self.tr("Act after"), yields=1),
            Heading(self.tr("Too late after"), yields=5),
            Heading(self.tr("Cut in"), share=20, yields=2),
            Heading(self.tr("Keeps its time"), yields=3),
        )
        super().__init__(session, selection, forecast, headings, self.tr("When each segment begins"))

    def rows_now(self) -> tuple[Row, ...]:
        """The segments of the newest answer that are on the clock."""
        found = self.forecast.found
        if found is None or self.session.plan is None:
            return ()
        uses = {use.segment_id: use for use in found.pressure.designed.uses}
        by_chance = sorted(found.pressure.designed.kept, key=lambda one: -one.chance)
        kept = {one.segment_id: one.chance for one in by_chance}
        planned = self.session.layout
        rows = []
        for place, segment in enumerate(found.plan.segments):
            start = found.pressure.designed.starts[place]
            if start is not None and segment.id in planned.index:
                cells = (
                    segment.title,
                    format_clock(planned.start_of(segment.id)),
                    _span(start),
                    _clock(found.pressure.act_after_s[place]),
                    _clock(found.pressure.too_late_after_s[place]),
                    self._cut(uses.get(segment.id)),
                    percent(kept[segment.id]) if segment.id in kept else "",
                )
                rows.append(Row(segment.id, segment.id, cells))
        if rows:
            designed = found.pressure.designed
            ends = (self.tr("The end"), format_clock(planned.end_s), _span(designed.ends_s), "", "", "")
            rows.append(Row("", "end", (*ends, percent(designed.on_time))))
        return tuple(rows)

    def _cut(self, use: Use | None) -> str:
        """In how many runs it is shortened or left out."""
        if use is None:
            return ""
        parts = [
            words.format(percent(share))
            for words, share in ((self.tr("shortened {0}"), use.shortened), (self.tr("left out {0}"), use.skipped))
            if share
        ]
        return ", ".join(parts)


def _span(range_s: Range) -> str:
    """Between which minutes eight runs in ten lie, both to the safe side."""
    return f"{_clock(range_s[_EARLY])} – {format_clock(minute_up(range_s[_LATE]))}"


def _clock(clock_s: int | None) -> str:
    """Nobody reads seconds off a forecast or a deadline: the minute before."""
    return "" if clock_s is None else format_clock(minute_down(clock_s))
