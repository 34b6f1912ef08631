"""What the window remembers between two starts; the one reader and writer of QSettings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from widgets.appearance import Look


class Settings:
    """Each fact with its type: an INI file gives back text for every one of them unless told otherwise."""

    def __init__(self, backend: QSettings) -> None:
        self._backend = backend

    @property
    def look(self) -> Look:
        """Light, dark or the system's."""
        text = self._text("view/look")
        return Look(text) if text in set(Look) else Look.SYSTEM

    @look.setter
    def look(self, look: Look) -> None:
        self._backend.setValue("view/look", str(look))

    def bytes(self, name: str) -> QByteArray:
        """The layout of a window or a splitter; empty when it was never laid out."""
        value = self._backend.value(f"layout/{name}", QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, value: QByteArray) -> None:
        """Remember a layout."""
        self._backend.setValue(f"layout/{name}", value)

    def flag(self, name: str, default: bool) -> bool:
        """Whether something is shown or open."""
        return bool(self._backend.value(f"view/{name}", default, type=bool))

    def keep_flag(self, name: str, value: bool) -> None:
        """Remember whether something is shown or open."""
        self._backend.setValue(f"view/{name}", value)

    @property
    def panel(self) -> str:
        """The panel that showed last."""
        return self._text("view/panel")

    @panel.setter
    def panel(self, key: str) -> None:
        self._backend.setValue("view/panel", key)

    @property
    def last_plan(self) -> str:
        """The id of the session that was open last, or nothing."""
        return self._text("last/plan")

    @last_plan.setter
    def last_plan(self, plan_id: str) -> None:
        self._backend.setValue("last/plan", plan_id)

    @property
    def library(self) -> Path | None:
        """The library that was chosen last instead of one's own, as long as it is there."""
        text = self._text("last/library")
        return Path(text) if text and Path(text).is_file() else None

    @library.setter
    def library(self, path: Path) -> None:
        self._backend.setValue("last/library", str(path))

    def folder(self, purpose: str) -> Path:
        """The folder last used to import from or to export to."""
        text = self._text(f"folder/{purpose}")
        return Path(text) if text and Path(text).is_dir() else Path.home()

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """Remember a folder."""
        self._backend.setValue(f"folder/{purpose}", str(folder))

    def text(self, name: str) -> str:
        """What was kept by :meth:`keep_text`, or nothing."""
        return self._text(name)

    def keep_text(self, name: str, text: str) -> None:
        """Remember a text."""
        self._backend.setValue(name, text)

    def _text(self, name: str) -> str:
        return str(self._backend.value(name, "", type=str))
