"""How maps change with depth: the longest way from an input to the end, and its stages.

Branches that are shorter lie beside it and are left out.
"""

from __future__ import annotations

from typing import NamedTuple

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, State
from cnnstudio.graph.shape import TensorShape


class DepthPoint(NamedTuple):
    """What one node of the way gives; `depth` counts the layers before it."""

    node: str
    depth: int
    shape: TensorShape

    @property
    def channels(self) -> int:
        """Channels of a map, or values of a row."""
        return self.shape[0]

    @property
    def height(self) -> int:
        """Height of a map; 1 for a row of values."""
        return self.shape[-2] if len(self.shape) > 2 else 1

    @property
    def width(self) -> int:
        """Width of a map, length of a sequence; 1 for a row of values."""
        return self.shape[-1] if len(self.shape) > 1 else 1


def depth_points(graph: Graph, report: ShapeReport) -> list[DepthPoint]:
    """Return the points of the longest way, as far as shapes are known.

    Of ways of equal length it is the one that was joined first.
    """
    depth: dict[str, int] = {}
    before: dict[str, str] = {}
    for node in report.nodes:
        if node not in graph.nodes or report.nodes[node].state is not State.VALID:
            continue
        sources = [e.source for e in graph.incoming(node) if e.source in depth]
        depth[node] = max((depth[s] + 1 for s in sources), default=0)
        if sources:
            before[node] = max(sources, key=lambda s: depth[s])
    if not depth:
        return []
    way = [max(depth, key=lambda n: depth[n])]
    while way[-1] in before:
        way.append(before[way[-1]])
    points = []
    for node in reversed(way):
        shape = report.nodes[node].output
        if shape is not None:
            points.append(DepthPoint(node, depth[node], shape))
    return points


def stages(points: list[DepthPoint]) -> list[DepthPoint]:
    """Return the maps with which a new height or width begins, the first included."""
    found: list[DepthPoint] = []
    for point in points:
        if len(point.shape) < 3:
            continue
        if not found or found[-1].shape[1:] != point.shape[1:]:
            found.append(point)
    return found
