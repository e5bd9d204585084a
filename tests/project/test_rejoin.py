"""Which edges close the gap that deleted layers leave."""

from __future__ import annotations

import pytest

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Edge
from cnnstudio.project.rejoin import rejoined
from tests.helpers.canvas import graph_of


def ends(graph: Graph, *gone: str) -> list[tuple[str, str]]:
    """Return the edges that close the gap, with the shapes that are inferred."""
    shape_of = infer_shapes(graph).shape_of
    return [(e.source, e.target) for _, e in rejoined(graph, set(gone), shape_of)]


def merging(second: int, merge: str = "Add", *after: str) -> Graph:
    """Return two branches of 8 and some other channels that are merged."""
    nodes = {
        "input": "Input",
        "a": ("Conv2d", {"out_channels": 8}),
        "b": ("Conv2d", {"out_channels": second}),
        "merge": merge,
        "last": "Concat" if after else "ReLU",
        "side": "ReLU",
    }
    edges = [("input", "a"), ("input", "b"), ("a", "merge"), ("b", "merge")]
    return graph_of(nodes, *edges, ("merge", "last"))  # type: ignore[arg-type]


def test_one_input_is_joined_whatever_the_shape() -> None:
    graph = graph_of(
        {"input": "Input", "pool": "MaxPool2d", "relu": "ReLU"},
        ("input", "pool"), ("pool", "relu"),
    )  # fmt: skip
    assert ends(graph, "pool") == [("input", "relu")]


def test_of_several_inputs_those_of_the_same_shape_are_joined() -> None:
    assert ends(merging(8), "merge") == [("a", "last")]  # It takes one edge.
    assert ends(merging(8, "Add", "wide"), "merge") == [("a", "last"), ("b", "last")]


def test_of_several_inputs_without_the_same_shape_none_is() -> None:
    assert ends(merging(4, "Concat"), "merge") == []
    graph = merging(8)
    assert rejoined(graph, {"merge"}) == []  # Nobody says what the shapes are.


def test_a_stretch_is_followed_up_to_what_stays() -> None:
    assert ends(merging(8), "merge", "a") == [("input", "last")]


@pytest.mark.parametrize("gone", [("input",), ("last",)])
def test_an_end_leaves_a_gap(gone: tuple[str, ...]) -> None:
    assert ends(merging(8), *gone) == []


def test_nothing_is_joined_twice() -> None:
    graph = merging(8, "Add", "wide")
    graph.add_edge(Edge("a", "last"))
    assert ends(graph, "merge") == [("b", "last")]
