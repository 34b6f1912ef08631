"""Findings as a tree: a line a rule, under it its places; then what is silenced, what is set otherwise, readiness."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.handoff import version_name
from app.domain.plan import Plan, Silence
from app.domain.rules import Finding, Place, Rule, Severity, rule_of, silence_at
from app.domain.rules.score import MOST, Question, Score, Standing
from widgets import fonts
from widgets.handoffs.telling import day_of
from widgets.parts import several
from widgets.rules.lines import SIGN_PX, Otherwise, Shown, Spot, severity_words, sign
from widgets.theme import Theme, theme_of

SPOT = Qt.ItemDataRole.UserRole
_FOLD = SPOT + 1
"""By which name a line is folded or not."""
_FEW = 6
"""A finding with so many places is unfolded from the start."""


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
        self.setAllColumnsShowFocus(True)
        self.setIndentation(18)
        self.setIconSize(QSize(SIGN_PX, SIGN_PX))
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

    def show_findings(self, shown: Shown) -> None:
        """Show others; one stays on the line one was on, on its rule, or on the line that is now in its place."""
        here = self.spot
        at = next((n for n, item in enumerate(self._items()) if item is self.currentItem()), 0)
        self._filling = True
        self.clear()
        theme = theme_of(self.palette())
        for finding in shown.findings:
            if finding.places:
                self._add(finding, shown.plan, theme)
        self._add_silenced(shown, theme)
        self._add_otherwise(shown.otherwise)
        self._add_score(shown.score, shown.trend, theme)
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
        top.setIcon(0, sign(finding.severity, inks[finding.severity], self.devicePixelRatioF()))
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

    def _add_silenced(self, shown: Shown, theme: Theme) -> None:
        quiet = [(finding, place) for finding in shown.findings for place in finding.silenced]
        if not quiet and not shown.idle:
            return
        titles = self._titles(shown.plan)
        top = self._line(None, self.tr("Silenced ({0})").format(len(quiet) + len(shown.idle)), "")
        top.setFont(0, fonts.strong())
        for finding, place in quiet:
            why = silence_at(shown.plan, finding.rule.id, place)
            line = self._line(top, finding.rule.says, f"{titles[place.segment_id]}: {why.reason if why else ''}")
            line.setForeground(1, QBrush(theme.muted))
            line.setData(0, SPOT, Spot(finding, place, ("silenced", *_place_key(finding.rule, place)), why))
        for silence in shown.idle:
            self._add_idle(top, silence, titles, theme)
        self._foldable(top, "silenced")

    def _add_idle(self, top: QTreeWidgetItem, silence: Silence, titles: dict[str | None, str], theme: Theme) -> None:
        """One that keeps nothing quiet: it is kept until somebody takes it away."""
        rule, title = rule_of(silence.rule_id), titles.get(silence.segment_id)
        where = self.tr("The segment is gone") if title is None else self.tr("Nothing found in {0} now").format(title)
        line = self._line(top, rule.says, f"{where}: {silence.reason}")
        line.setForeground(1, QBrush(theme.muted))
        nothing = Finding(rule, rule.severity, ())
        line.setData(0, SPOT, Spot(nothing, None, ("silenced", silence.id), silence))

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

    def _add_score(self, score: Score, trend: tuple[Standing, ...], theme: Theme) -> None:
        top = self._line(None, self.tr("Readiness"), self._points(score))
        top.setFont(0, fonts.strong())
        top.setForeground(1, QBrush(theme.muted))
        for question in Question:
            items = score.of(question)
            sum_of = self.tr("{0} of {1}").format(sum(one.points for one in items), MOST * len(items))
            asked = self._line(top, f"{sum_of}  {question.value}", "")
            asked.setFirstColumnSpanned(True)
            for one in items:
                line = self._line(asked, f"{one.points}  {one.title}", one.reason)
                line.setForeground(1, QBrush(theme.muted))
            self._foldable(asked, f"score {question.name}", unfolded=True)
        self._add_trend(top, trend, theme)
        self._foldable(top, "score", unfolded=True)

    def _add_trend(self, top: QTreeWidgetItem, trend: tuple[Standing, ...], theme: Theme) -> None:
        """How ready it was each time it was handed off, the newest first, and what that was more than before."""
        if not trend:
            return
        over = self._line(top, self.tr("How ready it was at each handoff"), "")
        over.setFirstColumnSpanned(True)
        for before, one in reversed(list(zip((None, *trend[:-1]), trend, strict=True))):
            change = one.score.points - before.score.points if before is not None else 0
            more = self.tr("{0} more than before") if change > 0 else self.tr("{0} fewer than before")
            told = [self._points(one.score), *([more.format(abs(change))] if change else [])]
            line = self._line(over, f"{version_name(one.version)} · {day_of(one.made_at)}", ", ".join(told))
            line.setForeground(1, QBrush(theme.muted))
        self._foldable(over, "trend", unfolded=True)

    def _points(self, score: Score) -> str:
        return self.tr("{0} of {1} points").format(score.points, score.most)

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
        key = item.data(0, _FOLD)
        if self._filling or key is None:
            return
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
