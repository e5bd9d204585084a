"""Commands for layers that are carried: new ones, old ones, and copies, onto a wire."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import Place
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.text import translate
from cnnstudio.project.adopting import brought
from cnnstudio.project.clip import Clip, copied
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    Disconnect,
    MoveNodes,
)
from cnnstudio.project.frame_commands import AddFrame, moved
from cnnstudio.ui.canvas import room
from cnnstudio.ui.canvas.geometry import size_of
from cnnstudio.ui.canvas.insertion import Insertion
from cnnstudio.ui.document import Document


def ends_of(
    graph: Graph, nodes: Collection[str], edges: Sequence[Edge]
) -> tuple[str, str] | None:
    """Return the first and the last of layers that fit onto a wire as they are joined.

    None unless exactly one of them lacks an input, and exactly one leads nowhere.
    """
    fed = {edge.target for edge in edges}
    feeding = {edge.source for edge in edges}
    first = [n for n in nodes if n not in fed]
    last = [n for n in nodes if n not in feeding]
    if len(first) != 1 or len(last) != 1:
        return None
    types = graph.nodes[first[0]].layer_type, graph.nodes[last[0]].layer_type
    if types[0] is None or types[1] is None:
        return None
    fits = bool(types[0].inputs) and bool(types[1].outputs)
    return (first[0], last[0]) if fits else None


def node_onto_wire(document: Document, node: str, edge: Edge) -> Insertion | None:
    """Put a layer that is there, joined to nothing, onto a wire."""
    graph, network = document.graph, document.network
    card = size_of(graph.nodes[node], False)
    place, moves = room.on_edge(graph, edge, (card.width(), card.height()))
    names = graph.nodes
    text = translate("Carry", "Insert {0} between {1} and {2}").format(
        names[node].name, names[edge.source].name, names[edge.target].name
    )
    steps = [
        *_joined(graph, edge, graph.nodes[node], graph.nodes[node], network),
        *moved(graph, moves, network),
        MoveNodes({node: place}, network),
    ]
    return Insertion(Composite(text, steps, network), node, node)


def _joined(
    graph: Graph, edge: Edge, first: Node, last: Node, network: str
) -> list[Command]:
    """Return the steps that lead an edge through layers."""
    index = graph.edges.index(edge)
    entry, leave = first.input_ports[0].name, last.output_ports[0].name
    return [
        Disconnect(edge, network),
        Connect(replace(edge, source=last.id, source_port=leave), index, network),
        Connect(replace(edge, target=first.id, target_port=entry), None, network),
    ]


class CarriedCopies:
    """Copies of some layers, made once; where they go is known at the end.

    Raises `BlockError` if a block would stand inside of itself.
    """

    def __init__(self, document: Document, chosen: Collection[str]) -> None:
        self._document = document
        graph = document.graph
        clip: Clip = copied(graph, chosen)
        self._originals = [n for n in graph.nodes if n in set(chosen)]
        project, network = document.project, document.network
        self._steps, self._nodes = brought(project, network, clip.nodes, clip.library)
        self._edges, self._frames = clip.edges, clip.frames
        self._new = {
            old: node.id for old, node in zip(self._originals, clip.nodes, strict=True)
        }
        inner = [
            e for e in graph.edges if e.source in self._new and e.target in self._new
        ]
        self.ends = ends_of(graph, self._originals, inner)

    @property
    def ids(self) -> list[str]:
        """Ids that the copies will have."""
        return [node.id for node in self._nodes]

    def name_of(self, original: str) -> str:
        """Return the name of the copy of a node."""
        new = self._new[original]
        return next(node.name for node in self._nodes if node.id == new)

    def command(self, by: Place, *, keep_incoming: bool) -> Composite:
        """Put the copies down; `keep_incoming`: fed by what feeds the originals."""
        network = self._document.network
        steps = self._added(by)
        if keep_incoming:
            steps += [Connect(e, None, network) for e in self._incoming()]
        return Composite(self._text(), steps, network)

    def onto_wire(self, edge: Edge) -> Insertion | None:
        """Lead a wire through the copies, one below the other."""
        if self.ends is None:
            return None
        graph, network = self._document.graph, self._document.network
        chosen = [graph.nodes[n] for n in self._originals]
        top, left = min(n.y for n in chosen), graph.nodes[self.ends[0]].x
        (x, y), moves = room.on_edge(graph, edge, self.size())
        by = (x - left, y - top)
        by_id = {n.id: n for n in self._nodes}
        first, last = (by_id[self._new[end]] for end in self.ends)
        steps = self._added(by)
        steps += _joined(graph, edge, first, last, network)
        steps += moved(graph, moves, network)
        return Insertion(Composite(self._text(), steps, network), first.id, last.id)

    def size(self) -> tuple[float, float]:
        """Return the room that the copies take together."""
        nodes = [self._document.graph.nodes[n] for n in self._originals]
        cards = [(n, size_of(n, False)) for n in nodes]
        width = max(n.x + c.width() for n, c in cards) - min(n.x for n in nodes)
        height = max(n.y + c.height() for n, c in cards) - min(n.y for n in nodes)
        return width, height

    def _added(self, by: Place) -> list[Command]:
        network = self._document.network
        steps: list[Command] = list(self._steps)
        steps += [AddFrame(frame.moved(*by), network) for frame in self._frames]
        for node in self._nodes:
            there = replace(node, x=node.x + by[0], y=node.y + by[1])
            steps.append(AddNode(there, network))
        return [*steps, *(Connect(e, None, network) for e in self._edges)]

    def _incoming(self) -> list[Edge]:
        edges = self._document.graph.edges
        return [
            replace(e, target=self._new[e.target])
            for e in edges
            if e.target in self._new and e.source not in self._new
        ]

    def _text(self) -> str:
        if len(self._nodes) == 1:
            return translate("Carry", "Duplicate {0}").format(self._nodes[0].name)
        count = len(self._nodes)
        return translate("Carry", "Duplicate {0} layers").format(count)
