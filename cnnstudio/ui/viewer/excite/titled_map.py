"""Maps with titles and colour bars, several side by side and as large as fits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.ui.viewer.parts.heat_view import HeatView
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.widgets.labels import ElidedLabel

_ACROSS, _DOWN = 20, 16
"""Room between the columns and the rows of a square of maps."""


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

    def height_for(self, width: int) -> int:
        """Height with which the map is as wide as this width allows."""
        return self._title.sizeHint().height() + 6 + self._scaled.height_for(width)


class MapSquare(QWidget):
    """Four widgets in two rows, as high as the first one's map needs at most.

    The first is a `TitledMap`; what is left of the room stays free below.
    """

    def __init__(
        self,
        views: tuple[TitledMap, QWidget, QWidget, QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._views = views
        for view in views:
            view.setParent(self)
        self.setMinimumSize(2 * 170 + _ACROSS, 2 * 150 + _DOWN)

    def arrange(self) -> None:
        """Give each of the four its place."""
        wide = (self.width() - _ACROSS) // 2
        high = min((self.height() - _DOWN) // 2, self._views[0].height_for(wide))
        for place, view in enumerate(self._views):
            row, column = divmod(place, 2)
            view.setGeometry(
                column * (wide + _ACROSS), row * (high + _DOWN), wide, high
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
