"""The filters of a convolution: in colour, slice by slice, or as a matrix."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.text import plural
from cnnstudio.ui.format import TIMES, counted
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.color_bar import ColorBar, number_text
from cnnstudio.ui.viewer.heat_view import Cell, HeatView
from cnnstudio.ui.viewer.pictures import WEIGHTS
from cnnstudio.ui.viewer.scaled_map import ScaledMap
from cnnstudio.ui.viewer.tile_grid import FRAME, TileGrid
from cnnstudio.ui.viewer.tiling import to_bytes
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField

Form = Literal["colour", "slices", "matrix"]


def form_of(weights: NDArray[np.float32]) -> Form:
    """How weights (out, in, kH, kW) are shown."""
    if weights.shape[2:] == (1, 1):
        return "matrix"
    return "colour" if weights.shape[1] == 3 else "slices"


def largest_weight(weights: NDArray[np.float32]) -> float:
    """Return the end of a scale about 0 that all filters share."""
    size = np.abs(np.nan_to_num(weights)).max(initial=0.0)
    return float(size)


def color_tiles(weights: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Filters (out, 3, kH, kW) as colours (out, kH, kW, 3): 0 is middle grey."""
    end = largest_weight(weights)
    return to_bytes(np.moveaxis(weights, 1, 3), -end, end)


class _Matrix(HeatView):
    """The weights of a 1 × 1 convolution: a row per filter, a column per channel."""

    def text_at(self, cell: Cell) -> str:
        number = number_text(float(self._values[cell]), signed=True)
        return self.tr("filter {0}, channel {1}: {2}").format(*cell, number)


class _ScaledTiles(QWidget):
    """The tiles with the colour bar of their height close beside them."""

    def __init__(self, grid: TileGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.bar = ColorBar()
        grid.setParent(self)
        self.bar.setParent(self)

    def arrange(self) -> None:
        """Put the bar beside the tiles."""
        width = self.width() - self.bar.width() - 8
        self.grid.setGeometry(0, 0, max(1, width), self.height())
        tiles = self.grid.tiles_rect()
        left = tiles.right() + 13
        if self.grid.verticalScrollBar().maximum() > 0:
            left = width + 8
        height = max(48, tiles.height())
        self.bar.setGeometry(left, tiles.top(), self.bar.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class FilterView(QWidget):
    """All filters on one scale, symmetric about 0; `chosen(filter)` on a click."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/filters")
        self._weights = np.zeros((1, 1, 1, 1), np.float32)
        self._slice = 0
        self._title = TextLabel(self.tr("Filters"), "strong")
        self._hint = ElidedLabel("", "label", "text3")
        self._of = TextLabel("", "label", "text3")
        self.slice_field = NumberField("1", self.tr("Input channel"), minimum=1)
        self.grid = TileGrid(self.tr("Filters"))
        self.matrix = _Matrix(self.tr("Weights"))
        self._scaled = ScaledMap(self.matrix)
        self._tiles = _ScaledTiles(self.grid)
        self.bar = self._tiles.bar
        self._picker = self._make_picker()
        self._lay_out()
        self.grid.chosen.connect(self.chosen)
        self.slice_field.edited.connect(self._slice_edited)
        self.slice_field.committed.connect(self._slice_committed)

    @property
    def slice(self) -> int:
        """The input channel whose weights are shown, from 0."""
        return self._slice

    def hint(self) -> str:
        """Return what is said of the filters beside the title."""
        return self._hint.full_text()

    def show_weights(self, weights: NDArray[np.float32]) -> None:
        """Show weights (out, in, kH, kW)."""
        if weights.shape[1] != self._weights.shape[1]:
            self._slice = 0
            self.slice_field.set_text("1")
        self._weights = weights
        count, channels, tall, wide = weights.shape
        size = f"{tall} {TIMES} {wide}"
        parts = [
            counted(count, plural("FilterView", count, "{n} filter", "{n} filters")),
            size,
        ]
        form = form_of(weights)
        parts.append(self.tr("colours") if form == "colour" else self.tr("weights"))
        self._hint.set_text(", ".join(parts))
        self._picker.setVisible(form == "slices" and channels > 1)
        self._of.setText(self.tr("of {0}").format(channels))
        end = largest_weight(weights)
        self.bar.set_range(-end, end, WEIGHTS)
        self._scaled.bar.set_range(-end, end, WEIGHTS)
        self.bar.setVisible(form == "slices")
        self._stack.setCurrentIndex(1 if form == "matrix" else 0)
        self._draw()

    def set_current(self, index: int) -> None:
        """Frame the filter that makes the chosen map."""
        self.grid.set_current(index)

    def _make_picker(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(TextLabel(self.tr("Input channel"), "label", "text3"))
        self.slice_field.setFixedWidth(96)
        row.addWidget(self.slice_field)
        row.addWidget(self._of)
        return box

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setContentsMargins(FRAME, 0, 0, 0)
        title.setSpacing(12)
        title.addWidget(self._title)
        title.addWidget(self._hint, 1)
        title.addWidget(self._picker)
        self._stack = QStackedWidget()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._tiles)
        self._stack.addWidget(self._scaled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(title)
        column.addSpacing(6)
        column.addWidget(self._stack, 1)

    def _slice_edited(self, text: str) -> None:
        channels = self._weights.shape[1]
        if not (text.strip().isdecimal() and 1 <= int(text) <= channels):
            reason = self.tr("Type a channel from 1 to {0}.").format(channels)
            self.slice_field.set_state("error", reason)
            return
        self.slice_field.set_state("normal")
        self._slice = int(text) - 1
        self._draw()

    def _slice_committed(self, text: str) -> None:
        """Put a number beyond the ends back to the nearest that there is."""
        number = int(text) if text.strip().isdecimal() else self._slice + 1
        number = max(1, min(self._weights.shape[1], number))
        self.slice_field.set_text(str(number))
        self._slice_edited(str(number))

    def _draw(self) -> None:
        form, weights = form_of(self._weights), self._weights
        end = largest_weight(weights)
        if form == "matrix":
            matrix = weights[:, :, 0, 0]
            square = max(matrix.shape) <= 4 * min(matrix.shape)
            self.matrix.show_values(matrix, -end, end, WEIGHTS, square=square)
            self._scaled.arrange()
        else:
            if form == "colour":
                tiles = color_tiles(weights)
            else:
                tiles = to_bytes(weights[:, self._slice], -end, end)
            caption = self.tr("filter {0}")
            captions = tuple(caption.format(i) for i in range(len(tiles)))
            self.grid.set_tiles(tiles, WEIGHTS, captions, largest=72)
            self._tiles.arrange()
