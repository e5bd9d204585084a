"""The same graph as boxes: each node as deep, high and wide as what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.layout import Size, Spacing
from cnnstudio.graph.shape import TensorShape

VOLUME_SIZE: Size = (320.0, 72.0)
"""Room of a node that is drawn as a box, in scene pixels."""

VOLUMES = Spacing(lambda _node: VOLUME_SIZE, gap=27.0, wide_gap=34.0, column_gap=32.0)

BOXES_BELOW = 0.2
"""Zoom under which boxes are plain blocks, like all nodes from far away."""

MOST_BOXES = 300
"""Larger networks are plain blocks from far away at the usual zoom."""

UNIT = 6.5
"""Length of an edge is so many pixels for each doubling of the size."""

SLANT = QPointF(0.5, -0.36)
"""Where the width goes to, which leads away from the one who looks."""


@dataclass(frozen=True, slots=True)
class Volume:
    """What a node gives: channels deep, so high and so wide; a vector is a rod."""

    depth: int
    height: int = 1
    width: int = 1

    @property
    def lengths(self) -> tuple[float, float, float]:
        """Edges along depth, height and width in pixels: they grow with log₂(n + 1)."""
        depth, height, width = (
            UNIT * log2(size + 1) for size in (self.depth, self.height, self.width)
        )
        return depth, height, width

    @property
    def size(self) -> Size:
        """(width, height) of the drawn box."""
        depth, height, width = self.lengths
        return depth + SLANT.x() * width, height - SLANT.y() * width

    def front(self, room: QRectF) -> QRectF:
        """Return the face in front, of a box in the middle of a room."""
        wide, tall = self.size
        depth, height, _ = self.lengths
        left = room.center().x() - wide / 2
        bottom = room.center().y() + tall / 2
        return QRectF(left, bottom - height, depth, height)

    def away(self) -> QPointF:
        """Return the way from a corner in front to the one behind it."""
        return SLANT * self.lengths[2]


def volume_of(shape: TensorShape | None) -> Volume | None:
    """Return the box of a shape; None while it is not known.

    Of a clip one frame is drawn; of a sequence its length goes up.
    """
    if not shape:
        return None
    if len(shape) >= 3:
        return Volume(shape[0], shape[-2], shape[-1])
    return Volume(*shape)
