"""What a sheet offers, takes and colors by itself: lists to choose from, limits of what is typed, rules of color."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from app.domain.workbook import Choice, Limit, Rule, Sheet, Sort
from exporters.excel_styles import rule_fill

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_LISTED: Final = 255
"""The longest list Excel takes as words; a file with a longer one it calls damaged."""
MOST_SAID: Final = 225
"""The longest message Excel shows."""
_Kind = Literal["time", "decimal", "whole", "date"]
_BOUNDS: Final[dict[Sort, tuple[_Kind, str, str]]] = {
    Sort.CLOCK: ("time", "0", "0.999988425925926"),
    Sort.MINUTES: ("decimal", "0", "1440"),
    Sort.OFFSET: ("decimal", "-100000", "100000"),
    Sort.DAYS: ("whole", "0", "3650"),
    Sort.DATE: ("date", "36526", "73050"),
}


def add_checks(page: Worksheet, sheet: Sheet, last: int) -> None:
    """Everything of these down to row ``last``."""
    for choice in sheet.choices:
        _offer(page, choice, sheet.first_row, last)
    for limit in sheet.limits:
        _bound(page, limit, limit.row or sheet.first_row, limit.row or last)
    for rule in sheet.rules:
        _color(page, rule, sheet.first_row, last)


def _offer(page: Worksheet, choice: Choice, first: int, last: int) -> None:
    """A list to choose from; other words may be typed all the same."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    words = f'"{",".join(choice.values)}"'
    if len(words) > MOST_LISTED or any("," in word or '"' in word for word in choice.values):
        return
    listed = DataValidation(type="list", formula1=words, allow_blank=True)
    letter = get_column_letter(choice.column + 1)
    listed.add(f"{letter}{first}:{letter}{last}")
    page.add_data_validation(listed)


def _bound(page: Worksheet, limit: Limit, first: int, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    kind, low, high = _BOUNDS[limit.sort]
    check = DataValidation(
        type=kind,
        operator="between",
        formula1=low,
        formula2=high,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        error=limit.said[:MOST_SAID],
    )
    letter = get_column_letter(limit.column + 1)
    check.add(f"{letter}{first}:{letter}{last}")
    page.add_data_validation(check)


def _color(page: Worksheet, rule: Rule, first: int, last: int) -> None:
    from openpyxl.formatting.rule import Rule as ColorRule
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(rule.column + 1)
    words = rule.contains.replace('"', '""')
    formula = rule.formula.format(row=first) or f'ISNUMBER(SEARCH("{words}",${letter}{first}))'
    area = f"{get_column_letter(rule.first + 1)}{first}:{get_column_letter(rule.last + 1)}{last}"
    look = DifferentialStyle(fill=rule_fill(rule.tone))
    page.conditional_formatting.add(area, ColorRule(type="expression", dxf=look, formula=[formula]))
