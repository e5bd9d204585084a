"""Initial weights: a function of the run's seed and the layer's place, nothing else.

A layer says how its weights begin (field `init`). With "auto" it depends on what
follows, looking through normalization, pooling, Dropout, reshaping and merges:

- a ReLU or its relatives: He's weights (He et al. 2015: normal with variance
  2 / fan_in, so that the signal keeps its size behind the ReLU);
- a sigmoid, tanh or their relatives: Xavier's (Glorot & Bengio 2010: normal with
  variance 2 / (fan_in + fan_out));
- the Output: normal with deviation 0.01 (Krizhevsky et al. 2012), so that all scores
  begin near zero and the first loss is near ln(classes);
- anything else: what torch gives.

Biases begin at zero, but for torch's own.
"""

from __future__ import annotations

from typing import Literal

from torch import nn
from torch.nn.modules.conv import _ConvNd

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.layers.inline import LAYERS
from cnnstudio.graph.layers.weighted import Weighted

# Layers that pass on what they get, more or less: one looks through them.
TRANSPARENT = {"normalization", "pooling", "regularization", "merge", "reshape"}
SMALL = 0.01

Follower = Literal["rectifier", "saturating", "output", "other"]
FIRST: tuple[Follower, ...] = ("rectifier", "saturating", "output", "other")
HOW = {"rectifier": "he", "saturating": "xavier", "output": "small", "other": "torch"}


def what_follows(graph: Graph, node: str) -> Follower:
    """Tell what a node's values reach first; a ReLU on any way counts most."""
    seen: set[str] = set()
    found: set[Follower] = {"other"}
    stack = [edge.target for edge in graph.outgoing(node)]
    while stack:
        following = stack.pop()
        if following in seen:
            continue
        seen.add(following)
        layer_type = graph.nodes[following].layer_type
        if layer_type is None:
            continue
        if layer_type.type_name() == "Output":
            found.add("output")
        elif issubclass(layer_type, Activation):
            found.add(layer_type.bend or "other")
        elif layer_type.family in TRANSPARENT:
            stack += [edge.target for edge in graph.outgoing(following)]
    return next(follower for follower in FIRST if follower in found)


def initialize(module: nn.Module, layer: Layer, follower: Follower) -> None:
    """Give the weights of a convolution or dense layer their first values, in place.

    `follower` is what comes behind the layer's own activation, if it has one. Other
    layers keep the weights with which torch made them.
    """
    if not isinstance(layer, Weighted):
        return
    how = layer.init if layer.init != "auto" else HOW[_own(layer) or follower]
    if how == "torch":
        return
    for part in module.modules():
        if not isinstance(part, _ConvNd | nn.Linear):
            continue
        if how == "he":
            nn.init.kaiming_normal_(part.weight, nonlinearity="relu")
        elif how == "xavier":
            nn.init.xavier_normal_(part.weight)
        elif how == "constant":
            nn.init.constant_(part.weight, layer.init_value)
        else:
            nn.init.normal_(
                part.weight, std=layer.init_value if how == "normal" else SMALL
            )
        if part.bias is not None:
            nn.init.zeros_(part.bias)


def _own(layer: Weighted) -> Follower | None:
    """Tell what the activation inside a layer asks for; None: there is none."""
    name = LAYERS.get(str(getattr(layer, "activation", "")))
    if name is None:
        return None
    inside = layer_types()[name]
    assert issubclass(inside, Activation)
    return inside.bend or "other"
