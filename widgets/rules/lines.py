"""What the lines of the findings' tree are about, and the signs before them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap

from app.domain.plan import Plan, Silence
from app.domain.rules import Finding, Place, Rule, Severity
from app.domain.rules.score import Score, Standing

SIGN_PX = 12


def severity_words(severity: Severity) -> str:
    """How much hangs on a finding."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Findings", text)

    words = {
        Severity.ESSENTIAL: tr("Essential"),
        Severity.IMPORTANT: tr("Important"),
        Severity.HINT: tr("Hint"),
    }
    return words[severity]


def sign(severity: Severity, ink: QColor, ratio: float) -> QIcon:
    """A square, a triangle or a ring: the shape says what the color says."""
    drawn = QPixmap(round(SIGN_PX * ratio), round(SIGN_PX * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush if severity is Severity.HINT else QBrush(ink))
    if severity is Severity.ESSENTIAL:
        painter.drawRoundedRect(QRectF(2, 2, 8, 8), 1, 1)
    elif severity is Severity.IMPORTANT:
        painter.drawPolygon([QPointF(6, 2), QPointF(10.5, 10), QPointF(1.5, 10)])
    else:
        painter.drawEllipse(QRectF(2, 2, 8, 8))
    painter.end()
    icon = QIcon(drawn)
    icon.addPixmap(drawn, QIcon.Mode.Selected)
    return icon


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of the tree: a finding, and one of its places where the line is one; ``key`` names it over a renewal.

    ``silence``: why it is kept quiet there. ``off``: the line of a rule that is off, which finds nothing.
    """

    finding: Finding
    place: Place | None
    key: tuple[str, ...]
    silence: Silence | None = None
    off: bool = False

    def about(self, rule: Rule) -> bool:
        """Whether it is a line of that rule, and not of a place where it is quiet."""
        return self.finding.rule.id == rule.id and self.silence is None


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A rule that is off in the library, or has other numbers there than it comes with."""

    rule: Rule
    off: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """All the tree shows. ``idle``: silences that keep nothing quiet. ``trend``: how ready it was at each handoff."""

    plan: Plan
    findings: tuple[Finding, ...]
    idle: tuple[Silence, ...]
    otherwise: tuple[Otherwise, ...]
    score: Score
    trend: tuple[Standing, ...] = ()
