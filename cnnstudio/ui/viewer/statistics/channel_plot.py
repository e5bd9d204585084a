"""Mean and deviation of each channel of a layer, and which of them are dead."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import mixed, theme
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pointed_plot import PointedPlot
from cnnstudio.ui.viewer.statistics.count_plot import BELOW, LEFT
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, rounded

NONE = np.zeros(0, np.float32)
TOP = 22


class ChannelPlot(PointedPlot):
    """One bar per channel from mean − deviation to mean + deviation, the mean marked.

    A click, or arrows, emit `chosen(channel)`; the owner answers with `set_current`.
    Dead channels have a cross at the bottom.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means, self._deviations = NONE, NONE
        self._dead: frozenset[int] = frozenset()
        self._current = -1
        self.setMinimumSize(160, 72)
        self.setAccessibleName(self.tr("Channels"))

    def show_channels(
        self,
        means: NDArray[np.float32],
        deviations: NDArray[np.float32],
        dead: frozenset[int],
    ) -> None:
        """Show means and deviations (C,); what is not finite is left out."""
        self._means, self._deviations, self._dead = means, deviations, dead
        self._at = -1
        self.update()

    def set_current(self, channel: int) -> None:
        """Mark the channel that is chosen."""
        if channel != self._current:
            self._current = channel
            self.update()

    def text_at(self, channel: int) -> str:
        """What is said of a channel."""
        said = self.tr("channel {0}: mean {1}, deviation {2}")
        if channel in self._dead:
            said = self.tr("channel {0}: 0 for every image")
        mean, deviation = self._means[channel], self._deviations[channel]
        return said.format(
            channel, number_text(float(mean)), number_text(float(deviation))
        )

    def ends(self) -> tuple[float, float]:
        """Least and greatest value of the scale, which holds 0."""
        low = np.nan_to_num(self._means - self._deviations, posinf=0, neginf=0)
        high = np.nan_to_num(self._means + self._deviations, posinf=0, neginf=0)
        least, most = min(0.0, float(low.min())), max(0.0, float(high.max()))
        return (least, most) if most > least else (least, least + 1.0)

    def column(self, channel: int) -> tuple[float, float]:
        """Left and right of a channel's place, in pixels."""
        step = self._room().width() / max(1, len(self._means))
        left = round(LEFT + channel * step)
        return left, max(left + 1, round(LEFT + (channel + 1) * step))

    def _room(self) -> QRectF:
        return QRectF(
            LEFT, TOP, max(1, self.width() - LEFT - 8), self.height() - TOP - BELOW
        )

    def index_at(self, x: float) -> int:
        room, count = self._room(), len(self._means)
        if not count or not room.left() <= x < room.right():
            return -1
        return int((x - room.left()) / room.width() * count)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        channel = self.index_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and channel >= 0:
            self.chosen.emit(channel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._step_of(event)
        if step is None or not len(self._means):
            super().keyPressEvent(event)
            return
        self._ring = True
        channel = max(0, min(len(self._means) - 1, self._current + step))
        self._point(channel)
        self.chosen.emit(channel)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not len(self._means):
            return
        colors, room = theme(), self._room()
        low, high = self.ends()
        unit = room.height() / (high - low)
        zero = room.bottom() + low * unit
        with QPainter(self) as painter:
            for channel in range(len(self._means)):
                self._paint_channel(painter, channel, zero, unit)
            painter.fillRect(QRectF(LEFT, round(zero), room.width(), 1), colors.line2)
            self._paint_current(painter)
            self._paint_numbers(painter, room, zero)
            at = self._at if self._at >= 0 else self._current
            if 0 <= at < len(self._means):
                box = QRect(LEFT + 4, 0, int(room.width()) - 8, 16)
                right = self.column(at)[0] < room.center().x()
                align = Qt.AlignmentFlag.AlignRight
                align = align if right else Qt.AlignmentFlag.AlignLeft
                font = mono_font(HINT)
                draw_line(painter, box, self.text_at(at), font, colors.text, align)
            if self._ring and self.hasFocus():
                focus_ring(painter, self.rect(), 4)

    def _paint_channel(
        self, painter: QPainter, channel: int, zero: float, unit: float
    ) -> None:
        colors, room = theme(), self._room()
        left, right = self.column(channel)
        gap = 2 if right - left >= 6 else 1 if right - left >= 3 else 0
        wide = max(1.0, right - left - gap)
        mean = float(self._means[channel])
        deviation = float(self._deviations[channel])
        if not (np.isfinite(mean) and np.isfinite(deviation)):
            painter.fillRect(QRectF(left, room.top(), wide, 4), colors.error)
            return
        if channel in self._dead:
            painter.fillRect(QRectF(left, room.bottom() + 2, wide, 4), colors.warn)
            return
        soft = mixed(colors.train_curve, colors.surface, 0.45)
        middle = zero - mean * unit
        body = QRectF(left, middle - deviation * unit, wide, 2 * deviation * unit)
        painter.fillRect(body, soft)
        ink = colors.text if channel == self._at else colors.train_curve
        painter.fillRect(QRectF(left, round(middle) - 1, wide, 2), ink)

    def _paint_current(self, painter: QPainter) -> None:
        """Frame the place of the channel that is chosen."""
        if 0 <= self._current < len(self._means):
            left, right = self.column(self._current)
            room = self._room()
            box = QRectF(left - 2, room.top() - 2, right - left + 2, room.height() + 4)
            rounded(painter, box, 3, None, theme().accent, 1.5)

    def _paint_numbers(self, painter: QPainter, room: QRectF, zero: float) -> None:
        colors, font = theme(), mono_font(HINT)
        right = Qt.AlignmentFlag.AlignRight
        low, high = self.ends()
        places = [(room.top(), high), (room.bottom(), low), (zero, 0.0)]
        taken: list[float] = []
        for y, value in places:
            if all(abs(y - other) >= 15 for other in taken):
                taken.append(y)
                box = QRect(0, round(y) - 8, LEFT - 8, 16)
                draw_line(painter, box, number_text(value), font, colors.text2, right)
        box = QRect(LEFT, int(room.bottom()) + 6, int(room.width()), 16)
        draw_line(painter, box, "0", font, colors.text3)
        last = str(len(self._means) - 1)
        draw_line(painter, box, last, font, colors.text3, right)
