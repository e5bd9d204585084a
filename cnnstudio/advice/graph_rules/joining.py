"""Missing edges, edges that run in a circle, and layers or values nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import cast

from cnnstudio.advice.edits import (
    disconnect,
    drop_field,
    insert_before,
    join,
    remove,
    rename,
    set_field,
)
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import (
    Draft,
    Proposal,
    Proposals,
    Scene,
    graph_rule,
    menders,
    mends,
)
from cnnstudio.advice.trial import applied, reports_of
from cnnstudio.graph.inference import NodeReport, State
from cnnstudio.graph.layers.io import Input
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Composite

TRIED = 4
FITTED = 2


@mends("missing_input")
def give_input(scene: Scene, report: NodeReport) -> Proposals:
    """Join what is free and nearest above, with what makes it fit; or an Input.

    To remove the layer is the last way: somebody has just put it there.
    """
    assert report.problem is not None
    node, source = scene.node(report), scene.facts()
    starts = ("Input", "BlockInput")
    has_input = any(n.type in starts for n in scene.graph.nodes.values())
    if not has_input and source is not None and not scene.graph.incoming(node.id):
        yield insert_before(scene, node.id, ("Input", {"shape": list(source.shape)}))
    ports = cast("list[str]", report.problem.details.get("free", ())) or ["in"]
    for other, _ in zip(_plausible(scene, node), range(TRIED), strict=False):
        edge = Edge(other.id, node.id, _free_port(scene, other), ports[0])
        yield from _join_fitting(scene, edge)
    yield remove(scene, node.id)._replace(drastic=True)


def _join_fitting(scene: Scene, edge: Edge) -> Proposals:
    """Join, and if then the shape is wrong, mend that in the same step."""
    plain = join(scene, edge)
    after = None
    if scene.around is None:
        known = {scene.network: scene.report}
        reports = reports_of(scene.project, known)
        after = applied(scene.project, reports, plain.command)
    scenes = after.scenes if after is not None else ()
    there = next((s for s in scenes if s.network == scene.network), None)
    report = there.report.nodes.get(edge.target) if there is not None else None
    problem = report.problem if report is not None else None
    mender = menders.get(problem.rule) if problem is not None else None
    if there is not None and report is not None and mender not in (None, give_input):
        assert mender is not None
        for mended, _ in zip(mender(there, report), range(FITTED), strict=False):
            if not mended.last_resort:
                yield _both(scene, plain, mended, edge)
    yield plain


def _both(scene: Scene, joined: Proposal, mended: Proposal, edge: Edge) -> Proposal:
    label = translate("Advice", "{change} and join {source} to {target}").format(
        change=mended.label,
        source=scene.name(edge.source),
        target=scene.name(edge.target),
    )
    steps = [joined.command, mended.command]
    return Proposal(label, Composite(label, steps, scene.network))


def _free_port(scene: Scene, node: Node) -> str:
    """Return the first output that no edge leaves from, or the first of all."""
    taken = {edge.source_port for edge in scene.graph.outgoing(node.id)}
    names = [port.name for port in node.output_ports]
    return next((name for name in names if name not in taken), names[0])


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
        used = {edge.source_port for edge in graph.outgoing(other.id)}
        taken = len(used) >= len(other.output_ports)
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
    node, source = scene.node(report), scene.facts()
    if node.type == Input.type_name() and problem.param == "shape":
        raw = list(source.shape) if source is not None else raw
    yield set_field(scene, report.node, problem.param, raw)
    params = node.layer_type.params() if node.layer_type is not None else {}
    param = params.get(problem.param)
    if param is not None and param.kind == "int" and param.minimum != raw:
        yield set_field(scene, report.node, problem.param, int(param.minimum))


@mends("unknown_field")
def without_the_field(scene: Scene, report: NodeReport) -> Proposals:
    """A field that the layer does not have can only be left out; the layer stays."""
    assert report.problem is not None
    yield drop_field(scene, report.node, report.problem.param)


@mends("unknown_layer")
def without_it(scene: Scene, report: NodeReport) -> Proposals:
    """A layer of another version can only be left out."""
    yield remove(scene, report.node)


@graph_rule
def one_name_each(scene: Scene) -> Iterable[Draft]:
    """Find layers that share a name: messages and exported code would mix them up."""
    nodes = scene.graph.nodes.values()
    if len({node.name for node in nodes}) == len(nodes):
        return
    first: dict[str, str] = {}
    for node in nodes:
        other = first.setdefault(node.name, node.id)
        if other == node.id:
            continue
        finding = Finding(
            "same_name",
            Severity.ERROR,
            (node.id, other),
            translate("Advice", "Two layers are named {node}").format(node=node.name),
            expected=translate("Advice", "a name of its own for each layer"),
            got=translate("Advice", "{node} again").format(node=node.name),
            param="name",
        )
        yield Draft(finding, partial(_rename, scene, node))


def _rename(scene: Scene, node: Node) -> Proposals:
    yield rename(scene, node.id, scene.graph.free_name(node.name))
