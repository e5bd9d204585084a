"""What layers remember of earlier inferences changes the time, never the result."""

from __future__ import annotations

import pytest

from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, State, infer_shapes
from cnnstudio.graph.layer import MOST_RESULTS, Layer, evaluate
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.shape import TensorShape


def _residual(*, mistake: bool) -> Graph:
    graph = Graph()
    for kind, name, fields in (
        ("Input", "input", {"shape": [3, 32, 32]}),
        ("Conv2d", "conv1", {"out_channels": 8, "stride": 2}),
        ("ReLU", "relu1", {}),
        ("Conv2d", "conv2", {"out_channels": 9 if mistake else 8}),
        ("Add", "add1", {}),
        ("MaxPool2d", "pool1", {}),
        ("GlobalAvgPool", "gap1", {}),
        ("Linear", "fc1", {"out_features": 10}),
        ("Output", "output", {}),
    ):
        graph.add_node(Node(name, kind, name, fields))
    for source, target in (
        ("input", "conv1"), ("conv1", "relu1"), ("relu1", "conv2"), ("conv2", "add1"),
        ("relu1", "add1"), ("add1", "pool1"), ("pool1", "gap1"), ("gap1", "fc1"),
        ("fc1", "output"),
    ):  # fmt: skip
        graph.add_edge(Edge(source, target))
    return graph


def _infer_anew(graph: Graph) -> ShapeReport:
    for node in graph.nodes.values():
        node.resolved().results.clear()
    return infer_shapes(graph)


@pytest.mark.parametrize("mistake", [False, True])
def test_a_second_inference_gives_the_same(mistake: bool) -> None:
    graph = _residual(mistake=mistake)
    first = _infer_anew(graph)
    assert infer_shapes(graph) == first
    assert first.is_clean is not mistake
    assert (first.nodes["output"].state is State.WAITING) is mistake
    field = first.nodes["pool1"].field
    if not mistake:
        assert field is not None
        assert (field.size, field.jump) == ((9, 9), (4, 4))
        last = first.nodes["fc1"].field
        assert last is not None
        assert last.whole
        assert last.size == (32, 32)


def test_results_of_an_edited_node_are_not_those_before() -> None:
    graph = _residual(mistake=False)
    before = infer_shapes(graph)
    graph.replace_node(Node("conv1", "Conv2d", "conv1", {"out_channels": 8}))
    after = infer_shapes(graph, before, {"conv1"})
    assert after == _infer_anew(graph)
    assert after.nodes["conv1"].output == TensorShape((8, 32, 32))
    assert before.nodes["conv1"].output == TensorShape((8, 16, 16))


def test_a_layer_remembers_a_bounded_number_of_results() -> None:
    layer: Layer = resolve("ReLU", {})
    layer.results.clear()
    for size in range(1, MOST_RESULTS + 3):
        evaluate(layer, (TensorShape((size,)),))
    assert 0 < len(layer.results) <= MOST_RESULTS
    assert evaluate(layer, (TensorShape((5,)),)).outputs == (TensorShape((5,)),)


def test_memory_does_not_count_when_layers_are_compared() -> None:
    layer = resolve("Conv2d", {"out_channels": 8})
    evaluate(layer, (TensorShape((3, 8, 8)),))
    other = type(layer)(out_channels=8)
    assert other.results == {}
    assert other == layer
    assert hash(other) == hash(layer)
    assert repr(other) == repr(layer)
