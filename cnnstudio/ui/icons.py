"""The studio's own icons: SVG files of one colour, drawn in any token's colour.

Names are the file names in resources/icons. `icon()` and `pixmap()` are cached
and rendered on first use, in the device pixel ratio of the screen. An icon that
must follow the theme is given to its owner with `set_icon(button, "undo")`;
painters call `pixmap()` or `paint_icon()` each time, which looks the theme up.
"""

from __future__ import annotations

import weakref
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from cnnstudio.paths import resource
from cnnstudio.ui.theme import Theme, theme, theme_manager

Color = str | QColor
Target = QAction | QAbstractButton


@cache
def svg_source(name: str) -> str:
    """Return the SVG text of an icon; KeyError if there is no such icon."""
    path = resource(f"icons/{name}.svg")
    if not path.is_file():
        raise KeyError(f"no icon called {name!r}")
    return path.read_text(encoding="utf-8")


def icon_names() -> list[str]:
    """Return the names of all icons."""
    return sorted(path.stem for path in resource("icons").glob("*.svg"))


@lru_cache(maxsize=512)
def _renderer(name: str, rgb: str) -> QSvgRenderer:
    source = svg_source(name).replace("currentColor", rgb)
    return QSvgRenderer(QByteArray(source.encode()))


def paint_icon(
    painter: QPainter, name: str, box: QRectF, color: Color = "text2"
) -> None:
    """Draw an icon into a box, sharp at any zoom; `color` as in `pixmap`."""
    wanted = theme().color(color)
    before = painter.opacity()
    painter.setOpacity(before * wanted.alphaF())
    _renderer(name, wanted.name()).render(painter, box)
    painter.setOpacity(before)


@lru_cache(maxsize=1024)
def _pixmap(name: str, rgba: int, size: int, ratio: float, gap: int = 0) -> QPixmap:
    result = QPixmap(round((size + gap) * ratio), round(size * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    try:
        box = QRectF(0, 0, size, size)
        paint_icon(painter, name, box, QColor.fromRgba(rgba))
    finally:
        painter.end()
    return result


def pixmap(
    name: str, color: Color = "text2", size: int = 16, ratio: float | None = None
) -> QPixmap:
    """Return an icon as a pixmap in the colour of a token, a family or a QColor."""
    if ratio is None:
        ratio = max(_ratios())
    return _pixmap(name, theme().color(color).rgba(), size, ratio)


def icon(name: str, color: Color = "text2", size: int = 16, gap: int = 0) -> QIcon:
    """Return an icon in the current theme's colour, with its disabled look."""
    colors = theme()
    disabled = colors.text3.rgba()
    return _icon(name, colors.color(color).rgba(), disabled, size, gap, _ratios())


def family_icon_name(family: str) -> str:
    """Return the name of a layer family's glyph."""
    return "family-" + family.replace("/", "-")


def family_icon(family: str, size: int = 16) -> QIcon:
    """Return a layer family's glyph in the family's colour."""
    return icon(family_icon_name(family), family, size)


@cache
def logo_icon() -> QIcon:
    """Return the program's mark, for windows and the app bar."""
    result = QIcon()
    for size in (16, 20, 32, 48, 64, 128, 256):
        result.addPixmap(pixmap("logo", "text", size, 1.0))
    return result


def set_icon(
    target: Target, name: str, color: Color = "text2", size: int = 16, gap: int = 0
) -> None:
    """Give an action or a button an icon that follows the theme from now on.

    `gap` is free room after the icon, for buttons where Qt leaves too little.
    """
    _followers().follow(target, name, color, size, gap)


@lru_cache(maxsize=512)
def _icon(
    name: str,
    rgba: int,
    disabled: int,
    size: int,
    gap: int,
    ratios: tuple[float, ...],
) -> QIcon:
    result = QIcon()
    for ratio in ratios:
        result.addPixmap(_pixmap(name, rgba, size, ratio, gap))
        off = _pixmap(name, disabled, size, ratio, gap)
        result.addPixmap(off, QIcon.Mode.Disabled)
    return result


def _ratios() -> tuple[float, ...]:
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return tuple(sorted(ratios | {1.0}))


class _Followers(QObject):
    """Actions and buttons whose icons are drawn again when the theme changes."""

    def __init__(self) -> None:
        super().__init__()
        self._icons: weakref.WeakKeyDictionary[Target, tuple[str, Color, int, int]]
        self._icons = weakref.WeakKeyDictionary()
        theme_manager().changed.connect(self.tint)

    def follow(
        self, target: Target, name: str, color: Color, size: int, gap: int
    ) -> None:
        self._icons[target] = (name, color, size, gap)
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(size + gap, size))
        target.setIcon(icon(name, color, size, gap))

    def tint(self, _theme: Theme) -> None:
        for target, (name, color, size, gap) in list(self._icons.items()):
            if isValid(target):
                target.setIcon(icon(name, color, size, gap))


@cache
def _followers() -> _Followers:
    return _Followers()
