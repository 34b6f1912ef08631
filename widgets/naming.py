"""How the label of a step names what it changes; knows the plan and no screen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from app.domain.plan import Plan, Segment
from widgets.parts import several


def named(segments: Collection[Segment]) -> str:
    """The title of one segment in quotation marks, the number of several."""
    if len(segments) == 1:
        return f"“{next(iter(segments)).title}”"
    tr = QCoreApplication.translate
    return several(len(segments), tr("Naming", "{0} segment"), tr("Naming", "{0} segments"))


def named_in(plan: Plan | None, ids: Collection[str]) -> str:
    """The same for segments by their ids."""
    return named([one for one in plan.segments if one.id in ids] if plan is not None else [])
