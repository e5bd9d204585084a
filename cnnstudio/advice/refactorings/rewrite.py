"""Rewrites a copy of a network freely, then says by which commands it came about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from cnnstudio.advice.scene import Scene
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.layout import COLUMN_GAP, FULL_SIZE, GAP, WIDE_GAP, node_size
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    Disconnect,
    EditField,
    RemoveNode,
    new_node,
)
from cnnstudio.project.frame_commands import moved


class Rewrite:
    """A copy of a scene's graph with moves on it; `command` gives the way there.

    New nodes are placed below what feeds them; what lies behind moves along.
    """

    def __init__(self, scene: Scene) -> None:
        self._before, self._network = scene.graph, scene.network
        self.graph = scene.graph.copy()
        self._names = tuple(node.name for node in scene.graph.nodes.values())
        self._anchors: set[str] = set()
        self._rises: dict[str, float] = {}

    # Moves

    def add(self, type_name: str, fields: Mapping[str, object] | None = None) -> Node:
        """Add a layer that is joined to nothing yet."""
        # Names of layers that go are not used again: a preview would show them twice.
        node = new_node(self.graph, type_name, 0, 0, fields, self._names)
        self.graph.add_node(node)
        return node

    def join(self, *nodes: str) -> None:
        """Join nodes in a row, by their first ports."""
        for source, target in pairwise(nodes):
            self.connect(Edge(source, target))

    def connect(self, edge: Edge, index: int | None = None) -> None:
        """Add an edge; whether it can be is asked when the command is done."""
        self.graph.add_edge(edge, index, check=False)

    def edit(self, node: str, **fields: object) -> None:
        """Give fields of a node other raw values."""
        known = self.graph.nodes[node]
        self.graph.replace_node(replace(known, fields={**known.fields, **fields}))

    def put_in_place(self, node: str, row: Sequence[Node]) -> None:
        """Put a row of new layers in the place of a node, and take that away."""
        graph, old = self.graph, self.graph.nodes[node]
        first, last = row[0].id, row[-1].id
        for edge in list(graph.incoming(node)):
            self._swap(edge, replace(edge, target=first, target_port="in"))
        for edge in list(graph.outgoing(node)):
            self._swap(edge, replace(edge, source=last, source_port="out"))
        self.join(*(n.id for n in row))
        graph.remove_node(node)
        graph.move_node(first, old.x, old.y)
        self._anchors.add(first)

    def put_behind(self, node: str, row: Sequence[Node]) -> None:
        """Put a row of new layers between a node and all that it feeds."""
        last = row[-1].id
        for edge in list(self.graph.outgoing(node)):
            self._swap(edge, replace(edge, source=last, source_port="out"))
        self.join(node, *(n.id for n in row))

    def put_before(self, node: str, new: Node) -> None:
        """Put a new layer before a node that has one edge in."""
        (edge,) = self.graph.incoming(node)
        self._swap(edge, replace(edge, source=new.id, source_port="out"))
        self.connect(replace(edge, target=new.id, target_port="in"))

    def take_out(self, node: str) -> None:
        """Take a node with one edge in away; what it fed is fed by what fed it."""
        (entry,) = self.graph.incoming(node)
        top = self.graph.nodes[node].y
        for edge in list(self.graph.outgoing(node)):
            ends = replace(edge, source=entry.source, source_port=entry.source_port)
            self._swap(edge, ends)
            if len(self.graph.incoming(edge.target)) == 1:
                below = self.graph.nodes[edge.target]
                rise = self._rises.pop(node, 0.0) + below.y - top
                self._rises[edge.target] = rise
        self.graph.remove_edge(entry)
        self.graph.remove_node(node)

    def _swap(self, old: Edge, new: Edge) -> None:
        """Replace an edge by another at the same place of the order."""
        index = self.graph.remove_edge(old)
        self.connect(new, index)

    # The way there

    def command(self, label: str) -> Composite:
        """Return the one command that leads from the scene's graph to this one."""
        before, after, network = self._before, self.graph, self._network
        self._place()
        steps: list[Command] = []
        kept = set(after.edges)
        steps += [Disconnect(e, network) for e in before.edges if e not in kept]
        steps += [RemoveNode(n, network) for n in before.nodes if n not in after.nodes]
        for node in after.nodes.values():
            old = before.nodes.get(node.id)
            if old is None:
                steps.append(AddNode(node, network))
            elif old.fields != node.fields:
                steps += [
                    EditField(node.id, name, value, network)
                    for name, value in node.fields.items()
                    if name not in old.fields or old.fields[name] != value
                ]
        had = set(before.edges)
        steps += [
            Connect(edge, index, network)
            for index, edge in enumerate(after.edges)
            if edge not in had
        ]
        places = {
            n.id: (n.x, n.y)
            for n in after.nodes.values()
            if n.id in before.nodes
            and (n.x, n.y) != (before.nodes[n.id].x, before.nodes[n.id].y)
        }
        steps += moved(before, places, network)
        return Composite(label, steps, network)

    def _place(self) -> None:
        """Give new nodes their places, and let old ones keep their distances."""
        graph, before = self.graph, self._before
        moved: dict[str, float] = {}
        for node_id in graph.order().nodes:
            edges = graph.incoming(node_id)
            node = graph.nodes[node_id]
            if node_id not in before.nodes and node_id not in self._anchors:
                self._place_new(node, edges)
                continue
            known = set(before.incoming(node_id))
            shift = max((moved.get(e.source, 0.0) for e in edges), default=0.0)
            if node_id in self._rises:  # the layer before it is gone
                shift -= self._rises[node_id]
            else:
                new = [self._below(e) - node.y for e in edges if e not in known]
                shift = max([shift, *new])
            if shift:
                moved[node_id] = shift
                graph.move_node(node_id, node.x, node.y + shift)

    def _place_new(self, node: Node, edges: Sequence[Edge]) -> None:
        graph = self.graph
        if not edges:
            return
        y = max(self._below(edge) for edge in edges)
        x = graph.nodes[edges[0].source].x
        others: list[Node] = []
        if any(len(graph.outgoing(edge.source)) > 1 for edge in edges):  # a branch
            yielding = self._followers(node.id) | {node.id}
            others = [n for n in graph.nodes.values() if n.id not in yielding]
        while _occupied(others, x, y, self._tall(node)):
            x += FULL_SIZE[0] + COLUMN_GAP
        graph.move_node(node.id, x, y)

    def _tall(self, node: Node) -> float:
        """Height of a new node and the new ones that follow it in a row."""
        tall = node_size(node)[1]
        following = self.graph.outgoing(node.id)
        while len(following) == 1:
            node = self.graph.nodes[following[0].target]
            following = self.graph.outgoing(node.id)
            if node.id in self._before.nodes or len(self.graph.incoming(node.id)) > 1:
                break
            tall += GAP + node_size(node)[1]
        return tall

    def _followers(self, node_id: str) -> set[str]:
        """Nodes that make room for a new one, because it leads to them."""
        found: set[str] = set()
        stack = [node_id]
        while stack:
            for edge in self.graph.outgoing(stack.pop()):
                if edge.target not in found:
                    found.add(edge.target)
                    stack.append(edge.target)
        return found

    def _below(self, edge: Edge) -> float:
        """Top of a node that follows directly below the source of its edge."""
        graph, source = self.graph, self.graph.nodes[edge.source]
        wide = len(graph.outgoing(edge.source)) > 1
        wide = wide or len(graph.incoming(edge.target)) > 1
        return source.y + node_size(source)[1] + (WIDE_GAP if wide else GAP)


def _occupied(nodes: Iterable[Node], x: float, y: float, tall: float) -> bool:
    return any(
        abs(node.x - x) < FULL_SIZE[0]
        and node.y < y + tall + GAP
        and y < node.y + node_size(node)[1] + GAP
        for node in nodes
    )


def common_fields(node: Node, type_name: str) -> dict[str, object]:
    """Return the raw fields of a node that a layer of another type has as well."""
    known = layer_types()[type_name].params()
    return {n: v for n, v in node.fields.items() if n in known}
