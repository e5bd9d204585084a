"""The typefaces: Inter for text, JetBrains Mono for shapes and values, both bundled;
or those of the system, if the user wants them.

`ui_font(13)` and `mono_font(11)` return fonts sized in pixels with tabular
figures on and ligatures off; the files are loaded on first use.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from cnnstudio.paths import resource

TITLE, BODY, LABEL, HINT, METRIC = 15, 13, 12, 11, 16
"""Sizes in pixels: panel title, body, label, hint and section, metric value."""

FONT_SETTING = "font"

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


_system = False


def use_system_fonts(wanted: bool) -> None:
    """Write in the system's typefaces from now on; call it before the first widget."""
    global _system
    _system = wanted
    _font.cache_clear()


def _plain(family: str, mono: bool) -> QFont:
    if not _system:
        load_fonts()
        return QFont(family)
    kinds = QFontDatabase.SystemFont
    found = QFontDatabase.systemFont(kinds.FixedFont if mono else kinds.GeneralFont)
    return QFont(found.family())


@cache
def _font(family: str, px: int, weight: int, mono: bool) -> QFont:
    font = _plain(family, mono)
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
    """Return the typeface of texts at a size in pixels; weight 400 or 600."""
    return QFont(_font("Inter", px, weight, False))


def mono_font(px: int = HINT, weight: int = 400) -> QFont:
    """Return the typeface of shapes, values and names at a size in pixels."""
    return QFont(_font("JetBrains Mono", px, weight, True))
