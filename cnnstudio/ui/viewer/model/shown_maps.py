"""What was captured of the node that is looked at, and what is chosen in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.viewer.model.captured import NO_RANGES, Captured, captured_of
from cnnstudio.ui.viewer.model.looked_node import LookedNode
from cnnstudio.ui.viewer.model.map_order import MapOrder, OrderKey


class ShownMaps(LookedNode):
    """The node's maps, sequence or vector: one of them, a frame, a value pointed at.

    `maps_changed`: `Maps` arrived or went, `changed` follows, as it does after another
    order or frame; `channel_changed`: another map is chosen; `pointed_changed`: the
    value under the pointer.
    """

    changed = Signal()
    maps_changed = Signal()
    channel_changed = Signal()
    pointed_changed = Signal()

    def __init__(
        self, document: Document, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(document, selection, parent)
        self._channels: dict[str, int] = {}
        self._frame = 0
        self._region: tuple[int, int, int, int] | None = None
        self._maps: Maps | None = None
        self.maps_number = 0
        """Counts what has arrived: a new one of the same image may have its id."""
        self._order = MapOrder()

    @property
    def maps(self) -> Maps | None:
        """What was captured last; None before anything was."""
        return self._maps

    @property
    def captured(self) -> Captured | None:
        """What has arrived of the node; of a clip the chosen frame."""
        if self._maps is None:
            return None
        return captured_of(self._maps, self.captured_node, self.shape, self._frame)

    @property
    def tiles(self) -> NDArray[np.uint8] | None:
        """The node's maps (N, H, W) as bytes of their own ranges, if it has maps."""
        captured = self.captured
        has_maps = captured is not None and captured.form == "maps"
        return captured.tiles if captured is not None and has_maps else None

    @property
    def ranges(self) -> NDArray[np.float32]:
        """Minimum and maximum (N, 2) of the maps; empty without any."""
        captured = self.captured
        return captured.ranges if captured is not None else NO_RANGES

    @property
    def vector(self) -> NDArray[np.float32] | None:
        """The node's single numbers (N,), if it has no maps and is no sequence."""
        captured = self.captured
        if captured is None or captured.form != "vector":
            return None
        return captured.values.reshape(-1)

    @property
    def detail(self) -> NDArray[np.float32] | None:
        """The node's exact values, once they have arrived: maps, sequence or vector."""
        captured = self.captured
        return captured.detail if captured is not None else None

    @property
    def filters(self) -> NDArray[np.float32] | None:
        """The node's weights (out, in, kH, kW) if it is a convolution."""
        if self._maps is None or self._maps.detail_node != self.captured_node:
            return None
        return self._maps.filters

    @property
    def count(self) -> int:
        """How many images there are; 0 while nobody knows."""
        return self._maps.count if self._maps is not None else 0

    @property
    def is_untrained(self) -> bool:
        """True if the maps come from the document's initial weights."""
        return self._maps is not None and self._maps.subject == "document"

    @property
    def order_key(self) -> OrderKey:
        """By what the maps are ordered."""
        return self._order.key

    @property
    def order(self) -> NDArray[np.intp]:
        """The channels in the order in which they are shown."""
        captured, maps = self.captured, self._maps
        if captured is None or maps is None:
            return np.zeros(0, np.intp)
        whose = self.captured_node, maps.run, maps.epoch, maps.part, maps.index
        return self._order.of(captured, (whose, self._frame))

    @property
    def frame(self) -> int:
        """Which frame of a clip is looked at, from 0."""
        return self._frame

    @property
    def channel(self) -> int:
        """Index of the chosen map."""
        return self._channels.get(self.current, 0)

    @property
    def region(self) -> tuple[int, int, int, int] | None:
        """(top, left, height, width) of the input that the pointed value sees."""
        return self._region

    # What views choose of it

    def set_channel(self, channel: int) -> None:
        """Choose a map of the node."""
        if channel != self.channel:
            self._channels[self.current] = channel
            self.point_at(None)
            self.channel_changed.emit()

    def step_channel(self, step: int) -> None:
        """Choose the next or the previous map, in the order in which they are shown."""
        if self.tiles is not None:
            order = self.order.tolist()
            here = order.index(self.channel) if self.channel in order else 0
            self.set_channel(order[max(0, min(len(order) - 1, here + step))])

    def set_order(self, key: OrderKey) -> None:
        """Show the maps in another order."""
        if key != self._order.key:
            self._order.key = key
            self.changed.emit()

    def set_frame(self, frame: int) -> None:
        """Choose a frame of a clip."""
        if frame != self._frame:
            self._frame = frame
            self.point_at(None)
            self.changed.emit()

    def point_at(self, cell: tuple[int, int] | None) -> None:
        """Say which value of the map is pointed at; its sight is `region`."""
        field, region = self.field, None
        if cell is not None and field is not None:
            detail = self.detail
            if field.whole or (detail is not None and detail.ndim == 3):
                region = field.region(*cell)
        if region != self._region:
            self._region = region
            self.pointed_changed.emit()
