"""Small graphs and projects for tests, written in a line or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.steps.step import Step

# A layer: its type, or its type and fields.
Spec = str | tuple[str, dict[str, Any]]


def add(graph: Graph, node: str, spec: Spec, *sources: str) -> str:
    """Add a layer under an id, fed by `sources` in order; return the id."""
    kind, fields = (spec, {}) if isinstance(spec, str) else spec
    x = 40.0 + 220.0 * len(graph.nodes)
    graph.add_node(Node(node, kind, node, dict(fields), x, 80.0))
    for source in sources:
        graph.add_edge(Edge(source, node))
    return node


def extend(graph: Graph, source: str, *specs: Spec) -> str:
    """Add layers in a row behind `source`; return the id of the last.

    Ids are the type in small letters and a number: `conv2d_1`, `conv2d_2`.
    """
    for spec in specs:
        kind = (spec if isinstance(spec, str) else spec[0]).lower()
        number = 1
        while f"{kind}_{number}" in graph.nodes:
            number += 1
        source = add(graph, f"{kind}_{number}", spec, *([source] if source else []))
    return source


def chain(*specs: Spec) -> Graph:
    """A graph of layers in a row, the first one without an edge."""
    graph = Graph()
    extend(graph, "", *specs)
    return graph


def lenet(classes: int = 10) -> Graph:
    """LeNet-5 on 28 × 28 (padding 2 at first): 61,706 parameters (row NT-52)."""
    return chain(
        "Input",
        ("Conv2d", {"out_channels": 6, "kernel_size": 5, "padding": 2}),
        "ReLU",
        "MaxPool2d",
        ("Conv2d", {"out_channels": 16, "kernel_size": 5, "padding": 0}),
        "ReLU",
        "MaxPool2d",
        "Flatten",
        ("Linear", {"out_features": 120}),
        "ReLU",
        ("Linear", {"out_features": 84}),
        "ReLU",
        ("Linear", {"out_features": classes}),
        ("Output", {"classes": classes}),
    )


def tiny(*middle: Spec) -> Graph:
    """A network that trains in a blink: one convolution, `middle`, one dense layer."""
    return chain(
        "Input",
        ("Conv2d", {"out_channels": 4, "stride": 2}),
        *(middle or ("ReLU",)),
        "MaxPool2d",
        "Flatten",
        "Linear",
        "Output",
    )


def project_of(graph: Graph, **training: Any) -> Project:
    """A project on 200 digits (and 50 for validation, 50 for test), for two epochs."""
    project = Project()
    project.add_network(MAIN, graph)
    project.dataset = replace(project.dataset, train=200, validation=50, test=50)
    settings = {"epochs": 2, "batch_size": 32, "device": "cpu", "threads": 1}
    project.training = TrainingConfig(**{**settings, **training})
    return project


def tiny_project(middle: Sequence[Spec] = (), **training: Any) -> Project:
    """A project with the `tiny` network."""
    return project_of(tiny(*middle), **training)


def moving(project: Project, *steps: Step) -> Project:
    """Let a project's pipeline end with these steps."""
    pipeline = (*project.dataset.pipeline, *steps)
    project.dataset = replace(project.dataset, pipeline=pipeline)
    return project
