"""Small networks for tests, built in a line each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, State, infer_shapes
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.project import MAIN, Project, empty_project

Spec = str | tuple[str, Mapping[str, object]]


def chain(*layers: Spec, graph: Graph | None = None) -> Graph:
    """Join layers in a row: each is a type, or (type, fields); ids are the names."""
    graph = graph if graph is not None else Graph()
    previous = ""
    for spec in layers:
        type_name, fields = (spec, {}) if isinstance(spec, str) else spec
        previous = add(graph, type_name, fields, after=[previous] if previous else [])
    return graph


def add(
    graph: Graph,
    type_name: str,
    fields: Mapping[str, object] | None = None,
    after: Sequence[str] = (),
    name: str = "",
) -> str:
    """Add one layer behind others and return its id, which is its name."""
    known = layer_types().get(type_name)
    name = name or graph.free_name(known.short_name if known else "layer")
    y = 80.0 * len(graph.nodes)
    graph.add_node(Node(name, type_name, name, dict(fields or {}), 0.0, y))
    for source in after:
        graph.add_edge(Edge(source, name))
    return name


def project_of(graph: Graph) -> Project:
    """Return a project whose main network is `graph`."""
    project = Project()
    project.add_network(MAIN, graph)
    return project


def image(*shape: int) -> Spec:
    """Return an Input of this shape."""
    return ("Input", {"shape": list(shape)})


def conv(channels: int, kernel: object = 3, **fields: object) -> Spec:
    """Return a Conv2d without padding unless it is given."""
    given = {"out_channels": channels, "kernel_size": kernel, "padding": 0}
    return ("Conv2d", {**given, **fields})


def linear(features: int) -> Spec:
    """Return a Linear."""
    return ("Linear", {"out_features": features})


def reports_of(graph: Graph) -> dict[str, NodeReport]:
    """Infer everything: reports by name."""
    report = infer_shapes(graph)
    return {graph.nodes[n].name: r for n, r in report.nodes.items()}


def shapes_of(graph: Graph) -> list[tuple[int, ...] | None]:
    """Infer everything; all nodes must be valid: output shapes in order."""
    reports = infer_shapes(graph).nodes.values()
    wrong = [(r.node, r.problem) for r in reports if r.state is not State.VALID]
    assert not wrong, wrong
    return [tuple(r.output) if r.output is not None else None for r in reports]


def last_shape(*layers: Spec) -> tuple[int, ...] | None:
    """Return what comes out of a valid chain."""
    return shapes_of(chain(*layers))[-1]


__all__ = [
    "add",
    "chain",
    "conv",
    "empty_project",
    "image",
    "last_shape",
    "linear",
    "project_of",
    "reports_of",
    "shapes_of",
]
