"""Fields that are edited in place: a label, an editor, and a sentence when what was typed cannot be."""

from widgets.fields.base import Field
from widgets.fields.choice import ChecksField, ChoiceBox, ChoiceField
from widgets.fields.line import (
    ClockField,
    DateField,
    LengthField,
    LineField,
    NumberField,
    OffsetField,
    ReadField,
)
from widgets.fields.text import TextField
from widgets.fields.title import TitleField

__all__ = [
    "ChecksField",
    "ChoiceBox",
    "ChoiceField",
    "ClockField",
    "DateField",
    "Field",
    "LengthField",
    "LineField",
    "NumberField",
    "OffsetField",
    "ReadField",
    "TextField",
    "TitleField",
]
