"""Remarks that recommend a refactoring offer it as their fix."""

from __future__ import annotations

import pytest

from cnnstudio.advice.check import find_all
from cnnstudio.graph.graph import Graph
from tests.helpers.networks import chain, conv, image, linear, project_of

HEAD = ["GlobalAvgPool", linear(10), "Output"]


def plain(count: int) -> Graph:
    return chain(image(1, 28, 28), *[conv(16, padding=1), "ReLU"] * count, *HEAD)


def pooled() -> Graph:
    row = [conv(16, padding=1), "ReLU", "MaxPool2d"] * 4
    return chain(image(1, 28, 28), *row, *HEAD)


CASES = {
    "no_normalization": (plain(8), "Insert BatchNorm after 8 convolutions"),
    "many_poolings": (pooled(), "Replace pool4 by a strided convolution"),
    "large_kernel": (
        chain(image(1, 28, 28), conv(16), "ReLU", conv(16, 5), "ReLU", *HEAD),
        "Replace 5 × 5 of conv2 by 2 layers of 3 × 3",
    ),
    "bias_before_norm": (
        chain(image(1, 28, 28), conv(16), "BatchNorm2d", "ReLU", *HEAD),
        "Switch the bias of conv1 off",
    ),
    "size_is_fixed": (
        chain(image(1, 28, 28), conv(8), "ReLU", "Flatten", linear(10), "Output"),
        "Average the channels instead of flatten1",
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_remark_offers_its_refactoring(rule: str) -> None:
    graph, label = CASES[rule]
    (finding,) = [f for f in find_all(project_of(graph)) if f.rule == rule]
    assert finding.fixes[0].label == label
