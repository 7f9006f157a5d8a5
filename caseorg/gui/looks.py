"""How the program looks: two palettes of its own on Fusion, light and dark, and the few rules Fusion needs."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from caseorg.gui.style_sheet import style_sheet


class Look(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


# name: (light, dark). Text on its ground has a contrast of at least 4.5 in both.
_COLORS = {
    "window": ("#f3f4f7", "#1b1e24"),
    "header": ("#ffffff", "#20242b"),
    "base": ("#ffffff", "#22262e"),
    "alternate": ("#f8f9fb", "#262b33"),
    "raised": ("#ffffff", "#2a2f38"),
    "desk": ("#e4e7ec", "#15171c"),
    "text": ("#1c2430", "#e6e9ee"),
    "muted": ("#5a6474", "#a0a9b8"),
    "disabled": ("#9aa3b0", "#626b79"),
    "border": ("#dde1e8", "#363c47"),
    "strong_border": ("#c3c9d3", "#4a5261"),
    "box": ("#788292", "#8c95a5"),
    "accent": ("#2557b8", "#7aa7ff"),
    "on_accent": ("#ffffff", "#10151f"),
    "selection": ("#dbe7fb", "#2c4167"),
    "selection_text": ("#14243f", "#f2f6ff"),
    "hover": ("#e9edf3", "#2f3540"),
    "good": ("#2d7a43", "#6cc487"),
    "warning": ("#8a5a00", "#e5b567"),
    "danger": ("#b3261e", "#ff8f86"),
    "notice": ("#26303f", "#39414f"),
    "on_notice": ("#ffffff", "#f2f4f8"),
    "accent_hover": ("#1d479a", "#93b7ff"),
    "faint": ("#eceff3", "#2b3039"),
    "scroll": ("#c6ccd6", "#474f5d"),
    "veil": ("#e6dbe7fb", "#e62c4167"),
    "hit": ("#ffe27a", "#6b5a1d"),
}
_LEAST_POINT_SIZE = 10.0
_TEXT_SIZES = {"usual": 1.0, "large": 1.15, "larger": 1.3}


class Looks(QObject):
    """The look in force. One for the program, as Qt's palette is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._look = Look.SYSTEM
        self._is_dark = False
        self._point_size = _LEAST_POINT_SIZE
        self._times = 1.0

    @property
    def look(self) -> Look:
        return self._look

    @property
    def is_dark(self) -> bool:
        return self._is_dark

    def begin(self, application: QApplication) -> None:
        """Dress the application, and follow the system from now on."""
        fusion = QStyleFactory.create("Fusion")
        if fusion is not None:
            application.setStyle(fusion)
        self._point_size = max(application.font().pointSizeF(), _LEAST_POINT_SIZE)
        self._set_font("usual")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    def prefer(self, look: Look) -> None:
        """Use a look from `begin` on."""
        self._look = look

    def choose(self, look: Look) -> None:
        """Use a look."""
        self._look = look
        self._dress()

    def choose_text_size(self, size: str) -> None:
        """Use a text size of the settings: "usual" (the system's), "large", "larger"."""
        self._set_font(size)
        self._dress()  # widgets that are there already take over a new font only with their rules

    def color(self, name: str) -> QColor:
        """A color by its name in the table of colors."""
        return QColor(_COLORS[name][self._is_dark])

    def _set_font(self, size: str) -> None:
        self._times = _TEXT_SIZES[size]
        font = QApplication.font()
        font.setPointSizeF(self._point_size * self._times)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        QApplication.setFont(font)

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._look is Look.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        system_is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self._is_dark = self._look is Look.DARK or (self._look is Look.SYSTEM and system_is_dark)
        application.setPalette(self._palette())
        colors = {name: pair[self._is_dark] for name, pair in _COLORS.items()}
        application.setStyleSheet(style_sheet(colors, times=self._times))
        self.changed.emit()

    def _palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "base",
            QPalette.ColorRole.AlternateBase: "alternate",
            QPalette.ColorRole.ToolTipBase: "notice",
            QPalette.ColorRole.ToolTipText: "on_notice",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "raised",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.BrightText: "danger",
            QPalette.ColorRole.Light: "raised",
            QPalette.ColorRole.Midlight: "hover",
            QPalette.ColorRole.Mid: "border",
            QPalette.ColorRole.Dark: "strong_border",
            QPalette.ColorRole.Shadow: "strong_border",
            QPalette.ColorRole.Highlight: "selection",
            QPalette.ColorRole.HighlightedText: "selection_text",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.Accent: "accent",
        }
        palette = QPalette()
        for role, name in roles.items():
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette


looks = Looks()


def color(name: str) -> QColor:
    """A color of the look in force: "accent", "muted", "border", "hit" …"""
    return looks.color(name)
