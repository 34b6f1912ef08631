"""The state of a need for the delivery at hand: reading it, and setting it through the library's door."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from app.domain import library as shelf
from app.domain.library import Library
from app.domain.plan import Delivery, NeedReadiness, NeedState, Plan, new_id
from app.session import Session


def readiness_of(delivery: Delivery | None, need_id: str) -> NeedReadiness:
    """What the delivery says of the need; open where it says nothing."""
    if delivery is not None:
        for one in delivery.readiness:
            if one.need_id == need_id:
                return one
    return NeedReadiness(need_id, NeedState.OPEN)


def readiness_words(state: NeedState, when: str) -> str:
    """The state in a word, with its day where there is one."""
    words = {
        NeedState.OPEN: QCoreApplication.translate("Readiness", "open"),
        NeedState.READY: QCoreApplication.translate("Readiness", "ready"),
        NeedState.TESTED: QCoreApplication.translate("Readiness", "tested"),
    }[state]
    return f"{words} {when}" if when and state is not NeedState.OPEN else words


def set_readiness(session: Session, need_id: str, state: NeedState) -> None:
    """Set it for the session's delivery, and make the first delivery where there is none yet."""
    plan, delivery = session.plan, session.delivery
    if plan is None:
        return
    today = datetime.now(UTC).astimezone().date().isoformat()
    when = "" if state is NeedState.OPEN else today
    target = delivery or _first_delivery(plan)

    def change(library: Library) -> Library:
        known = library if delivery is not None else shelf.put_delivery(library, target)
        return shelf.set_need_state(known, target.id, need_id, state, "", when)

    session.edit_library(QCoreApplication.translate("Readiness", "Set how far a need is"), change)


def _first_delivery(plan: Plan) -> Delivery:
    return Delivery(new_id(), plan.id, plan.title, plan.date, plan.start_s, language=plan.language)
