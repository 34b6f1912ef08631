"""How a theme reaches Qt: one palette and one short stylesheet; knows no widget by name."""

from __future__ import annotations

from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.assets import asset
from widgets.theme import Theme

_SHEET: Final = Template("""
QLineEdit, QPlainTextEdit, QAbstractSpinBox {
  background: $canvas; border: 1px solid $edge; border-radius: 6px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $on_accent }
QPlainTextEdit { padding: 2px 6px }
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus { border-color: $accent }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"] { border-color: $danger }
QPlainTextEdit[plain="true"] { background: transparent; border-color: transparent; padding: 0 3px }
QPlainTextEdit[plain="true"]:hover { border-color: $line }
QPlainTextEdit[plain="true"]:focus { background: $canvas; border-color: $accent }
QPlainTextEdit[plain="true"][refused="true"] { border-color: $danger }
QLineEdit[cell="true"] { border-radius: 0; border-color: $accent; padding: 0 7px }
QLineEdit[figure="true"] { padding-right: 2px }
QLineEdit[bare="true"] { background: transparent; border: 0; padding: 1px 0 }
QPushButton {
  background: $surface; color: $text; border: 1px solid $line; border-radius: 6px; padding: 6px 12px }
QPushButton:hover { background: $hover }
QPushButton:focus { border-color: $accent }
QPushButton:disabled { color: $faint }
QPushButton::menu-indicator { width: 0 }
QPushButton[primary="true"] {
  background: $accent; color: $on_accent; border-color: $accent; font-weight: 600 }
QPushButton[primary="true"]:hover { background: $accent_hover }
QPushButton[primary="true"]:focus { border: 2px solid $text; padding: 5px 11px }
QPushButton[primary="true"]:disabled { background: $line; border-color: $line; color: $muted }
QPushButton[link="true"] { background: transparent; color: $accent; border: 0; border-bottom: 2px solid transparent;
  border-radius: 0; padding: 4px 0 2px 0; text-align: left }
QPushButton[link="true"]:hover { text-decoration: underline }
QPushButton[link="true"]:focus { border-color: $accent }
QPushButton[chip="true"] { border-radius: 13px; padding: 4px 11px }
QPushButton[chip="true"]:checked { background: $accent; color: $on_accent; border-color: $accent }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 3px }
QToolButton:hover, QToolButton:checked { background: $hover }
QToolButton:focus { border-color: $accent }
QCheckBox { spacing: 7px; border: 0; border-bottom: 2px solid transparent; padding: 1px 0 }
QCheckBox:focus { border-bottom-color: $accent }
QCheckBox::indicator, QAbstractItemView::indicator {
  width: 0.85em; height: 0.85em; border: 1px solid $edge; border-radius: 3px; background: $canvas }
QCheckBox::indicator:hover { border-color: $accent }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$checked") }
QCheckBox::indicator:checked:disabled { background: $line; border-color: $line }
QTabBar::tab { color: $muted; padding: 8px 11px 7px 11px; border: 0; border-bottom: 2px solid transparent }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent }
QTabBar::tab:hover { color: $text }
QLabel[badge="true"] { background: $danger_soft; color: $danger; border-radius: 7px; padding: 0 5px }
QTabBar::tab:selected:focus { border: 1px solid $accent; border-bottom: 2px solid $accent; border-radius: 4px;
  padding: 7px 10px }
QTabBar[close="true"]::tab { padding: 8px 8px 7px 8px }
QTabBar[close="true"]::tab:selected:focus { padding: 7px }
QHeaderView { background: $surface; border: 0 }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line; padding: 0 8px }
QTableCornerButton::section { background: $canvas; border: 0; border-bottom: 1px solid $line }
QTableView, QTreeView, QListView { border: 0; background: $surface }
QListView[rows="true"]::item { padding: 0 8px; border: 0 }
QTreeView[rows="true"]::item { padding: 3px 0 }
QTreeView[rows="true"]::item:hover { background: $hover }
QTreeView[rows="true"]::item:selected { background: $selected; color: $text }
QTableView[rows="true"]::item { padding: 0 5px }
QTableView[ground="canvas"], QTableView[ground="canvas"] QHeaderView { background: $canvas }
QListView[rows="true"]::item:hover { background: $hover }
QListView[rows="true"]::item:selected { background: $selected; color: $text }
QListView[popup="true"] { border: 1px solid $edge; padding: 4px }
QListView[popup="true"]::item { padding: 4px 8px; border: 0; border-radius: 4px }
QListView[popup="true"]::item:selected { background: $selected; color: $text }
QScrollArea { border: 0; background: transparent }
QAbstractScrollArea::corner { background: transparent; border: 0 }
QSplitter::handle { background: $line }
QScrollBar { background: transparent; border: 0; margin: 0 }
QScrollBar:vertical { width: 10px } QScrollBar:horizontal { height: 10px }
QAbstractScrollArea[ground="canvas"] QScrollBar { background: $canvas }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $muted }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; width: 0; height: 0 }
QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 1px 6px }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent }
QMenuBar::item:selected { background: $hover }
QMenu { background: $surface; border: 1px solid $line; padding: 5px }
QMenu::item { padding: 5px 28px 5px 22px; border-radius: 4px }
QMenu::item:selected { background: $selected; color: $text }
QMenu::item:disabled { color: $faint }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px }
QComboBox { combobox-popup: 0 }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; padding: 4px; outline: 0;
  selection-background-color: $selected; selection-color: $text }
QComboBox QAbstractItemView::item { padding: 4px 8px; border: 0; border-radius: 4px }
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected {
  background: $selected; color: $text }
QToolTip { background: $text; color: $surface; border: 0; padding: 4px 6px }
""")


def palette_of(theme: Theme) -> QPalette:
    """Qt's palette in the theme's colors."""
    role = QPalette.ColorRole
    palette = QPalette()
    for one, color in {
        role.Window: theme.surface,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.canvas,
        role.Text: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.PlaceholderText: theme.muted,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.surface,
        role.Mid: theme.line,
        role.Light: theme.surface,
        role.Dark: theme.line,
        role.Accent: theme.accent,
    }.items():
        palette.setColor(one, color)
    for faded in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, faded, theme.faint)
    return palette


def sheet_of(theme: Theme) -> str:
    """The one stylesheet of the application."""
    names = (
        "surface",
        "canvas",
        "line",
        "edge",
        "text",
        "muted",
        "faint",
        "accent",
        "on_accent",
        "selected",
        "hover",
        "danger",
        "danger_soft",
    )
    colors: dict[str, QColor] = {name: getattr(theme, name) for name in names}
    lighter = theme.accent.lighter(112) if theme.dark else theme.accent.darker(112)
    checked = asset("icons", f"checked-{'dark' if theme.dark else 'light'}.svg").as_posix()
    named = {name: color.name() for name, color in colors.items()}
    return _SHEET.substitute(named, accent_hover=lighter.name(), checked=checked)


def dress(app: QApplication, theme: Theme) -> None:
    """Put the whole application into a theme."""
    app.setPalette(palette_of(theme))
    app.setStyleSheet(sheet_of(theme))
