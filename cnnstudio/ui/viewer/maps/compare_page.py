"""What was pinned beside what is looked at now, and the difference of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked, translate
from cnnstudio.ui.format import TIMES
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.color_bar import number_text
from cnnstudio.ui.viewer.finite import odd_text
from cnnstudio.ui.viewer.heat_view import Cell
from cnnstudio.ui.viewer.maps.compare_side import CompareSide
from cnnstudio.ui.viewer.maps.compared import Compared, compared
from cnnstudio.ui.viewer.pictures import MAPS, WEIGHTS
from cnnstudio.ui.viewer.views import InspectorPage, inspector_view
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from cnnstudio.bridge.look_messages import Maps
    from cnnstudio.ui.viewer.captured import Captured
    from cnnstudio.ui.viewer.inspect_controller import InspectController

_MARGIN, _GAP = 16, 20


class _Words(QWidget):
    """What the difference amounts to, and a way to the map that differs most."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ElidedLabel("", "label", "text2")
        self.most = Button("", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.most)


@inspector_view("compare", marked("InspectViews", "Compare"), "layer", place=6)
class ComparePage(InspectorPage):
    """A, B and B − A of the selected layer, all maps and the chosen one large.

    A and B share the colours of each map; the difference has one scale for all, about
    0. Pointing at one map points at all three.
    """

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/compared_maps")
        self.first = CompareSide(self.tr("A, pinned"), MAPS)
        self.second = CompareSide(self.tr("B, now"), MAPS)
        self.change = CompareSide(self.tr("B \u2212 A"), WEIGHTS)
        self.sides = self.first, self.second, self.change
        self.words = _Words()
        self._order: NDArray[np.intp] = np.zeros(0, np.intp)
        self._pair: Compared | None = None
        self._shown: object = None
        sides = QHBoxLayout()
        sides.setSpacing(_GAP)
        for side in self.sides:
            sides.addWidget(side, 1)
            side.chosen.connect(self._tile_chosen)
            side.pointed.connect(self._point)
            side.grid.verticalScrollBar().valueChanged.connect(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 14)
        column.setSpacing(8)
        column.addLayout(sides, 1)
        column.addWidget(self.words)
        self.words.most.clicked.connect(self._show_most)
        controller.pins.changed.connect(self._if_seen)

    @classmethod
    def why_not(cls, controller: InspectController) -> str:
        return controller.pins.why_not_compared()

    def refresh(self) -> None:
        controller, pin = self.controller, self.controller.pins.pin
        first, second = controller.pins.captured(), controller.captured
        maps = controller.maps
        if pin is None or maps is None or first is None or second is None:
            return
        self.first.what.set_text(_of(pin.maps, pin.weights))
        self.second.what.set_text(_of(maps, controller.weights_text))
        shown = (
            id(pin), first.detail is None, controller.maps_number,
            controller.captured_node, controller.frame, controller.order_key,
        )  # fmt: skip
        if shown != self._shown:
            self._shown = shown
            self._pair = compared(first, second)
            self._show_tiles(self._pair)
            self._say(self._pair, first)
        if self._pair is not None:
            self._show_channel(self._pair, controller.channel)

    def _show_tiles(self, pair: Compared) -> None:
        """Show all maps of the three, if there are several that can be compared."""
        count, order = len(pair.second), self.controller.order
        self._order = order if len(order) == count else np.arange(count)
        self.change.setVisible(pair.change is not None)
        if pair.change is None or count < 2:
            for side in self.sides:
                side.hide_tiles()
            return
        ends = np.tile(np.array([-pair.scale, pair.scale], np.float32), (count, 1))
        self.first.show_tiles(pair.first, pair.ends, self._order)
        self.second.show_tiles(pair.second, pair.ends, self._order)
        self.change.show_tiles(pair.change, ends, self._order)

    def _say(self, pair: Compared, first: Captured) -> None:
        self.words.most.setVisible(pair.change is not None and len(pair.second) > 1)
        if pair.change is None:
            text = self.tr(
                "A has {0} values and B {1}: there is no difference to show."
            )
            sizes = (_size(pair.first.shape), _size(pair.second.shape))
            self.words.text.set_text(text.format(*sizes))
            return
        mean, largest = float(pair.sizes.mean()), float(pair.sizes.max())
        text = self.tr("mean {0}, largest {1}")
        self.change.what.set_text(text.format(number_text(mean), number_text(largest)))
        said = [
            self.tr(
                "A and B share the colours of each map, all differences one scale."
            ),
            odd_text(pair.change),
        ]
        if first.detail is None:
            said.append(self.tr("A is known to 1/255 of each map's range."))
        self.words.text.set_text(" ".join(part for part in said if part))
        text = self.tr("Map {0} differs most: show it")
        self.words.most.setText(text.format(pair.most))

    def _show_channel(self, pair: Compared, channel: int) -> None:
        channel = channel if 0 <= channel < len(pair.second) else 0
        place = int(np.argmax(self._order == channel))
        low, high = (float(end) for end in pair.ends[channel])
        self.first.show_map(pair.first[min(channel, len(pair.first) - 1)], low, high)
        self.second.show_map(pair.second[channel], low, high)
        if pair.change is not None:
            self.change.show_map(pair.change[channel], -pair.scale, pair.scale)
        for side in self.sides:
            side.grid.set_current(place)

    def _tile_chosen(self, place: int) -> None:
        self.controller.set_channel(int(self._order[place]))

    def _show_most(self) -> None:
        if self._pair is not None:
            self.controller.set_channel(self._pair.most)

    def _point(self, cell: Cell | None) -> None:
        for side in self.sides:
            if side.isVisible():
                side.map.show_cell(cell)
        self.controller.point_at(cell)

    def _scroll(self, place: int) -> None:
        for side in self.sides:
            side.grid.verticalScrollBar().setValue(place)


def _of(maps: Maps, weights: str) -> str:
    """Say which image and which weights a look is of."""
    text = translate("ComparePage", "image {0} of {1}, {2}")
    return text.format(maps.index + 1, maps.count, weights)


def _size(shape: tuple[int, ...]) -> str:
    return f" {TIMES} ".join(str(side) for side in shape)
