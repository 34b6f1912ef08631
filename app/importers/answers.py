"""A reading as plain data, for the command line and for other programs."""

from __future__ import annotations

from app.domain.layout import lay_out
from app.domain.plan import DAY_S, MAIN, Delivery, Plan
from app.domain.sheet import Place, Reading


def as_json(reading: Reading) -> dict[str, object]:
    """``{"plans": [...], "deliveries": [...], "doubts": [...], "unread": [...], "notes": [...]}``.

    Times are HH:MM[:SS], lengths minutes; a delivery names its plan by the plan's place among the plans, from 0.
    """
    return {
        "plans": [_plan(plan) for plan in reading.plans],
        "deliveries": [_delivery(reading.plans, delivery) for delivery in reading.deliveries],
        "doubts": [
            {
                "id": doubt.id,
                "kind": doubt.kind,
                "place": _place(reading, doubt.place),
                "text": doubt.text,
                "question": doubt.question,
                "readings": list(doubt.readings),
                "chosen": doubt.chosen,
            }
            for doubt in reading.doubts
        ],
        "unread": [
            {"place": _place(reading, left.place), "text": left.text, "reason": left.reason} for left in reading.unread
        ],
        "notes": list(reading.notes),
    }


def _plan(plan: Plan) -> dict[str, object]:
    layout = lay_out(plan)
    lanes = {lane.id: None if lane == MAIN else lane.title for lane in plan.lanes}
    sections = {section.id: section.title for section in plan.sections}
    segments = [
        {
            "title": segment.title,
            "start": _clock(start),
            "minutes": _minutes(segment.planned_s),
            "lane": lanes[segment.lane_id],
            "owner": segment.led_by or None,
            "section": sections.get(segment.section_id or ""),
        }
        for segment, start in zip(plan.segments, layout.starts_s, strict=True)
    ]
    return {"title": plan.title, "date": plan.date or None, "segments": segments}


def _delivery(plans: tuple[Plan, ...], delivery: Delivery) -> dict[str, object]:
    number = next(number for number, plan in enumerate(plans) if plan.id == delivery.plan_id)
    titles = {segment.id: segment.title for segment in plans[number].segments}
    actuals = [
        {
            "title": titles[actual.segment_id],
            "start": None if actual.start_s is None else _clock(actual.start_s),
            "end": None if actual.end_s is None else _clock(actual.end_s),
            "note": actual.note or None,
        }
        for actual in delivery.actuals
    ]
    return {"plan": number, "title": delivery.title, "date": delivery.date or None, "actuals": actuals}


def _place(reading: Reading, place: Place) -> str:
    """``B7``, with the sheet's name before it where there are several sheets."""
    if len(reading.grids) == 1 and place.a1:
        return place.a1
    name = reading.grids[place.sheet].name
    return f"{name}!{place.a1}" if place.a1 else name


def _clock(seconds: int) -> str:
    of_day = seconds % DAY_S
    text = f"{of_day // 3600:02d}:{of_day // 60 % 60:02d}"
    return f"{text}:{of_day % 60:02d}" if of_day % 60 else text


def _minutes(seconds: int) -> int | float:
    return seconds // 60 if seconds % 60 == 0 else round(seconds / 60, 3)
