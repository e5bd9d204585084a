"""The filters of a convolution: in colour, slice by slice, or as a matrix."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.text import plural
from cnnstudio.ui.format import TIMES, counted
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.grid.map_header import TITLE
from cnnstudio.ui.viewer.grid.tile_grid import FRAME, TileGrid
from cnnstudio.ui.viewer.parts.color_bar import ColorBar, number_text
from cnnstudio.ui.viewer.parts.finite import odd_marks, odd_text
from cnnstudio.ui.viewer.parts.heat_view import Cell, HeatView
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.viewer.parts.scaled_map import ScaledMap
from cnnstudio.ui.viewer.parts.tiling import to_bytes
from cnnstudio.ui.viewer.weights.filter_bank import (
    FilterBank,
    Order,
    bank_of,
    color_tiles,
)
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField


class _Matrix(HeatView):
    """Weights without places: a row per filter, a column per input."""

    order: Order = np.arange(0)

    def text_at(self, cell: Cell) -> str:
        number = number_text(float(self._values[cell]), signed=True)
        row = int(self.order[cell[0]]) if cell[0] < len(self.order) else cell[0]
        return self.tr("filter {0}, channel {1}: {2}").format(row, cell[1], number)


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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()  # the tiles have their places only now


class FilterView(QWidget):
    """All filters on one scale, symmetric about 0; `chosen(filter)` on a click.

    A tile is at most `largest` pixels wide.

    `slice_changed`: the weights of another input channel are shown.
    """

    chosen = Signal(int)
    slice_changed = Signal()

    def __init__(self, largest: int = 72, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, "panel/filters")
        self._largest = largest
        self._bank = bank_of(np.zeros((1, 1, 1, 1), np.float32))
        self._order: Order = np.arange(1)
        self._end = 0.0
        self._slice = 0
        self._title = TextLabel(self.tr("Filters"), "strong")
        self._hint = ElidedLabel("", "label", "text3")
        self._what = TextLabel(self.tr("Input channel"), "label", "text3")
        self._of = TextLabel("", "label", "text3")
        self.slice_field = NumberField("1", self.tr("Input channel"), minimum=1)
        self.grid = TileGrid(self.tr("Filters"))
        self.matrix = _Matrix(self.tr("Weights"))
        self._scaled = ScaledMap(self.matrix)
        self._tiles = _ScaledTiles(self.grid)
        self.bar = self._tiles.bar
        self._picker = self._make_picker()
        self._lay_out()
        self.grid.chosen.connect(self._tile_chosen)
        self.slice_field.edited.connect(self._slice_edited)
        self.slice_field.committed.connect(self._slice_committed)

    @property
    def slice(self) -> int:
        """The input channel whose weights are shown, from 0."""
        return self._slice

    def hint(self) -> str:
        """Return what is said of the filters beside the title."""
        return self._hint.full_text()

    def show_weights(self, weights: NDArray[np.float32], first: bool = True) -> None:
        """Show weights (out, in, *kernel); three channels of `first` are colours."""
        self.show_bank(bank_of(weights, first))

    def show_bank(
        self, bank: FilterBank, order: Order | None = None, end: float = 0.0
    ) -> None:
        """Show filters in an order, on a scale from −`end` to `end` (0: their own)."""
        count, slices = bank.pictures.shape[:2]
        if slices != self._bank.pictures.shape[1]:
            self._slice = 0
            self.slice_field.set_text("1")
        self._bank = bank
        self._order = np.arange(count) if order is None else order
        self._end = end or bank.end
        dense = not bank.kernel
        self._title.setText(self.tr("Weights") if dense else self.tr("Filters"))
        self._hint.set_text(self._said(bank))
        pick = bank.form == "slices" and slices > 1
        self._picker.setVisible(pick)
        for bar in (self.bar, self._scaled.bar):
            bar.set_range(-self._end, self._end, WEIGHTS)
        self.bar.setVisible(bank.form == "slices")
        self._stack.setCurrentIndex(1 if bank.form == "matrix" else 0)
        self._draw()

    def add_hint(self, remark: str) -> None:
        """Say something more beside the title."""
        if remark:
            self._hint.set_text(f"{self._hint.full_text()}, {remark}")

    def _said(self, bank: FilterBank) -> str:
        """Say how many filters of which size there are."""
        count, inputs = bank.pictures.shape[:2]
        said = plural("FilterView", count, "{n} filter", "{n} filters")
        if not bank.kernel:
            said = plural("FilterView", count, "{n} output", "{n} outputs")
        parts = [counted(count, said)]
        if bank.form == "matrix" and not bank.kernel:
            said = plural("FilterView", inputs, "{n} input", "{n} inputs")
            parts.append(counted(inputs, said))
        else:
            parts.append(f" {TIMES} ".join(str(size) for size in bank.kernel))
        if bank.form == "colour":  # has no bar beside it
            ends = number_text(-self._end), number_text(self._end, signed=True)
            parts.append(self.tr("colours, {0} to {1}").format(*ends))
        else:
            parts.append(self.tr("weights"))
        said, odd = ", ".join(parts), odd_text(bank.pictures)
        return f"{said}. {odd}" if odd else said

    def set_current(self, index: int) -> None:
        """Frame the filter that makes the chosen map."""
        places = np.flatnonzero(self._order == index)
        self.grid.set_current(int(places[0]) if len(places) else -1)

    def _tile_chosen(self, tile: int) -> None:
        self.chosen.emit(int(self._order[tile]))

    def _make_picker(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._what)
        self.slice_field.setFixedWidth(80)
        row.addWidget(self.slice_field)
        row.addWidget(self._of)
        return box

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setContentsMargins(FRAME, 0, 0, 0)
        title.setSpacing(12)
        title.addStrut(TITLE)
        title.addWidget(self._title)
        title.addWidget(self._hint, 1)
        title.addWidget(self._picker)
        self._stack = QStackedWidget()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._tiles)
        matrix = QWidget()
        indented = QHBoxLayout(matrix)
        indented.setContentsMargins(FRAME, FRAME, 0, 0)
        indented.addWidget(self._scaled)
        self._stack.addWidget(matrix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(title)
        column.addSpacing(8 - FRAME)
        column.addWidget(self._stack, 1)

    def _slice_edited(self, text: str) -> None:
        channels = self._bank.pictures.shape[1]
        if not (text.strip().isdecimal() and 1 <= int(text) <= channels):
            reason = self.tr("Type a channel from 1 to {0}.").format(channels)
            self.slice_field.set_state("error", reason)
            return
        self.slice_field.set_state("normal")
        self._slice = int(text) - 1
        self._draw()
        self.slice_changed.emit()

    def _slice_committed(self, text: str) -> None:
        """Put a number beyond the ends back to the nearest that there is."""
        number = int(text) if text.strip().isdecimal() else self._slice + 1
        number = max(1, min(self._bank.pictures.shape[1], number))
        self.slice_field.set_text(str(number))
        self._slice_edited(str(number))

    def _tell_slice(self) -> None:
        """Say what is counted: input channels, or of a deep filter their slices."""
        bank = self._bank
        deep = len(bank.kernel) == 3
        self._what.setText(self.tr("Slice") if deep else self.tr("Input channel"))
        self._of.setText(self.tr("of {0}").format(len(bank.slices)))
        self.slice_field.setAccessibleDescription(bank.slices[self._slice])

    def _draw(self) -> None:
        bank, end = self._bank, self._end
        weights = bank.pictures[self._order]
        if bank.form == "matrix":
            matrix = weights[:, :, 0, 0]
            square = max(matrix.shape) <= 4 * min(matrix.shape)
            self.matrix.order = self._order
            self.matrix.show_values(matrix, -end, end, WEIGHTS, square=square)
            self._scaled.arrange()
            return
        if bank.form == "colour":
            tiles, odd = color_tiles(weights, end), odd_marks(weights, 1)
        else:
            seen = weights[:, self._slice]
            tiles, odd = to_bytes(seen, -end, end), odd_marks(seen)
            self._tell_slice()
        captions = tuple(bank.name_of(int(i)) for i in self._order)
        self.grid.set_tiles(tiles, WEIGHTS, captions, largest=self._largest, odd=odd)
        self._tiles.arrange()
