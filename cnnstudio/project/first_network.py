"""A small network for data of one's own, to begin with: it fits, and trains soon.

Nothing is searched for: the layers follow from the shape of a sample and from what a
sample's target is. Stages of convolution, BatchNorm and ReLU halve the image until it
is small; a global average and one Linear end it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import GAP, node_size
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    new_node,
    remove_nodes,
)
from cnnstudio.project.pattern import LayerToAdd
from cnnstudio.project.project import MAIN

LARGEST, USUAL = 96, 64
"""Larger images are scaled to `USUAL`: photographs then train on any computer."""

_SMALLEST, _MOST_STAGES = 6, 4
_FIRST, _MOST_CHANNELS = 32, 128
_SLIM, _STEP = 1.5, 8


def fitting_input(shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the Input's shape for samples of this shape; large images are scaled.

    Nearly square images become square; others keep about their proportions.
    """
    if len(shape) != 3 or max(shape[1:]) <= LARGEST:
        return shape
    channels, height, width = shape
    if max(height, width) <= _SLIM * min(height, width):
        return channels, USUAL, USUAL
    part = USUAL / min(height, width)
    sides = (max(_STEP, round(side * part / _STEP) * _STEP) for side in (height, width))
    high, wide = (min(side, 4 * USUAL) for side in sides)
    return channels, high, wide


def fitting_layers(
    task: str, shape: tuple[int, ...], outputs: int
) -> Iterator[LayerToAdd]:
    """Give the layers behind the Input, in order; `task` is one of `facts.TASKS`."""
    if task == "masks":
        yield from _per_pixel(outputs)
    elif len(shape) == 3:
        yield from _stages(shape[1:], "Conv2d", "BatchNorm2d", "MaxPool2d")
        yield "GlobalAvgPool", {}
        yield "Linear", {"out_features": outputs}
    elif len(shape) == 4:
        yield from _stages(shape[1:], "Conv3d", "BatchNorm3d", "MaxPool3d")
        yield "GlobalAvgPool", {}
        yield "Linear", {"out_features": outputs}
    else:
        if len(shape) > 1:
            yield "Flatten", {}
        for features in (64, 32):
            yield "Linear", {"out_features": features}
            yield "ReLU", {}
        yield "Linear", {"out_features": outputs}
    yield "Output", _output(task, outputs)


def first_network(
    graph: Graph,
    task: str,
    shape: tuple[int, ...],
    outputs: int,
    network: str = MAIN,
) -> Composite:
    """Return the one undo step that puts the fitting network in place of what is there.

    `shape` is that of the Input, as `fitting_input` gives it.
    """
    layers: list[LayerToAdd] = [("Input", {"shape": list(shape)})]
    layers += fitting_layers(task, shape, outputs)
    nodes: list[Node] = []
    names, below = Graph(), 0.0  # those of what goes are free
    for kind, fields in layers:
        taken = [node.name for node in nodes]
        node = new_node(graph, kind, 0.0, below, fields)
        assert node.layer_type is not None
        name = names.free_name(node.layer_type.short_name, taken)
        nodes.append(replace(node, name=name))
        below += node_size(node)[1] + GAP
    steps: list[Command] = []
    if graph.nodes:
        steps.append(remove_nodes(graph, list(graph.nodes), rejoin=False))
    steps += [AddNode(node, network) for node in nodes]
    steps += [Connect(Edge(a.id, b.id), None, network) for a, b in pairwise(nodes)]
    text = translate("Commands", "Start with a small network for these data")
    return Composite(text, steps, network)


def _stages(
    sizes: tuple[int, ...], convolution: str, norm: str, pool: str
) -> Iterator[LayerToAdd]:
    least = min(sizes)
    channels = _FIRST
    for stage in range(_MOST_STAGES):
        # BatchNorm has a shift of its own.
        yield convolution, {"out_channels": channels, "bias": False}
        yield norm, {}
        yield "ReLU", {}
        if least < 2 * _SMALLEST or stage == _MOST_STAGES - 1:
            return
        yield pool, {}
        least //= 2
        channels = min(_MOST_CHANNELS, 2 * channels)


def _per_pixel(outputs: int) -> Iterator[LayerToAdd]:
    """Convolutions that keep the size; dilation lets them see further each time."""
    for dilation in (1, 2, 4, 1):
        fields = {"out_channels": _FIRST, "bias": False, "padding": "same"}
        yield "Conv2d", {**fields, "dilation": dilation}
        yield "BatchNorm2d", {}
        yield "ReLU", {}
    yield "Conv2d", {"out_channels": outputs, "kernel_size": 1, "padding": 0}


def _output(task: str, outputs: int) -> dict[str, object]:
    classes = max(2, outputs)
    if task == "masks":
        return {"classes": classes, "expects": "pixels"}
    if task in ("values", "none") or outputs < 2:
        return {"classes": classes, "expects": "anything"}
    return {"classes": classes}
