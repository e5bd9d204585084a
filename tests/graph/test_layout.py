"""The layered layout: straight main path, branches beside it, gaps, no overlaps."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import (
    COLUMN_GAP,
    GAP,
    WIDE_GAP,
    layered_layout,
    node_size,
    place_after,
)
from cnnstudio.graph.node import Edge, Node
from tests.helpers.graphs import add, chain, lenet


def split() -> Graph:
    """A block of three layers beside a shortcut of one."""
    graph = chain("Input", "Conv2d", "BatchNorm2d", "ReLU")
    add(graph, "shortcut", "Conv2d", "input_1")
    add(graph, "add", "Add", "relu_1", "shortcut")
    add(graph, "tail", "ReLU", "add")
    return graph


def boxes(graph: Graph) -> list[tuple[float, float, float, float]]:
    places = layered_layout(graph)
    return [
        (x, y, x + node_size(graph.nodes[n])[0], y + node_size(graph.nodes[n])[1])
        for n, (x, y) in places.items()
    ]


def no_overlaps(graph: Graph) -> bool:
    all_boxes = boxes(graph)
    return not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for i, a in enumerate(all_boxes)
        for b in all_boxes[:i]
    )


def test_a_chain_is_one_column_with_equal_gaps() -> None:
    graph = lenet()
    places = layered_layout(graph)
    order = graph.order().nodes
    assert {x for x, _ in places.values()} == {0.0}
    for before, behind in pairwise(order):
        bottom = places[before][1] + node_size(graph.nodes[before])[1]
        assert places[behind][1] - bottom == GAP


def test_a_shortcut_stands_beside_the_straight_main_path() -> None:
    graph = split()
    places = layered_layout(graph)
    main = ("input_1", "conv2d_1", "batchnorm2d_1", "relu_1", "add", "tail")
    assert {places[n][0] for n in main} == {0.0}
    assert places["shortcut"][0] == 232 + COLUMN_GAP
    assert places["conv2d_1"][1] == 52 + WIDE_GAP
    assert places["add"][1] == places["relu_1"][1] + 32 + WIDE_GAP
    above = places["shortcut"][1] - 52
    below = places["add"][1] - places["shortcut"][1] - 52
    assert above == pytest.approx(below)


def test_parallel_branches_take_columns_of_their_own() -> None:
    graph = chain("Input")
    for name in "abcd":
        add(graph, name, "Conv2d", "input_1")
    add(graph, "cat", "Concat", *"abcd")
    places = layered_layout(graph)
    assert sorted(places[n][0] for n in "abcd") == [0, 316, 632, 948]
    assert len({places[n][1] for n in "abcd"}) == 1


def test_separate_parts_lie_side_by_side() -> None:
    graph = lenet()
    add(graph, "alone", "Conv2d")
    assert layered_layout(graph)["alone"] == (232 + COLUMN_GAP, 0.0)
    assert no_overlaps(graph)


def test_a_circle_is_laid_out_too() -> None:
    graph = chain("Conv2d", "ReLU")
    graph.add_edge(Edge("relu_1", "conv2d_1"), check=False)
    assert set(layered_layout(graph)) == {"conv2d_1", "relu_1"}
    assert no_overlaps(graph)


@pytest.mark.parametrize("seed", range(30))
def test_random_networks_never_overlap_and_come_out_alike(seed: int) -> None:
    pick = random.Random(seed)
    graph = Graph()
    for index in range(pick.randint(2, 40)):
        kind = pick.choice(["Conv2d", "ReLU", "Add", "Concat"])
        graph.add_node(Node(f"n{index}", kind, f"n{index}"))
        for _ in range(pick.choice([0, 1, 1, 1, 2, 3])):
            edge = Edge(f"n{pick.randrange(index + 1)}", f"n{index}")
            known = edge in graph.edges or edge.source == edge.target
            if not known and (
                kind in ("Add", "Concat") or not graph.incoming(f"n{index}")
            ):
                graph.add_edge(edge)
    assert no_overlaps(graph)
    places = layered_layout(graph)
    assert places == layered_layout(graph)
    for edge in graph.edges:
        bottom = places[edge.source][1] + node_size(graph.nodes[edge.source])[1]
        assert places[edge.target][1] >= bottom + GAP


def test_only_the_chosen_nodes_are_placed() -> None:
    assert set(layered_layout(lenet(), ["conv2d_1", "relu_1"])) == {
        "conv2d_1",
        "relu_1",
    }


def test_a_new_node_goes_below_or_beside() -> None:
    graph = chain("Input")
    graph.move_node("input_1", 100, 40)
    assert place_after(graph, "input_1") == (100, 40 + 52 + GAP)
    graph.add_node(Node("a", "ReLU", "a", {}, 100, 120))
    graph.add_edge(Edge("input_1", "a"))
    assert place_after(graph, "input_1") == (100 + 232 + COLUMN_GAP, 40 + 52 + WIDE_GAP)
