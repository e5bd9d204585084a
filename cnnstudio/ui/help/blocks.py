"""Blocks: their layers in small, as they lie inside."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.layout import node_size
from cnnstudio.graph.node import Node
from cnnstudio.ui.help.pen import HEIGHT, WIDTH, Pen

_MARGIN = 8.0


def draw_block(layer: Layer, pen: Pen) -> None:
    """Draw the layers of the definition, turned so that they go from left to right."""
    assert isinstance(layer, BlockLayer)
    graph = layer.definition.graph
    boxes = {node.id: _turned(node) for node in graph.nodes.values()}
    if not boxes:
        return
    area = QRectF()
    for box in boxes.values():
        area |= box
    scale = min((WIDTH - 2 * _MARGIN) / area.width(), (HEIGHT - 2 * _MARGIN)
                / area.height(), 0.5)  # fmt: skip

    def at(point: QPointF) -> QPointF:
        return (point - area.center()) * scale + QPointF(WIDTH / 2, HEIGHT / 2)

    painter = pen.painter
    painter.setPen(QPen(pen.colors.edge, 1.0))
    for edge in graph.edges:
        source, target = boxes[edge.source], boxes[edge.target]
        start = QPointF(source.right(), source.center().y())
        end = QPointF(target.left(), target.center().y())
        painter.drawLine(at(start), at(end))
    painter.setPen(Qt.PenStyle.NoPen)
    for node_id, box in boxes.items():
        layer_type = graph.nodes[node_id].layer_type
        family = layer_type.family if layer_type is not None else ""
        painter.setBrush(pen.colors.families.get(family, pen.colors.text3))
        painter.drawRoundedRect(
            QRectF(at(box.topLeft()), at(box.bottomRight())), 1.5, 1.5
        )


def _turned(node: Node) -> QRectF:
    wide, tall = node_size(node)
    # Cards are flat and wide: turned they would be pillars.
    return QRectF(node.y, node.x / 3, tall * 1.2, wide / 3)
