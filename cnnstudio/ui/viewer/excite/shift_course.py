"""How much the maps differ from moved ones, for shifts of 0, 1, 2 … pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, mono_font, ui_font
from cnnstudio.ui.format import percent
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.ticks import linear_range, linear_ticks, percents
from cnnstudio.ui.widgets.painting import draw_line

_LEFT, _BOTTOM, _TOP, _RIGHT = 52, 38, 8, 8
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class ShiftCourse(QWidget):
    """One bar a shift; those by a whole number of cells are in the accent colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = np.zeros(1, np.float32)
        self._stride = 1.0
        self._shown = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 110)

    def show_course(
        self, course: NDArray[np.float32], stride: float, shown: int
    ) -> None:
        """Show mean differences, as shares of the deviation, from a shift of 0 on.

        `stride` is how many pixels a cell is wide, 0 without cells; `shown` which of
        them the maps above are of.
        """
        self._course, self._stride, self._shown = course, stride, shown
        told = ", ".join(
            f"{shift}: {percent(float(share), 1)}" for shift, share in enumerate(course)
        )
        name = self.tr("Difference by shift in pixels: {0}")
        self.setAccessibleName(name.format(told))
        self.setToolTip(
            self.tr("Mean difference of all cells, as a share of their deviation.")
        )
        self.update()

    def bar_rect(self, shift: int) -> QRectF:
        """Where the bar of a shift is."""
        box = self._box()
        high = self._span()[1]
        step = box.width() / len(self._course)
        share = float(np.nan_to_num(self._course[shift])) / high
        tall = max(1.0, share * box.height())
        wide = max(2.0, min(48.0, step - 8))
        left = box.left() + (shift + 0.5) * step - wide / 2
        return QRectF(round(left), box.bottom() - tall, wide, tall)

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _span(self) -> tuple[float, float]:
        most = float(np.nan_to_num(self._course).max())
        return linear_range(0.0, max(most, 0.01), 4)

    def sizeHint(self) -> QSize:
        return QSize(420, 170)

    def paintEvent(self, _event: object) -> None:
        colors, box = theme(), self._box()
        low, high = self._span()
        with QPainter(self) as painter:
            painter.fillRect(box, colors.canvas)
            ticks = linear_ticks(low, high, 4)
            for tick, text in zip(ticks, percents(ticks), strict=True):
                y = round(box.bottom() - tick / high * box.height())
                painter.setPen(colors.line)
                painter.drawLine(QPoint(round(box.left()), y),
                                 QPoint(round(box.right()), y))  # fmt: skip
                where = QRect(0, y - 8, _LEFT - 8, 16)
                draw_line(painter, where, text, mono_font(HINT), colors.text3,
                          Qt.AlignmentFlag.AlignRight)  # fmt: skip
            for shift in range(len(self._course)):
                self._paint_bar(painter, shift)
            painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1),
                             colors.line2)  # fmt: skip
            word = self.tr("pixels; blue: whole cells")
            where = QRect(_LEFT, self.height() - 18, round(box.width()), 16)
            draw_line(painter, where, word, ui_font(HINT), colors.text3, _MIDDLE)

    def _paint_bar(self, painter: QPainter, shift: int) -> None:
        colors, bar = theme(), self.bar_rect(shift)
        whole = self._stride > 0 and (shift / self._stride).is_integer()
        painter.fillRect(bar, colors.accent if whole else colors.edge)
        chosen = shift == self._shown
        where = QRect(round(bar.center().x()) - 20, round(bar.bottom()) + 3, 40, 14)
        ink = colors.text if chosen else colors.text3
        draw_line(painter, where, str(shift), mono_font(HINT), ink, _MIDDLE)
        if chosen:
            line = QRectF(bar.center().x() - 8, bar.bottom() + 17, 16, 2)
            painter.fillRect(line, colors.accent)
