"""Which layers have maps that can be weighted, and which one is the usual choice."""

from __future__ import annotations

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport


def layers_with_maps(graph: Graph, report: ShapeReport) -> list[str]:
    """Return the nodes that give maps, in the order of computation.

    Input and Output are none of them; maps of one value count only where there are no
    larger ones.
    """
    found: list[str] = []
    wide: list[str] = []
    for node, known in report.nodes.items():
        shape = known.output
        if graph.nodes[node].type in ("Input", "Output") or shape is None:
            continue
        if shape.is_image:
            found.append(node)
            if shape[1] * shape[2] > 1:
                wide.append(node)
    return wide or found


def usual_layer(graph: Graph, report: ShapeReport) -> str:
    """Return the last node with maps that are not the scores; empty without any."""
    ends = {node for node, found in graph.nodes.items() if found.type == "Output"}
    scores = {edge.source for node in ends for edge in graph.incoming(node)}
    layers = layers_with_maps(graph, report)
    return ([n for n in layers if n not in scores] or layers or [""])[-1]
