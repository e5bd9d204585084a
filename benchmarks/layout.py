"""Auto-layout of a large network against inferring its shapes, as each edit does."""

from __future__ import annotations

from functools import partial

from benchmarks.harness import PAIRS, Figure, at_most, measure_pairs, timed
from benchmarks.networks import LayerSpec, mixed
from cnnstudio.graph.frame import Frame, fitted
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layout import arranged, card_of
from cnnstudio.graph.node import Edge, Node

AREA = "layout"
COUNT = 1_000
MOST_MS = 1_000.0


def measure(count: int = COUNT, pairs: int = PAIRS) -> list[Figure]:
    """A chain, and residual blocks with and without frames, of `count` layers."""
    figures = []
    for name, graph in (
        ("a chain", _chain(count)),
        ("residual blocks", residual(count)),
        ("the same in frames", framed(residual(count))),
    ):
        found = measure_pairs(
            timed(partial(arranged, graph)),
            timed(partial(infer_shapes, graph), prepare=partial(_forget, graph)),
            pairs,
        )
        what = f"{len(graph.nodes):,} layers, {name}, against inferring their shapes"
        figures.append(Figure(AREA, what, found.shares, None, found.note()))
        goal = at_most(MOST_MS, " ms")
        figures.append(
            Figure(AREA, "the same by the clock", found.ours, goal, "", " ms")
        )
    return figures


def _forget(graph: Graph) -> None:
    for node in graph.nodes.values():
        node.resolved().results.clear()


def _chain(count: int) -> Graph:
    graph = Graph()
    first: LayerSpec = ("Input", {"shape": [3, 64, 64]})
    layers = [first, *mixed(count - 1)]
    for index, (kind, fields) in enumerate(layers):
        graph.add_node(Node(f"n{index}", kind, f"n{index}", fields))
        if index:
            graph.add_edge(Edge(f"n{index - 1}", f"n{index}"), check=False)
    return graph


def residual(count: int) -> Graph:
    """Blocks of two convolutions with a shortcut of one, every second way."""
    graph = Graph()
    shape = {"shape": [16, 32, 32]}
    graph.add_node(Node("input", "Input", "input", shape))
    before, number = "input", 0

    def put(kind: str, *sources: str) -> str:
        name = f"{kind.lower()}{len(graph.nodes)}"
        known = kind == "Conv2d"
        fields = {"out_channels": 16, "kernel_size": 3, "padding": 1} if known else {}
        graph.add_node(Node(name, kind, name, fields))
        for source in sources:
            graph.add_edge(Edge(source, name), check=False)
        return name

    while len(graph.nodes) < count - 5:
        last = before
        for kind in ("Conv2d", "BatchNorm2d", "ReLU", "Conv2d"):
            last = put(kind, last)
        side = put("Conv2d", before) if number % 2 else before
        before, number = put("Add", last, side), number + 1
    return graph


def framed(graph: Graph) -> Graph:
    """Draw a frame around every ten layers in a row."""
    for node, place in arranged(graph).places.items():
        graph.move_node(node, *place)
    order = list(graph.order().nodes)
    for start in range(0, len(order), 10):
        cards = [card_of(graph.nodes[n]) for n in order[start : start + 10]]
        graph.add_frame(fitted(Frame(f"f{start}", f"Part {start}"), cards))
    return graph
