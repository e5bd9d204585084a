"""What works but is probably not meant: each remark fires, and has a near miss."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from cnnstudio.advice.check import find_all
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.graph.graph import Graph
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from tests.helpers.mistakes import DIGIT, HEAD, chain_behind
from tests.helpers.networks import Spec, add, chain, conv, image, linear, project_of

ERROR, WARNING, NOTE = Severity
GAP: tuple[Spec, ...] = ("GlobalAvgPool", linear(10), "Output")
BENT: tuple[Spec, ...] = ("ReLU", *HEAD)
LARGE = image(3, 64, 64)


def net(*layers: Spec) -> Callable[[], Graph]:
    return lambda: chain(*layers)


def same(channels: int, kernel: int = 3, **fields: object) -> Spec:
    """A convolution that keeps the size."""
    return conv(channels, kernel, padding=kernel // 2, **fields)


def repeated(times: int, *layers: Spec) -> tuple[Spec, ...]:
    return layers * times


def deep_with_shortcuts() -> Graph:
    graph = chain(DIGIT, same(8))
    last = "conv1"
    for _ in range(12):
        graph = chain_behind(graph, last, "BatchNorm2d", "ReLU", same(8))
        behind = list(graph.nodes)[-1]
        last = add(graph, "Add", {}, [last, behind])
    return chain_behind(graph, last, "ReLU", *GAP)


def bias_of_a_branch() -> Graph:
    """One of the two that the convolution feeds is no BatchNorm: the bias counts."""
    graph = chain(DIGIT, same(8), "BatchNorm2d")
    add(graph, "Add", {}, ["conv1", "bn1"])
    return chain_behind(graph, "add1", "ReLU", *GAP)


class Remark(NamedTuple):
    """A rule, a network of which it speaks (at `node`), one of which it does not."""

    row: str
    rule: str
    severity: Severity
    node: str
    fires: Callable[[], Graph]
    silent: Callable[[], Graph]
    is_mended: bool = True


WIDE = ("Conv2d", {"out_channels": 8, "kernel_size": 3, "stride": 2, "padding": 0})
LENET: tuple[Spec, ...] = (
    same(6, 5), "ReLU", "MaxPool2d", conv(16, 5), "ReLU", "MaxPool2d",
)  # fmt: skip
REMARKS = [
    Remark(
        "LINT-01", "softmax_before_loss", ERROR, "softmax1",
        net(DIGIT, "Flatten", linear(10), "Softmax", "Output"),
        net(DIGIT, "Flatten", linear(8), "Softmax", linear(10), "Output"),
    ),
    Remark(
        "LINT-01", "softmax_before_loss", WARNING, "logsoftmax1",
        net(DIGIT, "Flatten", linear(10), "LogSoftmax", "Output"),
        net(DIGIT, "Flatten", linear(10), ("Output", {"expects": "anything"})),
    ),
    Remark(
        "LINT-03", "no_activation", WARNING, "conv2",
        net(DIGIT, same(8), "BatchNorm2d", same(8), "ReLU", *GAP),
        net(DIGIT, same(8), "BatchNorm2d", "ReLU", same(8), "ReLU", *GAP),
    ),
    Remark(
        "LINT-03", "no_activation", WARNING, "fc2",
        net(DIGIT, "Flatten", linear(32), "Dropout", linear(10), "Output"),
        net(DIGIT, same(8), "MaxPool2d", same(8), "ReLU", *GAP),  # a bend of its own
    ),
    Remark(
        "LINT-03", "no_activation", WARNING, "conv3",
        net(DIGIT, same(8), "ReLU", same(8, groups=2), same(8), "ReLU", *GAP),
        net(DIGIT, same(8), "ReLU", same(8, groups=8), same(8, 1), "ReLU", *GAP),
    ),
    Remark(
        "LINT-12", "deep_plain", NOTE, "fc1",
        net(DIGIT, *repeated(20, same(8), "BatchNorm2d", "ReLU"), *GAP),
        deep_with_shortcuts,
        is_mended=False,
    ),
    Remark(
        "LINT-13", "no_normalization", NOTE, "conv1",
        net(DIGIT, *repeated(6, same(8), "ReLU"), *GAP),
        net(DIGIT, *repeated(5, same(8), "ReLU"), *GAP),
    ),
    Remark(
        "LINT-16", "too_much_pooling", WARNING, "conv2",
        net(DIGIT, same(8), "ReLU", *["MaxPool2d"] * 3, same(8), *BENT),
        net(DIGIT, same(8), "ReLU", *["MaxPool2d"] * 2, same(8), *BENT),
    ),
    Remark(
        "LINT-16", "too_much_pooling", WARNING, "conv2",
        net(DIGIT, same(8), "ReLU", *["MaxPool2d"] * 3, same(8), *BENT),
        # As large as its map: a dense layer in disguise.
        net(DIGIT, same(8), "ReLU", *["MaxPool2d"] * 3, conv(8), *BENT),
    ),
    Remark(
        "LINT-18", "few_filters", NOTE, "conv1",
        net(DIGIT, same(4), "ReLU", same(8), *BENT),
        net(DIGIT, same(6), "ReLU", same(8), *BENT),
    ),
    Remark(
        "LINT-18", "fewer_filters", NOTE, "conv2",
        net(DIGIT, same(16), "ReLU", same(8, stride=2), *BENT),
        net(DIGIT, same(16), "ReLU", same(16, stride=2), *BENT),
    ),
    Remark(
        "LINT-19", "no_padding", NOTE, "conv1",
        net(DIGIT, *repeated(3, conv(8), "ReLU"), *HEAD),
        net(DIGIT, *repeated(2, conv(8), "ReLU"), *HEAD),
    ),
    Remark(
        "LINT-20", "dense_on_pixels", WARNING, "fc1",
        net(DIGIT, *HEAD),
        net(DIGIT, same(8), *BENT),
        is_mended=False,
    ),
    Remark(
        "LINT-20", "giant_dense", NOTE, "fc1",
        net(LARGE, same(8), "ReLU", "Flatten", linear(10), "Output"),
        net(LARGE, same(8), "ReLU", *GAP),
    ),
    Remark(
        "LINT-21", "large_kernel", NOTE, "conv2",
        net(DIGIT, same(8), "ReLU", same(8, 5), *BENT),
        net(DIGIT, same(8, 5), "ReLU", same(8), *BENT),
    ),
    Remark(
        "LINT-22", "hint", NOTE, "conv1",
        net(DIGIT, conv(8, 4, padding=1), *BENT),
        net(DIGIT, conv(8, 4), *BENT),
    ),
    Remark(
        "LINT-23", "hint", NOTE, "pool1",
        net(image(1, 27, 27), same(8), "ReLU", "MaxPool2d", *HEAD),
        net(DIGIT, same(8), "ReLU", "MaxPool2d", *HEAD),
    ),
    Remark(
        "LINT-35", "size_is_fixed", NOTE, "flatten1",
        net(DIGIT, same(8), *BENT),
        net(DIGIT, same(8), "ReLU", *GAP),
    ),
    Remark(
        "LINT-37", "hint", NOTE, "drop1",
        net(DIGIT, "Flatten", ("Dropout", {"p": 0.8}), linear(10), "Output"),
        net(DIGIT, "Flatten", ("Dropout", {"p": 0.5}), linear(10), "Output"),
    ),
    Remark(
        "LINT-37", "dropout_of_scores", NOTE, "drop1",
        net(DIGIT, "Flatten", linear(10), "Dropout", "Output"),
        net(DIGIT, "Flatten", "Dropout", linear(10), "Output"),
    ),
    Remark(
        "LINT-40", "many_poolings", NOTE, "pool1",
        net(LARGE, *repeated(4, same(8), "ReLU", "MaxPool2d"), *GAP),
        net(LARGE, *repeated(3, same(8), "ReLU", "MaxPool2d"), *GAP),
    ),
    Remark(
        "LINT-41", "bias_before_norm", NOTE, "conv1",
        net(DIGIT, same(8), "BatchNorm2d", *BENT),
        bias_of_a_branch,
    ),
    Remark(
        "LINT-08", "constant_weights", WARNING, "conv1",
        net(DIGIT, same(8, init="constant"), *BENT),
        net(DIGIT, same(8, init="constant", frozen=True), *BENT),
    ),
]  # fmt: skip
IDS = [f"{remark.row} {remark.rule} {place}" for place, remark in enumerate(REMARKS)]


def told(graph: Graph, rule: str) -> list[Finding]:
    project = without_data(graph)
    return [finding for finding in find_all(project) if finding.rule == rule]


def without_data(graph: Graph) -> Project:
    project = project_of(graph)
    project.dataset = DatasetConfig(sources=())
    return project


@pytest.mark.parametrize("remark", REMARKS, ids=IDS)
def test_a_remark_and_its_near_miss(remark: Remark) -> None:
    (finding,) = told(remark.fires(), remark.rule)
    assert (finding.severity, finding.node) == (remark.severity, remark.node)
    assert finding.message
    assert not finding.message.endswith(".")
    assert not told(remark.silent(), remark.rule)
    assert bool(finding.fixes) == remark.is_mended


@pytest.mark.parametrize("remark", REMARKS, ids=IDS)
def test_its_fixes_make_no_mistake_and_come_off_again(remark: Remark) -> None:
    project = without_data(remark.fires())
    before = dumps(project)
    (finding,) = [f for f in find_all(project) if f.rule == remark.rule]
    for fix in finding.fixes:
        fix.command.redo(project)
        after = find_all(project)
        assert not [f for f in after if f.severity is ERROR], fix.label
        assert finding.message not in [f.message for f in after], fix.label
        fix.command.undo(project)
        assert dumps(project) == before


def test_softmax_tells_the_floor_of_the_loss() -> None:
    """A loss with C classes and one Softmax too many stays above ln(1 + (C−1)/e)."""
    for classes, floor in ((3, "0.5514"), (10, "1.4612"), (100, "3.6222")):
        graph = chain(DIGIT, "Flatten", linear(classes), "Softmax",
                      ("Output", {"classes": classes}))  # fmt: skip
        (finding,) = told(graph, "softmax_before_loss")
        assert floor in finding.formula


@pytest.mark.requirement("F10", "LINT-36")
def test_120_million_parameters_for_a_thousand_images() -> None:
    layers = (linear(10_500), "ReLU", linear(10_500), "ReLU", linear(10), "Output")
    project = project_of(chain(DIGIT, "Flatten", *layers))
    project.dataset = DatasetConfig(train=1_000, validation=500, test=500)
    (finding,) = [f for f in find_all(project) if f.rule == "capacity"]
    assert finding.severity is NOTE
    assert finding.message == "118,608,010 parameters for 1,000 training images"
    assert finding.formula.startswith("118,608 for each: expect overfitting")


def test_a_model_far_larger_than_its_data() -> None:
    project = project_of(chain(DIGIT, "Flatten", linear(6_000), "ReLU", linear(10),
                               "Output"))  # fmt: skip
    (finding,) = [f for f in find_all(project) if f.rule == "capacity"]
    assert finding.severity is NOTE
    assert finding.message == "4,770,010 parameters for 4,000 training images"
    project.dataset = DatasetConfig(train=4_000, validation=500, test=500)
    small = project_of(chain(DIGIT, *LENET, *HEAD))
    assert "capacity" not in [f.rule for f in find_all(small)]


def test_notes_about_a_large_network_do_not_hold_an_edit_up() -> None:
    layers = repeated(200, same(8), "BatchNorm2d", "ReLU")
    (finding,) = told(chain(DIGIT, *layers, *GAP), "bias_before_norm")
    assert len(finding.where) == 200
    assert finding.fixes == ()


def test_notes_are_told_of_networks_without_a_mistake_only() -> None:
    graph = chain(DIGIT, same(8), "BatchNorm2d", "ReLU", linear(10), "Output")
    assert [f.rule for f in find_all(project_of(graph))] == ["needs_vector"]


def test_a_dropout_that_lets_nothing_pass_is_a_warning() -> None:
    project = project_of(chain(DIGIT, conv(8), "ReLU", ("Dropout", {"p": 1.0}), *HEAD))
    warned = [f for f in find_all(project) if f.severity is Severity.WARNING]
    assert [(f.node, f.message) for f in warned] == [
        ("drop1", "Nothing passes while training")
    ]
    assert warned[0].fixes[0].label == "Set p of drop1 to 0.5"
    warned[0].fixes[0].command.redo(project)
    assert not [f for f in find_all(project) if f.node == "drop1"]
