"""What the documents are called, and where they are written."""

from __future__ import annotations

from pathlib import Path

from app.domain.filenames import FORBIDDEN, MOST_BYTES, clipped, safe_name
from app.domain.handoff import Paperwork
from app.domain.plan import Plan
from app.domain.text import one_line
from app.domain.tongue import Tongue


def paper_name(kind: Paperwork, say: Tongue) -> str:
    """What a document is called in the name of its file."""
    names = {
        Paperwork.GUIDE: say("facilitator guide"),
        Paperwork.CARD: say("recovery card"),
        Paperwork.CUE_SHEET: say("producer cue sheet"),
        Paperwork.READINESS: say("readiness list"),
        Paperwork.LEADER_BRIEF: say("leader’s brief"),
        Paperwork.AGENDA: say("agenda"),
        Paperwork.CHANGE_NOTE: say("change note"),
    }
    return names[kind]


def document_name(plan: Plan, what: str, suffix: str) -> str:
    """``Giving feedback that lands - facilitator guide v1.3.docx``."""
    ending = f" - {what}" + (f" v{FORBIDDEN.sub('-', one_line(plan.version, 20))}" if plan.version.strip() else "")
    stem = clipped(safe_name(plan.title), MOST_BYTES - len(ending.encode("utf-8"))).rstrip(" .-")
    return safe_name(stem + ending) + suffix


def target_file(target: Path, plan: Plan, what: str, suffix: str) -> Path:
    """The file to write: ``target`` itself, or the document's usual name in it when it is a folder."""
    if target.is_dir():
        return target / document_name(plan, what, suffix)
    return target if target.suffix.lower() == suffix else target.with_name(target.name + suffix)
