"""Layers that are off: what passes through, what is refused, what is saved."""

from __future__ import annotations

import pytest

from cnnstudio.advice.check import find_all
from cnnstudio.graph.flatten import flatten
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import State, infer_shapes
from cnnstudio.graph.node import Edge, Node, off_problem
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.bypass import toggle_off, why_not_off
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.project import MAIN, Project
from tests.helpers.blocks import chain as rows
from tests.helpers.blocks import instance, residual
from tests.helpers.networks import chain, conv, image, linear, project_of


def lenet() -> Project:
    return project_of(
        chain(
            image(1, 28, 28), conv(8), "ReLU", ("MaxPool2d", {}), "Flatten",
            linear(10), "Output",
        )
    )  # fmt: skip


def switched(project: Project, *nodes: str) -> Project:
    toggle_off(project, MAIN, nodes).redo(project)
    return project


def test_its_input_passes_through_and_it_costs_nothing() -> None:
    project = switched(lenet(), "conv1", "relu1")
    report = infer_shapes(project.graph)
    assert report.is_clean
    found = report.nodes["conv1"]
    assert found.outputs == (TensorShape((1, 28, 28)),)
    assert found.cost.parameters == found.cost.activations == 0
    assert found.field is not None
    assert found.field.size == (1, 1)


def test_incremental_inference_agrees_with_the_whole() -> None:
    project = lenet()
    before = infer_shapes(project.graph)
    switched(project, "pool1")
    again = infer_shapes(project.graph, before, {"pool1"})
    assert again == infer_shapes(project.graph)
    assert again.nodes["flatten1"].outputs == (TensorShape((8 * 26 * 26,)),)


def test_it_is_an_identity_in_the_flat_network() -> None:
    project = switched(lenet(), "relu1")
    flat = flatten(project.graph).graph
    assert flat.nodes["relu1"].type == "Identity"
    assert infer_shapes(flat).is_clean


def test_a_block_that_is_off_is_one_too() -> None:
    project = project_of(chain(image(8, 12, 12), "ReLU"))
    block = residual()
    project.library.add(block)
    rows(project.graph, [instance(block, "stage", channels=8)])
    project.graph.add_edge(Edge("relu1", "stage"))
    switched(project, "stage")
    report = infer_shapes(project.graph)
    assert report.nodes["stage"].outputs == (TensorShape((8, 12, 12)),)
    flat = flatten(project.graph).graph
    assert [n.type for n in flat.nodes.values()][-1] == "Identity"
    assert len(flat.nodes) == 3


@pytest.mark.parametrize(("node", "words"), [
    ("input", "an end of the network"), ("output", "an end of the network"),
])  # fmt: skip
def test_ends_cannot_be_off(node: str, words: str) -> None:
    assert words in why_not_off(lenet(), MAIN, [node])


def test_what_joins_several_inputs_cannot_be_off() -> None:
    assert "joins several inputs" in off_problem(Node("a", "Add", "add"))
    assert "does not know" in off_problem(Node("a", "Nonsense", "a"))


def test_it_is_refused_where_what_follows_would_not_fit() -> None:
    project = lenet()
    reason = why_not_off(project, MAIN, ["flatten1"])
    assert reason.startswith("Without flatten1 it does not fit: ")
    assert why_not_off(project, MAIN, ["pool1"]) == ""
    assert why_not_off(project, MAIN, []) == "Select the layers that are to be off."
    assert not project.graph.nodes["flatten1"].off, "nothing is done by asking"


def test_a_mistake_that_was_there_before_is_no_reason() -> None:
    project = project_of(chain(image(1, 28, 28), "ReLU", linear(10), "Output"))
    assert why_not_off(project, MAIN, ["relu1"]) == ""


def test_it_is_saved_and_read_and_only_told_of_those() -> None:
    project = switched(lenet(), "relu1")
    text = dumps(project)
    assert text.count('"off": true') == 1
    assert '"off": false' not in text
    assert dumps(loads(text).project) == text
    assert loads(text).project.graph.nodes["relu1"].off


def test_a_wrong_value_is_noted() -> None:
    text = dumps(switched(lenet(), "relu1")).replace('"off": true', '"off": "yes"')
    read = loads(text)
    assert not read.project.graph.nodes["relu1"].off
    (note,) = read.notes
    assert "relu1" in note.place
    assert "expected true or false" in note.text


def test_a_file_may_say_it_of_a_layer_that_cannot_be() -> None:
    graph = Graph()
    for node in (Node("a", "Input", "a"), Node("s", "Add", "s", off=True)):
        graph.add_node(node)
    graph.add_edge(Edge("a", "s"))
    project = Project()
    project.add_network(MAIN, graph)
    assert infer_shapes(graph).nodes["s"].state is State.ERROR
    fixes = [fix for f in find_all(project) if f.node == "s" for fix in f.fixes]
    assert fixes[0].label == "Switch s on"
    fixes[0].command.redo(project)
    assert not project.graph.nodes["s"].off


@pytest.mark.parametrize("node", ["flatten1", "pool1", "relu1", "conv1", "fc1"])
def test_what_is_known_of_the_network_spares_inferring_and_says_the_same(
    node: str,
) -> None:
    project = lenet()
    known = infer_shapes(project.graph)
    told = why_not_off(project, MAIN, [node], known)
    assert told == why_not_off(project, MAIN, [node])
    switched(project, "relu1")
    both = why_not_off(project, MAIN, ["pool1", node], infer_shapes(project.graph))
    assert both == why_not_off(project, MAIN, ["pool1", node])
