"""Another layer in the place of one: edges, shared fields, names, and ports that go."""

from __future__ import annotations

from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.commands import new_node
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.replacing import replace_layer, why_not_replace
from tests.helpers.networks import chain, conv, image, linear, project_of


def small() -> Project:
    return project_of(
        chain(image(3, 28, 28), conv(8), "ReLU", "Flatten", linear(10), "Output")
    )


def test_edges_and_shared_fields_stay() -> None:
    project = small()
    graph, before = project.graph, dumps(project)
    edges = list(graph.edges)
    command = replace_layer(graph, "conv1", new_node(graph, "ConvTranspose2d"))
    command.redo(project)
    node = graph.nodes["conv1"]
    assert (node.type, node.fields["out_channels"]) == ("ConvTranspose2d", 8)
    assert graph.edges == edges
    assert infer_shapes(graph).is_clean
    command.undo(project)
    assert dumps(project) == before


def test_a_name_that_nobody_gave_follows_the_type() -> None:
    project = small()
    graph = project.graph
    replace_layer(graph, "relu1", new_node(graph, "GELU")).redo(project)
    assert graph.nodes["relu1"].name == "gelu1"
    project.graph.replace_node(
        type(graph.nodes["conv1"])("conv1", "Conv2d", "stem", {"out_channels": 8})
    )
    replace_layer(graph, "conv1", new_node(graph, "Linear")).redo(project)
    assert graph.nodes["conv1"].name == "stem"


def test_a_value_that_the_new_layer_refuses_is_not_kept() -> None:
    project = small()
    graph = project.graph
    new = new_node(graph, "MaxPool2d")
    replace_layer(graph, "conv1", new, given={"kernel_size": 4}).redo(project)
    node = graph.nodes["conv1"]
    assert node.fields["kernel_size"] == 4
    assert "out_channels" not in node.fields


def test_edges_without_a_port_go_and_come_back() -> None:
    project = small()
    graph = project.graph
    graph.add_node(Node("add1", "Add", "add1"))
    for source in ("conv1", "relu1"):
        graph.add_edge(Edge(source, "add1"))
    before = dumps(project)
    command = replace_layer(graph, "add1", new_node(graph, "ReLU"))
    command.redo(project)
    assert graph.incoming("add1") == [Edge("conv1", "add1")]
    command.undo(project)
    assert dumps(project) == before
    command.redo(project)
    assert graph.incoming("add1") == [Edge("conv1", "add1")]


def test_one_input_becomes_a_merge() -> None:
    project = small()
    graph = project.graph
    replace_layer(graph, "relu1", new_node(graph, "Add")).redo(project)
    assert [e.source for e in graph.incoming("relu1")] == ["conv1"]
    graph.add_edge(Edge("input", "relu1"))
    assert len(graph.incoming("relu1")) == 2


def test_one_layer_is_needed() -> None:
    graph = small().graph
    assert why_not_replace(graph, ["conv1"]) == ""
    assert "Select the one layer" in why_not_replace(graph, [])
    assert "Select the one layer" in why_not_replace(graph, ["conv1", "relu1"])


def test_two_edges_from_one_layer_that_would_be_the_same_become_one() -> None:
    project = project_of(chain(image(3, 28, 28), conv(8)))
    graph = project.graph
    graph.add_node(Node("minus", "Subtract", "minus"))
    for port in ("input", "other"):
        graph.add_edge(Edge("conv1", "minus", target_port=port))
    before = dumps(project)
    command = replace_layer(graph, "minus", new_node(graph, "Add"))
    command.redo(project)
    assert graph.incoming("minus") == [Edge("conv1", "minus")]
    command.undo(project)
    assert dumps(project) == before
