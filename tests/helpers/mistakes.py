"""Networks with one mistake each, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from tests.helpers.networks import Spec, add, chain, conv, image, linear

DIGIT = image(1, 28, 28)
HEAD: tuple[Spec, ...] = ("Flatten", linear(10), "Output")


def residual(main: Spec, shortcut: Spec | None, merge: str = "Add") -> Graph:
    """Two branches from a ReLU with 32 channels: the main one and a shortcut."""
    graph = chain(DIGIT, conv(32, padding=1), "ReLU")
    first = add(graph, *_pair(main), after=["relu1"], name="main")
    other = "relu1"
    if shortcut is not None:
        other = add(graph, *_pair(shortcut), after=["relu1"], name="shortcut")
    add(graph, merge, {}, [first, other], name="merge")
    return chain_behind(graph, "merge", "GlobalAvgPool", linear(10), "Output")


def _pair(spec: Spec) -> tuple[str, dict[str, object]]:
    return (spec, {}) if isinstance(spec, str) else (spec[0], dict(spec[1]))


def chain_behind(graph: Graph, source: str, *layers: Spec) -> Graph:
    for spec in layers:
        source = add(graph, *_pair(spec), after=[source])
    return graph


def without_edge(graph: Graph, edge: Edge) -> Graph:
    graph.remove_edge(edge)
    return graph


def residual_of_two_inputs() -> Graph:
    graph = chain(DIGIT, *HEAD)
    add(graph, *_pair(DIGIT))
    return graph


# Every kind of mistake: what it is called, where, and the fixes by name.
Case = tuple[Callable[[], Graph], str, str, list[str]]
CASES: dict[str, Case] = {
    "Linear after an image": (
        lambda: chain(DIGIT, conv(8), "MaxPool2d", linear(10), "Output"),
        "needs_vector",
        "fc1",
        ["Insert Flatten", "Insert GlobalAvgPool"],
    ),
    "Output after an image": (
        lambda: chain(DIGIT, conv(8), "MaxPool2d", "Output"),
        "needs_vector",
        "output",
        [
            "Insert Flatten and Linear 1,352 → 10",
            "Insert GlobalAvgPool and Linear 8 → 10",
        ],
    ),
    "Output after ten maps": (
        lambda: chain(DIGIT, conv(10), "Output"),
        "needs_vector",
        "output",
        ["Insert Flatten and Linear 6,760 → 10", "Insert GlobalAvgPool"],
    ),
    "Add with unequal channels": (
        lambda: residual(conv(64, padding=1), conv(32, 1)),
        "add_shapes",
        "merge",
        [
            "Set out_channels of shortcut to 64",
            "Insert Conv2d 1 × 1 with 64 channels after shortcut",
            "Set out_channels of main to 32",
        ],
    ),
    "Add with another size": (
        lambda: residual(conv(64, padding=1, stride=2), None),
        "add_shapes",
        "merge",
        ["Insert Conv2d 1 × 1 with 64 channels, stride 2, after relu1"],
    ),
    "Add without padding": (
        lambda: residual(conv(32), None),
        "add_shapes",
        "merge",
        [
            "Set padding of main to 1",
            "Insert CenterCrop to 26 × 26 after relu1",
            "Insert Upsample to 26 × 26 after relu1",
        ],
    ),
    "Concat with another size": (
        lambda: residual(conv(64, padding=1, stride=2), None, "Concat"),
        "concat_shapes",
        "merge",
        [
            "Insert Conv2d 1 × 1 with 32 channels, stride 2, after relu1",
            "Insert MaxPool2d 2 after relu1",
            "Set stride of main to 1",
        ],
    ),
    "window larger than its input": (
        lambda: chain(DIGIT, *["MaxPool2d"] * 2, conv(8, 5), conv(8, 5), *HEAD),
        "window_too_large",
        "conv2",
        [
            "Set padding of conv2 to 1",
            "Set kernel_size of conv2 to 3",
            "Remove pool2",
        ],
    ),
    "padding of a pooling": (
        lambda: chain(DIGIT, ("MaxPool2d", {"padding": 2}), *HEAD),
        "pool_padding",
        "pool1",
        [
            "Set padding of pool1 to 1",
            "Set padding of pool1 to 0",
            "Set kernel_size of pool1 to 4",
        ],
    ),
    "same with a stride": (
        lambda: chain(DIGIT, conv(8, 5, padding="same", stride=2), *HEAD),
        "same_needs_stride_1",
        "conv1",
        ["Set padding of conv1 to 2", "Set stride of conv1 to 1"],
    ),
    "groups that do not divide": (
        lambda: chain(DIGIT, conv(32), conv(48, groups=5), *HEAD),
        "groups_do_not_divide",
        "conv2",
        ["Set groups of conv2 to 4", "Set groups of conv2 to 1"],
    ),
    "out_channels that groups do not divide": (
        lambda: chain(DIGIT, conv(32), conv(50, groups=4), *HEAD),
        "groups_do_not_divide",
        "conv2",
        [
            "Set groups of conv2 to 2",
            "Set out_channels of conv2 to 52",
            "Set groups of conv2 to 1",
        ],
    ),
    "classes after another Linear": (
        lambda: chain(DIGIT, "Flatten", linear(84), "ReLU", "Output"),
        "class_count",
        "output",
        ["Set out_features of fc1 to 10"],
    ),
    "classes after a pooling": (
        lambda: chain(DIGIT, conv(12), "GlobalAvgPool", "Output"),
        "class_count",
        "output",
        ["Insert Linear 12 → 10"],
    ),
    "a gap": (
        lambda: without_edge(
            chain(DIGIT, conv(8), "ReLU", *HEAD), Edge("relu1", "flatten1")
        ),
        "missing_input",
        "flatten1",
        ["Join relu1 to flatten1", "Join conv1 to flatten1", "Join input to flatten1"],
    ),
    "no Input": (
        lambda: chain(conv(8), *HEAD),
        "missing_input",
        "conv1",
        ["Insert Input before conv1"],
    ),
    "an image that is none": (
        lambda: chain(DIGIT, "Flatten", conv(8), "ReLU", linear(10), "Output"),
        "wrong_rank",
        "conv1",
        ["Move flatten1 behind conv1", "Remove conv1"],
    ),
    "a value that is not allowed": (
        lambda: chain(DIGIT, conv(8, -3), *HEAD),
        "field_value",
        "conv1",
        ["Set kernel_size of conv1 to 3"],
    ),
    "a layer nobody knows": (
        lambda: chain(DIGIT, "Warp", *HEAD),
        "unknown_layer",
        "layer1",
        ["Remove layer1"],
    ),
    "a layer for nothing": (
        lambda: chain_behind(
            chain(DIGIT, conv(8), "ReLU", *HEAD), "relu1", conv(8), "ReLU"
        ),
        "unused_output",
        "relu2",
        ["Remove conv2 and 1 behind it"],
    ),
    "two Inputs": (
        lambda: residual_of_two_inputs(),
        "several_inputs",
        "input1",
        ["Remove input1"],
    ),
    "two Outputs": (
        lambda: chain_behind(chain(DIGIT, *HEAD), "fc1", "Output"),
        "several_outputs",
        "output1",
        ["Remove output1"],
    ),
    "no Output": (
        lambda: chain(DIGIT, conv(8)),
        "no_output",
        "",
        [
            "Add Flatten, Linear, Output for 10 classes after conv1",
            "Add GlobalAvgPool, Linear, Output for 10 classes after conv1",
        ],
    ),
    "another number of channels": (
        lambda: chain(image(3, 28, 28), conv(8), *HEAD),
        "data_channels",
        "input",
        [
            "Set shape of input to 1 × 28 × 28",
            "Repeat the grey images in three channels",
        ],
    ),
    "a larger Input": (
        lambda: chain(image(1, 32, 32), conv(8), *HEAD),
        "data_shape",
        "input",
        [
            "Set shape of input to 1 × 28 × 28",
            "Pad the images to 32 × 32",
            "Resize the images to 32 × 32",
        ],
    ),
    "a smaller Input": (
        lambda: chain(image(1, 20, 20), conv(8), *HEAD),
        "data_shape",
        "input",
        ["Set shape of input to 1 × 28 × 28", "Resize the images to 20 × 20"],
    ),
    "more classes than the data have": (
        lambda: chain(DIGIT, "Flatten", linear(12), ("Output", {"classes": 12})),
        "data_classes",
        "output",
        ["Set out_features of fc1 and classes of output to 10"],
    ),
}
