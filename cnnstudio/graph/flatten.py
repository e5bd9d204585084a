"""A network without blocks: what is built, trained and looked into.

Every layer inside of a block becomes a node of its own. Its id is its instance path,
`block/layer`, or `block[2]/layer` in the third of several repetitions; edges go
through the ports of blocks as if these were not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.block_limits import MOST_LAYERS
from cnnstudio.graph.catalogue import plain_fields
from cnnstudio.graph.expression import Value
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, State, infer_shapes
from cnnstudio.graph.layer import Shapes
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.text import translate

End = tuple[str, str]  # a node's id and the name of one of its outputs
SEPARATOR = "/"


@dataclass(frozen=True, slots=True)
class Flat:
    """The flat graph, and where the outputs of each block come from.

    `ends` leads from a block's instance path and output port to a node of the flat
    graph and its port.
    """

    graph: Graph
    ends: Mapping[End, End]


class NotFlatError(ValueError):
    """The network has a mistake, or stands for too many layers."""


def instance_path(place: str, node: str) -> str:
    """Path of a node inside of the block instance (and repetition) at `place`."""
    return f"{place}{SEPARATOR}{node}" if place else node


def repetition(path: str, index: int, repeat: int) -> str:
    """Path of one of the repetitions that a block instance stands for."""
    return f"{path}[{index}]" if repeat > 1 else path


def flatten(graph: Graph, report: ShapeReport | None = None) -> Flat:
    """Return the same network without blocks; raises `NotFlatError`.

    A layer that is off becomes an Identity. A network without either is returned as
    it is.
    """
    if not any(node.is_block or node.off for node in graph.nodes.values()):
        return Flat(graph, {})
    flattener = _Flattener()
    known = report if report is not None else infer_shapes(graph)
    flattener.add_all(graph, known, "", "", None, {})
    return Flat(flattener.graph, flattener.ends)


@dataclass
class _Flattener:
    graph: Graph = field(default_factory=Graph)
    ends: dict[End, End] = field(default_factory=dict)

    def add_all(
        self,
        graph: Graph,
        report: ShapeReport,
        place: str,
        name: str,
        scope: Mapping[str, Value] | None,
        entering: Mapping[str, End],
    ) -> dict[str, End]:
        """Add the nodes of a graph, in the order of computation.

        `entering` says what a `BlockInput` stands for; what arrives at each
        `BlockOutput` is returned, both by the id of the port's node.
        """
        leaving: dict[str, End] = {}
        for node_id, found in report.nodes.items():
            node = graph.nodes[node_id]
            if found.state is not State.VALID:
                raise NotFlatError(
                    translate("Graph", "{name}{node} has a mistake.").format(
                        name=name, node=node.name
                    )
                )
            path = instance_path(place, node_id)
            if node.type == "BlockInput":
                self.ends[path, "out"] = entering[node_id]
                continue
            given = [
                self._end(instance_path(place, edge.source), edge.source_port)
                for edge in graph.incoming(node_id)
            ]
            if node.type == "BlockOutput":
                leaving[node_id] = given[0]
            elif isinstance(found.layer, BlockLayer):
                inputs = cast("Shapes", found.inputs)
                self._add_block(found.layer, inputs, path, name + node.name, given)
            else:
                self._add_layer(node, path, name + node.name, scope)
                edges = graph.incoming(node_id)
                for end, edge in zip(given, edges, strict=True):
                    self._join(end, path, edge.target_port)
        return leaving

    def _add_block(
        self, layer: BlockLayer, inputs: Shapes, path: str, name: str, given: list[End]
    ) -> None:
        definition, repeat = layer.definition, layer.repeat
        ports = [node.id for node in definition.port_nodes("BlockInput")]
        if layer.per_frame:
            given = [
                self._between(end, f"{path}.fold{i}", "FoldTime", {})
                for i, end in enumerate(given)
            ]
        for index in range(repeat):
            place = repetition(path, index, repeat)
            shown = repetition(name, index, repeat)
            report = layer.inside(inputs, index)
            scope = layer.scope_at(inputs, index)
            entering = dict(zip(ports, given, strict=True))
            leaving = self.add_all(
                definition.graph, report, place, f"{shown}{SEPARATOR}", scope, entering
            )
            ends = definition.port_nodes("BlockOutput")
            given = [leaving[node.id] for node in ends]
            if repeat > 1:
                self._note(layer, place, given)
        if layer.per_frame:
            frames = {"frames": inputs[0][0]}
            given = [
                self._between(end, f"{path}.unfold{i}", "UnfoldTime", frames)
                for i, end in enumerate(given)
            ]
        self._note(layer, path, given)

    def _note(self, layer: BlockLayer, path: str, given: list[End]) -> None:
        for port, end in zip(layer.outputs, given, strict=True):
            self.ends[path, port.name] = end

    def _between(
        self, end: End, path: str, type_name: str, fields: Mapping[str, object]
    ) -> End:
        self._add_node(Node(path, type_name, path, fields))
        self._join(end, path, "in")
        return path, "out"

    def _add_layer(
        self, node: Node, path: str, name: str, scope: Mapping[str, Value] | None
    ) -> None:
        assert node.layer_type is not None  # or it would not be valid
        if node.off:
            self._add_node(Node(path, "Identity", name, {}, node.x, node.y))
            return
        fields = plain_fields(node.layer_type, node.fields, scope)
        self._add_node(replace(node, id=path, name=name, fields=fields))

    def _add_node(self, node: Node) -> None:
        if len(self.graph.nodes) >= MOST_LAYERS:
            most = f"{MOST_LAYERS:,}"
            raise NotFlatError(
                translate(
                    "Graph", "The network stands for more than {most} layers."
                ).format(most=most)
            )
        self.graph.add_node(node)

    def _join(self, end: End, target: str, port: str) -> None:
        # The order of computation leaves no room for a circle.
        self.graph.add_edge(Edge(end[0], target, end[1], port), check=False)

    def _end(self, path: str, port: str) -> End:
        return self.ends.get((path, port), (path, port))
