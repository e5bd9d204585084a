"""One layer: all its maps, the chosen one large, and its filters below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.graph.text import plural, translate
from cnnstudio.ui.format import TIMES, count, counted
from cnnstudio.ui.viewer.grid.map_header import MapHeader
from cnnstudio.ui.viewer.grid.tile_grid import FRAME, TileGrid
from cnnstudio.ui.viewer.maps.map_panel import LargeMap, MapPanel
from cnnstudio.ui.viewer.maps.sequence_view import SequenceView
from cnnstudio.ui.viewer.maps.vector_view import VectorView
from cnnstudio.ui.viewer.model.captured import Captured
from cnnstudio.ui.viewer.parts.axes import Axes
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.pictures import GREY, MAPS
from cnnstudio.ui.viewer.parts.tiling import shared_range, to_shared
from cnnstudio.ui.viewer.weights.filter_view import FilterView
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator

_MARGIN, _GAP = 20, 28
_FILTERS = (132, 236)
"""Least and greatest height of the filters, in pixels."""


class _Captions(Sequence[str]):
    """What the tip of a map says, made when it is asked for: there may be thousands."""

    def __init__(self, ranges: NDArray[np.float32], order: NDArray[np.intp]) -> None:
        self._ranges, self._order = ranges, order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self[i] for i in range(len(self))[index]]
        channel = int(self._order[index])
        low, high = (number_text(float(end)) for end in self._ranges[channel])
        text = translate("LayerPage", "map {0}: {1} to {2}")
        return text.format(channel, low, high)


class LayerPage(QWidget):
    """Maps at the left, the chosen one at the right, filters below.

    A layer of single numbers, or a sequence, shows these instead of maps; one without
    filters leaves their room to the maps. `chosen(channel)` follows a click on a map.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_image = False
        self._captured: Captured | None = None
        self._values: NDArray[np.float32] | None = None
        self._order = np.zeros(0, np.intp)
        self._shared = False
        self._ends = (0.0, 0.0)
        self.header = MapHeader()
        self.grid = TileGrid(self.tr("Feature maps"))
        self.large = MapPanel()
        self.vector = VectorView()
        self.sequence = SequenceView()
        self.filters = FilterView()
        self.instead = TextLabel("", "label", "text3")
        self.instead.setIndent(FRAME)
        self._lay_out()
        self.grid.chosen.connect(self._tile_chosen)
        self.filters.chosen.connect(self.chosen)

    def hint(self) -> str:
        """Return how many maps of which size there are."""
        return self.header.hint.full_text()

    def show_captured(
        self,
        captured: Captured,
        order: NDArray[np.intp],
        axes: Axes,
        ends: tuple[float, float] | None = None,
    ) -> None:
        """Show what a layer gives: maps in an `order` of channels, or what it has.

        `axes` tells what the sides of a sequence are, `ends` which range all maps have
        where they share one; that of these maps, if it is None.
        """
        self._captured, self._order, self._values = captured, order, None
        self._ends = shared_range(captured.all_ranges) if ends is None else ends
        if captured.form == "vector":
            self.vector.show_values(captured.values.reshape(-1))
            self._top.setCurrentWidget(self.vector)
        elif captured.form == "sequence":
            self.sequence.show_values(captured.values, axes)
            self._top.setCurrentWidget(self.sequence)
        else:
            self.header.title.setText(
                self.tr("Image") if self.is_image else self.tr("Feature maps")
            )
            self.header.hint.set_text(self._words(captured))
            self._draw_tiles(captured)
            self._top.setCurrentIndex(0)

    def show_filters(
        self, weights: NDArray[np.float32] | None, expected: bool, instead: str
    ) -> None:
        """Show weights (out, in, kH, kW), or say what the layer has instead.

        `expected` weights that have not arrived leave the filters as they are.
        """
        if weights is not None:
            self.filters.show_weights(weights)
        self.filters.setVisible(expected)
        self.instead.setText(instead)
        self.instead.setVisible(not expected)
        self._share_room()

    def show_channel(
        self, channel: int, field: ReceptiveField | None, origin: str = ""
    ) -> None:
        """Show one of the maps large; `origin` says which input it comes from."""
        self.filters.set_current(channel)
        captured = self._captured
        if captured is None or captured.form != "maps":
            return
        if not 0 <= channel < len(captured.tiles):
            return
        self.grid.set_current(int(np.argmax(self._order == channel)))
        low, high = self._range_of(captured, channel)
        title = self.tr("Channel {0}") if self.is_image else self.tr("Map {0}")
        table = GREY if self.is_image else MAPS
        exact = captured.detail is not None
        if self._values is None:
            self._values = captured.values
        self.large.show_map(
            LargeMap(
                title.format(channel), self._values[channel], low, high, table, exact,
                field, origin,
            )
        )  # fmt: skip
        self._channel, self._field, self._origin = channel, field, origin

    def set_shared(self, shared: bool) -> None:
        """Colour all maps on one scale, or each on its own."""
        if shared == self._shared:
            return
        self._shared = shared
        if self._captured is not None and self._captured.form == "maps":
            self._draw_tiles(self._captured)
            self.show_channel(self._channel, self._field, self._origin)

    def _words(self, captured: Captured) -> str:
        number, tall, wide = captured.tiles.shape
        channels = counted(
            number, plural("LayerPage", number, "{n} channel", "{n} channels")
        )
        hint = f"{channels}, {tall} {TIMES} {wide}"
        ranges = captured.ranges
        flat = int((ranges[:, 0] == ranges[:, 1]).sum())
        if flat and not self.is_image and tall * wide > 1:
            hint = self.tr("{0}, {1} of one value").format(hint, flat)
        if captured.odd is not None:
            odd = count(int((captured.odd > 0).sum()))
            hint = self.tr("{0}, {1} values not finite").format(hint, odd)
        return hint

    def _is_shared(self, captured: Captured) -> bool:
        """True if all maps have one scale: maps of one pixel have none of their own."""
        return self._shared or captured.tiles[0].size == 1

    def _range_of(self, captured: Captured, channel: int) -> tuple[float, float]:
        if self._is_shared(captured):
            return self._ends
        low, high = captured.ranges[channel]
        return float(low), float(high)

    def _draw_tiles(self, captured: Captured) -> None:
        tiles, odd, ranges = captured.tiles, captured.odd, captured.ranges
        if self._is_shared(captured):
            tiles = to_shared(tiles, ranges, self._ends)
        order = self._order
        if (order[1:] < order[:-1]).any():
            tiles, odd = tiles[order], None if odd is None else odd[order]
        table = GREY if self.is_image else MAPS
        self.grid.set_tiles(tiles, table, _Captions(ranges, order), odd=odd)

    def _tile_chosen(self, place: int) -> None:
        self.chosen.emit(int(self._order[place]))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8 - FRAME)
        left.addWidget(self.header)
        left.addWidget(self.grid, 1)
        maps = QWidget()
        row = QHBoxLayout(maps)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addLayout(left, 11)
        row.addWidget(self.large, 9)
        self._top = QStackedWidget()
        self._top.addWidget(maps)
        self._top.addWidget(self.vector)
        self._top.addWidget(self.sequence)
        upper = QVBoxLayout()
        upper.setContentsMargins(_MARGIN - FRAME, 16, _MARGIN, 14)
        upper.addWidget(self._top)
        lower = QVBoxLayout()
        lower.setContentsMargins(_MARGIN - FRAME, 12, _MARGIN, 12)
        lower.addWidget(self.filters)
        lower.addWidget(self.instead)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(FlowSeparator())
        column.addLayout(lower)

    def _share_room(self) -> None:
        least, greatest = _FILTERS
        self.filters.setFixedHeight(max(least, min(greatest, self.height() * 3 // 10)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()
