"""Initial weights: a function of the run's seed and the layer's place, nothing else.

What follows a Conv2d or Linear decides, looking through BatchNorm2d, pooling,
Dropout, Flatten and merges:

- a ReLU: He's weights (He et al. 2015: normal with variance 2 / fan_in, so that the
  signal keeps its size behind the ReLU) and biases of zero;
- the Output: normal with deviation 0.01 and biases of zero (Krizhevsky et al. 2012),
  so that all scores begin near zero and the first loss is near ln(classes);
- anything else: what torch gives.
"""

from __future__ import annotations

from typing import Literal

from torch import nn

from cnnstudio.graph.graph import Graph

# Layers that pass on what they get, more or less: one looks through them.
TRANSPARENT = {
    "BatchNorm2d", "MaxPool2d", "AvgPool2d", "GlobalAvgPool", "Flatten", "Dropout",
    "Add", "Concat",
}  # fmt: skip
RECTIFIERS = {"ReLU"}
SMALL = 0.01

Follower = Literal["rectifier", "output", "other"]


def what_follows(graph: Graph, node: str) -> Follower:
    """Tell what a node's values reach first; a ReLU on any way counts most."""
    seen: set[str] = set()
    found: Follower = "other"
    stack = [edge.target for edge in graph.outgoing(node)]
    while stack:
        following = stack.pop()
        if following in seen:
            continue
        seen.add(following)
        layer_type = graph.nodes[following].type
        if layer_type in RECTIFIERS:
            return "rectifier"
        if layer_type == "Output":
            found = "output"
        elif layer_type in TRANSPARENT:
            stack += [edge.target for edge in graph.outgoing(following)]
    return found


def initialize(module: nn.Module, follower: Follower) -> None:
    """Give convolutions and dense layers in a module their weights, in place."""
    if follower == "other":
        return
    for part in module.modules():
        if not isinstance(part, nn.Conv2d | nn.Linear):
            continue
        if follower == "rectifier":
            nn.init.kaiming_normal_(part.weight, nonlinearity="relu")
        else:
            nn.init.normal_(part.weight, std=SMALL)
        if part.bias is not None:
            nn.init.zeros_(part.bias)
