"""What a screen reader says of a node or an edge."""

from __future__ import annotations

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, State
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate
from cnnstudio.ui.document import Document


def spoken(document: Document, node_id: str) -> str:
    """Name a node of the graph that is shown; empty if it is not there."""
    return spoken_node(document.graph, document.report, node_id)


def spoken_node(graph: Graph, report: ShapeReport, node_id: str) -> str:
    """Name a node, its shapes, its state, its place and what it leads to."""
    node, found = graph.nodes.get(node_id), report.nodes.get(node_id)
    if node is None or found is None:
        return ""
    parts = [f"{_kind(node)} {node.name}", *_ports(node), *_shapes(node, found)]
    if node.off:
        parts.append(translate("Spoken", "off"))
    if found.layer is not None and found.layer.is_frozen():
        parts.append(translate("Spoken", "frozen"))
    parts.append(state_word(found.state))
    place = graph.order().position[node_id] + 1
    of = translate("Spoken", "{0} of {1}")
    parts.append(of.format(place, len(graph.nodes)))
    names = [graph.nodes[e.target].name for e in graph.outgoing(node_id)]
    if names:
        text = translate("Spoken", "connected to {0}")
        parts.append(text.format(_and(names)))
    return ", ".join(parts)


def spoken_edge(graph: Graph, report: ShapeReport, edge: Edge) -> str:
    """Name an edge by its ends, the shape on it, and whether it fits."""
    source, target = graph.nodes.get(edge.source), graph.nodes.get(edge.target)
    if source is None or target is None:
        return ""
    found, behind = report.nodes.get(edge.source), report.nodes.get(edge.target)
    text = translate("Spoken", "From {0} to {1}, {2}")
    shape = found.given_to(edge) if found is not None else None
    said = text.format(source.name, target.name, _words(shape))
    return said if behind is None else f"{said}, {state_word(behind.state)}"


def state_word(state: State) -> str:
    """Return a node's state as a word."""
    return {
        "valid": translate("Spoken", "valid"),
        "error": translate("Spoken", "error"),
        "waiting": translate("Spoken", "waiting"),
        "unknown": translate("Spoken", "unknown"),
    }[state.value]


def _kind(node: Node) -> str:
    layer_type = node.layer_type
    if layer_type is None or not issubclass(layer_type, BlockLayer):
        return node.type
    kind = translate("Spoken", "block {0}")
    repeat = node.fields.get("repeat", 1)
    if repeat != 1:
        kind = translate("Spoken", "block {0}, {1} in a row,")
    return kind.format(layer_type.definition.name, repeat)


def _ports(node: Node) -> list[str]:
    parts = []
    if len(named := node.input_ports) > 1:
        text = translate("Spoken", "inputs {0}")
        parts.append(text.format(_and([port.shown() for port in named])))
    if len(named := node.output_ports) > 1:
        text = translate("Spoken", "outputs {0}")
        parts.append(text.format(_and([port.shown() for port in named])))
    return parts


def _shapes(node: Node, found: NodeReport) -> list[str]:
    """Say what goes in and comes out; of a convolution, how many channels."""
    given = found.inputs[0] if found.inputs else None
    family = node.layer_type.family if node.layer_type is not None else ""
    output = found.output
    parts = []
    if family == "convolution" and given is not None and output is not None:
        channels = translate("Spoken", "{0} to {1} channels")
        parts.append(channels.format(given[0], output[0]))
    elif given is not None:
        parts.append(translate("Spoken", "input {0}").format(_words(given)))
    parts.append(translate("Spoken", "output {0}").format(_words(output)))
    return parts


def _and(names: list[str]) -> str:
    return translate("Spoken", " and ").join(names)


def _words(shape: TensorShape | None) -> str:
    if shape is None:
        return translate("Spoken", "unknown")
    return str(shape).replace("×", translate("Spoken", "by"))
