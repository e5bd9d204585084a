"""Shares, depth as papers count it, memory by hand, and maps by depth."""

from __future__ import annotations

from typing import Any

import pytest

from cnnstudio.graph.cost import (
    MEASURES,
    amount,
    heaviest,
    hidden_layers,
    shares,
    training_bytes,
)
from cnnstudio.graph.depth import depth_points, stages
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layer import Cost
from tests.helpers.graphs import Spec, add, chain, lenet


@pytest.mark.requirement("A45")
def test_lenet_has_five_weight_layers_and_four_hidden() -> None:
    graph = lenet()
    report = infer_shapes(graph)
    assert report.totals().weight_layers == 5
    assert hidden_layers(graph, report) == 4


@pytest.mark.requirement("A45")
def test_without_an_output_every_weight_layer_is_hidden() -> None:
    graph = chain("Input", "Conv2d", "ReLU", "Flatten", "Linear")
    assert hidden_layers(graph, infer_shapes(graph)) == 2


@pytest.mark.requirement("A45")
def test_of_two_branches_before_the_output_both_are_last() -> None:
    graph = chain("Input", "Flatten", ("Linear", {"out_features": 16}))
    for branch in ("left", "right"):
        add(graph, branch, ("Linear", {"out_features": 10}), "linear_1")
    add(graph, "sum", "Add", "left", "right")
    add(graph, "end", "Output", "sum")
    report = infer_shapes(graph)
    assert report.is_clean
    assert report.totals().weight_layers == 3
    assert hidden_layers(graph, report) == 1


def test_shares_add_up_to_one() -> None:
    graph = lenet()
    report = infer_shapes(graph)
    for measure in MEASURES:
        parts = shares(report, measure)
        assert sum(parts.values()) == pytest.approx(1)
        largest = max(parts, key=lambda n: parts[n])
        assert amount(report.nodes[largest].cost, measure) == max(
            amount(r.cost, measure) for r in report.nodes.values()
        )
    assert shares(report, "parameters")["linear_1"] == pytest.approx(48_120 / 61_706)
    nothing = chain("Input", "ReLU")
    assert set(shares(infer_shapes(nothing), "parameters").values()) == {0}


@pytest.mark.parametrize(("optimizer", "numbers"), [("sgd", 1), ("adam", 2)])
def test_training_bytes(optimizer: str, numbers: int) -> None:
    cost = Cost(weights=90, biases=10, buffers=7, activations=50, frozen=40)
    found = training_bytes(cost, optimizer, 8)
    assert found.weights == 4 * 107
    assert found.gradients == 4 * 60
    assert found.optimizer == 4 * 60 * numbers
    assert found.activations == 4 * 50 * 8
    assert found.total == sum(found)


def test_the_heaviest_layer_depends_on_the_batch() -> None:
    report = infer_shapes(lenet())
    assert heaviest(report, "adam", 1) == "linear_1"
    assert heaviest(report, "adam", 512) in ("conv2d_1", "relu_1")
    assert heaviest(infer_shapes(Graph()), "adam", 1) == ""


# By depth


def vgg_like() -> Graph:
    layers: list[Spec] = [("Input", {"shape": [3, 224, 224]})]
    for channels in (64, 128, 256):
        sizes: dict[str, Any] = {"out_channels": channels, "kernel_size": 3}
        layers += [("Conv2d", {**sizes, "padding": 1}), "ReLU", "MaxPool2d"]
    return chain(*layers, "GlobalAvgPool", ("Linear", {"out_features": 10}), "Output")


@pytest.mark.requirement("L23")
def test_stages_are_where_height_and_width_change() -> None:
    graph = vgg_like()
    points = depth_points(graph, infer_shapes(graph))
    found = [(p.height, p.width, p.channels) for p in stages(points)]
    wanted = [(224, 224, 3), (112, 112, 64), (56, 56, 128), (28, 28, 256)]
    assert found[:4] == wanted
    assert [p.depth for p in points] == list(range(len(graph.nodes)))
    assert (points[-1].height, points[-1].channels) == (1, 10)


def test_of_two_branches_the_longer_one_is_the_way() -> None:
    graph = chain("Input", "Conv2d")
    add(graph, "long1", "ReLU", "conv2d_1")
    add(graph, "long2", "ReLU", "long1")
    add(graph, "short", "ReLU", "conv2d_1")
    add(graph, "sum", "Add", "short", "long2")
    points = depth_points(graph, infer_shapes(graph))
    assert [p.node for p in points] == ["input_1", "conv2d_1", "long1", "long2", "sum"]
    assert [p.depth for p in points] == [0, 1, 2, 3, 4]


def test_the_way_ends_where_shapes_are_not_known() -> None:
    graph = chain("Input", "ReLU", "Linear", "Output")
    points = depth_points(graph, infer_shapes(graph))
    assert [p.node for p in points] == ["input_1", "relu_1"]
    assert depth_points(Graph(), infer_shapes(Graph())) == []
