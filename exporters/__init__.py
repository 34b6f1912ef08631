"""Turns plans into the documents people hand over; knows Word and Excel, no screen and no database.

python-docx and openpyxl are imported when a document is written, never before.
"""

from __future__ import annotations

from pathlib import Path

from app.domain.plan import Delivery, Plan
from exporters.options import CueSheetOptions, Depth, GuideOptions

__all__ = ["CueSheetOptions", "Depth", "GuideOptions", "write_guide"]


def write_guide(plan: Plan, delivery: Delivery | None, target: Path, options: GuideOptions | None = None) -> Path:
    """Write the facilitator guide to ``target`` (a file, or a folder to put it in); the file that was written.

    Raises StoreUnavailable when the machine does not allow it; then nothing of an older file is lost.
    """
    from exporters.files import check_package, write_whole
    from exporters.guide import guide_document
    from exporters.names import target_file
    from exporters.word import PARTS, write_word

    document = guide_document(plan, delivery, options or GuideOptions())
    file = target_file(target, plan, "facilitator guide", ".docx")
    return write_whole(file, lambda stream: write_word(document, stream), check_package(*PARTS))
