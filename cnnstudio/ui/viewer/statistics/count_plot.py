"""How often which values occur: bars that were counted by the engine."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pointed_plot import PointedPlot
from cnnstudio.ui.widgets.painting import draw_line, focus_ring

LEFT, TOP, BELOW = 56, 8, 22
"""Room for the numbers beside and below the bars, in pixels."""


def heights(counts: NDArray[np.int64], logarithmic: bool) -> NDArray[np.float64]:
    """Heights of bars from 0 to 1; a bar of a single value is seen on either scale."""
    sizes = np.log1p(counts) if logarithmic else counts.astype(np.float64)
    top = sizes.max(initial=0.0)
    shares: NDArray[np.float64] = sizes / top if top > 0 else np.zeros(len(sizes))
    return shares


class CountPlot(PointedPlot):
    """Bars of equal width from `low` to `high`; the pointer reads one, arrows too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._counts = np.zeros(1, np.int64)
        self._low, self._high = 0.0, 1.0
        self._log = False
        self.setMinimumSize(160, 72)
        self.setAccessibleName(name)

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many values each bar stands for."""
        return self._counts

    def show_counts(
        self, counts: NDArray[np.int64], low: float, high: float, told: str = ""
    ) -> None:
        """Show other counts; `told` says them in a sentence, for who cannot see."""
        if len(counts) != len(self._counts):
            self._at = -1
        self._counts, self._low, self._high = counts, low, high
        self.setAccessibleName(f"{self._name}. {told}" if told else self._name)
        self.update()

    def set_logarithmic(self, on: bool) -> None:
        """Let the height of a bar be the logarithm of its count, or the count."""
        self._log = on
        self.update()

    def text_at(self, index: int) -> str:
        """What is said of a bar: its ends, its count and share."""
        width = (self._high - self._low) / len(self._counts)
        left = self._low + index * width
        count = int(self._counts[index])
        share = count / max(1, int(self._counts.sum()))
        return self.tr("{0} to {1}: {2} ({3})").format(
            number_text(left),
            number_text(left + width),
            grouped(count),
            percent(share, 1),
        )

    def bar_rect(self, index: int) -> QRectF:
        """Where a bar is drawn, from the axis to its end."""
        room = self._room()
        step = room.width() / len(self._counts)
        left = round(room.left() + index * step)
        right = round(room.left() + (index + 1) * step) - (1 if step >= 3 else 0)
        share = float(heights(self._counts, self._log)[index])
        tall = max(1.0, share * room.height()) if self._counts[index] else 0.0
        return QRectF(left, room.bottom() - tall, max(1, right - left), tall)

    def _room(self) -> QRectF:
        return QRectF(
            LEFT, TOP, max(1, self.width() - LEFT - 8), self.height() - TOP - BELOW
        )

    def index_at(self, x: float) -> int:
        room = self._room()
        share = (x - room.left()) / room.width()
        inside = room.left() <= x < room.right()
        return int(share * len(self._counts)) if inside else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._step_of(event)
        if step is None:
            super().keyPressEvent(event)
            return
        self._ring = True
        here = self._at if self._at >= 0 else int(self._counts.argmax()) - step
        self._point(max(0, min(len(self._counts) - 1, here + step)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, room = theme(), self._room()
        with QPainter(self) as painter:
            for index in np.flatnonzero(self._counts):
                ink = colors.text if index == self._at else colors.train_curve
                painter.fillRect(self.bar_rect(int(index)), ink)
            base = QRectF(room.left(), room.bottom(), room.width(), 1)
            painter.fillRect(base, colors.line2)
            self._paint_numbers(painter, room)
            if self._at >= 0:
                self._paint_reading(painter, room)
            if self._ring and self.hasFocus():
                focus_ring(painter, self.rect(), 4)

    def _paint_numbers(self, painter: QPainter, room: QRectF) -> None:
        colors, font = theme(), mono_font(HINT)
        right, center = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
        below = int(room.bottom()) + 4
        whole = QRect(int(room.left()), below, int(room.width()), 16)
        draw_line(painter, whole, number_text(self._low), font, colors.text2)
        high = number_text(self._high, signed=self._low < 0)
        draw_line(painter, whole, high, font, colors.text2, right)
        if self._low < 0 < self._high:
            share = -self._low / (self._high - self._low)
            x = round(room.left() + share * room.width())
            painter.fillRect(QRectF(x, room.top(), 1, room.height()), colors.line2)
            if 0.15 < share < 0.85:
                box = QRect(x - 20, below, 40, 16)
                draw_line(painter, box, "0", font, colors.text2, center)
        most = grouped(int(self._counts.max(initial=0)))
        box = QRect(0, int(room.top()) - 4, LEFT - 8, 16)
        draw_line(painter, box, most, font, colors.text2, right)
        if self._log:
            box = QRect(0, int(room.bottom()) - 12, LEFT - 8, 16)
            draw_line(painter, box, self.tr("log"), ui_font(HINT), colors.text3, right)

    def _paint_reading(self, painter: QPainter, room: QRectF) -> None:
        text, font = self.text_at(self._at), mono_font(HINT)
        left = self.bar_rect(self._at).center().x() < room.center().x()
        align = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
        box = QRect(LEFT + 4, int(room.top()) - 4, int(room.width()) - 8, 16)
        draw_line(painter, box, text, font, theme().text, align)
