"""Something else beside what is looked at now, and the difference of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.text import marked
from cnnstudio.ui.export import Exported, paper_of
from cnnstudio.ui.format import TIMES, grouped
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.viewer.maps.compare_bar import CompareBar
from cnnstudio.ui.viewer.maps.compare_side import CompareSide
from cnnstudio.ui.viewer.maps.compared import Compared, Floats, compared
from cnnstudio.ui.viewer.maps.maps_page import EACH, SHARED, RangeChoice
from cnnstudio.ui.viewer.model.captured import Captured
from cnnstudio.ui.viewer.model.comparing import Side
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.viewer.parts.finite import odd_text
from cnnstudio.ui.viewer.parts.heat_view import Cell
from cnnstudio.ui.viewer.parts.pictures import MAPS, WEIGHTS
from cnnstudio.ui.viewer.parts.value_table import value_table
from cnnstudio.ui.viewer.views import InspectorPage, inspector_view
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.labels import ElidedLabel
from cnnstudio.ui.widgets.tiles import EmptyState

if TYPE_CHECKING:
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


class _Content(QWidget):
    """A, B and B − A beside each other, and below what the difference amounts to."""

    def __init__(self, sides: tuple[CompareSide, ...], words: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        for side in sides:
            row.addWidget(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row, 1)
        column.addWidget(words)


@inspector_view("compare", marked("InspectViews", "Compare"), "layer", place=6)
class ComparePage(InspectorPage):
    """A, B and B − A of the selected layer, all maps and the chosen one large.

    A and B share the colours of each map; the difference has one scale for all, about
    0. Pointing at one map points at all three. `pair` is what is shown, `order` that of
    its maps.
    """

    def __init__(self, controller: InspectController) -> None:
        super().__init__(controller)
        set_topic(self, "panel/compared_maps")
        self.bar = CompareBar(controller)
        self.tools = self.range = RangeChoice(
            self.tr("It is one and the same for A and B.")
        )
        self.first = CompareSide(self.tr("A"), MAPS)
        self.second = CompareSide(self.tr("B, now"), MAPS)
        self.change = CompareSide(self.tr("B \u2212 A"), WEIGHTS)
        self.sides = self.first, self.second, self.change
        self.words = _Words()
        self.empty = EmptyState("eye", "", "")
        self.order: NDArray[np.intp] = np.zeros(0, np.intp)
        self.pair: Compared | None = None
        self._why, self._attends = "", False
        self._shown: tuple[object, ...] = ()
        self._held: tuple[Side, Side] | None = None  # so that no other has its id
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(_Content(self.sides, self.words))
        for side in self.sides:
            side.chosen.connect(self._tile_chosen)
            side.pointed.connect(self._point)
            side.grid.verticalScrollBar().valueChanged.connect(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 14)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.words.most.clicked.connect(self._show_most)
        controller.comparing.changed.connect(self._if_seen)
        controller.views.changed.connect(self._if_seen)
        self.range.choice.selected.connect(self._range_selected)

    def said(self) -> str:
        """Return what stands in the place of the three; empty while they are shown."""
        return self._why if self._stack.currentIndex() == 0 else ""

    def refresh(self) -> None:
        controller, comparing = self.controller, self.controller.comparing
        self.bar.refresh()
        second, reason = comparing.second(), comparing.why_not(comparing.kind)
        # One question at a time: the newest of a kind takes the place of the other.
        first = comparing.first() if second.captured and not reason else second
        if first.captured is None or second.captured is None:
            # While the answer is under way, what was there stays: nothing flickers.
            reason = reason or first.refusal or second.refusal
            if reason or self.pair is None or not self._stack.currentIndex():
                self._say_why(reason)
            return
        self._stack.setCurrentIndex(1)
        self.first.what.set_text(first.words)
        self.second.what.set_text(second.words)
        shown = (
            id(first.source), first.captured.detail is None, id(second.source),
            first.words,
            controller.captured_node, controller.frame, controller.order_key,
            controller.views.shared,
        )  # fmt: skip
        if shown != self._shown:
            self._shown, self._held = shown, (first, second)
            self._attends = comparing.attention
            self.pair = self._compared(first.captured, second.captured)
            self._show_tiles(self.pair)
            self._say(self.pair)
            self.words.text.set_text(self._remarks(self.pair, first, second))
        if self.pair is not None:
            self._show_channel(self.pair, controller.channel)

    def _compared(self, first: Captured, second: Captured) -> Compared:
        """Compare the two, on one scale for all maps if that is chosen."""
        pair, shared = compared(first, second), self.controller.views.shared
        self.range.choice.set_current(SHARED if shared else EACH)
        self.range.setVisible(len(pair.second) > 1 and pair.form == "maps")
        return pair.on_one_scale() if shared and pair.form == "maps" else pair

    def _range_selected(self, key: object) -> None:
        self.controller.views.share_range(key == SHARED)

    def exported(self) -> Exported:
        """The page, and all values of A and B with their difference."""
        pair, table = self.pair, None
        if pair is not None and pair.change is not None and not self.said():
            both = {"A": pair.first, "B": pair.second, "B − A": pair.change}
            table = value_table(both)
        return Exported("", paper_of(self), table)

    def _say_why(self, reason: str) -> None:
        """Say why there is nothing to compare, or that it is under way."""
        self._why = reason or self.tr("It answers between two steps of its work.")
        title = self.tr("The engine is at work")
        if reason:
            title = self.tr("There is nothing to compare")
        self.empty.set_text(title, self._why)
        self._stack.setCurrentIndex(0)
        self._shown = ()

    def _show_tiles(self, pair: Compared) -> None:
        """Show all maps of the three, if there are several that can be compared."""
        count, order = len(pair.second), self.controller.order
        alike = pair.change is not None and len(order) == count
        self.order = order if alike else np.arange(count)
        self.change.setVisible(pair.change is not None)
        for side, maps, ends in (
            (self.first, pair.first, pair.ends_of_first),
            (self.second, pair.second, pair.ends),
        ):
            if len(maps) > 1 and pair.form == "maps":
                side.show_tiles(maps, ends, order if alike else np.arange(len(maps)))
            else:
                side.hide_tiles()
        if pair.change is not None and count > 1:
            ends = np.tile(np.array([-pair.scale, pair.scale], np.float32), (count, 1))
            self.change.show_tiles(pair.change, ends, self.order)
        else:
            self.change.hide_tiles()

    def _say(self, pair: Compared) -> None:
        """Say how large the difference is, and of which map it is largest."""
        several = pair.change is not None and len(pair.second) > 1
        self.words.most.setVisible(several)
        mean, largest = float(pair.sizes.mean()), float(pair.sizes.max())
        text = self.tr("mean {0}, largest {1}")
        self.change.what.set_text(text.format(number_text(mean), number_text(largest)))
        text = self.tr("Map {0} differs most: show it")
        if self._attends:
            text = self.tr("Head {0} differs most: show it")
        self.words.most.setText(text.format(pair.most))

    def _remarks(self, pair: Compared, first: Side, second: Side) -> str:
        """Say what must be known to read the three."""
        if pair.change is None:
            text = self.tr(
                "A has {0} values and B {1}: there is no difference to show."
            )
            return text.format(_size(pair.first.shape), _size(pair.second.shape))
        said = [
            self.tr("A and B share one scale.")
            if pair.form != "maps" or self.controller.views.shared
            else self.tr(
                "A and B share the colours of each map, all differences one scale."
            ),
            odd_text(pair.change),
        ]
        coarse = self.tr("{0} is known to 1/255 of each map's range.")
        for name, side in (("A", first), ("B", second)):
            if side.captured is not None and side.captured.detail is None:
                said.append(coarse.format(name))
        steps = self.controller.comparing.steps(first, second)
        if steps is not None:
            text = self.tr("The run trains: A is of step {0}, B of step {1}.")
            said.append(text.format(*(grouped(step) for step in steps)))
        return " ".join(part for part in said if part)

    def _show_channel(self, pair: Compared, channel: int) -> None:
        channel = channel if 0 <= channel < len(pair.second) else 0
        place = int(np.argmax(self.order == channel))
        low, high = (float(end) for end in pair.ends[channel])
        word = self.tr("Head {0}") if self._attends else self.tr("Map {0}")
        for side in self.sides:
            side.name.setText(word.format(channel))
        other = min(channel, len(pair.first) - 1)
        first = tuple(float(end) for end in pair.ends_of_first[other])
        self._show_large(self.first, pair.first[other], *first)
        self._show_large(self.second, pair.second[channel], low, high)
        if pair.change is not None:
            change = pair.change[channel]
            self._show_large(self.change, change, -pair.scale, pair.scale)
        for side in self.sides:
            side.grid.set_current(place)

    def _show_large(
        self, side: CompareSide, values: Floats, low: float, high: float
    ) -> None:
        if self.pair is not None and self.pair.form == "vector":
            side.show_vector(values.reshape(-1), low, high)
        else:
            side.show_map(values, low, high)

    def _tile_chosen(self, place: int) -> None:
        if place < len(self.order):  # A may have more maps than B
            self.controller.set_channel(int(self.order[place]))

    def _show_most(self) -> None:
        if self.pair is not None:
            self.controller.set_channel(self.pair.most)

    def _point(self, cell: Cell | None) -> None:
        for side in self.sides:
            if side.isVisible():
                side.show_cell(cell)
        self.controller.point_at(cell)

    def _scroll(self, place: int) -> None:
        for side in self.sides:
            side.grid.verticalScrollBar().setValue(place)


def _size(shape: tuple[int, ...]) -> str:
    return f" {TIMES} ".join(str(side) for side in shape)
