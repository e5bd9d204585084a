"""What is selected, hovered and focused, and how the items show it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.items.edge_label import EdgeAccents
from cnnstudio.ui.canvas.items.node_painter import Accents
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.selection import Selection


class Highlights(QObject):
    """Joins the shared selection of nodes, or of one edge, with the canvas's edges."""

    edges_changed = Signal()

    def __init__(
        self, scene: GraphScene, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scene, self.selection = scene, selection
        self.edges: tuple[Edge, ...] = ()
        self.hovered_node = ""
        self.hovered_edge: Edge | None = None
        self.target_edge: Edge | None = None
        self._cut: frozenset[Edge] = frozenset()
        self.keyboard = self._by_tab = self._rings_view = False
        self._pulls: dict[str, Accents] = {}
        self._lit_nodes: set[str] = set()
        self._lit_edges: set[Edge | None] = set()
        selection.changed.connect(self._selection_changed)
        scene.settled.connect(self._settled)

    @property
    def frames(self) -> tuple[str, ...]:
        """The selected frames."""
        return self._scene.frames.selected

    def select_edges(self, edges: Iterable[Edge]) -> None:
        """Select exactly these edges, and no nodes or frames."""
        self.edges = tuple(edges)
        self._scene.frames.select(())
        self.selection.select((), self.edges[-1] if self.edges else None)
        self.refresh()
        self.edges_changed.emit()

    def select_frames(self, frames: Iterable[str]) -> None:
        """Select exactly these frames, and neither nodes nor edges."""
        self.select_edges(())
        self._scene.frames.select(frames)

    def hover(self, node: str, edge: Edge | None) -> None:
        """Take note of what the pointer is on."""
        if (node, edge) != (self.hovered_node, self.hovered_edge):
            self.hovered_node, self.hovered_edge = node, edge
            self.refresh()

    def aim(self, edge: Edge | None) -> None:
        """Show the edge onto which something would be dropped."""
        if edge != self.target_edge:
            self.target_edge = edge
            self.refresh()

    def mark_cut(self, edges: Iterable[Edge]) -> None:
        """Show edges that are about to be cut."""
        cut = frozenset(edges)
        if cut != self._cut:
            self._cut = cut
            self.refresh()

    def show_ports(self, ports: dict[str, Accents]) -> None:
        """Show which ports a dragged edge could end at."""
        before, self._pulls = self._pulls, ports
        for node in before.keys() | ports.keys():
            # There may be a thousand, and this happens with every move of the mouse.
            if before.get(node) != ports.get(node):
                self._lit_nodes.add(node)
                if node in self._scene.nodes:
                    self._scene.nodes[node].set_accents(self._accents(node))

    def by_keyboard(self, on: bool, *, by_tab: bool = False) -> None:
        """Show the ring of keyboard focus round the current node, or not.

        Where Tab or F6 led here and nothing is selected it is round the view.
        """
        if (on, by_tab) != (self.keyboard, self._by_tab):
            self.keyboard, self._by_tab = on, by_tab
            self.refresh()

    @property
    def rings_view(self) -> bool:
        """True if the ring of keyboard focus is round the whole view."""
        selected = self.selection.current or self.edges or self.frames
        return self._by_tab and not selected

    def refresh(self) -> None:
        """Tell the items that stand out, or did, how they stand."""
        nodes = {*self.selection.nodes, self.hovered_node, *self._pulls}
        for node in nodes | self._lit_nodes:
            if node in self._scene.nodes:
                self._scene.nodes[node].set_accents(self._accents(node))
        self._lit_nodes = nodes
        graph = self._scene.document.graph
        edges = {*self.edges, *self._cut, self.hovered_edge, self.target_edge}
        for node in self.selection.nodes:
            if node in graph.nodes:
                edges.update(graph.outgoing(node))
        for edge in edges | self._lit_edges:
            if edge is not None and edge in self._scene.edges:
                self._scene.edges[edge].set_accents(self._edge_accents(edge))
        self._lit_edges = edges
        if self.rings_view != self._rings_view:
            self._rings_view = self.rings_view
            self._scene.update()
        self._scene.far.lit_nodes = nodes
        self._scene.far.lit_edges = {edge for edge in edges if edge is not None}

    def _accents(self, node: str) -> Accents:
        pull = self._pulls.get(node, _PLAIN)
        return Accents(
            selected=node in self.selection.nodes,
            hovered=node == self.hovered_node,
            focused=self.keyboard and node == self.selection.current,
            pull=pull.pull,
            faded=pull.faded,
            grown=pull.grown,
        )

    def _edge_accents(self, edge: Edge) -> EdgeAccents:
        return EdgeAccents(
            selected=edge in self.edges,
            hovered=edge == self.hovered_edge,
            source=edge.source in self.selection.nodes,
            halved=edge == self.target_edge,
            cut=edge in self._cut,
        )

    def _settled(self) -> None:
        """Forget what is no longer there, such as after an undo."""
        graph = self._scene.document.graph
        there = [node for node in self.selection.nodes if node in graph.nodes]
        if len(there) < len(self.selection.nodes):
            self.selection.select(there)
        if any(edge not in self._scene.edges for edge in self.edges):
            self.edges = tuple(e for e in self.edges if e in self._scene.edges)
            edge = self.edges[-1] if self.edges else None
            self.selection.select(self.selection.nodes, edge)
        self.refresh()

    def _selection_changed(self) -> None:
        if self.selection.nodes:
            self.edges = ()
            self._scene.frames.select(())
        self.refresh()


_PLAIN = Accents()
