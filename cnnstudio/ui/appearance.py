"""View > Theme and View > Text: what they do, and how it is remembered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction

from cnnstudio.ui.fonts import FONT_SETTING
from cnnstudio.ui.scale import SCALE_SETTING
from cnnstudio.ui.theme import Mode, ThemeManager

THEME_SETTING = "theme"
_SCALES = {"text_system": "", "text_100": "1", "text_125": "1.25", "text_150": "1.5"}


class Appearance(QObject):
    """Slots of the table of actions; `message` says what waits for the next start."""

    message = Signal(str)

    def __init__(
        self,
        themes: ThemeManager,
        settings: QSettings,
        actions: Mapping[str, QAction],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._settings, self._actions = themes, settings, actions
        actions[f"theme_{themes.mode()}"].setChecked(True)
        own = str(settings.value(FONT_SETTING) or "") == "system"
        actions["text_system_font"].setChecked(own)
        stored = str(settings.value(SCALE_SETTING) or "")
        for key, scale in _SCALES.items():
            actions[key].setChecked(scale == stored)

    def follow_system(self) -> None:
        """Use dark, light or high contrast as the system does."""
        self._set_theme("system")

    def use_dark(self) -> None:
        """Use the dark colours."""
        self._set_theme("dark")

    def use_light(self) -> None:
        """Use the light colours."""
        self._set_theme("light")

    def use_contrast(self) -> None:
        """Use the system's own colours with all the contrast they can give."""
        self._set_theme("contrast")

    def _set_theme(self, mode: Mode) -> None:
        self._themes.set_mode(mode)
        self._settings.setValue(THEME_SETTING, mode)
        self._actions[f"theme_{mode}"].setChecked(True)

    # From the next start on: every size and picture is made for one font

    def toggle_system_font(self) -> None:
        """Write in the system's font, or in the one that is bundled."""
        system = self._actions["text_system_font"].isChecked()
        self._settings.setValue(FONT_SETTING, "system" if system else "bundled")
        self._tell()

    def scale_as_system(self) -> None:
        """Make everything as large as the system's text."""
        self._set_scale("text_system")

    def scale_100(self) -> None:
        """Show everything at its usual size."""
        self._set_scale("text_100")

    def scale_125(self) -> None:
        """Show everything a quarter larger."""
        self._set_scale("text_125")

    def scale_150(self) -> None:
        """Show everything larger by half."""
        self._set_scale("text_150")

    def _set_scale(self, key: str) -> None:
        self._settings.setValue(SCALE_SETTING, _SCALES[key])
        self._actions[key].setChecked(True)
        self._tell()

    def _tell(self) -> None:
        self.message.emit(self.tr("The text changes with the next start."))
