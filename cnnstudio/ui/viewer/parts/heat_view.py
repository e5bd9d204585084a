"""One map large: values under the pointer, cell by cell, nearest neighbour."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.parts.color_bar import exact_text
from cnnstudio.ui.viewer.parts.finite import odd_marks
from cnnstudio.ui.viewer.parts.pictures import MAPS, indexed_image, paint_odd
from cnnstudio.ui.viewer.parts.tiling import to_bytes
from cnnstudio.ui.widgets.painting import by_keyboard, rounded, text_width

Cell = tuple[int, int]

_GRID_FROM = 10.0
"""Cells at least this wide, in pixels, are divided by thin lines."""


@lru_cache(maxsize=16)
def _grid(
    place: tuple[float, float, float, float], shape: Cell, ink: int, ratio: float
) -> QImage:
    """Draw the lines between cells once: maps follow each other, their grid stays."""
    box, (height, width) = QRectF(*place), shape
    around, line, thin = box.toAlignedRect(), QColor.fromRgba(ink), 1 / ratio
    size = (around.size().toSizeF() * ratio).toSize()
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(0)
    with QPainter(picture) as painter:
        painter.translate(-around.x(), -around.y())
        # Filled, not drawn: of lines that shine through that takes a tenth of the time.
        for column in range(1, width):
            x = round(box.x() + column * box.width() / width)
            painter.fillRect(QRectF(x, box.top(), thin, box.height()), line)
        for row in range(1, height):
            y = round(box.y() + row * box.height() / height)
            painter.fillRect(QRectF(box.left(), y, box.width(), thin), line)
    return picture


class HeatView(QWidget):
    """A matrix (H, W) of floats as coloured cells; a card tells the one pointed at.

    `pointed(cell)` carries (row, column) under the pointer or the keyboard's cursor,
    None when it leaves. Without `exact` values there is a picture but no card.
    """

    pointed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = np.zeros((1, 1), np.float32)
        self._picture: QImage | None = None
        self._odd: NDArray[np.uint8] | None = None
        self._exact = False
        self._cell: Cell | None = None
        self._ring = False
        self._square = True
        self._word = name
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(80, 80)

    @property
    def cell(self) -> Cell | None:
        """(row, column) that the card tells about, or None."""
        return self._cell

    def show_values(
        self,
        values: NDArray[np.float32],
        low: float,
        high: float,
        table: str = MAPS,
        exact: bool = True,
        square: bool = True,
    ) -> None:
        """Show a matrix, `low` to `high` along the colour map.

        `square` cells keep their proportions; else the matrix fills the room.
        """
        if values.shape != self._values.shape:
            self._point(None)
        self._values, self._exact, self._square = values, exact, square
        self._picture = indexed_image(to_bytes(values, low, high), table)
        self._odd = odd_marks(values)
        if not exact:
            self._point(None)
        self.update()

    def show_cell(self, cell: Cell | None) -> None:
        """Point at a cell, as the pointer would; one that is not there at none."""
        if cell is not None:
            height, width = self._values.shape
            cell = cell if cell[0] < height and cell[1] < width else None
        self._point(cell)

    def text_at(self, cell: Cell) -> str:
        """What the card says of a cell."""
        row, column = cell
        number = exact_text(float(self._values[row, column]))
        return self.tr("row {0}, col {1}: {2}").format(row, column, number)

    def map_rect(self, room: QRectF | None = None) -> QRectF:
        """Where the matrix is drawn: as large as fits, at the left upper corner.

        `room` is the view's own rectangle unless given.
        """
        height, width = self._values.shape
        room = QRectF(self.rect()) if room is None else room
        if not self._square:
            return room
        scale = min(room.width() / width, room.height() / height)
        if scale >= 4:
            scale = float(int(scale))
        return QRectF(0, 0, width * scale, height * scale)

    def cell_rect(self, cell: Cell) -> QRectF:
        """Where a cell is drawn."""
        box = self.map_rect()
        height, width = self._values.shape
        w, h = box.width() / width, box.height() / height
        return QRectF(box.x() + cell[1] * w, box.y() + cell[0] * h, w, h)

    def _cell_at(self, point: QPointF) -> Cell | None:
        box = self.map_rect()
        if not box.contains(point):
            return None
        height, width = self._values.shape
        row = int((point.y() - box.y()) / box.height() * height)
        column = int((point.x() - box.x()) / box.width() * width)
        return min(row, height - 1), min(column, width - 1)

    def _point(self, cell: Cell | None) -> None:
        if cell == self._cell:
            return
        self._cell = cell
        text = self.text_at(cell) if cell is not None else ""
        self.setAccessibleName(f"{self._word}, {text}" if text else self._word)
        self.update()
        self.pointed.emit(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._exact:
            self._point(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        move = moves.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._cell is not None:
            self._point(None)
        elif move is None or not self._exact:
            super().keyPressEvent(event)
        else:
            self._ring = True
            height, width = self._values.shape
            row, column = self._cell or (height // 2, width // 2)
            if self._cell is not None:
                row, column = row + move[0], column + move[1]
            self._point((max(0, min(height - 1, row)), max(0, min(width - 1, column))))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            return
        box = self.map_rect()
        with QPainter(self) as painter:
            painter.drawImage(box, self._picture)
            paint_odd(painter, box, self._odd)
            self._paint_grid(painter, box)
            if self._ring and self.hasFocus():
                rounded(painter, box, 2, None, theme().accent, 2)
            if self._cell is not None:
                self._paint_cursor(painter, self.cell_rect(self._cell))
                self._paint_card(painter, self.cell_rect(self._cell))

    def _paint_grid(self, painter: QPainter, box: QRectF) -> None:
        height, width = self._values.shape
        if min(box.width() / width, box.height() / height) < _GRID_FROM:
            return
        line = QColor(theme().on_tooltip)
        line.setAlphaF(0.1)
        ratio = self.devicePixelRatioF()
        place = box.x(), box.y(), box.width(), box.height()
        grid = _grid(place, (height, width), line.rgba(), ratio)
        painter.drawImage(box.toAlignedRect().topLeft(), grid)

    def _paint_cursor(self, painter: QPainter, cell: QRectF) -> None:
        colors = theme()
        frame = (
            cell
            if min(cell.width(), cell.height()) > 6
            else cell.adjusted(-3, -3, 3, 3)
        )
        rounded(painter, frame.adjusted(-1, -1, 1, 1), 1, None, colors.tooltip, 1)
        rounded(painter, frame, 1, None, colors.on_tooltip, 2)

    def _paint_card(self, painter: QPainter, cell: QRectF) -> None:
        text, font = self._card_text(), mono_font(HINT)
        width, height = text_width(font, text) + 20, 26
        x = min(max(0.0, cell.center().x() - width / 2), self.width() - width - 1.0)
        y = cell.top() - height - 8
        if y < 0:
            y = cell.bottom() + 8
        card = QRectF(round(x), round(y), width, height)
        colors = theme()
        border = colors.line2 if colors.dark else None
        rounded(painter, card, 5, colors.tooltip, border)
        painter.setFont(font)
        painter.setPen(colors.on_tooltip)
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, text)

    def _card_text(self) -> str:
        """What the card says: the value alone where there is no room for more."""
        if self._cell is None:
            return ""
        text = self.text_at(self._cell)
        if text_width(mono_font(HINT), text) + 20 < self.width():
            return text
        return exact_text(float(self._values[self._cell]))
