"""What the two axes of a sequence are: steps and features, or channels and places."""

from __future__ import annotations

from typing import Literal

from cnnstudio.graph.graph import Graph

Axes = Literal["steps", "channels"]

_CHANNELS_FIRST = frozenset(
    {"Conv1d", "ConvTranspose1d", "MaxPool1d", "AvgPool1d", "BatchNorm1d", "Dropout1d"}
)


def axes_of(graph: Graph, node: str) -> Axes:
    """Tell whether a node gives (steps, features) or (channels, places).

    The nearest layer before it that fixes the order decides; the order that torch's
    convolutions have is taken where none does.
    """
    seen, waiting, turned = {node}, [node], False
    while waiting:
        known = graph.nodes.get(waiting.pop(0))
        if known is None:
            continue
        kind = known.layer_type
        if known.type in _CHANNELS_FIRST:
            return "steps" if turned else "channels"
        if kind is not None and kind.family == "sequence":
            return "channels" if turned else "steps"
        turned ^= known.type == "Permute"
        for edge in graph.incoming(known.id):
            if edge.source not in seen:
                seen.add(edge.source)
                waiting.append(edge.source)
    return "steps" if turned else "channels"
