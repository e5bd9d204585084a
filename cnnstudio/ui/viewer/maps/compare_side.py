"""One of three columns of a comparison: A, B or their difference."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.ui.viewer.grid.tile_grid import FRAME, TileGrid
from cnnstudio.ui.viewer.maps.vector_view import MOST_BARS, Strip, VectorBars
from cnnstudio.ui.viewer.parts.finite import odd_marks
from cnnstudio.ui.viewer.parts.heat_view import Cell
from cnnstudio.ui.viewer.parts.pictures import MAPS
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

Floats = NDArray[np.float32]
_APART = 4
_UNLIMITED = 16_777_215  # as Qt has it


class CompareSide(QWidget):
    """Title, all maps as tiles, and below the chosen one large with its colour bar.

    What is no map, a sequence or a vector, is the large one alone; a vector has bars,
    or cells where they are many. `chosen(place)` follows a click on a tile,
    `pointed(cell)` the pointer on what is large.
    """

    chosen = Signal(int)
    pointed = Signal(object)

    def __init__(self, title: str, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.title = TextLabel(title, "strong")
        self.what = ElidedLabel("", "label", "text3")
        self.grid = TileGrid(title)
        self.name = TextLabel("", "label", "text2")  # of the map that is large
        self.map = Strip(title)
        self._scaled = ScaledMap(self.map)
        self.bar = self._scaled.bar
        self.bars = VectorBars()
        self._large = QStackedWidget()
        self._large.addWidget(self._scaled)
        self._large.addWidget(self.bars)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_APART)
        for label in (self.title, self.what):
            label.setIndent(FRAME)
            column.addWidget(label)
        column.addWidget(self.grid, 100)
        self.name.setIndent(FRAME)
        column.addWidget(self.name)
        large = QVBoxLayout()  # its left edge is that of the tiles
        large.setContentsMargins(FRAME, 0, 0, 0)
        large.addWidget(self._large, 1)
        column.addLayout(large, 100)
        column.addStretch(1)
        self.grid.chosen.connect(self.chosen)
        self.map.pointed.connect(self.pointed)
        self.bars.pointed.connect(self.pointed)

    def show_tiles(self, values: Floats, ends: Floats, order: NDArray[np.intp]) -> None:
        """Show maps (N, H, W) in an order, each from its end `low` to `high` (N, 2)."""
        low, high = ends[:, :1, None], ends[:, 1:, None]
        span = np.where(high > low, high - low, np.float32(1))
        shares = np.where(np.isfinite(values), values, low).clip(low, high) - low
        levels = np.rint(shares / span * 255).astype(np.uint8)[order]
        odd = odd_marks(values[order])
        self.grid.set_tiles(levels, self._table, [str(c) for c in order], odd=odd)
        self.grid.show()
        self.name.show()

    def show_map(self, values: Floats, low: float, high: float) -> None:
        """Show one map (H, W), or a sequence, large."""
        tall, wide = values.shape
        square = max(tall, wide) <= 4 * min(tall, wide)
        self.map.count = 0
        self.map.show_values(values, low, high, self._table, square=square)
        self._show_scale(low, high)

    def show_vector(self, values: Floats, low: float, high: float) -> None:
        """Show a vector (N,) as bars, or as cells if they would be too thin."""
        self.hide_tiles()
        if len(values) <= MOST_BARS:
            table = "" if self._table == MAPS else self._table
            self.bars.show_values(values, (low, high), table)
            self._large.setCurrentWidget(self.bars)
            self._share_room()
        else:
            self.map.show_vector(values, low, high, self._table)
            self._show_scale(low, high)

    def show_cell(self, cell: Cell | None) -> None:
        """Point at a value, as the pointer would."""
        if self._large.currentWidget() is self.bars:
            self.bars.show_index(-1 if cell is None else cell[0])
        else:
            self.map.show_cell(cell)

    def _show_scale(self, low: float, high: float) -> None:
        self._large.setCurrentWidget(self._scaled)
        self.bar.set_range(low, high, self._table)
        self._scaled.arrange()
        self._share_room()

    def hide_tiles(self) -> None:
        """Show nothing but the large map."""
        self.grid.hide()
        self.name.hide()

    def _share_room(self) -> None:
        """Give tiles and large map what they can fill; the rest is free below."""
        width = self.width()
        bars = self._large.currentWidget() is self.bars
        most = _UNLIMITED if bars else self._scaled.height_for(width - FRAME)
        labels = (self.title, self.what, self.name)
        if not self.grid.isHidden():
            words = sum(label.sizeHint().height() + _APART for label in labels)
            free = max(0, self.height() - words - 2 * _APART)
            tiles = self.grid.height_in(width, free - min(most, free // 2))
            most = min(most, free - tiles)
            self.grid.setMaximumHeight(tiles)
        self._large.setMaximumHeight(max(0, most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
