"""Live validation of a deep network against a forward on the meta device."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.harness import (
    PAIRS,
    Figure,
    at_least,
    at_most,
    measure_pairs,
    timed,
)
from benchmarks.networks import LayerSpec, convolutions, graph_of, mixed
from benchmarks.references import meta_forward
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, infer_shapes

AREA = "validation"
COUNT = 1_000


def measure(count: int = COUNT, pairs: int = PAIRS) -> list[Figure]:
    """Shapes, costs and receptive fields of `count` layers; then after one edit."""
    return [
        _against_forward("Conv2d, BatchNorm2d, ReLU …", mixed(count), pairs),
        _against_forward("Conv2d alone", convolutions(count), pairs),
        _unknown_before(mixed(count), pairs),
        _one_edit(mixed(count), pairs),
    ]


def _against_forward(name: str, layers: list[LayerSpec], pairs: int) -> Figure:
    """Ours starts from the graph alone: no report before, results forgotten."""
    graph, network = graph_of(layers), meta_forward.build(layers)
    found = measure_pairs(
        timed(lambda: infer_shapes(graph), repeat=5, prepare=lambda: _forget(graph)),
        timed(lambda: meta_forward.forward(network)),
        pairs,
    )
    what = f"{len(layers):,} layers ({name}) against a forward on the meta device"
    return Figure(AREA, what, found.speed_ups, at_least(15), found.note())


def _unknown_before(layers: list[LayerSpec], pairs: int) -> Figure:
    """Fields never read, order never computed; against building and forward."""
    graphs = [graph_of(layers)]

    def prepare() -> None:
        _forget(graphs[0])
        graphs[0] = graph_of(layers)

    found = measure_pairs(
        timed(lambda: infer_shapes(graphs[0]), repeat=3, prepare=prepare),
        timed(lambda: meta_forward.forward(meta_forward.build(layers))),
        pairs,
    )
    what = "the same just opened, fields unread, against building it there and forward"
    return Figure(AREA, what, found.speed_ups, at_least(80), found.note())


def _forget(graph: Graph) -> None:
    """Forget what the layers made of their inputs: equal ones share it."""
    for node in graph.nodes.values():
        node.resolved().results.clear()


def _one_edit(layers: list[LayerSpec], pairs: int) -> Figure:
    """Edit the first convolution so that the shapes behind stay what they were."""
    graph = graph_of(layers)
    report = infer_shapes(graph)
    node = next(n for n in graph.nodes.values() if n.type == "Conv2d")
    edited = replace(node, fields={**node.fields, "bias": False})
    reports: list[ShapeReport] = [report]
    versions = [node, edited]

    def edit() -> None:
        versions.reverse()
        graph.replace_node(versions[0])

    def validate() -> None:
        reports[0] = infer_shapes(graph, reports[0], {node.id})

    found = measure_pairs(
        timed(validate, repeat=20, prepare=edit),
        timed(lambda: infer_shapes(graph), repeat=5),
        pairs,
    )
    what = "one edit behind which the shape stays, against all of it"
    return Figure(AREA, what, found.shares, at_most(0.1), found.note())
