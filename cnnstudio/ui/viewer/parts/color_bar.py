"""The colour bar beside a map: its colours with minimum, middle and maximum."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.pictures import MAPS, bar_image
from cnnstudio.ui.widgets.painting import draw_line

_BAR, _TEXT = 12, 48


def number_text(value: float, signed: bool = False) -> str:
    """Return a value as a colour bar writes it, at most six characters or so."""
    if value == 0:
        return "0"
    size = abs(value)
    if np.isnan(value):
        text = "NaN"
    elif np.isinf(value):
        text = "\u221e" if value > 0 else "-\u221e"
    elif size >= 1e5 or size < 1e-3:
        text = f"{value:.1e}".replace("e-0", "e-").replace("e+0", "e")
    else:
        limits = (1000, 10, 0.1, 0.01)  # below each there is one place more
        places = sum(size < limit for limit in limits)
        text = f"{value:.{places}f}"
    sign = "+" if signed and value > 0 else ""
    return sign + text.replace("-", "\u2212", 1 if value < 0 else 0)


def exact_text(value: float) -> str:
    """Return a value with four figures, as cards write it."""
    if not np.isfinite(value):
        return number_text(value)
    return f"{value:.4g}".replace("-", "\u2212")


class ColorBar(QWidget):
    """A bar of 12 px with three numbers at its right; as high as its map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = 0.0, 1.0
        self._table = MAPS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(_BAR + 6 + _TEXT)

    def set_range(self, low: float, high: float, table: str = MAPS) -> None:
        """Show the colours of another range."""
        self._low, self._high, self._table = low, high, table
        self.setAccessibleName(
            self.tr("Colours from {0} to {1}").format(*self.numbers()[::2])
        )
        self.update()

    def numbers(self) -> tuple[str, str, str]:
        """Return minimum, middle and maximum as they are written."""
        middle = (self._low + self._high) / 2
        signed = self._low < 0 and abs(middle) < 1e-9
        low, high = number_text(self._low), number_text(self._high, signed)
        return low, number_text(middle), high

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        height = self.height()
        left = _BAR + 6
        low, middle, high = self.numbers()
        rows = [(high, 0), (middle, height // 2 - 8), (low, height - 16)]
        with QPainter(self) as painter:
            bar = bar_image(self._table, _BAR, height, self.devicePixelRatioF())
            painter.drawImage(0, 0, bar)
            if not self._high > self._low:  # One value, so there is no scale.
                rows = [(low, height - 16)]
            for text, top in rows:
                box = QRect(left, top, _TEXT, 16)
                align = Qt.AlignmentFlag.AlignLeft
                draw_line(painter, box, text, mono_font(HINT), colors.text2, align)
