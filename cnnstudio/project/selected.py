"""A selection that becomes a block: where edges cross it, and what its ports are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import (
    COLUMN_GAP,
    FULL_SIZE,
    LINE_SIZE,
    WIDE_GAP,
    node_size,
)
from cnnstudio.graph.node import Edge, Node, new_id

LONGEST_NAME = 48  # of a layer that a port is named after


@dataclass
class Selected:
    """Chosen nodes of a graph, and where edges cross into and out of them.

    `entering` leads from an output outside, or from an inner node to which nothing
    is joined, to its port's node; `leaving` from an inner output.
    """

    graph: Graph
    chosen: list[str]
    entering: dict[tuple[str, str], Node] = field(default_factory=dict)
    leaving: dict[tuple[str, str], Node] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.inner = set(self.chosen)
        self.names = {self.graph.nodes[node].name for node in self.chosen}
        nodes = [self.graph.nodes[node] for node in self.chosen]
        self.left = min(node.x for node in nodes)
        self.top = min(node.y for node in nodes)
        self.bottom = max(node.y + node_size(node)[1] for node in nodes)
        position = self.graph.order().position
        for node in sorted(self.chosen, key=position.__getitem__):
            self._enter(node)
        for node in sorted(self.chosen, key=position.__getitem__):
            self._leave(node)

    def _enter(self, node: str) -> None:
        arriving = self.graph.incoming(node)
        for edge in arriving:
            if edge.source not in self.inner:
                source = self.graph.nodes[edge.source].name
                self._port(self.entering, (edge.source, edge.source_port), node, source)
        if not arriving:
            for port in self.graph.nodes[node].input_ports:
                self._port(self.entering, (node, port.name), node, port.name)

    def _leave(self, node: str) -> None:
        edges = self.graph.outgoing(node)
        name = self.graph.nodes[node].name
        ports = [e.source_port for e in edges if e.target not in self.inner]
        if not edges:
            ports = [port.name for port in self.graph.nodes[node].output_ports]
        for port in ports:
            self._port(self.leaving, (node, port), node, name)

    def _port(
        self, ports: dict[tuple[str, str], Node], end: tuple[str, str], at: str, by: str
    ) -> None:
        if end in ports:
            return
        enters = ports is self.entering
        stem = "input" if enters else "output"
        if ports:
            stem = f"{'from_' if enters else ''}{by[:LONGEST_NAME]}"
            stem += "" if enters else "_out"
        name, number = stem, 1
        while name in self.names:
            number += 1
            name = f"{stem}{number}"
        self.names.add(name)
        x = self.graph.nodes[at].x
        y = self.top - WIDE_GAP - LINE_SIZE[1] if enters else self.bottom + WIDE_GAP
        while any((node.x, node.y) == (x, y) for node in ports.values()):
            x += FULL_SIZE[0] + COLUMN_GAP
        kind = "BlockInput" if enters else "BlockOutput"
        ports[end] = Node(new_id(), kind, name, {}, x, y)

    def inside(self) -> list[Edge]:
        """Edges of the definition, in the order that they had."""
        result = []
        for edge in self.graph.edges:
            if edge.target in self.inner and edge.source in self.inner:
                result.append(edge)
            elif edge.target in self.inner:
                port = self.entering[edge.source, edge.source_port]
                result.append(replace(edge, source=port.id, source_port="out"))
        for (node, name), port in self.entering.items():
            if node in self.inner:
                result.append(Edge(port.id, node, target_port=name))
        for (node, name), port in self.leaving.items():
            result.append(Edge(node, port.id, name))
        return result

    def edges_around(self, definition: BlockDefinition, instance: str) -> list[Edge]:
        """All edges of the graph once the instance stands in place of the nodes."""
        takes = dict(zip(self.entering, definition.inputs, strict=True))
        gives = dict(zip(self.leaving, definition.outputs, strict=True))
        result: dict[Edge, None] = {}
        for edge in self.graph.edges:
            inner = edge.source in self.inner, edge.target in self.inner
            end = edge.source, edge.source_port
            if inner == (False, True):
                port = takes[end].name
                edge = replace(edge, target=instance, target_port=port)
            elif inner == (True, False):
                edge = replace(edge, source=instance, source_port=gives[end].name)
            if inner != (True, True):
                result[edge] = None
        return list(result)
