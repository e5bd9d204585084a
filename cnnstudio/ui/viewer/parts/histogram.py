"""How the values of one map are distributed, in the colours of the map."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, METRIC, mono_font, ui_font
from cnnstudio.ui.format import percent
from cnnstudio.ui.theme import COLOR_MAPS, theme
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pictures import MAPS
from cnnstudio.ui.viewer.parts.tiling import to_bytes
from cnnstudio.ui.widgets.painting import draw_line

_BINS = 24
_SHARE = 76
_APART = 8


class Histogram(QWidget):
    """Bars over the values from minimum to maximum, and the share above zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = np.zeros(_BINS, np.int64)
        self._colors = np.zeros(_BINS, np.uint8)
        self._table = MAPS
        self._numbers = self._bare = ("", "", "")
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(76)

    @property
    def share_above_zero(self) -> float:
        """Share of the values that are above 0, from 0 to 1."""
        return self._share

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many values each bar stands for."""
        return self._counts

    def show_values(
        self, values: NDArray[np.float32], low: float, high: float, table: str = MAPS
    ) -> None:
        """Show values that are not all equal; `low` to `high` is the colour range."""
        finite = values[np.isfinite(values)]
        counts, edges = np.histogram(finite, _BINS)
        middles = ((edges[:-1] + edges[1:]) / 2).astype(np.float32)
        self._counts, self._table = counts.astype(np.int64), table
        self._colors = to_bytes(middles, low, high)
        self._share = float((finite > 0).mean())
        parts = (self.tr("min {0}"), self.tr("mean {0}"), self.tr("max {0}"))
        facts = float(finite.min()), float(finite.mean()), float(finite.max())
        texts = [
            part.format(number_text(fact))
            for part, fact in zip(parts, facts, strict=True)
        ]
        self._numbers = (texts[0], texts[1], texts[2])
        self._bare = (number_text(facts[0]), "", number_text(facts[2]))
        share = self.tr("{0} above 0").format(percent(self._share, 0))
        self.setAccessibleName(", ".join([*texts, share]))
        self.update()

    def numbers_for(self, width: int) -> tuple[str, str, str]:
        """Return what stands below bars of a width; no mean where it finds no room.

        The mean is centred, so the longer of its neighbours decides. Where even these
        would touch, they are numbers without words: each stands at its end.
        """
        low, mean, high = self._numbers
        advance = QFontMetricsF(mono_font(HINT)).horizontalAdvance
        if advance(low) + advance(high) + _APART > width:
            return self._bare
        side = max(advance(low), advance(high))
        fits = 2 * side + advance(mean) + 2 * _APART <= width
        return (low, mean if fits else "", high)

    def sizeHint(self) -> QSize:
        return QSize(240, 76)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        width, base = self.width() - _SHARE, self.height() - 22
        with QPainter(self) as painter:
            self._paint_bars(painter, width, base)
            painter.fillRect(QRectF(0, base, width, 1), colors.line2)
            aligns = (
                Qt.AlignmentFlag.AlignLeft,
                Qt.AlignmentFlag.AlignHCenter,
                Qt.AlignmentFlag.AlignRight,
            )
            for text, align in zip(self.numbers_for(width), aligns, strict=True):
                box = QRect(0, base + 4, width, 16)
                draw_line(painter, box, text, mono_font(HINT), colors.text2, align)
            left = width + 14
            box = QRect(left, base - 42, _SHARE - 14, 20)
            share = percent(self._share, 0)
            draw_line(painter, box, share, ui_font(METRIC, 600), colors.text)
            box = QRect(left, base - 22, _SHARE - 14, 16)
            draw_line(painter, box, self.tr("above 0"), ui_font(HINT), colors.text3)

    def _paint_bars(self, painter: QPainter, width: int, base: int) -> None:
        tallest = max(1, int(self._counts.max()))
        step = width / _BINS
        for index, count in enumerate(self._counts):
            left, right = round(index * step), round((index + 1) * step) - 1
            # A bar of a few values among thousands must still be seen.
            tall = max(1.0, float(count) / tallest * (base - 2)) if count else 0.0
            color = QColor(*COLOR_MAPS[self._table][int(self._colors[index])])
            painter.fillRect(QRectF(left, base - tall, right - left, tall), color)
