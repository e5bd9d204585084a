"""The look of the application: which theme is on, and what Qt is told of it.

`theme_manager()` is the one `ThemeManager`; `theme()` the current `Theme`. A
widget that paints itself reads `theme()` in `paintEvent` and connects
`theme_manager().changed` to `update`. All else is styled by the style sheet.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cnnstudio.ui.fonts import ui_font
from cnnstudio.ui.style_sheet import style_sheet
from cnnstudio.ui.theme_contrast import contrast_theme
from cnnstudio.ui.theme_tokens import (
    COLOR_MAPS,
    DARK,
    FAMILIES,
    LIGHT,
    RUN_DASHES,
    Theme,
    contrast,
    mixed,
)

__all__ = [
    "COLOR_MAPS",
    "DARK",
    "FAMILIES",
    "LIGHT",
    "RUN_DASHES",
    "Mode",
    "Theme",
    "ThemeManager",
    "contrast",
    "mixed",
    "theme",
    "theme_manager",
]

Mode = Literal["system", "dark", "light", "contrast"]


class ThemeManager(QObject):
    """Holds the current theme and applies it to the application.

    `apply()` is called once by the start-up code, before the first window is
    made. `changed(Theme)` is emitted after the application has its new look.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = "system"
        self._contrast: Theme | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._scheme_changed)
        self._theme = self._wanted()

    def current(self) -> Theme:
        """Return the theme that is on."""
        return self._theme

    def mode(self) -> Mode:
        """Return what was asked for: the system's choice, or one of the three."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Choose dark, light, high contrast, or what the system says, now and later."""
        self._mode = mode
        hints = QGuiApplication.styleHints()
        if mode in ("system", "contrast"):
            hints.unsetColorScheme()
        else:
            # A native title bar follows this where the platform can; on Linux
            # without a desktop it does nothing, so the palette is set as well.
            dark = mode == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._use(self._wanted())

    def apply(self) -> None:
        """Give the application style, palette, font and style sheet."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("the theme needs a QApplication")
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        app.setFont(ui_font())
        app.setPalette(palette(self._theme))
        app.setStyleSheet(style_sheet(self._theme))

    def _wanted(self) -> Theme:
        if self._mode == "dark":
            return DARK
        if self._mode == "light":
            return LIGHT
        hints = QGuiApplication.styleHints()
        high = Qt.ContrastPreference.HighContrast
        asked = hints.accessibility().contrastPreference() == high
        if self._mode == "contrast" or asked:
            if self._contrast is None:
                self._contrast = contrast_theme(system_palette())
            return self._contrast
        return LIGHT if hints.colorScheme() == Qt.ColorScheme.Light else DARK

    def _use(self, wanted: Theme) -> None:
        if wanted is self._theme:
            return
        self._theme = wanted
        self.apply()
        self.changed.emit(wanted)

    def _scheme_changed(self) -> None:
        self._contrast = None  # the system has other colours now
        self._use(self._wanted())


def system_palette() -> QPalette:
    """Return the colours that the system gives to programs."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    own = app.palette()
    app.setPalette(QPalette())  # only so it tells the system's
    found = QPalette(app.palette())
    app.setPalette(own)
    return found


_manager: ThemeManager | None = None


def theme_manager() -> ThemeManager:
    """Return the application's theme manager, made on first use."""
    global _manager
    if _manager is None:
        _manager = ThemeManager()
    return _manager


def theme() -> Theme:
    """Return the current theme."""
    return theme_manager().current()


def palette(colors: Theme) -> QPalette:
    """Return the full palette of a theme, disabled roles included."""
    role = QPalette.ColorRole
    result = QPalette()
    for key, color in {
        role.Window: colors.surface,
        role.WindowText: colors.text,
        role.Base: colors.canvas,
        role.AlternateBase: colors.surface,
        role.ToolTipBase: colors.tooltip,
        role.ToolTipText: colors.on_tooltip,
        role.PlaceholderText: colors.text3,
        role.Text: colors.text,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.BrightText: colors.error,
        role.Light: colors.hover,
        role.Midlight: colors.hover,
        role.Mid: colors.line2,
        role.Dark: colors.edge,
        role.Shadow: colors.line,
        role.Highlight: colors.accentfill,
        role.HighlightedText: colors.onaccent,
        role.Accent: colors.accentfill,
        role.Link: colors.accent,
        role.LinkVisited: colors.accent,
    }.items():
        result.setColor(key, QColor(color))
    disabled = QPalette.ColorGroup.Disabled
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(disabled, key, colors.text3)
    result.setColor(disabled, role.Highlight, colors.line)
    return result
