"""The edits that fixes are made of: each is one command, so one undo step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

from cnnstudio.advice.scene import Proposal, Scene
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import COLUMN_GAP, FULL_SIZE, GAP, node_size
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.text import listed, translate
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    Disconnect,
    EditField,
    EditSettings,
    MoveNodes,
    RenameNode,
    new_node,
    remove_nodes,
)
from cnnstudio.project.field_commands import DropField
from cnnstudio.project.frame_commands import moved

LayerToAdd = tuple[str, Mapping[str, object]]


def raw_value(values: Sequence[int]) -> object:
    """Write numbers as one would type them: one number where all are the same."""
    return values[0] if len(set(values)) == 1 else list(values)


def set_field(scene: Scene, node: str, name: str, value: object) -> Proposal:
    """Propose another value of one field: `Set padding of conv2 to 1`."""
    label = translate("Advice", "Set {name} of {node} to {value}").format(
        name=name, node=scene.name(node), value=value_text(value)
    )
    return Proposal(label, EditField(node, name, value, scene.network, label))


def set_fields(
    scene: Scene, changes: Sequence[tuple[str, str, object]], label: str
) -> Proposal:
    """Propose several fields at once: (node, field, value) each."""
    edits = [EditField(*change, scene.network) for change in changes]
    return Proposal(label, Composite(label, edits, scene.network))


def value_text(value: object) -> str:
    """Show a raw value in a label."""
    if isinstance(value, list | tuple):
        return " × ".join(f"{v:,}" for v in value)
    if isinstance(value, bool):
        return translate("Advice", "on") if value else translate("Advice", "off")
    return f"{value:,}" if isinstance(value, int) else f"{value}"


def remove(scene: Scene, *nodes: str) -> Proposal:
    """Propose to delete layers and join what was around them."""
    command = remove_nodes(scene.graph, nodes, network=scene.network)
    first = scene.name(nodes[0])
    rest = len(nodes) - 1
    label = (
        translate("Advice", "Remove {first}").format(first=first)
        if not rest
        else translate("Advice", "Remove {first} and {rest} behind it").format(
            first=first, rest=rest
        )
    )
    command.text = label
    return Proposal(label, command, costly=False, last_resort=True)


def drop_field(scene: Scene, node: str, name: str) -> Proposal:
    """Propose to take a field away that the layer does not have."""
    label = translate("Advice", "Remove the field {name} of {node}").format(
        name=name, node=scene.name(node)
    )
    return Proposal(label, DropField(node, name, scene.network, label), costly=False)


def rename(scene: Scene, node: str, name: str) -> Proposal:
    """Propose another name for a layer."""
    command = RenameNode(node, name, scene.network)
    command.text = translate("Advice", "Rename the second {node} to {name}").format(
        node=scene.name(node), name=name
    )
    return Proposal(command.text, command, costly=False)


def disconnect(scene: Scene, edge: Edge) -> Proposal:
    """Propose to take one edge away."""
    label = translate("Advice", "Disconnect {source} from {target}").format(
        source=scene.name(edge.source), target=scene.name(edge.target)
    )
    return Proposal(label, Disconnect(edge, scene.network, label), costly=False)


def join(scene: Scene, edge: Edge) -> Proposal:
    """Propose a new edge."""
    label = translate("Advice", "Join {source} to {target}").format(
        source=scene.name(edge.source), target=scene.name(edge.target)
    )
    return Proposal(label, Connect(edge, None, scene.network, label), costly=False)


def insert(
    scene: Scene, edge: Edge, layers: Sequence[LayerToAdd], label: str
) -> Proposal:
    """Propose layers between two others; what lies below moves down if it must."""
    graph = scene.graph
    nodes = _made(graph, layers)
    steps = _placed(scene, edge, nodes)
    index = graph.edges.index(edge)
    steps += [AddNode(node, scene.network) for node in nodes]
    steps.append(Disconnect(edge, scene.network))
    ids = [node.id for node in nodes]
    last = Edge(ids[-1], edge.target, "out", edge.target_port)
    steps.append(Connect(last, index, scene.network))
    first = Edge(edge.source, ids[0], edge.source_port)
    steps.append(Connect(first, None, scene.network))
    for before, behind in pairwise(ids):
        steps.append(Connect(Edge(before, behind), None, scene.network))
    return Proposal(label, Composite(label, steps, scene.network))


def append(
    scene: Scene, source: str, layers: Sequence[LayerToAdd], label: str
) -> Proposal:
    """Propose layers below a node whose output is free."""
    graph = scene.graph
    nodes = _made(graph, layers)
    above = graph.nodes[source]
    y = above.y + height(above) + GAP
    steps: list[Command] = []
    previous = source
    for node in _stacked(nodes, above.x, y):
        steps.append(AddNode(node, scene.network))
        steps.append(Connect(Edge(previous, node.id), None, scene.network))
        previous = node.id
    return Proposal(label, Composite(label, steps, scene.network), costly=False)


def insert_before(scene: Scene, target: str, layer: LayerToAdd) -> Proposal:
    """Propose a layer above a node to which nothing is joined."""
    below = scene.graph.nodes[target]
    (node,) = _made(scene.graph, [layer])
    node = replace(node, x=below.x, y=below.y - GAP - height(node))
    label = translate("Advice", "Insert {type} before {below}").format(
        type=node.type, below=below.name
    )
    steps: list[Command] = [AddNode(node, scene.network)]
    steps.append(Connect(Edge(node.id, target), None, scene.network))
    return Proposal(label, Composite(label, steps, scene.network), costly=False)


def add(scene: Scene, layer: LayerToAdd, label: str) -> Proposal:
    """Propose a layer that is joined to nothing yet."""
    (node,) = _made(scene.graph, [layer])
    command = AddNode(node, scene.network)
    command.text = label
    return Proposal(label, command, costly=False)


def height(node: Node) -> float:
    """Height of a node on the canvas, in pixels."""
    return node_size(node)[1]


def _made(graph: Graph, layers: Sequence[LayerToAdd]) -> list[Node]:
    nodes: list[Node] = []
    for type_name, fields in layers:
        taken = [node.name for node in nodes]
        nodes.append(new_node(graph, type_name, 0, 0, fields, taken))
    return nodes


def _stacked(nodes: list[Node], x: float, y: float) -> list[Node]:
    result = []
    for node in nodes:
        result.append(replace(node, x=x, y=y))
        y += height(node) + GAP
    return result


def _placed(scene: Scene, edge: Edge, nodes: list[Node]) -> list[Command]:
    """Give new nodes their places; return the commands that make room for them."""
    graph = scene.graph
    above, below = graph.nodes[edge.source], graph.nodes[edge.target]
    top = above.y + height(above) + GAP
    need = sum(height(node) + GAP for node in nodes)
    x = below.x
    missing = top + need - below.y
    if missing <= 0:  # there is room: in the middle, and beside what is there already
        top += -missing / 2
        while _occupied(graph, x, top, need - GAP):
            x += FULL_SIZE[0] + COLUMN_GAP
        nodes[:] = _stacked(nodes, x, top)
        return []
    nodes[:] = _stacked(nodes, x, top)
    places = {
        n: (graph.nodes[n].x, graph.nodes[n].y + missing)
        for n in _below(graph, edge.target)
    }
    return moved(graph, places, scene.network)


def _occupied(graph: Graph, x: float, top: float, tall: float) -> bool:
    return any(
        abs(node.x - x) < FULL_SIZE[0]
        and node.y < top + tall
        and top < node.y + height(node)
        for node in graph.nodes.values()
    )


def _below(graph: Graph, start: str) -> list[str]:
    """Nodes that `start` leads to, itself among them, in a stable order."""
    found: dict[str, None] = {}
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in found:
            found[node] = None
            stack += [edge.target for edge in graph.outgoing(node)]
    return list(found)


def move_behind(scene: Scene, node: str, other: str) -> Proposal:
    """Propose to take a layer out and put it behind another, further down.

    The layer has one edge in; both keep their fields.
    """
    graph, network = scene.graph, scene.network
    (entry,) = graph.incoming(node)
    steps: list[Command] = []
    for edge in list(graph.outgoing(node)):
        index = graph.edges.index(edge)
        steps.append(Disconnect(edge, network))
        joined = Edge(entry.source, edge.target, entry.source_port, edge.target_port)
        steps.append(Connect(joined, index, network))
    steps.append(Disconnect(entry, network))
    for edge in list(graph.outgoing(other)):
        steps.append(Disconnect(edge, network))
        behind = replace(edge, source=node, source_port="out")
        steps.append(Connect(behind, None, network))
    steps.append(Connect(Edge(other, node), None, network))
    first, second = graph.nodes[node], graph.nodes[other]
    lower = {other: (first.x, first.y), node: (second.x, second.y)}
    steps.append(MoveNodes(lower, network))
    label = translate("Advice", "Move {first} behind {second}").format(
        first=first.name, second=second.name
    )
    return Proposal(label, Composite(label, steps, network))


def set_settings(
    part: Literal["dataset", "training"], changes: Mapping[str, Any], label: str = ""
) -> Proposal:
    """Propose other settings: `Set batch_size to 65`."""
    if not label:
        each = translate("Advice", "{name} to {value}")
        texts = [each.format(name=n, value=value_text(v)) for n, v in changes.items()]
        label = translate("Advice", "Set {values}").format(values=listed(texts))
    return Proposal(label, EditSettings(part, changes, label), costly=False)
