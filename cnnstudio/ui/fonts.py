"""The bundled typefaces: Inter for text, JetBrains Mono for shapes and values.

`ui_font(13)` and `mono_font(11)` return fonts sized in pixels with tabular
figures on and ligatures off; the files are loaded on first use.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from cnnstudio.paths import resource

TITLE, BODY, LABEL, HINT, METRIC = 15, 13, 12, 11, 16
"""Sizes in pixels: panel title, body, label, hint and section, metric value."""

_FILES = {
    "Inter": ("Inter-Regular.otf", "Inter-SemiBold.otf"),
    "JetBrains Mono": ("JetBrainsMono-Regular.ttf",),
}


@cache
def load_fonts() -> bool:
    """Register the bundled fonts once; False if a file could not be read."""
    ids = [
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))
        for names in _FILES.values()
        for name in names
    ]
    return -1 not in ids


@cache
def _font(family: str, px: int, weight: int, mono: bool) -> QFont:
    load_fonts()
    font = QFont(family)
    font.setStyleHint(
        QFont.StyleHint.Monospace if mono else QFont.StyleHint.SansSerif,
        QFont.StyleStrategy.PreferAntialias,
    )
    font.setFixedPitch(mono)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    for tag, value in (("tnum", 1), ("calt", 0), ("liga", 0)):
        font.setFeature(QFont.Tag(tag), value)
    return font


def ui_font(px: int = BODY, weight: int = 400) -> QFont:
    """Return Inter at a size in pixels; weight 400 or 600."""
    return QFont(_font("Inter", px, weight, False))


def mono_font(px: int = HINT, weight: int = 400) -> QFont:
    """Return JetBrains Mono at a size in pixels, for shapes, values, names."""
    return QFont(_font("JetBrains Mono", px, weight, True))
