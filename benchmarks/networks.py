"""Deep networks as plain data, from which both sides of a pair are built."""

from __future__ import annotations

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node

LayerSpec = tuple[str, dict[str, object]]
IMAGE = (3, 64, 64)
CLASSES = 10


def mixed(count: int) -> list[LayerSpec]:
    """Convolution, normalization, activation, over and over; four sizes of image."""
    layers: list[LayerSpec] = []
    channels, stage = 16, max(9, count // 4)
    while len(layers) < count - 6:
        if len(layers) // stage > (channels // 16).bit_length() - 1:
            layers.append(("MaxPool2d", {"kernel_size": 2, "stride": 2}))
            channels *= 2
        layers += [_convolution(channels), ("BatchNorm2d", {}), ("ReLU", {})]
    return layers + _end(count - len(layers))


def convolutions(count: int) -> list[LayerSpec]:
    """Convolutions alone: what the meta device is quickest at."""
    return [_convolution(16) for _ in range(count - 3)] + _end(3)


def _convolution(channels: int) -> LayerSpec:
    return "Conv2d", {"out_channels": channels, "kernel_size": 3, "padding": 1}


def _end(count: int) -> list[LayerSpec]:
    end: list[LayerSpec] = [
        ("GlobalAvgPool", {}),
        ("Linear", {"out_features": 32}),
        ("Linear", {"out_features": CLASSES}),
    ]
    return [("ReLU", {})] * (count - 3) + end


def graph_of(layers: list[LayerSpec]) -> Graph:
    """Build the graph: an Input, the layers one behind the other, an Output."""
    graph = Graph()
    ends: list[LayerSpec] = [
        ("Input", {"shape": list(IMAGE)}),
        *layers,
        ("Output", {"classes": CLASSES}),
    ]
    for number, (kind, fields) in enumerate(ends):
        graph.add_node(Node(f"n{number}", kind, f"layer{number}", fields))
        if number:
            graph.add_edge(Edge(f"n{number - 1}", f"n{number}"), check=False)
    return graph
