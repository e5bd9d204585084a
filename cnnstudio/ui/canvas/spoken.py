"""What a screen reader says of a node."""

from __future__ import annotations

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.document import Document


def spoken(document: Document, node_id: str) -> str:
    """Name a node, its shapes, its state, its place and what it leads to."""
    graph = document.graph
    node, report = graph.nodes.get(node_id), document.report.nodes.get(node_id)
    if node is None or report is None:
        return ""
    layer_type = node.layer_type
    kind = node.type
    if layer_type is not None and issubclass(layer_type, BlockLayer):
        kind = f"block {layer_type.definition.name}"
        repeat = node.fields.get("repeat", 1)
        kind += f", {repeat} in a row," if repeat != 1 else ""
    parts = [f"{kind} {node.name}"]
    named = node.input_ports
    if len(named) > 1:
        parts.append("inputs " + " and ".join(p.title or p.name for p in named))
    named = node.output_ports
    if len(named) > 1:
        parts.append("outputs " + " and ".join(p.title or p.name for p in named))
    if report.inputs and report.inputs[0] is not None:
        parts.append(f"input {_words(report.inputs[0])}")
    parts.append(f"output {_words(report.output)}")
    if report.layer is not None and report.layer.is_frozen():
        parts.append("frozen")
    parts.append(report.state.value)
    place = graph.order().position[node_id] + 1
    parts.append(f"{place} of {len(graph.nodes)}")
    names = [graph.nodes[e.target].name for e in graph.outgoing(node_id)]
    if names:
        parts.append("connected to " + " and ".join(names))
    return ", ".join(parts)


def _words(shape: TensorShape | None) -> str:
    return "unknown" if shape is None else str(shape).replace("×", "by")
