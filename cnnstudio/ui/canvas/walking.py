"""Going from layer to layer with the arrows, and which layer each leads to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject

from cnnstudio.graph.graph import Graph
from cnnstudio.ui.canvas.highlights import Highlights
from cnnstudio.ui.canvas.scene import GraphScene

Direction = Literal["up", "down", "left", "right"]


class Walking(QObject):
    """Selects the next layer in a direction; `show` scrolls to it."""

    def __init__(
        self,
        scene: GraphScene,
        highlights: Highlights,
        show: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._scene, self._highlights, self._show = scene, highlights, show

    def up(self) -> None:
        """Go to the layer before, along the wire."""
        self._walk("up")

    def down(self) -> None:
        """Go to the layer behind, along the wire."""
        self._walk("down")

    def left(self) -> None:
        """Go to the branch at the left."""
        self._walk("left")

    def right(self) -> None:
        """Go to the branch at the right."""
        self._walk("right")

    def _walk(self, direction: Direction) -> None:
        current = self._highlights.selection.current
        node = next_node(self._scene.document.graph, current, direction)
        if node:
            self._highlights.by_keyboard(True)
            self._show(node)


def next_node(graph: Graph, current: str, direction: Direction) -> str:
    """Return the node that an arrow leads to from `current`; itself if there is none.

    Up and Down follow the edges, Left and Right change to the nearest branch.
    """
    if current not in graph.nodes:
        order = graph.order().nodes
        return order[0] if order else ""
    if direction in ("up", "down"):
        return _along(graph, current, direction)
    here = graph.nodes[current]
    sign = 1 if direction == "right" else -1
    beside = [
        n
        for n in graph.nodes.values()
        if (n.x - here.x) * sign > 20 and n.id != current
    ]
    if not beside:
        return current
    best = min(beside, key=lambda n: (abs(n.y - here.y) + abs(n.x - here.x) / 4, n.id))
    return best.id


def _along(graph: Graph, current: str, direction: Direction) -> str:
    here = graph.nodes[current]
    if direction == "down":
        ends = [e.target for e in graph.outgoing(current)]
    else:
        ends = [e.source for e in graph.incoming(current)]
    if not ends:
        return current
    return min(ends, key=lambda n: abs(graph.nodes[n].x - here.x))
