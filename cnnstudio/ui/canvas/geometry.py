"""Sizes and places on the canvas in scene pixels: nodes, ports, zoom levels."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnstudio.graph.layout import Size, Spacing, node_size
from cnnstudio.graph.node import Node

FAR_SIZE: Size = (154.0, 28.0)
FAR_BELOW, BLOCKS_BELOW = 0.85, 0.45
"""Zoom under which nodes are drawn as far nodes, and as plain blocks."""

PORT_SIZE, PORT_GROWN, PORT_REACH = 9.0, 11.0, 12.0
"""Diameter of a port, under the pointer, and how far from it a press still counts."""

PORT_SPACING = 48.0
SMALLEST_ZOOM, LARGEST_ZOOM = 0.1, 4.0
SMALLEST_TEXT = 10.5
"""Height in screen pixels below which a text is enlarged or hidden."""

COMPACT = Spacing(lambda _node: FAR_SIZE, gap=27.0, wide_gap=34.0, column_gap=32.0)


class Detail(Enum):
    """How much of a node is drawn."""

    FULL = "full"
    FAR = "far"
    BLOCK = "block"


def detail_at(zoom: float, compact: bool) -> Detail:
    """Return the level of detail at a zoom."""
    if zoom < BLOCKS_BELOW:
        return Detail.BLOCK
    return Detail.FAR if compact or zoom < FAR_BELOW else Detail.FULL


def text_scale(zoom: float, px: float = 11.0) -> float:
    """Return how much a text of `px` is enlarged in the scene to stay readable."""
    return max(1.0, SMALLEST_TEXT / (px * zoom))


def size_of(node: Node, compact: bool) -> QSizeF:
    """Return the size of a node's card."""
    return QSizeF(*(FAR_SIZE if compact else node_size(node)))


def input_places(size: QSizeF, used: int, variadic: bool, count: int) -> list[QPointF]:
    """Return where the input ports lie on a card of `size`.

    A variadic input has its used ports centred, 48 apart, and a free one to their
    right; the others share the top edge equally.
    """
    if not variadic:
        return _spread(size.width() / 2, count, PORT_SPACING)
    centred = max(used, 2)
    spacing = min(PORT_SPACING, (size.width() - 32) / (centred + 1))
    if spacing < PORT_SPACING:  # Crowded: the free port has to be on the card too.
        return _spread(size.width() / 2, max(used + 1, 2), spacing)
    places = _spread(size.width() / 2, centred, spacing)
    if used >= 2:
        places.append(QPointF(places[-1].x() + spacing, 0.0))
    return places


def output_places(size: QSizeF, count: int) -> list[QPointF]:
    """Return where the output ports lie on a card of `size`."""
    places = _spread(size.width() / 2, count, PORT_SPACING)
    return [QPointF(p.x(), size.height()) for p in places]


def _spread(middle: float, count: int, spacing: float) -> list[QPointF]:
    start = middle - (count - 1) * spacing / 2
    return [QPointF(start + index * spacing, 0.0) for index in range(count)]


def box_of(rect: QRectF) -> tuple[float, float, float, float]:
    """Return a rectangle as (left, top, right, bottom)."""
    return rect.left(), rect.top(), rect.right(), rect.bottom()
