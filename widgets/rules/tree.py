"""Findings as a tree: a line a rule, under it its places; then what is silenced, what is set otherwise, readiness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.plan import Plan, Silence
from app.domain.rules import Finding, Place, Rule, Severity, silence_at
from app.domain.rules.score import Question, Score
from widgets import fonts
from widgets.parts import several
from widgets.theme import Theme, theme_of

SPOT = Qt.ItemDataRole.UserRole
_FOLD = SPOT + 1
"""By which name a line is folded or not."""
_FEW = 6
"""A finding with so many places is unfolded from the start."""
_SIGN_PX = 12


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


def _sign(severity: Severity, ink: QColor, ratio: float) -> QIcon:
    """A square, a triangle or a ring: the shape says what the color says."""
    drawn = QPixmap(round(_SIGN_PX * ratio), round(_SIGN_PX * ratio))
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


class FindingsTree(QTreeWidget):
    """What is found, the essential first. Return or a double click goes to the place."""

    chosen = Signal(object)
    """The Spot one is on, or None."""
    wanted = Signal(object)
    """The Spot to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Findings"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setProperty("rows", True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setIconSize(QSize(_SIGN_PX, _SIGN_PX))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._folded: set[str] = set()
        self._unfolded: set[str] = set()
        self._filling = False
        self.currentItemChanged.connect(self._turned)
        self.itemDoubleClicked.connect(self._double)
        self.itemCollapsed.connect(lambda item: self._remember(item, folded=True))
        self.itemExpanded.connect(lambda item: self._remember(item, folded=False))

    def show_findings(
        self, findings: tuple[Finding, ...], otherwise: tuple[Otherwise, ...], score: Score, plan: Plan
    ) -> None:
        """Show others; one stays on the line one was on, on its rule, or on the line that is now in its place."""
        here = self.spot
        at = next((n for n, item in enumerate(self._items()) if item is self.currentItem()), 0)
        self._filling = True
        self.clear()
        theme = theme_of(self.palette())
        for finding in findings:
            if finding.places:
                self._add(finding, plan, theme)
        self._add_silenced(findings, plan, theme)
        self._add_otherwise(otherwise)
        self._add_score(score, theme)
        self._filling = False
        self._stay(here, at)

    def _stay(self, here: Spot | None, at: int) -> None:
        items = list(self._items())
        lines = [(item, _spot(item)) for item in items]
        if here is not None:
            same = [item for item, spot in lines if spot is not None and spot.key == here.key]
            same += [item for item, spot in lines if spot is not None and spot.about(here.finding.rule)]
            items = same or items[at:] or items[-1:]
        if items:
            self.setCurrentItem(items[0])

    @property
    def spot(self) -> Spot | None:
        """The line one is on; None on those of the score."""
        item = self.currentItem()
        return None if item is None else _spot(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spot is not None:
            self.wanted.emit(self.spot)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles take what they take at the left, two fifths of the width at least."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width() * 2 // 5)

    def _add(self, finding: Finding, plan: Plan, theme: Theme) -> None:
        titles = self._titles(plan)
        places, rule = finding.places, finding.rule
        more = f" ({len(places)})" if len(places) > 1 else ""
        top = self._line(None, f"{rule.says}{more}", "")
        top.setFirstColumnSpanned(True)
        top.setFont(0, fonts.strong())
        inks = {Severity.ESSENTIAL: theme.danger, Severity.IMPORTANT: theme.warning, Severity.HINT: theme.muted}
        top.setIcon(0, _sign(finding.severity, inks[finding.severity], self.devicePixelRatioF()))
        count = several(len(places), self.tr("{0} place"), self.tr("{0} places"))
        told = f"{severity_words(finding.severity)}: {rule.says}, {count}"
        top.setToolTip(0, told)
        top.setData(0, Qt.ItemDataRole.AccessibleTextRole, told)
        top.setData(0, SPOT, Spot(finding, places[0] if len(places) == 1 else None, (rule.id,)))
        for place in places:
            assumed = self.tr("assumed") if place.assumed else ""
            told = " · ".join(filter(None, (place.words, assumed)))
            title = titles[place.segment_id]
            line = self._line(top, title, told)
            line.setFirstColumnSpanned(not told)
            line.setForeground(1, QBrush(theme.muted))
            line.setData(0, SPOT, Spot(finding, place, _place_key(rule, place)))
        self._foldable(top, rule.id, unfolded=len(places) <= _FEW)

    def _titles(self, plan: Plan) -> dict[str | None, str]:
        return {None: self.tr("The session"), **{one.id: one.title for one in plan.segments}}

    def _add_silenced(self, findings: tuple[Finding, ...], plan: Plan, theme: Theme) -> None:
        quiet = [(finding, place) for finding in findings for place in finding.silenced]
        if not quiet:
            return
        titles = self._titles(plan)
        top = self._line(None, self.tr("Silenced ({0})").format(len(quiet)), "")
        top.setFont(0, fonts.strong())
        for finding, place in quiet:
            why = silence_at(plan, finding.rule.id, place)
            line = self._line(top, finding.rule.says, f"{titles[place.segment_id]}: {why.reason if why else ''}")
            line.setForeground(1, QBrush(theme.muted))
            line.setData(0, SPOT, Spot(finding, place, ("silenced", *_place_key(finding.rule, place)), why))
        self._foldable(top, "silenced")

    def _add_otherwise(self, rows: tuple[Otherwise, ...]) -> None:
        if not rows:
            return
        top = self._line(None, self.tr("Rules off or set otherwise ({0})").format(len(rows)), "")
        top.setFirstColumnSpanned(True)
        top.setFont(0, fonts.strong())
        for one in rows:
            line = self._line(top, f"{one.rule.says} · {self._how(one)}", "")
            line.setFirstColumnSpanned(True)
            nothing = Finding(one.rule, one.rule.severity, ())
            line.setData(0, SPOT, Spot(nothing, None, ("otherwise", one.rule.id), off=one.off))
        self._foldable(top, "otherwise")

    def _how(self, one: Otherwise) -> str:
        if not one.off:
            return self.tr("other numbers")
        return self.tr("off unless switched on") if one.rule.second else self.tr("off")

    def _foldable(self, top: QTreeWidgetItem, name: str, *, unfolded: bool = False) -> None:
        """Open as it was left, at first as told."""
        top.setData(0, _FOLD, name)
        top.setExpanded(name in self._unfolded or (unfolded and name not in self._folded))

    def _add_score(self, score: Score, theme: Theme) -> None:
        points = self.tr("{0} of {1} points").format(score.points, score.most)
        top = self._line(None, self.tr("Readiness"), points)
        top.setFont(0, fonts.strong())
        top.setForeground(1, QBrush(theme.muted))
        for question in Question:
            items = score.of(question)
            sum_of = f"{sum(one.points for one in items)} / {2 * len(items)}"
            asked = self._line(top, question.value, sum_of)
            for one in items:
                line = self._line(asked, f"{one.points}  {one.title}", one.reason)
                line.setForeground(1, QBrush(theme.muted))
        self._foldable(top, "score")

    def _line(self, above: QTreeWidgetItem | None, words: str, more: str) -> QTreeWidgetItem:
        line = QTreeWidgetItem([words, more])
        for at, text in ((0, words), (1, more)):
            line.setToolTip(at, text)
        line.setSizeHint(0, QSize(0, self.fontMetrics().height() + 10))
        if above is None:
            self.addTopLevelItem(line)
        else:
            above.addChild(line)
        return line

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.topLevelItemCount()):
            top = self.topLevelItem(at)
            if top is not None:
                yield top
                yield from filter(None, (top.child(n) for n in range(top.childCount())))

    def _remember(self, item: QTreeWidgetItem, *, folded: bool) -> None:
        if self._filling or item.parent() is not None:
            return
        key = item.data(0, _FOLD)
        (self._folded if folded else self._unfolded).add(key)
        (self._unfolded if folded else self._folded).discard(key)

    def _turned(self) -> None:
        if not self._filling:
            self.chosen.emit(self.spot)

    def _double(self) -> None:
        if self.spot is not None:
            self.wanted.emit(self.spot)


def _place_key(rule: Rule, place: Place) -> tuple[str, ...]:
    return (rule.id, place.segment_id or "", place.field, place.item_id)


def _spot(item: QTreeWidgetItem) -> Spot | None:
    spot = item.data(0, SPOT)
    return spot if isinstance(spot, Spot) else None
