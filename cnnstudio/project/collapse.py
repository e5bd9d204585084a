"""Selected layers become a block: a definition, and an instance in their place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.block_layer import stem_of
from cnnstudio.graph.expression import ExpressionError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import (
    COLUMN_GAP,
    FULL_SIZE,
    GAP,
    LINE_SIZE,
    WIDE_GAP,
    Place,
    node_size,
)
from cnnstudio.graph.node import BLOCK, Edge, Node, new_id
from cnnstudio.graph.rewriting import names_in, rewritten
from cnnstudio.project.block_commands import (
    AddDefinition,
    BlockError,
    Made,
    free_block_name,
    listed,
    new_block_id,
    rebuilt,
)
from cnnstudio.project.commands import Command, Composite, MoveNodes
from cnnstudio.project.project import Project

ENDS = ("Input", "Output", "BlockInput", "BlockOutput")
LONGEST_NAME = 48  # of a layer that a port is named after
OUTER = {
    "in_channels": BlockParam("channels_in", default=1, help="Channels further out."),
    "i": BlockParam("index", default=0, minimum=0, help="Repetition further out."),
    "n": BlockParam("count", default=1, help="Number of repetitions further out."),
}
"""What stands for the names that mean something else inside of a new block."""


def collapse(
    project: Project, network: str, nodes: Collection[str], name: str = "Block"
) -> Made:
    """Make a block of layers and put an instance in their place.

    Ends of the edges that cross the selection become its ports. Raises `BlockError`
    for a selection that cannot be a block.
    """
    graph = project.graph_of(network)
    chosen = [node for node in graph.nodes if node in set(nodes)]
    reason = collapse_problem(graph, chosen)
    if reason:
        raise BlockError(reason)
    selection = _Selection(graph, chosen)
    outer = _outer_params(project, network)
    definition = _definition(project, selection, name, outer)
    instance = _instance(graph, selection, definition, outer)
    edges = selection.edges_around(definition, instance.id)
    index = list(graph.nodes).index(chosen[0])
    steps: list[Command] = [AddDefinition(definition)]
    steps += rebuilt(graph, network, chosen, [(index, instance)], edges)
    moves = _closed_up(graph, selection, instance)
    if moves:
        steps.append(MoveNodes(moves, network))
    what = f"{len(chosen)} layers" if len(chosen) > 1 else graph.nodes[chosen[0]].name
    text = f"Collapse {what} to {definition.name}"
    return Made(Composite(text, steps, network), (instance.id,), definition.id)


def collapse_problem(graph: Graph, nodes: Collection[str]) -> str:
    """Say why these layers cannot become a block; empty if they can."""
    chosen = {node for node in nodes if node in graph.nodes}
    if not chosen:
        return "Select the layers that are to become a block."
    for node in chosen:
        if graph.nodes[node].type in ENDS:
            name = graph.nodes[node].name
            return f"{name} is an end of the network and cannot be in a block."
    for edge in graph.order().closing:
        if chosen & {edge.source, edge.target}:
            return "The selected layers lead back to themselves: mend that first."
    between = [graph.nodes[n].name for n in _between(graph, chosen)]
    if between:
        verb = "lies" if len(between) == 1 else "lie"
        return f"{listed(between)} {verb} between the selected layers: select them too."
    if not _is_connected(graph, chosen):
        return "The selected layers are not joined: a block is one piece."
    return ""


def _is_connected(graph: Graph, chosen: set[str]) -> bool:
    """True if all hang together, also by what they have their input from."""
    ways: dict[str, set[str]] = {}
    for edge in graph.edges:
        if edge.source in chosen or edge.target in chosen:
            ways.setdefault(edge.source, set()).add(edge.target)
            ways.setdefault(edge.target, set()).add(edge.source)
    stack, seen = [next(iter(chosen))], set[str]()
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            stack += ways.get(node, ())
    return chosen <= seen


def _between(graph: Graph, chosen: set[str]) -> list[str]:
    """Nodes outside through which a way leads from the selection back into it."""

    def reached(forwards: bool) -> set[str]:
        seen: set[str] = set()
        stack = list(chosen)
        while stack:
            node = stack.pop()
            edges = graph.outgoing(node) if forwards else graph.incoming(node)
            ends = {e.target if forwards else e.source for e in edges}
            stack += [end for end in ends if end not in seen]
            seen |= ends
        return seen

    found = reached(True) & reached(False) - chosen
    return [node for node in graph.nodes if node in found]


@dataclass
class _Selection:
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


def _definition(
    project: Project,
    selection: _Selection,
    name: str,
    outer: Mapping[str, BlockParam],
) -> BlockDefinition:
    graph = Graph(project.library)
    for port in selection.entering.values():
        graph.add_node(port)
    used: set[str] = set()
    names = {key: param.name for key, param in outer.items()}
    for node_id in selection.chosen:
        node = selection.graph.nodes[node_id]
        used |= names_in(node)
        try:
            graph.add_node(replace(node, fields=rewritten(node, names)))
        except ExpressionError as error:
            raise BlockError(f"{node.name}: {error}.") from error
    for port in selection.leaving.values():
        graph.add_node(port)
    for edge in selection.inside():
        graph.add_edge(edge, check=False)
    params = tuple(param for key, param in outer.items() if key in used)
    name = free_block_name(project.library, name)
    return BlockDefinition(new_block_id(), name, params, graph)


def _outer_params(project: Project, network: str) -> dict[str, BlockParam]:
    """What the layers may name where they stand now, and what it is called inside."""
    if not network.startswith(BLOCK):
        return {}
    block = project.library.definitions[network.removeprefix(BLOCK)]
    found = {param.name: param for param in block.params}
    for name, param in OUTER.items():
        free, number = param.name, 1
        while free in found:
            number += 1
            free = f"{param.name}{number}"
        found[name] = replace(param, name=free)
    return found


def _instance(
    graph: Graph,
    selection: _Selection,
    definition: BlockDefinition,
    outer: Mapping[str, BlockParam],
) -> Node:
    ours = {param.name for param in definition.params}
    fields = {param.name: key for key, param in outer.items() if param.name in ours}
    gone = {graph.nodes[node].name for node in selection.chosen}
    taken = {node.name for node in graph.nodes.values()} - gone
    stem, number = stem_of(definition.name), 1
    while f"{stem}{number}" in taken:
        number += 1
    name = f"{stem}{number}"
    first = graph.nodes[selection.chosen[0]]
    place = first.x, selection.top
    return Node(new_id(), definition.type_name, name, fields, *place)


def _closed_up(
    graph: Graph, selection: _Selection, instance: Node
) -> dict[str, Place]:
    """Where what lies below goes, if all of it is behind the block; else nowhere."""
    behind: set[str] = set()
    stack = list(selection.chosen)
    while stack:
        for edge in graph.outgoing(stack.pop()):
            if edge.target not in behind | selection.inner:
                behind.add(edge.target)
                stack.append(edge.target)
    others = [n for n in graph.nodes.values() if n.id not in behind | selection.inner]
    if any(n.y + node_size(n)[1] > selection.top for n in others):
        return {}
    rise = selection.bottom - instance.y - FULL_SIZE[1]
    if rise <= GAP:
        return {}
    moving = [n for n in graph.nodes.values() if n.id in behind]
    return {n.id: (n.x, n.y - rise) for n in moving}
