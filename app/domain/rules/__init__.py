"""The alignment check: what in a plan will let its delivery drift, why, where, and what to do; one answer for all."""

from app.domain.rules.book import RULES, rule_of
from app.domain.rules.check import Check, check, check_again
from app.domain.rules.look import Account, Adaptation, Forecast, Known, Look, forecast
from app.domain.rules.tuning import (
    heard_again,
    is_on,
    numbers_of,
    retuned,
    settings_of,
    silence_at,
    silenced,
    switched,
    tuned,
    tuning_of,
)
from app.domain.rules.values import Finding, Mend, Number, Place, Rule, Severity, Tuned, Tuning
from app.domain.rules.wording import line_of, place_words, todo_of

__all__ = [
    "RULES",
    "Account",
    "Adaptation",
    "Check",
    "Finding",
    "Forecast",
    "Known",
    "Look",
    "Mend",
    "Number",
    "Place",
    "Rule",
    "Severity",
    "Tuned",
    "Tuning",
    "check",
    "check_again",
    "forecast",
    "heard_again",
    "is_on",
    "line_of",
    "numbers_of",
    "place_words",
    "retuned",
    "rule_of",
    "settings_of",
    "silence_at",
    "silenced",
    "switched",
    "todo_of",
    "tuned",
    "tuning_of",
]
