"""A map with its title and colour bar, small enough for several side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.ui.viewer.heat_view import HeatView
from cnnstudio.ui.viewer.scaled_map import ScaledMap
from cnnstudio.ui.widgets.labels import ElidedLabel


class TitledMap(QWidget):
    """A title over a map that tells the value under the pointer."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", "label", "text2")
        self._title.set_text(title)
        self.map = HeatView(title)
        self._scaled = ScaledMap(self.map)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._scaled, 1)

    def show_map(
        self, values: NDArray[np.float32], low: float, high: float, table: str
    ) -> None:
        """Show a map (h, w), `low` to `high` along a colour map."""
        self.map.show_values(values, low, high, table)
        self._scaled.bar.set_range(low, high, table)
        self._scaled.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scaled.arrange()
