"""Which edges close the gap that deleted layers leave."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import replace

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape

ShapeOf = Callable[[Edge], TensorShape | None]
"""The shape that travels along an edge; None where nobody knows."""


def rejoined(
    graph: Graph, gone: Set[str], shape_of: ShapeOf | None = None
) -> list[tuple[int, Edge]]:
    """Return edges that close the gap, each with its index among those that stay.

    What left a layer with one input comes from what fed it. Of several inputs only
    those count that had the same shape as the output, which `shape_of` tells; without
    it none does. An input that takes one edge gets the first of them.
    """
    result: list[tuple[int, Edge]] = []
    kept = [e for e in graph.edges if e.source not in gone and e.target not in gone]
    present = set(kept)
    place = 0
    for edge in graph.edges:
        if edge.source not in gone and edge.target not in gone:
            place += 1
        elif edge.source in gone and edge.target not in gone:
            entries = _entries(graph, edge, gone, shape_of)
            for entry in entries if _takes_several(graph, edge) else entries[:1]:
                joined = replace(
                    edge, source=entry.source, source_port=entry.source_port
                )
                if joined not in present:
                    present.add(joined)
                    result.append((place, joined))
                    place += 1
    return result


def _entries(
    graph: Graph, leaving: Edge, gone: Set[str], shape_of: ShapeOf | None
) -> list[Edge]:
    """Return the edges that feed a stretch of deleted nodes which an edge leaves."""
    arriving = graph.incoming(leaving.source)
    if len(arriving) > 1:
        given = shape_of(leaving) if shape_of is not None else None
        if shape_of is None or given is None:
            return []
        arriving = [edge for edge in arriving if shape_of(edge) == given]
    found: list[Edge] = []
    for edge in arriving:
        if edge.source in gone:
            found += _entries(graph, edge, gone, shape_of)
        else:
            found.append(edge)
    return found


def _takes_several(graph: Graph, edge: Edge) -> bool:
    layer_type = graph.nodes[edge.target].layer_type
    if layer_type is None:
        return False
    return any(p.name == edge.target_port and p.variadic for p in layer_type.inputs)
