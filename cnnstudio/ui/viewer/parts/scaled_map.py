"""A large map with its colour bar close beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.viewer.parts.color_bar import ColorBar
from cnnstudio.ui.viewer.parts.heat_view import HeatView

_GAP = 12


class ScaledMap(QWidget):
    """Places a `HeatView` and a `ColorBar` of the drawn map's height.

    The owner calls `arrange` after it has shown values of another shape.
    """

    def __init__(self, heat: HeatView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = heat
        self.bar = ColorBar()
        heat.setParent(self)
        self.bar.setParent(self)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(80 + _GAP + self.bar.width(), 80)

    def height_for(self, width: int) -> int:
        """Height that the map has if nothing but this width limits it."""
        room = QRectF(0, 0, max(1, width - self.bar.width() - _GAP), 1e6)
        return round(self.map.map_rect(room).height())

    def arrange(self) -> None:
        """Put the bar beside what is drawn."""
        width = self.width() - self.bar.width() - _GAP
        self.map.setGeometry(0, 0, max(1, width), self.height())
        drawn = self.map.map_rect()
        left = round(drawn.right()) + _GAP
        self.bar.setGeometry(left, 0, self.bar.width(), round(drawn.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
