"""The small drawing of a network: its layout on its side, maps as tall as they are.

The flow runs to the right; a bar is as high as the map that the layer gives (by the
square root, so that 7 pixels beside 224 can still be seen), a row of values is low.
"""

from __future__ import annotations

import math

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport
from cnnstudio.graph.layout import layered_layout, node_size
from cnnstudio.project.sample_index import PICTURE_SIDE, Bar, Wire

LEAST, VECTOR = 0.16, 0.1
"""Height of the smallest map and of a row of values, as shares of a lane."""


def picture(graph: Graph, report: ShapeReport) -> tuple[list[Bar], list[Wire]]:
    """Return the bars in the graph's order and the wires between them."""
    places = layered_layout(graph)
    lanes = sorted({x for x, _ in places.values()})
    length = max(y + node_size(graph.nodes[n])[1] for n, (_, y) in places.items())
    largest = max((_side(r) for r in report.nodes.values()), default=1)
    room = PICTURE_SIDE / len(lanes)
    bars: dict[str, Bar] = {}
    for node in graph.nodes.values():
        layer = node.layer_type
        x, y = places[node.id]
        middle = room * (lanes.index(x) + 0.5)
        half = 0.46 * room * _height(report.nodes[node.id], largest)
        bars[node.id] = Bar(
            round(PICTURE_SIDE * y / length),
            round(middle - half),
            round(PICTURE_SIDE * (y + node_size(node)[1]) / length),
            round(middle + half),
            layer.family if layer is not None else "input/output",
        )
    return list(bars.values()), _wires(graph, bars, room)


def _side(report: NodeReport) -> int:
    shape = report.output
    return max(shape[1:]) if shape is not None and len(shape) >= 3 else 1


def _height(report: NodeReport, largest: int) -> float:
    side = _side(report)
    if side <= 1 or largest <= 1:
        return VECTOR
    return LEAST + (1 - LEAST) * math.sqrt(side / largest)


def _wires(graph: Graph, bars: dict[str, Bar], room: float) -> list[Wire]:
    wires = []
    for edge in graph.edges:
        start, end = bars[edge.source], bars[edge.target]
        y1, y2 = (start.top + start.bottom) // 2, (end.top + end.bottom) // 2
        between = [
            bar.top
            for bar in bars.values()
            if start.right < bar.left and bar.right < end.left
            and bar.top <= max(y1, y2) and min(y1, y2) <= bar.bottom
        ]  # fmt: skip
        over = 0
        if y1 == y2 and between:
            over = max(round(y1 - min(between) + room * 0.04), round(room * 0.1))
        x1, x2 = (start.left + start.right) // 2, (end.left + end.right) // 2
        wires.append(Wire(x1, y1, x2, y2, min(over, y1)))
    return wires
