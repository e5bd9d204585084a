"""Initial weights: a function of the run's seed and the layer's place, nothing else.

A Conv2d or Linear whose output reaches a ReLU (also through BatchNorm2d, pooling,
Dropout, Flatten or a merge) gets He's weights (He et al. 2015: normal with variance
2 / fan_in, so that the signal keeps its size behind the ReLU) and biases of zero.
Any other layer, the last Linear above all, keeps what torch gives it.
"""

from __future__ import annotations

from torch import nn

from cnnstudio.graph.graph import Graph

# Layers that pass on what they get, more or less: one looks through them.
TRANSPARENT = {
    "BatchNorm2d", "MaxPool2d", "AvgPool2d", "GlobalAvgPool", "Flatten", "Dropout",
    "Add", "Concat",
}  # fmt: skip
RECTIFIERS = {"ReLU"}


def feeds_rectifier(graph: Graph, node: str) -> bool:
    """True if what the node gives reaches a ReLU before another layer with weights."""
    seen: set[str] = set()
    stack = [edge.target for edge in graph.outgoing(node)]
    while stack:
        following = stack.pop()
        if following in seen:
            continue
        seen.add(following)
        layer_type = graph.nodes[following].type
        if layer_type in RECTIFIERS:
            return True
        if layer_type in TRANSPARENT:
            stack += [edge.target for edge in graph.outgoing(following)]
    return False


def apply_he(module: nn.Module) -> None:
    """Give the convolutions and dense layers of a module He's weights, in place."""
    for part in module.modules():
        if isinstance(part, nn.Conv2d | nn.Linear):
            nn.init.kaiming_normal_(part.weight, nonlinearity="relu")
            if part.bias is not None:
                nn.init.zeros_(part.bias)

