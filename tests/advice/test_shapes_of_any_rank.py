"""Mistakes of any rank: what is said, where, and how it is mended; data are open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from cnnstudio.advice.check import find_mistakes
from cnnstudio.advice.rule import Finding
from cnnstudio.advice.trial import preview
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Edge
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import DatasetConfig
from tests.helpers.mistakes import HEAD, chain_behind
from tests.helpers.networks import Spec, add, chain, conv, image, linear, project_of

IMAGE = image(1, 15, 15)
ANY: Spec = ("Output", {"expects": "anything"})


def net(*layers: Spec) -> Callable[[], Graph]:
    return lambda: chain(*layers)


def joined(first: str, second: str, type_name: str = "Concat") -> Graph:
    """A convolution, its half, perhaps enlarged again; two of them are merged."""
    size = 15 if "up" in (first, second) else 16
    graph = chain(image(1, size, size), conv(8, padding=1), "ReLU")
    add(graph, "MaxPool2d", {}, ["relu1"], "half")
    if "up" in (first, second):
        up = {"out_channels": 8, "kernel_size": 2, "stride": 2}
        add(graph, "ConvTranspose2d", up, ["half"], "up")
    add(graph, type_name, {}, [first, second], "join")
    return chain_behind(graph, "join", "GlobalAvgPool", linear(10), "Output")


def gate() -> Graph:
    graph = chain(IMAGE, conv(8, padding=1))
    chain_behind(graph, "conv1", "GlobalAvgPool", linear(4), "Sigmoid")
    add(graph, "Multiply", {}, ["conv1", "sigmoid1"], "scale")
    return chain_behind(graph, "scale", "GlobalAvgPool", linear(10), "Output")


def attention() -> Graph:
    """Keys and values of unequal length."""
    graph = chain(image(6, 8))
    add(graph, "Slice", {"start": 2}, ["input"], "later")
    add(graph, "MultiheadAttention", {"num_heads": 2}, [], "attention")
    for source, port in (("input", "query"), ("input", "key"), ("later", "value")):
        graph.add_edge(Edge(source, "attention", "out", port))
    return chain_behind(graph, "attention", "Flatten", linear(10), "Output")


def field(type_name: str, **fields: object) -> Spec:
    return type_name, fields


Case = tuple[Callable[[], Graph], str, str, list[str]]
CASES: Mapping[str, Case] = {
    "a sequence for Conv2d": (
        net(image(4, 32), conv(8), "GlobalAvgPool", linear(10), "Output"),
        "wrong_rank", "conv1",
        ["Replace conv1 by Conv1d", "Insert Unflatten to 1 × 4 × 32 after input",
         "Remove conv1"],
    ),
    "a clip for Conv2d": (
        net(image(1, 8, 16, 16), conv(8), *HEAD),
        "wrong_rank", "conv1",
        ["Replace conv1 by Conv3d", "Insert Flatten of axes 1 to 2 after input",
         "Remove conv1"],
    ),
    "an image for Conv3d": (
        net(image(1, 16, 16), field("Conv3d", out_channels=8), *HEAD),
        "wrong_rank", "conv1",
        ["Replace conv1 by Conv2d", "Insert Unflatten to 1 × 1 × 16 × 16 after input",
         "Remove conv1"],
    ),
    "a row of values for Conv2d": (
        net(image(784), conv(8), *HEAD),
        "wrong_rank", "conv1",
        ["Insert Unflatten to 1 × 28 × 28 after input", "Remove conv1"],
    ),
    "an image for LSTM": (
        net(image(1, 28, 28), "LSTM", linear(10), "Output"),
        "wrong_rank", "lstm1",
        ["Insert Flatten of axes 2 to 3 after input",
         "Insert Flatten of axes 1 to 2 after input"],
    ),
    "Concat with half the size": (
        lambda: joined("relu1", "half"),
        "concat_shapes", "join",
        ["Insert Conv2d 1 × 1 with 8 channels, stride 2, after relu1",
         "Insert MaxPool2d 2 after relu1", "Insert Upsample to 16 × 16 after half"],
    ),
    "ConvTranspose2d that misses by one": (
        lambda: joined("relu1", "up"),
        "concat_shapes", "join",
        ["Set output_padding of up to 1", "Insert ZeroPad2d to 15 × 15 after up",
         "Insert Upsample to 15 × 15 after up"],
    ),
    "the same before an Add": (
        lambda: joined("up", "relu1", "Add"),
        "add_shapes", "join",
        ["Set output_padding of up to 1", "Insert CenterCrop to 14 × 14 after relu1",
         "Insert Upsample to 14 × 14 after relu1"],
    ),
    "a gate that does not broadcast": (
        gate,
        "multiply_shapes", "scale",
        ["Set out_features of fc1 to 8", "Insert Linear 4 → 8 after sigmoid1"],
    ),
    "keys without values": (
        attention,
        "attention_lengths", "attention",
        ["Insert Conv1d 1 with 6 channels after later",
         "Insert Conv1d 1 with 4 channels after input"],
    ),
    "Unflatten that does not add up": (
        net(image(9), linear(3_136), field("Unflatten", unflattened_size=[64, 7, 8]),
            ANY),
        "unflatten_size", "unflatten1",
        ["Set unflattened_size of unflatten1 to 56 × 7 × 8",
         "Set unflattened_size of unflatten1 to 64 × 7 × 7",
         "Set out_features of fc1 to 3,584"],
    ),
    "Reshape that does not add up": (
        net(image(1, 28, 28), field("Reshape", shape=[7, 7, 15]), conv(8), *HEAD),
        "reshape_size", "reshape1",
        ["Set shape of reshape1 to 7 × 7 × 16", "Remove reshape1"],
    ),
    "PixelShuffle that does not divide": (
        net(IMAGE, conv(6), "PixelShuffle", *HEAD),
        "does_not_divide", "shuffle1",
        ["Set out_channels of conv1 to 8", "Set out_channels of conv1 to 4",
         "Set upscale_factor of shuffle1 to 1"],
    ),
    "heads that do not divide": (
        net(image(10, 30), field("TransformerEncoderLayer", nhead=4), "Flatten",
            linear(10), "Output"),
        "does_not_divide", "encoder1",
        ["Set nhead of encoder1 to 3", "Set nhead of encoder1 to 5",
         "Set nhead of encoder1 to 2"],
    ),
    "Chunk that does not divide": (
        net(IMAGE, conv(9), field("Chunk", chunks=2), *HEAD),
        "does_not_divide", "chunk1",
        ["Set chunks of chunk1 to 3", "Set out_channels of conv1 to 10",
         "Set out_channels of conv1 to 8"],
    ),
    "dilation beyond the map": (
        net(IMAGE, conv(8, 3, dilation=20), *HEAD),
        "window_too_large", "conv1",
        ["Set dilation of conv1 to 7", "Set kernel_size of conv1 to 1",
         "Set padding of conv1 to 13"],
    ),
    "output_padding beyond the stride": (
        net(IMAGE, field("ConvTranspose2d", output_padding=2), *HEAD),
        "output_padding_too_large", "upconv1",
        ["Set output_padding of upconv1 to 1", "Set stride of upconv1 to 3",
         "Set output_padding of upconv1 to 0"],
    ),
    "a crop larger than the image": (
        net(IMAGE, field("CenterCrop", size=[40, 8]), *HEAD),
        "crop_too_large", "crop1",
        ["Set size of crop1 to 15 × 8", "Remove crop1"],
    ),
    "a mirror wider than the image": (
        net(IMAGE, conv(8, padding=30, padding_mode="reflect"), *HEAD),
        "pad_too_large", "conv1",
        ["Set padding of conv1 to 1", "Set padding of conv1 to 14",
         "Set padding_mode of conv1 to zeros"],
    ),
    "a place beyond the axis": (
        net(IMAGE, field("Slice", dim=2, start=30), *HEAD),
        "slice_out_of_range", "slice1",
        ["Set start of slice1 to 0", "Set start of slice1 to -1", "Remove slice1"],
    ),
    "pooled to nothing": (
        net(image(1, 28, 28), *["MaxPool2d"] * 5, *HEAD),
        "window_too_large", "pool5",
        ["Set padding of pool5 to 1", "Set kernel_size of pool5 to 1",
         "Remove pool4"],
    ),
    "a field that nobody knows": (
        net(IMAGE, conv(8, slope=1), *HEAD),
        "unknown_field", "conv1",
        ["Remove the field slope of conv1"],
    ),
}  # fmt: skip


def open_project(graph: Graph) -> Project:
    project = project_of(graph)
    project.dataset = DatasetConfig(sources=())
    return project


def the_mistake(project: Project) -> Finding:
    (finding,) = find_mistakes(project)
    return finding


@pytest.mark.requirement("A34", "A12", "A16", "A17")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_is_said_and_offered(case: Case) -> None:
    build, rule, node, labels = case
    finding = the_mistake(open_project(build()))
    assert (finding.rule, finding.node) == (rule, node)
    assert [fix.label for fix in finding.fixes] == labels
    assert finding.expected
    assert finding.got


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_each_fix_mends_is_previewed_and_comes_off_again(case: Case) -> None:
    project = open_project(case[0]())
    before = dumps(project)
    for fix in the_mistake(project).fixes:
        shown = preview(project, fix)[MAIN]
        assert dumps(project) == before
        fix.command.redo(project)
        assert not find_mistakes(project), fix.label
        assert shown == infer_shapes(project.graph), fix.label
        fix.command.undo(project)
        assert dumps(project) == before
