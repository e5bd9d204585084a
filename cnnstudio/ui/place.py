"""Where one is in a document: in its network, or inside of a block in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from cnnstudio.advice.rule import Finding
from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.expression import Value
from cnnstudio.graph.flatten import instance_path, repetition
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, State
from cnnstudio.graph.layer import Shapes
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.project.project import MAIN, Project

MOST_TRIED = 64
"""In how many repetitions a mistake is looked for; later ones are as the first."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step inwards: an instance of a block, and which of its repetitions."""

    node: str
    index: int = 0


Place = tuple[Level, ...]
TOP: Place = ()


@dataclass(frozen=True, slots=True)
class Crumb:
    """A part of the way that one has gone: what is read of one level."""

    place: Place
    name: str
    block: str
    repeat: int = 1
    index: int = 0


class Inside:
    """A place of a project, with the report on what is seen there.

    A place is valid as long as its instances and their definitions are there.
    """

    def __init__(self, project: Project, outer: ShapeReport, place: Place) -> None:
        self.place = TOP
        self.network = MAIN
        self.report = outer
        self.path = ""
        self.crumbs: list[Crumb] = []
        self.scope: dict[str, Value] | None = None
        for level in place:
            if not self._enter(project, level):
                break

    def _enter(self, project: Project, level: Level) -> bool:
        node = project.graph_of(self.network).nodes.get(level.node)
        definition = _definition(project, node)
        if node is None or definition is None:
            return False
        report = self.report.nodes.get(level.node)
        layer = report.layer if report is not None else None
        repeat = layer.repeat if isinstance(layer, BlockLayer) else 1
        index = min(level.index, repeat - 1)
        self.place = (*self.place, Level(level.node, index))
        name, block = node.name, definition.name
        self.crumbs.append(Crumb(self.place, name, block, repeat, index))
        self.path = repetition(instance_path(self.path, node.id), index, repeat)
        self.network = definition.type_name
        self.report = _inner_report(definition.graph, report, index)
        self.scope = _scope(definition, report, index)
        return True


def is_there(project: Project, place: Place) -> Place:
    """Return the place, or as much of the way there as still is."""
    network = MAIN
    for depth, level in enumerate(place):
        node = project.graph_of(network).nodes.get(level.node)
        definition = _definition(project, node)
        if definition is None:
            return place[:depth]
        network = definition.type_name
    return place


def network_at(project: Project, place: Place) -> str:
    """Name that commands use for what is seen at a place that is there."""
    if not place:
        return MAIN
    outer = project.graph_of(network_at(project, place[:-1]))
    return outer.nodes[place[-1].node].type


def place_of(project: Project, outer: ShapeReport, finding: Finding) -> Place:
    """Return where a finding is: the repetition in which it shows, if it does."""
    place: Place = TOP
    for step, node in enumerate(finding.path):
        inner = finding.path[step + 1] if step + 1 < len(finding.path) else finding.node
        place = (*place, Level(node))
        for index in range(MOST_TRIED):
            tried = (*place[:-1], Level(node, index))
            seen = Inside(project, outer, tried)
            if seen.place != tried:
                break
            report = seen.report.nodes.get(inner)
            if report is not None and report.problem is not None:
                place = tried
                break
    return place


def with_index(place: Place, depth: int, index: int) -> Place:
    """Return the place with another repetition of one of its levels."""
    level = replace(place[depth], index=index)
    return (*place[:depth], level, *place[depth + 1 :])


def _definition(project: Project, node: Node | None) -> BlockDefinition | None:
    if node is None or not node.is_block:
        return None
    return project.library.definitions.get(node.type.removeprefix(BLOCK))


def _scope(
    definition: BlockDefinition, outer: NodeReport | None, index: int
) -> dict[str, Value]:
    """Names that fields inside may use; of defaults where nothing arrives."""
    layer = outer.layer if outer is not None else None
    if outer is not None and isinstance(layer, BlockLayer):
        known = cast("Shapes", tuple(s for s in outer.inputs if s is not None))
        try:
            return layer.scope_at(known, index)
        except (LayerError, IndexError):  # what arrives is not what it takes
            return layer.scope((), index)
    given = {param.name: param.default for param in definition.params}
    return {**given, "in_channels": 1, "i": 0, "n": 1}  # type: ignore[dict-item]


def _inner_report(graph: Graph, outer: NodeReport | None, index: int) -> ShapeReport:
    """Report on the inside, provisional shapes included; waiting if none arrive."""
    layer = outer.layer if outer is not None else None
    if outer is None or not isinstance(layer, BlockLayer):
        return _waiting(graph)
    ports = layer.definition.port_nodes("BlockInput")
    if None in outer.inputs or len(outer.inputs) < len(ports):
        return _waiting(graph)
    try:
        report = layer.inside(cast("Shapes", outer.inputs), index)
    except LayerError:  # an earlier repetition has the mistake, or no frames arrive
        return _waiting(graph)
    return _provisional(report) if outer.state is State.WAITING else report


def _provisional(report: ShapeReport) -> ShapeReport:
    """Let everything wait: the instance itself waits for what is before it."""
    nodes = {
        node: known._replace(state=State.WAITING, problem=None)
        for node, known in report.nodes.items()
    }
    return ShapeReport(nodes, report.circles)


def _waiting(graph: Graph) -> ShapeReport:
    nodes = {}
    for node_id in graph.order().nodes:
        node = graph.nodes[node_id]
        nodes[node_id] = NodeReport(
            node_id,
            State.WAITING,
            inputs=(None,) * len(graph.incoming(node_id)),
            outputs=(None,) * len(node.output_ports),
            ports=node.output_ports,
        )
    return ShapeReport(nodes)
