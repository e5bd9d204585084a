"""What is selected: shared by canvas, properties, problems and viewer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.node import Edge


class Selection(QObject):
    """Ids of the selected nodes, the current one last, or one edge.

    Several edges are the canvas's own; of these `edge` is the last.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: tuple[str, ...] = ()
        self._edge: Edge | None = None

    @property
    def nodes(self) -> tuple[str, ...]:
        """Ids of all selected nodes."""
        return self._nodes

    @property
    def current(self) -> str:
        """The node that panels show: the last one selected, or empty."""
        return self._nodes[-1] if self._nodes else ""

    @property
    def edge(self) -> Edge | None:
        """The edge that is selected instead of nodes, or None."""
        return self._edge

    def select(self, nodes: Iterable[str], edge: Edge | None = None) -> None:
        """Select exactly these nodes; without any, an edge if one is given."""
        nodes = tuple(dict.fromkeys(nodes))
        edge = None if nodes else edge
        if (nodes, edge) != (self._nodes, self._edge):
            self._nodes, self._edge = nodes, edge
            self.changed.emit()
