"""The same as a matrix: one row for each position, one column for each input value."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.format import TIMES, grouped
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.lab.model import LabModel
from cnnstudio.ui.viewer.lab.sheet import (
    Sheet,
    cell_rect,
    paint_sheet,
    span_of,
    written,
)
from cnnstudio.ui.viewer.lab.slide import OUTSIDE
from cnnstudio.ui.viewer.lab.work import Floats
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.painting import draw_line, text_width

MOST_ENTRIES = 1_200_000
_GAP, _TITLE, _SIDE, _MOST = 12, 20, 10, 40.0


class MatrixFace(QWidget):
    """Follows the model while it is seen; a click on a row goes to its position."""

    def __init__(self, model: LabModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.said = TextLabel("", "label", "text2", wrap=True)
        self.board = MatrixBoard()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addWidget(self.board, 1)
        self._shown: object = None
        self.board.picked.connect(model.go_to)
        model.changed.connect(self._if_seen)
        model.moved.connect(self._if_seen)

    def refresh(self) -> None:
        """Show the matrix of what the model is at."""
        work, channel = self._model.work, self._model.channel
        entries = work.slide.count * work.slide.size[0] * work.slide.size[1]
        self.board.setVisible(entries <= MOST_ENTRIES)
        rows, columns = work.slide.count, work.slide.size[0] * work.slide.size[1]
        size = f"{grouped(rows)} {TIMES} {grouped(columns)}"
        if entries > MOST_ENTRIES:
            text = self.tr(
                "As a matrix this layer has {0} entries for each input channel: too "
                "many to draw. Look at a layer with smaller maps."
            )
            self.said.setText(text.format(size))
            return
        if self._shown != (id(work), channel):
            self._shown = id(work), channel
            matrix = work.matrix(channel)
            image = work.given.image[channel].reshape(1, -1)
            sums = (matrix @ np.nan_to_num(image[0])).reshape(-1, 1)
            self.board.show_matrix(matrix, image, sums)
            self.said.setText(self._said(size, matrix))
        self.board.mark(self._model.step)

    def _said(self, size: str, matrix: Floats) -> str:
        work = self._model.work
        tied = int((work.slide.all_windows() != OUTSIDE).sum())
        filled = int(np.count_nonzero(matrix))
        if isinstance(work.layer, Conv2d):
            text = self.tr(
                "{0}: a row for each position, a column for each input value. {1} of "
                "{2} entries are tied to the {3} weights of the filter, {4} are not 0."
            )
            taps = work.slide.kernel[0] * work.slide.kernel[1]
            said = text.format(
                size, grouped(tied), grouped(matrix.size), taps, grouped(filled)
            )
        else:
            text = self.tr(
                "{0}: a row for each position, a column for each input value. {1} of "
                "{2} entries are not 0; no weight is learned."
            )
            said = text.format(size, grouped(filled), grouped(matrix.size))
        if len(work.channels) > 1:
            more = self.tr("This is input channel {0}; others add their own matrix.")
            said = f"{said} {more.format(self._model.channel)}"
        return said

    def _if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


class MatrixBoard(QWidget):
    """Input values above the matrix, their sums beside it: columns and rows line up.

    `picked(row)` comes with a click.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        one = np.zeros((1, 1))
        self._matrix = self._input = self._sums = Sheet(one)
        self._row = 0
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Matrix of the layer"))

    @property
    def row(self) -> int:
        """The row that is marked."""
        return self._row

    def show_matrix(self, matrix: Floats, image: Floats, sums: Floats) -> None:
        """Show a matrix (N, M), its input (1, M) and what comes of it (N, 1)."""
        self._matrix = Sheet(matrix, span_of(matrix, signed=True), WEIGHTS)
        self._input = Sheet(image, span_of(image))
        self._sums = Sheet(sums, span_of(sums))
        self.update()

    def mark(self, row: int) -> None:
        """Mark the row of a position."""
        self._row = row
        self.update()

    @property
    def cell(self) -> float:
        """How wide a cell is."""
        rows, columns = self._matrix.size
        wide = (self.width() - _SIDE - _GAP - 6) / (columns + 1)
        tall = (self.height() - 2 * _TITLE - _GAP - 6) / (rows + 1)
        room = min(wide, tall, _MOST)
        return float(int(room)) if room >= 4 else max(0.2, room)

    def boxes(self) -> tuple[QRectF, QRectF, QRectF]:
        """Where input, matrix and sums are drawn."""
        rows, columns = self._matrix.size
        cell, thick = self.cell, max(self.cell, 10.0)
        wide, tall = columns * cell, rows * cell
        top = 3 + _TITLE
        upper = QRectF(3, top, wide, thick)
        middle = QRectF(3, upper.bottom() + _TITLE + 4, wide, tall)
        right = QRectF(middle.right() + _GAP, middle.y(), thick, tall)
        return upper, middle, right

    def place_at(self, point: QPointF) -> tuple[int, int] | None:
        """Row and column of the matrix at a point."""
        _, box, _ = self.boxes()
        if not box.contains(point):
            return None
        rows, columns = self._matrix.size
        row = int((point.y() - box.y()) / self.cell)
        column = int((point.x() - box.x()) / self.cell)
        return min(rows - 1, row), min(columns - 1, column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.place_at(event.position())
        if at is None:
            self.setToolTip("")
            return
        text = self.tr("position {0}, input value {1}: {2}")
        number = written(float(self._matrix.values[at]))
        self.setToolTip(text.format(at[0] + 1, at[1] + 1, number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.place_at(event.position())
        if at is not None:
            self.picked.emit(at[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        upper, middle, right = self.boxes()
        cell, row = self.cell, self._row
        columns = self._matrix.size[1]
        titles = (
            (upper, self.tr("Input, row after row")),
            (middle, self.tr("Matrix")),
            (right, self.tr("Sum")),
        )
        colors = theme()
        with QPainter(self) as painter:
            for box, text in titles:
                font = ui_font(HINT)
                wide = text_width(font, text) + 4
                left = min(box.x(), self.width() - wide)
                at = QRectF(left, box.y() - _TITLE, wide, 16)
                draw_line(painter, at.toRect(), text, font, colors.text3)
            paint_sheet(painter, self._input, upper, cell)
            matrix = self._matrix
            taps = ((row,), tuple(range(columns)))
            if cell >= 4:
                matrix = Sheet(matrix.values, matrix.span, matrix.table, taps=taps)
            paint_sheet(painter, matrix, middle, cell)
            sums = self._sums
            here = (row, 0) if cell >= 4 else None
            shown = Sheet(sums.values, sums.span, sums.table, here=here)
            paint_sheet(painter, shown, right, cell)
            if cell < 4:
                line = cell_rect(middle, cell, (row, 0))
                mark = QRectF(middle.x(), line.center().y() - 1, right.right(), 2)
                mark.setRight(right.right())
                painter.fillRect(mark, colors.accent)
            painter.setPen(colors.line2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(middle.adjusted(-0.5, -0.5, 0.5, 0.5))
