"""A sequence as one heat map: steps and features, or channels and places."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import plural
from cnnstudio.ui.format import TIMES, counted
from cnnstudio.ui.viewer.grid.tile_grid import FRAME
from cnnstudio.ui.viewer.parts.axes import Axes
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.finite import finite_range, odd_text
from cnnstudio.ui.viewer.parts.heat_view import Cell, HeatView
from cnnstudio.ui.viewer.parts.histogram import Histogram
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel

_NARROW = 4
"""Sides whose sizes differ by more than this fill the room; cells are no squares."""


class _Steps(HeatView):
    """The card names a step and a feature, or a channel and a place."""

    axes: Axes = "steps"

    def text_at(self, cell: Cell) -> str:
        number = number_text(float(self._values[cell]))
        if self.axes == "steps":
            text = self.tr("step {0}, feature {1}: {2}")
        else:
            text = self.tr("channel {0}, place {1}: {2}")
        return text.format(*cell, number)


class SequenceView(QWidget):
    """Title, the values (L, N) as cells with their colour bar, and their histogram."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = TextLabel(self.tr("Sequence"), "strong")
        self._hint = ElidedLabel("", "label", "text3")
        self.heat = _Steps(self.tr("Sequence"))
        self._scaled = ScaledMap(self.heat)
        self.bar = self._scaled.bar
        self.histogram = Histogram()
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(self._title)
        title.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(title)
        column.addWidget(self._scaled, 100)
        column.addWidget(self.histogram)
        column.addStretch(1)
        self.heat.pointed.connect(self.pointed)

    def hint(self) -> str:
        """Return how long the sequence is."""
        return self._hint.full_text()

    def show_values(self, values: NDArray[np.float32], axes: Axes) -> None:
        """Show a sequence (steps, features) or (channels, places)."""
        self.heat.axes = axes
        self._hint.set_text(self._words(values, axes))
        low, high = finite_range(values)
        tall, wide = values.shape
        square = max(tall, wide) <= _NARROW * min(tall, wide)
        self.heat.show_values(values, low, high, square=square)
        self.bar.set_range(low, high)
        self.histogram.setVisible(high > low)
        if high > low:
            self.histogram.show_values(values, low, high)
        self._share_room()

    def _share_room(self) -> None:
        """Let the histogram follow closely what is drawn."""
        self._scaled.setMaximumHeight(self._scaled.height_for(self.width()))
        self._scaled.arrange()

    def _words(self, values: NDArray[np.float32], axes: Axes) -> str:
        tall, wide = values.shape
        if axes == "steps":
            first = plural("SequenceView", tall, "{n} step", "{n} steps")
            second = plural("SequenceView", wide, "{n} feature", "{n} features")
        else:
            first = plural("SequenceView", tall, "{n} channel", "{n} channels")
            second = plural("SequenceView", wide, "{n} place", "{n} places")
        size = f"{counted(tall, first)} {TIMES} {counted(wide, second)}"
        odd = odd_text(values)
        return f"{size}. {odd}" if odd else size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
