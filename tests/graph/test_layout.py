"""The layered layout: straight main path, branches beside it, gaps, no overlaps."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from cnnstudio.graph.frame import Frame, fitted
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import (
    COLUMN_GAP,
    GAP,
    WIDE_GAP,
    arranged,
    card_of,
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


def moved_by(graph: Graph) -> dict[str, tuple[float, float]]:
    """Lay a graph out, put it so, and return its places."""
    places = layered_layout(graph)
    for node, place in places.items():
        graph.move_node(node, *place)
    return places


def residual_row(blocks: int) -> Graph:
    """Residual blocks in a row; the names of each begin with its number."""
    graph = chain("Input")
    before = "input_1"
    for number in range(blocks):
        add(graph, f"{number}conv", "Conv2d", before)
        add(graph, f"{number}bn", "BatchNorm2d", f"{number}conv")
        add(graph, f"{number}relu", "ReLU", f"{number}bn")
        add(graph, f"{number}side", "Conv2d", before)
        add(graph, f"{number}add", "Add", f"{number}relu", f"{number}side")
        before = f"{number}add"
    return graph


def test_a_layout_of_what_is_laid_out_moves_nothing() -> None:
    graph = residual_row(20)
    assert moved_by(graph) == layered_layout(graph)


def test_a_small_edit_moves_little() -> None:
    """A layer more in a branch: what is above stays, what is below keeps its column."""
    graph = residual_row(20)
    before = moved_by(graph)
    graph.remove_edge(Edge("9side", "9add"))
    add(graph, "new", "ReLU", "9side")
    graph.add_edge(Edge("new", "9add"))
    after = layered_layout(graph)
    assert {n for n in before if after[n] != before[n]} <= {"9side"}
    add(graph, "more", "ReLU", "9relu")
    graph.remove_edge(Edge("9relu", "9add"))
    graph.add_edge(Edge("more", "9add"), 0)
    after = layered_layout(graph)
    assert all(after[n][0] == before[n][0] for n in before)
    above = {n for n in before if n[:1] in "012345678" and not n[1:2].isdigit()}
    assert all(after[n] == before[n] for n in above)


def test_a_side_branch_that_grows_longer_stays_at_the_side() -> None:
    graph = residual_row(3)
    before = moved_by(graph)
    graph.remove_edge(Edge("1side", "1add"))
    last = "1side"
    for name in ("x", "y"):  # as long as the main path now, and one more
        add(graph, name, "ReLU", last)
        last = name
    graph.add_edge(Edge(last, "1add"))
    after = layered_layout(graph)
    assert all(after[n][0] == before[n][0] for n in before)


def test_branches_lie_in_the_order_of_the_inputs_that_they_lead_to() -> None:
    graph = chain("Input", "Conv2d", "BatchNorm2d", "ReLU")
    for name in ("first", "second", "third"):
        add(graph, name, "Conv2d", "input_1")
    add(graph, "cat", "Concat", "first", "relu_1", "second", "third")
    places = layered_layout(graph)
    xs = [places[n][0] for n in ("relu_1", "first", "second", "third")]
    assert xs == sorted(xs)
    assert len(set(xs)) == 4


def test_a_frame_is_one_item_and_nothing_else_comes_to_lie_in_it() -> None:
    graph = residual_row(4)
    moved_by(graph)
    held = {"1conv", "1bn", "1relu", "1side", "1add"}
    cards = [card_of(graph.nodes[n]) for n in held]
    graph.add_frame(fitted(Frame("f", "Block", "Why it is here. " * 8), cards))
    result = arranged(graph)
    frame = result.frames["f"]
    for node, place in result.places.items():
        inside = frame.holds(card_of(graph.nodes[node], place))
        assert inside == (node in held), node
        if node in held:
            assert frame.surrounds(card_of(graph.nodes[node], place))
    xs = {result.places[n][0] for n in result.places if not n.endswith("side")}
    assert len(xs) == 1, "the main path goes straight through the frame"


def test_frames_in_frames_are_kept() -> None:
    graph = residual_row(4)
    moved_by(graph)
    inner = {"1conv", "1bn"}
    outer = {n for n in graph.nodes if n[0] in "12"}
    for name, held in (("inner", inner), ("outer", outer)):
        cards = [card_of(graph.nodes[n]) for n in held]
        graph.add_frame(fitted(Frame(name), cards))
    result = arranged(graph)
    assert result.frames["outer"].surrounds(result.frames["inner"].rect)
    for name, held in (("inner", inner), ("outer", outer)):
        for node, place in result.places.items():
            card = card_of(graph.nodes[node], place)
            assert result.frames[name].holds(card) == (node in held)


def test_a_frame_around_what_lies_between_is_kept_too() -> None:
    """Out of the frame and back into it: an edge leads up then, but nothing fails."""
    graph = chain("Input", "Conv2d", "ReLU", "BatchNorm2d")
    moved_by(graph)
    for node in ("conv2d_1", "batchnorm2d_1"):
        graph.move_node(node, 900, graph.nodes[node].y)
    held = ("conv2d_1", "batchnorm2d_1")
    graph.add_frame(fitted(Frame("f"), [card_of(graph.nodes[n]) for n in held]))
    result = arranged(graph)
    frame = result.frames["f"]
    inside = {
        n for n, p in result.places.items() if frame.holds(card_of(graph.nodes[n], p))
    }
    assert inside == set(held)
