"""The parts of the view of attention: heads, the matrix of one, the image."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.ui.format import percent
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.grid.tile_grid import FRAME, TileGrid
from cnnstudio.ui.viewer.parts.heat_overlay import OverlayView
from cnnstudio.ui.viewer.parts.heat_scale import HeatScale
from cnnstudio.ui.viewer.parts.heat_view import Cell, HeatView
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.painting import rounded

_MARGIN, _GAP = 20, 24
_LOWEST, _HIGHEST = 84, 148
"""Height of the strip of heads, in pixels: a quarter of the page within these."""


class Looks(HeatView):
    """The matrix of one head, one row framed; the card says what a step takes."""

    row = -1

    def frame_row(self, row: int) -> None:
        """Frame the row whose attention is shown over the image; -1 frames none."""
        if row != self.row:
            self.row = row
            self.update()

    def text_at(self, cell: Cell) -> str:
        share = percent(float(self._values[cell]), 2)
        return self.tr("{0} takes {1} from {2}").format(cell[0], share, cell[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if 0 <= self.row < len(self._values):
            box, first = self.map_rect(), self.cell_rect((self.row, 0))
            mark = QRectF(box.left(), first.top() - 2, box.width(), first.height() + 4)
            with QPainter(self) as painter:
                rounded(painter, mark, 1, None, theme().accent, 2)


class PatchView(OverlayView):
    """The image under the attention of one patch, which is framed.

    `chosen(cell)`: a pixel (row, column) was clicked, or Enter pressed on it.
    """

    chosen = Signal(object)

    patch: QRectF | None = None
    """Of which patch the attention is, in shares of the image; None: it is of none."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._cell is not None:
            self.chosen.emit(self._cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and self._cell is not None:
            self.chosen.emit(self._cell)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.patch is None:
            return
        box, part = self.picture_rect(), self.patch
        frame = QRectF(
            box.x() + part.x() * box.width(), box.y() + part.y() * box.height(),
            part.width() * box.width(), part.height() * box.height(),
        )  # fmt: skip
        with QPainter(self) as painter:
            rounded(painter, frame, 1, None, theme().accent, 2)


class _Titled(QWidget):
    """A title with a hint above something."""

    def __init__(self, title: str, content: QWidget, indent: int = 0) -> None:
        super().__init__()
        self.title = TextLabel(title, "strong")
        self.hint = ElidedLabel("", "label", "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.title, self.hint):
            label.setIndent(indent)
            column.addWidget(label)
        column.addWidget(content, 1)


class AttentionParts(QWidget):
    """Heads in a strip; below it the matrix of one, and the image."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = TileGrid(self.tr("Heads"))
        self.matrix = Looks(self.tr("Attention of a head"))
        self.scaled = ScaledMap(self.matrix)
        self.image = PatchView(self.tr("Attention over the image"))
        self.scale = HeatScale()
        pictured = QWidget()
        under = QVBoxLayout(pictured)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(8)
        under.addWidget(self.image, 1)
        under.addWidget(self.scale)
        self.heads = _Titled(self.tr("Heads"), self.grid, FRAME)
        self.large = _Titled("", self.scaled)
        self.over = _Titled("", pictured)
        row = QHBoxLayout()
        row.setContentsMargins(FRAME, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.large, 1)
        row.addWidget(self.over, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN - FRAME, 12, _MARGIN, 14)
        column.setSpacing(12)
        column.addWidget(self.heads)
        column.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grid.setFixedHeight(max(_LOWEST, min(_HIGHEST, self.height() // 4)))
