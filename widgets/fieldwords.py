"""What the fields of a plan are called where their place has to be said in a few words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

_WORDS: Final = {
    "title": "title",
    "description": "what happens",
    "led_by": "who leads",
    "short_form": "short form",
    "purpose": "purpose",
    "back_channel": "back channel",
    "signal": "signal",
    "start.reason": "why the start is fixed",
    "intent.why": "why it is here",
    "intent.good": "what good looks like",
    "intent.listen_for": "what to listen for",
    "intent.interaction": "why this interaction",
    "intent.substitute": "what may replace it",
    "marker": "marker",
    "step": "script",
    "cue": "producer cue",
    "need": "support need",
    "objective": "objective",
    "section": "section",
}


def field_words(path: str) -> str:
    """A field's place: "why it is here", "producer cue"; of what has no name here, the field's own."""
    of, _, name = path.partition(".")
    words = _WORDS.get(path) or _WORDS.get(of) or (name if of == "custom" else of)
    return QCoreApplication.translate("Fields", words)
