"""One of three columns of a comparison: A, B or their difference."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.ui.viewer.heat_view import HeatView
from cnnstudio.ui.viewer.scaled_map import ScaledMap
from cnnstudio.ui.viewer.tile_grid import FRAME, TileGrid
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

Floats = NDArray[np.float32]


class CompareSide(QWidget):
    """Title, all maps as tiles, and below the chosen one large with its colour bar.

    What is no map, a sequence or a vector, is the large one alone. `chosen(place)`
    follows a click on a tile, `pointed(cell)` the pointer on the large map.
    """

    chosen = Signal(int)
    pointed = Signal(object)

    def __init__(self, title: str, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.title = TextLabel(title, "strong")
        self.what = ElidedLabel("", "label", "text3")
        self.grid = TileGrid(title)
        self.map = HeatView(title)
        self._scaled = ScaledMap(self.map)
        self.bar = self._scaled.bar
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.title, self.what):
            label.setIndent(FRAME)
            column.addWidget(label)
        column.addWidget(self.grid, 1)
        large = QVBoxLayout()  # its left edge is that of the tiles
        large.setContentsMargins(FRAME, 0, 0, 0)
        large.addWidget(self._scaled, 1)
        column.addLayout(large, 1)
        self.grid.chosen.connect(self.chosen)
        self.map.pointed.connect(self.pointed)

    def show_tiles(self, values: Floats, ends: Floats, order: NDArray[np.intp]) -> None:
        """Show maps (N, H, W) in an order, each from its end `low` to `high` (N, 2)."""
        low, high = ends[:, :1, None], ends[:, 1:, None]
        span = np.where(high > low, high - low, np.float32(1))
        finite = np.isfinite(values)
        shares = np.where(finite, values, low).clip(low, high) - low
        levels = np.rint(shares / span * 255).astype(np.uint8)[order]
        odd = None if finite.all() else (~finite).astype(np.uint8)[order]
        self.grid.set_tiles(levels, self._table, [str(c) for c in order], odd=odd)
        self.grid.show()

    def show_map(self, values: Floats, low: float, high: float) -> None:
        """Show one map (H, W), or a sequence, large."""
        tall, wide = values.shape
        square = max(tall, wide) <= 4 * min(tall, wide)
        self.map.show_values(values, low, high, self._table, square=square)
        self.bar.set_range(low, high, self._table)
        self._scaled.arrange()
        self._share_room()

    def hide_tiles(self) -> None:
        """Show nothing but the large map."""
        self.grid.hide()

    def _share_room(self) -> None:
        """Leave to the tiles what the large map cannot fill."""
        self._scaled.setMaximumHeight(self._scaled.height_for(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
