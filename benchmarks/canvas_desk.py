"""A canvas with a large network, and what a person does on it, for the benchmarks."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from benchmarks.networks import graph_of, mixed
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import layered_layout
from cnnstudio.project.project import Project
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.document import Document
from cnnstudio.ui.motion import motion
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme_manager

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRectF

Places = Mapping[str, tuple[float, float]]
SIZE = 1400, 900


def in_columns(graph: Graph) -> Places:
    """Place a long chain in columns, so that all of it can be in sight."""
    return {
        node: (260.0 * (index // 100), 80.0 * (index % 100))
        for index, node in enumerate(graph.nodes)
    }


class CanvasDesk:
    """A document with a chain of layers, and the canvas that shows it."""

    def __init__(
        self, count: int, places: Callable[[Graph], Places] = layered_layout
    ) -> None:
        motion().choose(True)  # what is measured is work, not waiting
        theme_manager().set_mode("dark")
        graph = graph_of(mixed(max(count - 2, 8)))
        for node, (x, y) in places(graph).items():
            graph.move_node(node, x, y)
        project = Project()
        project.add_network("main", graph)
        self.document, self.selection = Document(), Selection()
        self.canvas = CanvasView(
            self.document, self.selection, Overlays(), theme_manager()
        )
        self.canvas.resize(*SIZE)
        self.canvas.show()
        self.document.open(project, None)
        self.settle()

    def close(self) -> None:
        """Take the canvas away."""
        self.canvas.close()
        self.canvas.deleteLater()
        self.settle()

    def settle(self) -> None:
        """Let everything that waits be done."""
        QApplication.processEvents()
        QApplication.processEvents()

    def middle_node(self) -> str:
        """Return the node in the middle of the chain."""
        nodes = list(self.document.graph.nodes)
        return nodes[len(nodes) // 2]

    def first(self, kind: str) -> str:
        """Return the first node of a type."""
        nodes = self.document.graph.nodes.values()
        return next(node.id for node in nodes if node.type == kind)

    def show(self, node: str, zoom: float) -> QPoint:
        """Bring a node into the middle; return where it is in the viewport."""
        self.canvas.zoom_to(zoom)
        card = self.canvas.graph_scene.nodes[node].card()
        self.canvas.centerOn(card.center())
        self.settle()
        return self.canvas.viewportTransform().map(card.center()).toPoint()

    def cards(self) -> list[QRectF]:
        """Return the cards of all nodes."""
        return [item.card() for item in self.canvas.graph_scene.nodes.values()]

    def nodes_in_sight(self) -> int:
        """Count the nodes of which anything is seen."""
        view = self.canvas
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        return sum(card.intersects(seen) for card in self.cards())

    def append(self) -> None:
        """Add a layer behind the selected one, as by name; painting included."""
        if not self.selection.nodes:
            nodes = list(self.document.graph.nodes)
            self.selection.select([nodes[-2]])
        self.canvas.append_layer("ReLU")
        QApplication.processEvents()

    def undo(self) -> None:
        """Take the last change back, and stand where one stood."""
        self.document.stack.undo()
        self.settle()
        self.selection.select([list(self.document.graph.nodes)[-2]])
        self.settle()

    def open_popup(self) -> None:
        """Open the list of layers, and close it."""
        self.canvas.add_by_name()
        QApplication.processEvents()
        self.canvas.by_name.adding.close()

    def rebuilt(self) -> float:
        """Return how many milliseconds it takes to make all items and show them."""
        started = time.perf_counter()
        self.canvas.graph_scene.rebuild()
        self.settle()
        return (time.perf_counter() - started) * 1_000
