"""Refactorings inside of a block's definition, and on networks of blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cnnstudio.advice.refactor_preview import Offer, offer
from cnnstudio.advice.refactorings import refactorings
from cnnstudio.advice.scene import Scene
from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import Inside, infer_shapes
from cnnstudio.graph.node import Edge
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import MAIN, Project
from tests.helpers.blocks import Layers, chain, instance, library, residual
from tests.helpers.refactoring import scene_of


def project_with(block: BlockDefinition, **fields: Any) -> Project:
    """A network of one stage of residual blocks."""
    project = Project(library(block))
    graph = Graph()
    chain(
        graph,
        [
            ("input", "Input", {"shape": [3, 32, 32]}),
            ("stem", "Conv2d", {"out_channels": 16}),
        ],
    )
    project.add_network(MAIN, graph)
    row: Layers = [
        instance(block, **fields),
        ("gap", "GlobalAvgPool", {}),
        ("fc", "Linear", {"out_features": 10}),
        ("output", "Output", {}),
    ]
    chain(project.graph, row)
    project.graph.add_edge(Edge("stem", "stage"))
    return project


def scene_inside(project: Project, node: str = "stage") -> Scene:
    """Look into the first repetition of an instance of the main network."""
    report = infer_shapes(project.graph).nodes[node]
    layer = report.layer
    assert isinstance(layer, BlockLayer)
    inputs = tuple(shape for shape in report.inputs if shape is not None)
    definition = layer.definition
    entries = [port.id for port in definition.port_nodes("BlockInput")]
    inside = Inside(layer.scope_at(inputs, 0), dict(zip(entries, inputs, strict=True)))
    graph, network = definition.graph, definition.type_name
    return Scene(project, network, graph, infer_shapes(graph, inside=inside), inside)


def tried(project: Project, name: str, *nodes: str, **options: object) -> Offer:
    return offer(refactorings[name], scene_inside(project), nodes, options)


@pytest.mark.parametrize(
    "name", ["depthwise_separable", "asymmetric_pair", "another_activation"]
)
def test_a_definition_is_refactored_and_its_instances_follow(name: str) -> None:
    project = project_with(residual(), repeat=3)
    before = dumps(project)
    found = tried(project, name)
    assert found.plan is not None, found.reason
    assert found.preview is not None
    found.plan.command.redo(project)
    report = infer_shapes(project.graph)
    assert report.is_clean
    once, inside = report.nodes["stage"].cost, scene_inside(project).report.totals()
    assert (
        once.parameters == 3 * inside.parameters == 3 * found.preview.after.parameters
    )
    found.plan.command.undo(project)
    assert dumps(project) == before


def test_a_convolution_that_is_off_says_nothing_of_channels() -> None:
    block = residual(24)
    graph = block.graph
    for name in ("conv1", "bn1", "relu1"):
        graph.replace_node(replace(graph.nodes[name], off=True))
    graph.replace_node(replace(graph.nodes["conv2"], fields={"out_channels": 16}))
    project = project_with(block)
    assert scene_inside(project).report.is_clean
    found = tried(project, "depthwise_separable", "conv2")
    assert found.plan is not None, found.reason
    found.plan.command.redo(project)
    inner = project.library.definitions["res"].graph.nodes.values()
    (depthwise,) = [node.fields for node in inner if "groups" in node.fields]
    assert depthwise["groups"] == "in_channels"
    assert infer_shapes(project.graph).is_clean


def test_channels_stay_expressions_of_the_block() -> None:
    project = project_with(residual())
    found = tried(project, "depthwise_separable")
    assert found.plan is not None
    found.plan.command.redo(project)
    graph = project.library.definitions["res"].graph
    depthwise = [n.fields for n in graph.nodes.values() if "groups" in n.fields]
    assert [fields["groups"] for fields in depthwise] == ["in_channels", "channels"]
    assert [fields["out_channels"] for fields in depthwise] == [
        "in_channels",
        "channels",
    ]


def test_an_expression_for_a_kernel_is_no_number() -> None:
    block = residual()
    node = block.graph.nodes["conv1"]
    block.graph.replace_node(
        replace(node, fields={**node.fields, "kernel_size": "3 + n - n"})
    )
    found = tried(project_with(block), "asymmetric_pair", "conv1")
    assert found.reason == "kernel_size of conv1 is an expression, no number."


def test_a_projection_would_not_suit_every_instance() -> None:
    found = tried(project_with(residual("channels")), "wrap_in_residual", "conv1")
    assert found.plan is not None, found.reason
    wider = residual("channels * 2")
    wider.graph.remove_edge(wider.graph.incoming("add")[1])
    found = tried(project_with(wider), "wrap_in_residual", "conv1")
    assert "in this block" in found.reason


def test_what_depends_on_the_instance_is_refused() -> None:
    block = BlockDefinition("head", "Head", (BlockParam("act", "choice", "relu"),))
    row: Layers = [
        ("entry", "BlockInput", {}),
        ("conv1", "Conv2d", {"activation": "act"}),
        ("flat", "Flatten", {}),
        ("fc1", "Linear", {}),
        ("out", "BlockOutput", {}),
    ]
    chain(block.graph, row)
    project = Project(library(block))
    project.add_network(MAIN)
    around: Layers = [("input", "Input", {"shape": [3, 8, 8]}), instance(block)]
    chain(project.graph, around)
    assert "one instance" in tried(project, "dense_to_convolution").reason
    found = tried(project, "batch_norm_after_convolutions", "conv1")
    assert found.reason == "activation of conv1 is an expression."


@pytest.mark.requirement("J18")
def test_depth_scales_the_repeats_and_width_the_channels_of_blocks() -> None:
    project = project_with(residual("in_channels"), repeat=3, channels=32)
    found = offer(refactorings["compound_scaling"], scene_of(project), (), {"phi": 2})
    assert found.plan is not None, found.reason
    found.plan.command.redo(project)
    fields = project.graph.nodes["stage"].fields
    assert fields == {"repeat": 5, "channels": 40}  # 3 · 1.44 up, 32 · 1.21 to eights
    assert project.graph.nodes["stem"].fields["out_channels"] == 24
    assert project.graph.nodes["fc"].fields["out_features"] == 10
