"""A number of each channel as bars, of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.statistics.channel_plot import ChannelPlot

if TYPE_CHECKING:
    from numpy.typing import NDArray


class RowBars(ChannelPlot):
    """Bars from 0 to the value; NaN and infinite ones are marked at the top."""

    def show_values(self, values: NDArray[np.float32]) -> None:
        """Show values (N,)."""
        self.show_channels(values, np.zeros_like(values), frozenset())

    def text_at(self, channel: int) -> str:
        return self.tr("{0}: {1}").format(
            channel, number_text(float(self._means[channel]))
        )

    def _paint_channel(
        self, painter: QPainter, channel: int, zero: float, unit: float
    ) -> None:
        colors, room = theme(), self._room()
        left, right = self.column(channel)
        gap = 2 if right - left >= 6 else 1 if right - left >= 3 else 0
        wide, value = max(1.0, right - left - gap), float(self._means[channel])
        if not np.isfinite(value):
            painter.fillRect(QRectF(left, room.top(), wide, 4), colors.error)
            return
        bar = QRectF(left, zero - value * unit, wide, value * unit).normalized()
        ink = colors.train_curve if value >= 0 else colors.validation_curve
        painter.fillRect(bar, colors.text if channel == self._at else ink)
