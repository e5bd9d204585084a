"""One layer: all its maps, the chosen one large, and its filters below."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.graph.text import plural
from cnnstudio.ui.format import TIMES, counted
from cnnstudio.ui.viewer.color_bar import number_text
from cnnstudio.ui.viewer.filter_view import FilterView
from cnnstudio.ui.viewer.map_panel import LargeMap, MapPanel
from cnnstudio.ui.viewer.pictures import GREY, MAPS
from cnnstudio.ui.viewer.tile_grid import FRAME, NO_TILES, TileGrid
from cnnstudio.ui.viewer.tiling import restored, shared_range, to_shared
from cnnstudio.ui.viewer.vector_view import VectorView
from cnnstudio.ui.widgets.labels import ElidedLabel, TextLabel
from cnnstudio.ui.widgets.rows import FlowSeparator

_MARGIN, _GAP = 20, 28
_FILTERS = (132, 236)
"""Least and greatest height of the filters, in pixels."""


class LayerPage(QWidget):
    """Maps at the left, the chosen one at the right, filters below.

    A layer of single numbers shows these instead of maps; one without filters
    leaves their room to the maps.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_image = False
        self._tiles = NO_TILES
        self._ranges = np.zeros((0, 2), np.float32)
        self._detail: NDArray[np.float32] | None = None
        self._shared = False
        self._title = TextLabel("", "strong")
        self._hint = ElidedLabel("", "label", "text3")
        self.grid = TileGrid(self.tr("Feature maps"))
        self.large = MapPanel()
        self.vector = VectorView()
        self.filters = FilterView()
        self.instead = TextLabel("", "label", "text3")
        self.instead.setIndent(FRAME)
        self._lay_out()

    def hint(self) -> str:
        """Return how many maps of which size there are."""
        return self._hint.full_text()

    @property
    def shows_vector(self) -> bool:
        """True while the layer's single numbers are shown."""
        return self._top.currentWidget() is self.vector

    def show_maps(
        self,
        tiles: NDArray[np.uint8],
        ranges: NDArray[np.float32],
        detail: NDArray[np.float32] | None,
    ) -> None:
        """Show maps (N, H, W) as bytes with their ranges (N, 2); `detail` is exact."""
        self._tiles, self._ranges, self._detail = tiles, ranges, detail
        self._title.setText(
            self.tr("Image") if self.is_image else self.tr("Feature maps")
        )
        channels = counted(
            len(tiles), plural("LayerPage", len(tiles), "{n} channel", "{n} channels")
        )
        hint = f"{channels}, {tiles.shape[1]} {TIMES} {tiles.shape[2]}"
        flat = int((ranges[:, 0] == ranges[:, 1]).sum())
        if flat and not self.is_image:
            hint = self.tr("{0}, {1} of one value").format(hint, flat)
        self._hint.set_text(hint)
        self._draw_tiles()
        self._top.setCurrentIndex(0)

    def show_vector(self, values: NDArray[np.float32]) -> None:
        """Show single numbers (N,)."""
        self._tiles, self._detail = NO_TILES, None
        self.vector.show_values(values)
        self._top.setCurrentWidget(self.vector)

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

    def show_channel(self, channel: int, field: ReceptiveField | None) -> None:
        """Show one of the maps large."""
        self.filters.set_current(channel)
        if not 0 <= channel < len(self._tiles):
            return
        self.grid.set_current(channel)
        exact = self._detail is not None and self._detail.ndim == 3
        if exact and self._detail is not None:
            values = self._detail[channel]
        else:
            values = restored(
                self._tiles[channel : channel + 1], self._ranges[channel : channel + 1]
            )[0]
        low, high = self._range_of(channel)
        title = self.tr("Channel {0}") if self.is_image else self.tr("Map {0}")
        table = GREY if self.is_image else MAPS
        self.large.show_map(
            LargeMap(title.format(channel), values, low, high, table, exact, field)
        )
        self._channel, self._field = channel, field

    def set_shared(self, shared: bool) -> None:
        """Colour all maps on one scale, or each on its own."""
        self._shared = shared
        if len(self._tiles):
            self._draw_tiles()
            self.show_channel(self._channel, self._field)

    def _range_of(self, channel: int) -> tuple[float, float]:
        if self._shared:
            return shared_range(self._ranges)
        low, high = self._ranges[channel]
        return float(low), float(high)

    def _draw_tiles(self) -> None:
        tiles = to_shared(self._tiles, self._ranges) if self._shared else self._tiles
        caption = self.tr("map {0}: {1} to {2}")
        captions = tuple(
            caption.format(i, number_text(float(low)), number_text(float(high)))
            for i, (low, high) in enumerate(self._ranges)
        )
        self.grid.set_tiles(tiles, GREY if self.is_image else MAPS, captions)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setContentsMargins(FRAME, 0, 0, 0)
        title.setSpacing(12)
        title.addWidget(self._title)
        title.addWidget(self._hint, 1)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(title)
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
