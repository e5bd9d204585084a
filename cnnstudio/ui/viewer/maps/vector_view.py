"""The values of a layer without maps: bars with numbers, or a strip when many."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.fonts import HINT, LABEL, mono_font
from cnnstudio.ui.format import grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.grid.tile_grid import FRAME
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.finite import finite_part, finite_range, odd_text
from cnnstudio.ui.viewer.parts.heat_view import Cell, HeatView
from cnnstudio.ui.viewer.parts.pictures import MAPS, color_table, paint_hatch
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

MOST_BARS = 256
"""More values than this are a strip of cells instead of bars."""

Ends = tuple[float, float]
_ROW, _MOST_ROWS = 24, 24
AXIS = 64
"""Room for the longest number at the left: `−1.2e-38`."""


class VectorBars(QWidget):
    """One bar per value about a line at 0; up to 24 with their numbers as rows.

    What is not finite has no length: its place is hatched.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = np.zeros(1, np.float32)
        self._lengths = self._values
        self._ends: Ends = 0.0, 0.0
        self._table = ""
        self._index = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Values"))

    @property
    def values(self) -> NDArray[np.float32]:
        """The values that are shown."""
        return self._values

    @property
    def index(self) -> int:
        """The value that is pointed at, or -1."""
        return self._index

    def show_values(
        self, values: NDArray[np.float32], ends: Ends | None = None, table: str = ""
    ) -> None:
        """Show a vector (N,); `ends` of the scale are those of others, too.

        With a `table` bars above and below 0 have the colours of its ends.
        """
        if len(values) != len(self._values):
            self._point(-1)
        self._values = values
        self._lengths = finite_part(values)
        self._ends = finite_range(values) if ends is None else ends
        self._table = table
        self.update()

    def show_index(self, index: int) -> None:
        """Point at a value, as the pointer would; one that is not there at none."""
        self._point(index if index < len(self._values) else -1)

    def _ink(self, value: float) -> QColor:
        if self._table:
            return QColor.fromRgb(color_table(self._table)[225 if value >= 0 else 30])
        return theme().accent if value >= 0 else theme().edge

    def text_at(self, index: int) -> str:
        """What is said of one value."""
        number = number_text(float(self._values[index]))
        return self.tr("value {0}: {1}").format(index, number)

    @property
    def _in_rows(self) -> bool:
        rows = len(self._values)
        return rows <= _MOST_ROWS and rows * _ROW <= self.height()

    @property
    def _row_height(self) -> int:
        return max(_ROW, min(34, self.height() // len(self._values)))

    def _scale(self, length: float) -> tuple[float, float]:
        """Pixels per unit, and where 0 is from the low end, for bars this long."""
        low, high = min(0.0, self._ends[0]), max(0.0, self._ends[1])
        unit = length / (high - low) if high > low else 0.0
        return unit, -low * unit

    def _index_at(self, x: float, y: float) -> int:
        count = len(self._values)
        if self._in_rows:
            place = y / self._row_height
        else:
            place = (x - AXIS) / (self.width() - AXIS) * count
        return int(place) if 0 <= place < count else -1

    def _point(self, index: int) -> None:
        if index != self._index:
            self._index = index
            name = self.tr("Values")
            told = self.text_at(index) if index >= 0 else ""
            self.setAccessibleName(f"{name}, {told}" if told else name)
            self.pointed.emit((index, 0) if index >= 0 else None)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._index_at(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up)
        if back or event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            index = self._index + (-1 if back else 1)
            self._point(max(0, min(len(self._values) - 1, index)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._in_rows:
                self._paint_rows(painter)
            else:
                self._paint_columns(painter)

    def _paint_rows(self, painter: QPainter) -> None:
        colors = theme()
        names, numbers, row = 32, 64, self._row_height
        unit, zero = self._scale(self.width() - names - numbers - 16)
        right = Qt.AlignmentFlag.AlignRight
        for index, value in enumerate(self._values):
            top = index * row
            if index == self._index:
                rounded(painter, QRect(0, top, self.width(), row), 4, colors.hover)
            box = QRect(0, top, names - 8, row)
            draw_line(painter, box, str(index), mono_font(HINT), colors.text3, right)
            start, size = names + zero, float(self._lengths[index]) * unit
            bar = QRectF(start, top + 5, size, row - 10).normalized()
            if np.isfinite(value):
                painter.fillRect(bar, self._ink(float(value)))
            else:
                whole = self.width() - names - numbers - 16
                paint_hatch(painter, QRectF(names, top + 5, whole, row - 10))
            box = QRect(self.width() - numbers - 8, top, numbers, row)
            text = number_text(float(value))
            draw_line(painter, box, text, mono_font(LABEL), colors.text, right)
        line = QRectF(names + zero, 0, 1, len(self._values) * row)
        painter.fillRect(line, colors.line2)

    def _paint_columns(self, painter: QPainter) -> None:
        colors = theme()
        top, bottom = 24.0, self.height() - 22.0
        unit, zero = self._scale(bottom - top)
        base = bottom - zero
        step = (self.width() - AXIS) / len(self._values)
        gap = 2 if step >= 6 else 1 if step >= 3 else 0
        for index, value in enumerate(self._values):
            left = AXIS + round(index * step)
            right = AXIS + round((index + 1) * step) - gap
            size, wide = float(self._lengths[index]) * unit, max(1, right - left)
            bar = QRectF(left, base - size, wide, size).normalized()
            if np.isfinite(value):
                ink = colors.text if index == self._index else self._ink(float(value))
                painter.fillRect(bar, ink)
            else:
                paint_hatch(painter, QRectF(left, top, wide, bottom - top))
        line = QRectF(AXIS, round(base), self.width() - AXIS, 1)
        painter.fillRect(line, colors.line2)
        self._paint_axes(painter, top, base, bottom)
        if self._index >= 0:
            self._paint_reading(painter, AXIS + (self._index + 0.5) * step)

    def _paint_axes(
        self, painter: QPainter, top: float, base: float, bottom: float
    ) -> None:
        colors, font = theme(), mono_font(HINT)
        right = Qt.AlignmentFlag.AlignRight
        marks = [(base, 0.0)]
        for place, value in (
            (top, self._ends[1]),
            (bottom, self._ends[0]),
        ):
            if abs(place - base) >= 16:
                marks.append((place, value))
        for place, value in marks:
            box = QRect(0, round(place) - 8, AXIS - 8, 16)
            draw_line(painter, box, number_text(value), font, colors.text2, right)
        box = QRect(AXIS, int(bottom) + 6, self.width() - AXIS, 16)
        last = str(len(self._values) - 1)
        draw_line(painter, box, "0", font, colors.text3)
        draw_line(painter, box, last, font, colors.text3, right)

    def _paint_reading(self, painter: QPainter, middle: float) -> None:
        text, font = self.text_at(self._index), mono_font(HINT)
        width = text_width(font, text) + 4
        left = min(max(float(AXIS), middle - width / 2), self.width() - width)
        draw_line(painter, QRect(int(left), 0, width, 20), text, font, theme().text)


class Strip(HeatView):
    """Many values as cells, row after row; the card tells a value's number.

    Without a `count` it is a map as any other.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.columns, self.count = 1, 0

    def show_vector(
        self, values: NDArray[np.float32], low: float, high: float, table: str = MAPS
    ) -> None:
        """Show a vector (N,) in rows of one length."""
        self.columns = 64 if len(values) <= 8192 else 256
        self.count = len(values)
        rows = ceil(len(values) / self.columns)
        padded = np.full(rows * self.columns, low, np.float32)
        padded[: len(values)] = values
        self.show_values(padded.reshape(rows, self.columns), low, high, table)

    def text_at(self, cell: Cell) -> str:
        if not self.count:
            return super().text_at(cell)
        index = cell[0] * self.columns + cell[1]
        if index >= self.count:
            return self.tr("no value")
        number = number_text(float(self._values[cell]))
        return self.tr("value {0}: {1}").format(grouped(index), number)


class VectorView(QWidget):
    """Title and the values of a vector (N,), in the form that suits their number."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/values")
        self._title = TextLabel(self.tr("Values"), "strong")
        self._count = ElidedLabel("", "label", "text3")
        self.bars = VectorBars()
        self.strip = Strip()
        self._scaled = ScaledMap(self.strip)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.bars)
        self._stack.addWidget(self._scaled)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(self._title)
        title.addWidget(self._count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(title)
        column.addWidget(self._stack, 1)
        self.bars.pointed.connect(self.pointed)
        self.strip.pointed.connect(self.pointed)

    def show_values(self, values: NDArray[np.float32]) -> None:
        """Show a vector."""
        above = int((values > 0).sum())
        said = self.tr("{0} numbers, {1} above 0").format(
            grouped(len(values)), grouped(above)
        )
        odd = odd_text(values)
        self._count.set_text(f"{said}. {odd}" if odd else said)
        if len(values) <= MOST_BARS:
            self._stack.setCurrentIndex(0)
            self.bars.show_values(values)
            return
        self._stack.setCurrentIndex(1)
        low, high = finite_range(values)
        self.strip.show_vector(values, low, high)
        self._scaled.bar.set_range(low, high)
        self._scaled.arrange()
