"""The graph: nodes and edges, addressed by id; every change is announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from cnnstudio.graph.errors import (
    CycleError,
    DuplicateEdgeError,
    NoSuchPortError,
    PortTakenError,
)
from cnnstudio.graph.event import Event
from cnnstudio.graph.frame import Frame
from cnnstudio.graph.layer import Port
from cnnstudio.graph.node import BLOCK, Edge, Library, Node
from cnnstudio.graph.text import translate
from cnnstudio.graph.topology import Order, sort_nodes

ChangeKind = Literal[
    "node_added", "node_removed", "node_edited", "node_moved", "edge_added",
    "edge_removed", "frame_added", "frame_removed", "frame_changed",
]  # fmt: skip
ONLY_LOOKS = frozenset({"node_moved", "frame_added", "frame_removed", "frame_changed"})
"""Changes that mean nothing to the network: what it computes stays the same."""
_LONGEST_STEM = 54
"""Leaves room for a number in a name, which has 60 letters at most."""


@dataclass(frozen=True, slots=True)
class GraphChange:
    """One change of a graph: what kind, and the node, edge or frame it is about."""

    kind: ChangeKind
    node: str = ""
    edge: Edge | None = None
    frame: str = ""

    @property
    def only_looks(self) -> bool:
        """True if what the network computes stays the same."""
        return self.kind in ONLY_LOOKS


class Graph:
    """Nodes in a stable order and edges in an explicit order.

    The order of edges is the order of a variadic layer's inputs. Mutators check,
    change, and emit `changed`; only commands and the file reader call them.
    """

    def __init__(self, library: Library | None = None) -> None:
        self.library = library
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.frames: dict[str, Frame] = {}
        self.changed: Event[GraphChange] = Event()
        self._incoming: dict[str, list[Edge]] | None = None
        self._outgoing: dict[str, list[Edge]] | None = None
        self._shares = False  # those two with a copy
        self._order: Order | None = None

    def copy(self) -> Graph:
        """Return a graph with the same nodes and edges, and no listeners."""
        twin = Graph(self.library)
        twin.nodes, twin.edges = dict(self.nodes), list(self.edges)
        twin.frames = dict(self.frames)
        # Shared until one of the two is changed; the lists in them never are.
        twin._incoming, twin._outgoing = self._incoming, self._outgoing
        twin._shares = self._shares = True
        twin._order = self._order
        return twin

    def __deepcopy__(self, memo: object) -> Graph:
        """Copy without the listeners, which belong to this graph."""
        return self.copy()

    # Reading

    def incoming(self, node: str) -> list[Edge]:
        """Edges that end at `node`, in order."""
        return self.edges_into.get(node, [])

    def outgoing(self, node: str) -> list[Edge]:
        """Edges that start at `node`, in order."""
        return self.edges_from.get(node, [])

    @property
    def edges_from(self) -> Mapping[str, list[Edge]]:
        """Edges by the node at which they start; nodes without any are left out."""
        if self._outgoing is None:
            self._index()
        assert self._outgoing is not None
        return self._outgoing

    @property
    def edges_into(self) -> Mapping[str, list[Edge]]:
        """Edges by the node at which they end; nodes without any are left out.

        They are in the order of its ports, and of the graph's edges within one port.
        """
        if self._incoming is None:
            self._index()
        assert self._incoming is not None
        return self._incoming

    def _index(self) -> None:
        incoming: dict[str, list[Edge]] = {}
        outgoing: dict[str, list[Edge]] = {}
        for edge in self.edges:
            incoming.setdefault(edge.target, []).append(edge)
            outgoing.setdefault(edge.source, []).append(edge)
        for node, edges in incoming.items():
            if len(edges) > 1:
                _sort_by_port(edges, self.nodes[node].input_ports)
        self._incoming, self._outgoing, self._shares = incoming, outgoing, False

    def order(self) -> Order:
        """Nodes from inputs to outputs, and the edges that close a cycle."""
        if self._order is None:
            self._order = sort_nodes(list(self.nodes), self.edges_from)
        return self._order

    def node_named(self, name: str) -> Node | None:
        """Return the node of this name, or None."""
        return next((n for n in self.nodes.values() if n.name == name), None)

    def free_name(self, stem: str, taken: Iterable[str] = ()) -> str:
        """Return the first of `stem`, `stem1` … that no node has."""
        return self.free_names([stem], taken)[0]

    def free_names(self, stems: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
        """Return a free name for each stem, all different; a long stem is cut."""
        used = {n.name for n in self.nodes.values()} | set(taken)
        first: dict[str, int] = {}
        names = []
        for stem in stems:
            name = stem
            if stem not in ("input", "output") or stem in used:
                stem = (re.sub(r"\d+$", "", stem) or stem)[:_LONGEST_STEM]
                number = first.get(stem, 1)
                while (name := f"{stem}{number}") in used:
                    number += 1
                first[stem] = number + 1
            used.add(name)
            names.append(name)
        return names

    def reaches(self, start: str, goal: str) -> bool:
        """Return True if a path of edges leads from `start` to `goal`."""
        seen, stack = set(), [start]
        while stack:
            node = stack.pop()
            if node == goal:
                return True
            if node not in seen:
                seen.add(node)
                stack += [e.target for e in self.outgoing(node)]
        return False

    def check_connect(self, edge: Edge) -> None:
        """Raise a `ConnectError` that gives the reason if `edge` cannot be added."""
        self._port(edge.source, edge.source_port, "outputs")
        port = self._port(edge.target, edge.target_port, "inputs")
        source, target = self.nodes[edge.source], self.nodes[edge.target]
        if edge.source == edge.target or self.reaches(edge.target, edge.source):
            raise CycleError(
                translate(
                    "Graph",
                    "{target} already leads to {source}: this would close a circle, "
                    "and a layer cannot feed itself.",
                ).format(target=target.name, source=source.name)
            )
        arriving = self.incoming(edge.target)
        if edge in arriving:
            raise DuplicateEdgeError(
                translate("Graph", "{source} is joined to {target} already.").format(
                    source=source.name, target=target.name
                )
            )
        if not port.variadic:
            for other in arriving:
                if other.target_port == edge.target_port:
                    raise PortTakenError(
                        translate(
                            "Graph", "{target} takes one input and has it from {name}."
                        ).format(target=target.name, name=self.nodes[other.source].name)
                    )

    def _port(self, node: str, name: str, side: str) -> Port:
        if node not in self.nodes:
            raise NoSuchPortError(
                translate("Graph", "There is no node {node}.").format(node=node)
            )
        end = self.nodes[node]
        if end.layer_type is None:  # It keeps whatever ports its edges name.
            return Port(name, variadic=True)
        ports = end.input_ports if side == "inputs" else end.output_ports
        for port in ports:
            if port.name == name:
                return port
        if side == "inputs":
            text = translate("Graph", "{node} has no input.")
        else:
            text = translate("Graph", "{node} has no output.")
        raise NoSuchPortError(text.format(node=end.name))

    # Changing

    def add_node(self, node: Node, index: int | None = None) -> None:
        """Add `node`, at the end or at `index` of the order."""
        if node.id in self.nodes:
            raise ValueError(f"node id {node.id} is taken")
        node = self._at_home(node)
        if index is None or index >= len(self.nodes):
            self.nodes[node.id] = node
        else:
            items = list(self.nodes.items())
            items.insert(index, (node.id, node))
            self.nodes.clear()
            self.nodes.update(items)
        self._order = None
        self.changed.emit(GraphChange("node_added", node.id))

    def remove_node(self, node: str) -> None:
        """Remove a node whose edges are gone already."""
        if self.incoming(node) or self.outgoing(node):
            raise ValueError(f"node {node} still has edges")
        del self.nodes[node]
        self._order = None
        self.changed.emit(GraphChange("node_removed", node))

    def replace_node(self, node: Node) -> None:
        """Put `node` in the place of the node with its id (an edit, no move)."""
        if node.id not in self.nodes:
            raise KeyError(node.id)
        before = self.nodes[node.id]
        self.nodes[node.id] = self._at_home(node)
        if node.type != before.type and self._incoming is not None:
            self._index_again(node.id, node.id)  # its ports may be in another order
        self.changed.emit(GraphChange("node_edited", node.id))

    def move_node(self, node: str, x: float, y: float) -> None:
        """Place a node on the canvas; positions mean nothing to the network."""
        self.nodes[node] = replace(self.nodes[node], x=x, y=y)
        self.changed.emit(GraphChange("node_moved", node))

    def add_edge(
        self, edge: Edge, index: int | None = None, *, check: bool = True
    ) -> None:
        """Add an edge, at the end or at `index`; raises `ConnectError`.

        Only the file reader passes `check=False`, so that a file with a cycle can
        be shown with the mistake marked instead of being refused.
        """
        if check:
            self.check_connect(edge)
        self.edges.insert(len(self.edges) if index is None else index, edge)
        self._index_again(edge.source, edge.target)
        self.changed.emit(GraphChange("edge_added", edge.target, edge))

    def remove_edge(self, edge: Edge) -> int:
        """Remove an edge and return the index that it had."""
        index = self.edges.index(edge)
        del self.edges[index]
        self._index_again(edge.source, edge.target)
        self.changed.emit(GraphChange("edge_removed", edge.target, edge))
        return index

    def add_frame(self, frame: Frame, index: int | None = None) -> None:
        """Add a frame, in front of all or at `index` of their order."""
        if frame.id in self.frames:
            raise ValueError(f"frame id {frame.id} is taken")
        items = list(self.frames.items())
        items.insert(len(items) if index is None else index, (frame.id, frame))
        self.frames.clear()
        self.frames.update(items)
        self.changed.emit(GraphChange("frame_added", frame=frame.id))

    def remove_frame(self, frame: str) -> int:
        """Remove a frame, not what lies in it; return the index that it had."""
        index = list(self.frames).index(frame)
        del self.frames[frame]
        self.changed.emit(GraphChange("frame_removed", frame=frame))
        return index

    def replace_frame(self, frame: Frame) -> None:
        """Put `frame` in the place of the frame with its id."""
        if frame.id not in self.frames:
            raise KeyError(frame.id)
        self.frames[frame.id] = frame
        self.changed.emit(GraphChange("frame_changed", frame=frame.id))

    def belong_to(self, library: Library) -> None:
        """Take the types of blocks from another library from now on."""
        self.library = library
        # Without blocks everything that is known of the edges stays true: a copy on
        # which a fix is tried need not find it all again.
        # `is_block` as plain code: a thousand calls of it would take longest here.
        blocks = [n for n in self.nodes.values() if n.type.startswith(BLOCK)]
        for node in blocks:
            self.nodes[node.id] = self._at_home(node)
        if blocks:
            self._incoming = self._outgoing = self._order = None

    def _at_home(self, node: Node) -> Node:
        if not node.is_block or node.library is self.library:
            return node
        return replace(node, library=self.library)

    def _index_again(self, source: str, target: str) -> None:
        """Bring the edges of two nodes up to date: nothing else has changed."""
        self._order = None
        if self._incoming is None or self._outgoing is None:
            return
        if self._shares:
            self._incoming, self._outgoing = dict(self._incoming), dict(self._outgoing)
            self._shares = False
        leaving = [edge for edge in self.edges if edge.source == source]
        arriving = [edge for edge in self.edges if edge.target == target]
        if len(arriving) > 1:
            _sort_by_port(arriving, self.nodes[target].input_ports)
        for index, node, edges in (
            (self._outgoing, source, leaving), (self._incoming, target, arriving)
        ):  # fmt: skip
            if edges:
                index[node] = edges
            else:
                index.pop(node, None)


def _sort_by_port(edges: list[Edge], ports: tuple[Port, ...]) -> None:
    if len(ports) > 1:
        place = {port.name: index for index, port in enumerate(ports)}
        edges.sort(key=lambda edge: place.get(edge.target_port, len(ports)))
