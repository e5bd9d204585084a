"""What a node shows, worked out from the graph and its report before it is painted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QImage

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layer import Layer, Port
from cnnstudio.graph.layers.inline import NO_ACTIVATION
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.text import translate
from cnnstudio.ui.canvas.block_face import BlockFace, block_face
from cnnstudio.ui.canvas.cost_faces import CostFace
from cnnstudio.ui.canvas.geometry import input_places, output_places, size_of
from cnnstudio.ui.canvas.volumes import VOLUME_SIZE, Volume, volume_of
from cnnstudio.ui.layer_search import type_title

Look = Literal["valid", "warning", "error", "waiting", "unknown"]
Side = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class PortFace:
    """A port on a card: where it is and how it stands. `edge`: what ends there.

    `title` is how people call it where a layer has several.
    """

    side: Side
    name: str
    place: QPointF
    edge: Edge | None = None
    missing: bool = False
    spare: bool = False
    red: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class NodeFace:
    """Everything that is painted of one node, besides selection and hover.

    `activation` is one that is part of the layer; `block` is there for an instance
    of a block, and `mistakes` then counts those inside. `tentative`: its values are
    those that it would have. `off`: it hands its input on. `live`: a bar lies at its
    lower edge, for which it leaves room. `volume`: it is drawn as this box.
    """

    type_name: str
    name: str
    summary: str
    family: str
    look: Look
    size: QSizeF
    full: bool
    ports: tuple[PortFace, ...]
    thumbnail: QImage | None = None
    activation: str = ""
    frozen: bool = False
    block: BlockFace | None = None
    mistakes: int = 0
    cost: CostFace | None = None
    tentative: bool = False
    off: bool = False
    live: bool = False
    volume: Volume | None = None

    def outline(self) -> tuple[object, ...]:
        """Return what edges depend on: the size, and which edge ends where."""
        ports = [(p.side, p.name, p.place.x(), p.place.y(), p.edge) for p in self.ports]
        return self.size.width(), self.size.height(), *ports


@dataclass(frozen=True, slots=True)
class Marks:
    """What findings say about nodes and edges; `inside`: mistakes in a block."""

    warned: Collection[str] = ()
    red: Collection[Edge] = ()
    wrong: Collection[str] = ()
    inside: Mapping[str, int] = field(default_factory=dict)


def face_of(
    graph: Graph,
    node: Node,
    report: NodeReport | None,
    marks: Marks,
    thumbnail: QImage | None = None,
    compact: bool = False,
    cost: CostFace | None = None,
    tentative: bool = False,
    live: bool = False,
    boxes: bool = False,
) -> NodeFace:
    """Describe a node; `report` is None before it has been looked at.

    A `cost` takes the place of the summary. With `boxes` the node is drawn as the box
    of its output.
    """
    layer_type = node.layer_type
    size = QSizeF(*VOLUME_SIZE) if boxes else size_of(node, compact)
    layer = report.layer if report is not None else None
    block = block_face(node, layer)
    full = layer_type is not None and layer_type.is_full_node
    summary = block.summary if block is not None else _summary(node, report)
    if cost is not None:
        summary = cost.line if full else cost.short
    activation = _inline_activation(layer)
    if activation:  # it is drawn by itself
        summary = summary.removesuffix(f" · {activation}")
    return NodeFace(
        block.title if block is not None else type_title(node.type),
        node.name,
        summary,
        layer_type.family if layer_type is not None else "",
        _look(report, node.id in marks.warned, node.id in marks.wrong),
        size,
        full,
        (*_inputs(graph, node, size, marks), *_outputs(graph, node, size, marks)),
        thumbnail,
        activation,
        layer is not None and layer.is_frozen(),
        block,
        marks.inside.get(node.id, 0),
        None if node.off else cost,
        tentative,
        node.off,
        live,
        volume_of(report.output if report is not None else None) if boxes else None,
    )


def _summary(node: Node, report: NodeReport | None) -> str:
    """Return the values that tell the layer from others of its type."""
    if node.layer_type is None:
        return translate("NodeFace", "unknown layer")
    if report is None or report.layer is None:
        return ""
    known = [shape for shape in report.inputs if shape is not None]
    complete = len(known) == len(report.inputs)
    return report.layer.summary(*known) if complete else report.layer.summary()


def _inline_activation(layer: Layer | None) -> str:
    """Return the activation inside of a convolution or dense layer."""
    if layer is None or layer.family not in ("convolution", "dense"):
        return ""
    name = getattr(layer, "activation", NO_ACTIVATION)
    return "" if name == NO_ACTIVATION else str(name)


def _look(report: NodeReport | None, warned: bool, wrong: bool) -> Look:
    if report is None or report.state is State.WAITING:
        return "waiting"
    if report.state is State.UNKNOWN:
        return "unknown"
    if report.state is State.ERROR or wrong:
        return "error"
    return "warning" if warned else "valid"


def _inputs(graph: Graph, node: Node, size: QSizeF, marks: Marks) -> list[PortFace]:
    edges = graph.incoming(node.id)
    layer_type = node.layer_type
    if layer_type is None:
        places = input_places(size, len(edges), False, len(edges))
        return [
            PortFace("in", e.target_port, p, e, red=e in marks.red)
            for e, p in zip(edges, places, strict=True)
        ]
    ports = layer_type.inputs
    if len(ports) == 1 and ports[0].variadic:
        return _variadic(ports[0], edges, size, marks)
    places = input_places(size, len(edges), False, len(ports))
    by_port = {e.target_port: e for e in edges}
    return [
        PortFace(
            "in",
            port.name,
            place,
            by_port.get(port.name),
            missing=port.name not in by_port,
            red=by_port.get(port.name) in marks.red,
            title=_title(port, len(ports)),
        )
        for port, place in zip(ports, places, strict=True)
    ]


def _variadic(
    port: Port, edges: list[Edge], size: QSizeF, marks: Marks
) -> list[PortFace]:
    places = input_places(size, len(edges), True, 1)
    result = []
    for index, place in enumerate(places):
        edge = edges[index] if index < len(edges) else None
        free = edge is None
        missing, spare = free and index < 2, free and index >= 2
        red = edge in marks.red
        result.append(PortFace("in", port.name, place, edge, missing, spare, red))
    return result


def _outputs(graph: Graph, node: Node, size: QSizeF, marks: Marks) -> list[PortFace]:
    edges = graph.outgoing(node.id)
    if node.layer_type is not None:
        ports = node.output_ports
    else:
        ports = tuple(Port(n) for n in dict.fromkeys(e.source_port for e in edges))
    places = output_places(size, len(ports))
    result = []
    for port, place in zip(ports, places, strict=True):
        own = [e for e in edges if e.source_port == port.name]
        red = bool(own) and all(e in marks.red for e in own)
        first, title = own[0] if own else None, _title(port, len(ports))
        face = PortFace("out", port.name, place, first, red=red, title=title)
        result.append(face)
    return result


def _title(port: Port, count: int) -> str:
    """Return the name of one of several ports."""
    return port.shown() if count > 1 else ""
