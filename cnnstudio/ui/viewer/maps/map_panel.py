"""The chosen map, large: values, the input that a value sees, distribution."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.ui.format import TIMES
from cnnstudio.ui.viewer.grid.map_header import TITLE
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.finite import finite_range, odd_text
from cnnstudio.ui.viewer.parts.heat_view import HeatView
from cnnstudio.ui.viewer.parts.histogram import Histogram
from cnnstudio.ui.viewer.parts.pictures import MAPS
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

_HISTOGRAM_FROM = 310
"""Height of the panel, in pixels, from which there is room for the histogram."""


class LargeMap(NamedTuple):
    """One map (H, W) to show, with the range of its colours.

    `exact` is False for values restored from a picture, which have no card; `origin`
    says where the map comes from, if that is worth a word.
    """

    title: str
    values: NDArray[np.float32]
    low: float
    high: float
    table: str = MAPS
    exact: bool = True
    field: ReceptiveField | None = None
    origin: str = ""


class MapPanel(QWidget):
    """Title, map with its colour bar, and below how the values are distributed."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel("", "strong")
        self._hint = ElidedLabel("", "label", "text3")
        self.map = HeatView(self.tr("Map"))
        self._scaled = ScaledMap(self.map)
        self.bar = self._scaled.bar
        self._below = TextLabel(self.tr("Values in this map"), "label", "text2")
        self.histogram = Histogram()
        self._words = TextLabel("", "label", "text2", wrap=True)
        self._varies = False
        self._lay_out()
        self.map.pointed.connect(self.pointed)

    def title(self) -> str:
        """Return which map is shown."""
        return self._title.text()

    def words(self) -> str:
        """Return what is said of a map of one value, or of what is not finite."""
        return self._words.text()

    def hint(self) -> str:
        """Return how much of the input each value sees."""
        return self._hint.full_text()

    def show_map(self, shown: LargeMap) -> None:
        """Show a map."""
        self._title.setText(shown.title)
        parts = (shown.origin, self._sight(shown.field))
        self._hint.set_text(", ".join(part for part in parts if part))
        self.map.show_values(
            shown.values, shown.low, shown.high, shown.table, shown.exact
        )
        self.bar.set_range(shown.low, shown.high, shown.table)
        low, high = finite_range(shown.values)
        self._varies = low < high
        one = self._of_one_value(low, high, shown.values.size)
        self._words.setText(odd_text(shown.values) or one)
        if self._varies:
            self.histogram.show_values(shown.values, shown.low, shown.high, shown.table)
        self._arrange()

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addStrut(TITLE)
        title.addWidget(self._title)
        title.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(title)
        column.addSpacing(8)
        column.addWidget(self._scaled, 100)
        column.addSpacing(12)
        column.addWidget(self._below)
        column.addWidget(self.histogram)
        column.addWidget(self._words)
        column.addStretch(1)

    def _sight(self, field: ReceptiveField | None) -> str:
        if field is None:
            return ""
        if field.whole:
            return self.tr("each pixel sees the whole image")
        if field.size == (1, 1):
            return self.tr("each pixel sees one input pixel")
        return self.tr("each pixel sees {0} {1} {2} input pixels").format(
            field.size[0], TIMES, field.size[1]
        )

    def _of_one_value(self, low: float, high: float, size: int) -> str:
        if low != high:
            return ""
        if size == 1:
            text = self.tr("This map is a single value: {0}.")
            return text.format(number_text(low))
        if low == 0:
            return self.tr("Every value is 0: this map is silent for this image.")
        return self.tr("Every value is {0}: this map tells nothing here.").format(
            number_text(low)
        )

    def _arrange(self) -> None:
        """Give the map its room: first it, then what is below."""
        roomy = self.height() >= _HISTOGRAM_FROM
        self._below.setVisible(roomy and self._varies)
        self.histogram.setVisible(roomy and self._varies)
        self._words.setVisible(bool(self._words.text()))
        # What is below follows the map closely, and the rest of the room is free.
        self._scaled.setMaximumHeight(self._scaled.height_for(self.width()))
        self._scaled.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
