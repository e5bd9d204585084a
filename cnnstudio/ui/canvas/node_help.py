"""F1 on the canvas: the layer under the pointer, or the one that the keyboard is on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPolygon
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.canvas.hits import hit_at
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.asking import asked_of_node
from cnnstudio.ui.help.topics import Asked
from cnnstudio.ui.selection import Selection


class Canvas(Protocol):
    """What is used of the view."""

    document: Document
    selection: Selection
    graph_scene: GraphScene

    def mapToScene(self, point: QPoint, /) -> QPointF: ...
    def viewport(self) -> QWidget: ...
    def mapFromScene(self, rect: QRectF, /) -> QPolygon: ...


def explained_at(canvas: Canvas, at: QPoint | None) -> Asked:
    """Return the card of a node, or the canvas's own where there is none."""
    node = ""
    if at is not None:
        node = hit_at(canvas.graph_scene, canvas.mapToScene(at)).node
    node = node or canvas.selection.current
    item = canvas.graph_scene.nodes.get(node)
    place = None
    if item is not None:
        box = canvas.mapFromScene(item.card()).boundingRect()
        place = QRect(canvas.viewport().mapToGlobal(box.topLeft()), box.size())
    return asked_of_node(canvas.document, node, place) or Asked("panel/canvas")
