"""How large the window is drawn: as the user chose, else as the system's text is.

Qt scales everything by one factor, which it reads before the application is made; so
the size of the system's text, known only afterwards, counts from the next start on.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontDatabase, QFontInfo

SCALE_SETTING, SYSTEM_SETTING = "scale", "system_scale"
VARIABLE = "QT_SCALE_FACTOR"

USUAL_PX = 15.0
"""Text of the system up to this height (11 points at 96 dots an inch) is not large."""

_SMALLEST, _LARGEST, _STEP = 1.0, 3.0, 0.05


def system_scale(pixels: float) -> float:
    """Return by how much text of this height is larger than usual, 1 to 3."""
    steps = round(pixels / USUAL_PX / _STEP)
    return round(min(_LARGEST, max(_SMALLEST, steps * _STEP)), 2)


def apply_scale(
    settings: QSettings, variables: MutableMapping[str, str] = os.environ
) -> None:
    """Tell Qt the factor; before the application is made. The user's variable wins."""
    stored = settings.value(SCALE_SETTING) or settings.value(SYSTEM_SETTING)
    try:
        factor = float(str(stored or 1))
    except ValueError:
        return
    if _SMALLEST < factor <= _LARGEST:
        variables.setdefault(VARIABLE, f"{factor:g}")


def note_system_scale(settings: QSettings) -> None:
    """Remember for the next start how large the system's text is."""
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    factor = system_scale(QFontInfo(general).pixelSize())
    settings.setValue(SYSTEM_SETTING, f"{factor:g}")
