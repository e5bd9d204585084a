"""Missing edges, edges that run in a circle, and layers or values nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from cnnstudio.advice.edits import disconnect, insert_before, join, remove, set_field
from cnnstudio.advice.scene import Proposals, Scene, mends
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layers.io import Input
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.sources import SOURCES

TRIED = 4


@mends("missing_input")
def give_input(scene: Scene, report: NodeReport) -> Proposals:
    """Join what is free and nearest above; an Input if there is none; or remove it."""
    node = scene.node(report)
    source = SOURCES.get(scene.project.dataset.source)
    has_input = any(n.type == "Input" for n in scene.graph.nodes.values())
    if not has_input and source is not None and not scene.graph.incoming(node.id):
        yield insert_before(scene, node.id, ("Input", {"shape": list(source.shape)}))
    for other, _ in zip(_plausible(scene, node), range(TRIED), strict=False):
        yield join(scene, other.id, node.id)
    yield remove(scene, node.id)


def _plausible(scene: Scene, node: Node) -> Iterator[Node]:
    """Nodes that could feed `node`: free ones first, then the nearest above it."""
    graph = scene.graph
    present = {edge.source for edge in graph.incoming(node.id)}
    behind = _reached_from(scene, node.id)
    possible = [
        other
        for other in graph.nodes.values()
        if other.id not in present
        and other.id not in behind
        and scene.report.nodes[other.id].state is State.VALID
        and scene.report.nodes[other.id].outputs
    ]

    def distance(other: Node) -> tuple[bool, bool, float]:
        taken = bool(graph.outgoing(other.id))
        away = abs(node.y - other.y) + abs(node.x - other.x)
        return taken, other.y > node.y, away

    yield from sorted(possible, key=distance)


def _reached_from(scene: Scene, start: str) -> set[str]:
    found: set[str] = set()
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            stack += [edge.target for edge in scene.graph.outgoing(node)]
    return found


@mends("cycle")
def break_the_circle(scene: Scene, report: NodeReport) -> Proposals:
    """Take away the edge that leads back."""
    assert report.problem is not None
    edge = report.problem.details["edge"]
    assert isinstance(edge, Edge)
    yield disconnect(scene, edge)


@mends("field_value")
def default_value(scene: Scene, report: NodeReport) -> Proposals:
    """Put the default in the place of a value that is not allowed."""
    problem = report.problem
    assert problem is not None
    value = problem.details["default"]
    raw = list(value) if isinstance(value, tuple) else value
    node = scene.node(report)
    if node.type == Input.type_name():
        source = SOURCES.get(scene.project.dataset.source)
        raw = list(source.shape) if source is not None else raw
    yield set_field(scene, report.node, problem.param, raw)


@mends("unknown_layer")
def without_it(scene: Scene, report: NodeReport) -> Proposals:
    """A layer of another version can only be left out."""
    yield remove(scene, report.node)
