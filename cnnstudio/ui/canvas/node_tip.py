"""What the tool tip of a node, or of one of its ports, says."""

from __future__ import annotations

from collections.abc import Mapping

from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.text import translate
from cnnstudio.ui.canvas.hits import Hit
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.document import Document
from cnnstudio.ui.format import count


def node_tip(document: Document, items: Mapping[str, NodeItem], hit: Hit) -> str:
    """Name what is hit, and say what it costs or what is wrong with it."""
    report = document.report.nodes.get(hit.node)
    item = items.get(hit.node)
    if report is None or item is None:
        return ""
    node, face = document.graph.nodes[hit.node], item.face
    lines = [f"{face.type_name} {node.name}"]
    if hit.port >= 0 and face.ports[hit.port].title:
        port = face.ports[hit.port]
        said = (
            translate("NodeTip", "input {0}")
            if port.side == "in"
            else translate("NodeTip", "output {0}")
        )
        lines.append(said.format(port.title))
    if face.block is not None:
        lines.append(_block_line(face.block.layers, face.block.repeat))
        if face.mistakes:
            lines.append(
                translate("NodeTip", "Press Enter to see what is wrong inside.")
            )
    if report.problem is not None:
        lines.append(report.problem.message)
    elif report.layer is not None:
        lines.append(_cost(report))
    if item.bar is not None and item.bar.said:
        lines.append(item.bar.said)
    if face.activation:
        lines.append(
            translate("NodeTip", "with the activation {0}").format(face.activation)
        )
    if face.frozen:
        lines.append(
            translate("NodeTip", "frozen: training leaves its weights as they are")
        )
    return "\n".join(lines)


def _cost(report: NodeReport) -> str:
    cost = report.cost
    said = translate("NodeTip", "{0} parameters · {1} multiply-adds")
    return said.format(count(cost.parameters), count(cost.multiply_adds))


def _block_line(layers: int, repeat: str) -> str:
    if not repeat:
        return translate("NodeTip", "block of {0} layers").format(layers)
    return translate("NodeTip", "block of {0} layers, {1} in a row").format(
        layers, repeat
    )
