"""How far the way back is shown, and its numbers on the nodes of the canvas."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.backward_messages import Backward
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import LiveBar, Overlays
from cnnstudio.ui.training.flow_layers import shown_node
from cnnstudio.ui.viewer.parts.color_bar import number_text

DECADES = 6.0
"""How much smaller than the largest gradient one is that has no bar, as 10 to this."""


def part_of(size: float, largest: float) -> float:
    """Place of a gradient on a logarithmic scale that ends at the largest: 0 to 1."""
    if not (size > 0 and math.isfinite(size) and math.isfinite(largest)):
        return 0.0
    return max(0.0, 1 + math.log10(size / largest) / DECADES)


class WayBack(QObject):
    """The gradient of one image's loss, as far as it has been gone back with.

    `moved` follows each step. While it is seen, the nodes of the canvas that a gradient
    has reached say as how many-th, with a bar of its size; a block says from which
    number to which.
    """

    moved = Signal()

    def __init__(
        self, document: Document, overlays: Overlays, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._overlays = document, overlays
        self._seen = False
        self.found: Backward | None = None
        self.step = 0
        """How many layers the gradient has reached, 0 at the loss."""
        document.place_changed.connect(self._mark)

    @property
    def largest(self) -> float:
        """The largest of the finite gradients; 0 without any."""
        sizes = self.found.sizes if self.found is not None else np.zeros(0)
        return float(sizes[np.isfinite(sizes)].max(initial=0.0))

    def show(self, found: Backward) -> None:
        """Show another way back, all of it, on the canvas too."""
        if found is not self.found:
            self.found, self.step = found, found.reached
            self.moved.emit()
        self._seen = True
        self._mark()

    def go_to(self, step: int) -> None:
        """Show the way up to the layer of this number."""
        most = self.found.reached if self.found is not None else 0
        step = max(0, min(most, step))
        if step != self.step:
            self.step = step
            self._mark()
            self.moved.emit()

    def leave(self) -> None:
        """Nobody looks any more: the canvas shows what it did before."""
        self._seen = False
        self._overlays.set_stepped({})

    def _mark(self) -> None:
        found = self.found
        if not self._seen or found is None:
            return
        caption = self.tr("gradient: {0} of {1}").format(self.step, found.reached)
        self._overlays.set_stepped(self._bars(found), caption)

    def _bars(self, found: Backward) -> dict[str, LiveBar]:
        path, largest = self._document.block_path, self.largest
        places: dict[str, list[int]] = {}
        for place in range(self.step):
            if node := shown_node(found.nodes[place], path):
                places.setdefault(node, []).append(place)
        said = self.tr("gradient {0} of {1}: {2} at its output")
        bars = {}
        for node, there in places.items():
            first, last = there[0] + 1, there[-1] + 1
            turn = str(first) if first == last else f"{first}\u2013{last}"
            size = float(found.sizes[there[-1]])
            text = said.format(turn, found.reached, number_text(size))
            part = round(part_of(size, largest), 3)
            bars[node] = LiveBar(part, math.isfinite(size), text, turn)
        return bars
