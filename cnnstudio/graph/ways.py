"""What the outputs of a block see of each of its inputs, for the receptive field.

A block may take maps of different sizes (U-Net's way up takes a small and a large
one), so each input has a way of its own to each output.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport
from cnnstudio.graph.layer import Shapes, evaluate
from cnnstudio.graph.receptive import UNIT, Way, around, behind
from cnnstudio.graph.shape import Pair

# `ways[input][output]`
Ways = tuple[tuple[Way, ...], ...]
NO_IMAGE: Pair = (1, 1)  # how large the image is nobody needs to know here


def ways_through(
    graph: Graph, report: ShapeReport, entries: Sequence[str], ends: Sequence[str]
) -> Ways:
    """Return the ways through a graph without a mistake, once."""
    return tuple(_from(graph, report, entry, ends) for entry in entries)


def _from(
    graph: Graph, report: ShapeReport, entry: str, ends: Sequence[str]
) -> tuple[Way, ...]:
    seen: dict[str, Way] = {}
    for node, found in report.nodes.items():
        edges = graph.incoming(node)
        if not edges or found.layer is None:
            seen[node] = UNIT if node == entry else None
            continue
        result = evaluate(found.layer, cast("Shapes", found.inputs))
        before = [seen[edge.source] for edge in edges]
        seen[node] = behind(result.window, before, NO_IMAGE, whole=result.whole)
    return tuple(seen[end] for end in ends)


def joined(first: Ways, then: Ways) -> Ways:
    """Return the ways through one block and then through another."""
    ends = range(len(then[0]) if then else 0)
    return tuple(
        tuple(
            around(
                [
                    behind((step[end],), [way], NO_IMAGE)
                    for way, step in zip(row, then, strict=True)
                ]
            )
            for end in ends
        )
        for row in first
    )


def repeated(once: Ways, times: int) -> Ways:
    """Return the ways through a block behind itself so many times, by squaring."""
    result: Ways | None = None
    while times:
        if times & 1:
            result = once if result is None else joined(result, once)
        times >>= 1
        if times:
            once = joined(once, once)
    return once if result is None else result
