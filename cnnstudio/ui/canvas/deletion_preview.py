"""What a deletion would leave: shown while its entry of a menu is pointed at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGraphicsItem

from cnnstudio.graph.node import Edge
from cnnstudio.project.commands import Command, Composite, Connect
from cnnstudio.ui.canvas.interactions.gesture import Surface
from cnnstudio.ui.canvas.items.loose_edge import LooseEdge
from cnnstudio.ui.canvas.trial import try_out

_FADED = 0.35
REJOINS = {"delete": True, "delete_gap": False, "cut": False}
"""Actions that delete, and whether they join what is left."""


class DeletionPreview(QObject):
    """Fades what would go, draws the wires that would be, dashed, with their shapes."""

    def __init__(self, surface: Surface, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._faded: list[QGraphicsItem] = []
        self._lines: list[LooseEdge] = []

    def point_at(self, action: QAction) -> None:
        """Show what an entry of a menu would leave, if it is one that deletes."""
        self.end()
        rejoin = REJOINS.get(action.objectName())
        if rejoin is not None and action.isEnabled():
            self._show(rejoin)

    def _show(self, rejoin: bool) -> None:
        surface = self._surface
        scene, highlights = surface.scene, surface.highlights
        nodes = [n for n in highlights.selection.nodes if n in scene.nodes]
        command = surface.editor.deletion(nodes, highlights.edges, rejoin=rejoin)
        if command is None:
            return
        gone = set(nodes)
        self._faded = [scene.nodes[node] for node in nodes]
        self._faded += [
            item
            for edge, item in scene.edges.items()
            if edge in highlights.edges or edge.source in gone or edge.target in gone
        ]
        for item in self._faded:
            item.setOpacity(_FADED)
        for edge in _new_edges(command, scene.document.network):
            self._draw(edge)
        scene.show_trial(try_out(scene.document, command))

    def _draw(self, edge: Edge) -> None:
        scene = self._surface.scene
        if edge.source in scene.nodes and edge.target in scene.nodes:
            ends, line = scene.ends(edge), LooseEdge(scene.themes)
            line.set_ends(ends.start, ends.end, False)
            scene.addItem(line)
            self._lines.append(line)

    def end(self) -> None:
        """Show everything as it is."""
        for item in self._faded:
            item.setOpacity(1.0)
        for line in self._lines:
            self._surface.scene.removeItem(line)
        if self._faded:
            self._surface.scene.show_trial(None)
        self._faded, self._lines = [], []


def _new_edges(command: Command, network: str) -> Iterator[Edge]:
    """All edges of the shown network that a command adds."""
    if isinstance(command, Composite):
        for step in command.commands:
            yield from _new_edges(step, network)
    elif isinstance(command, Connect) and command.network == network:
        yield command.edge
