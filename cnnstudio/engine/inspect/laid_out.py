"""Where the inputs of a dense layer lie in an image, if they do."""

from __future__ import annotations

from typing import NamedTuple

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes

PASSES = {"Dropout", "Identity", "Flatten"}
"""Layers that leave each value what it is, in evaluation."""


class LaidOut(NamedTuple):
    """The maps (C, H, W) of which a dense layer gets every value, in this order.

    `pixels`: they are the image itself, so that the weights are templates of it.
    """

    shape: tuple[int, ...]
    pixels: bool


def laid_out(graph: Graph, node: str) -> LaidOut | None:
    """Return what a Flatten before a dense layer laid out in a row; None without."""
    shapes, flat = infer_shapes(graph).nodes, False
    before = _only_source(graph, node)
    while before and graph.nodes[before].type in PASSES:
        flat = flat or graph.nodes[before].type == "Flatten"
        before = _only_source(graph, before)
    shape = shapes[before].output if before else None
    if not flat or shape is None or len(shape) != 3:
        return None
    return LaidOut(tuple(int(n) for n in shape), graph.nodes[before].type == "Input")


def is_first(graph: Graph, node: str) -> bool:
    """True if nothing that is computed lies between the image and a layer."""
    before = _only_source(graph, node)
    while before and graph.nodes[before].type in PASSES:
        before = _only_source(graph, before)
    return bool(before) and graph.nodes[before].type == "Input"


def gives_scores(graph: Graph, node: str) -> bool:
    """True if what a layer gives is the scores of the classes."""
    after = graph.outgoing(node)
    while len(after) == 1 and graph.nodes[after[0].target].type in PASSES:
        after = graph.outgoing(after[0].target)
    return any(graph.nodes[edge.target].type == "Output" for edge in after)


def _only_source(graph: Graph, node: str) -> str:
    incoming = graph.incoming(node)
    return incoming[0].source if len(incoming) == 1 else ""
