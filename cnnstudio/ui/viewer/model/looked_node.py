"""Which node or edge of the document is looked at, and what inference says of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


class LookedNode(QObject):
    """The node that is selected; of an edge the one that gives what it carries."""

    def __init__(
        self, document: Document, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self._selection = selection

    @property
    def edge(self) -> Edge | None:
        """The edge that is looked at instead of a node, or None."""
        edge = self._selection.edge
        if edge is None:
            return None
        there = self.document.graph.outgoing(edge.source)
        return edge if edge in there else None

    @property
    def current(self) -> str:
        """Id of the node whose values are looked at: those of an edge's source."""
        edge = self.edge
        return edge.source if edge is not None else self._selection.current

    @property
    def node(self) -> Node | None:
        """The node that is looked at, or None."""
        return self.document.graph.nodes.get(self.current)

    @property
    def name(self) -> str:
        """Name of the node, or of both ends of the edge; empty without either."""
        nodes, edge, node = self.document.graph.nodes, self.edge, self.node
        if edge is None or node is None:
            return node.name if node is not None else ""
        return f"{node.name} \u2192 {nodes[edge.target].name}"

    @property
    def report(self) -> NodeReport | None:
        """What inference says about the node."""
        return self.document.report.nodes.get(self.current)

    @property
    def field(self) -> ReceptiveField | None:
        """What a value of the node sees of the image."""
        return self.document.field_of(self.current)

    @property
    def captured_node(self) -> str:
        """What the engine calls the node; empty without one."""
        edge = self.edge
        if edge is not None:
            return self.document.engine_id(edge.source, edge.source_port)
        return self.document.engine_id(self.current) if self.current else ""

    @property
    def shape(self) -> TensorShape | None:
        """Shape of what is looked at, of one image; None if nobody knows."""
        report, edge = self.report, self.edge
        if report is None or edge is None:
            return report.output if report is not None else None
        return report.given_to(edge)
