"""What a screen reader says of a node."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.layer import Port
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate
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
        kind = translate("Spoken", "block {0}")
        repeat = node.fields.get("repeat", 1)
        if repeat != 1:
            kind = translate("Spoken", "block {0}, {1} in a row,")
        kind = kind.format(layer_type.definition.name, repeat)
    parts = [f"{kind} {node.name}"]
    named = node.input_ports
    if len(named) > 1:
        parts.append(translate("Spoken", "inputs {0}").format(_names(named)))
    named = node.output_ports
    if len(named) > 1:
        parts.append(translate("Spoken", "outputs {0}").format(_names(named)))
    if report.inputs and report.inputs[0] is not None:
        parts.append(translate("Spoken", "input {0}").format(_words(report.inputs[0])))
    parts.append(translate("Spoken", "output {0}").format(_words(report.output)))
    if report.layer is not None and report.layer.is_frozen():
        parts.append(translate("Spoken", "frozen"))
    parts.append(translate("Spoken", report.state.value))
    place = graph.order().position[node_id] + 1
    parts.append(translate("Spoken", "{0} of {1}").format(place, len(graph.nodes)))
    names = [graph.nodes[e.target].name for e in graph.outgoing(node_id)]
    if names:
        said = translate("Spoken", "connected to {0}")
        parts.append(said.format(_joined(names)))
    return ", ".join(parts)


def _words(shape: TensorShape | None) -> str:
    if shape is None:
        return translate("Spoken", "unknown")
    return str(shape).replace("×", translate("Spoken", "by"))


def _names(ports: Sequence[Port]) -> str:
    return _joined([port.shown() for port in ports])


def _joined(names: Sequence[str]) -> str:
    return translate("Spoken", " and ").join(names)
