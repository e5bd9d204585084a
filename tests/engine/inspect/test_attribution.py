"""Attributions: what their formulas promise; others hold them against captum."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest
import torch
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect import attribution as plain
from cnnstudio.engine.inspect.attribution_cam import cam, cam_head, grad_cam
from cnnstudio.engine.inspect.attribution_guided import (
    guided_backpropagation,
    guided_projection,
)
from cnnstudio.engine.inspect.attribution_occlusion import window_places
from cnnstudio.engine.network import Network
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load
from tests.helpers.graphs import chain, lenet
from tests.helpers.looked_into import as_trained

CPU = torch.device("cpu")
T = TypeVar("T")


def finished(work: Generator[tuple[int, int], None, T]) -> T:
    """Run a generator to its end and return its answer."""
    done = 0
    while True:
        try:
            before, (done, total) = done, next(work)
            assert before < done <= total
        except StopIteration as end:
            answer: T = end.value
            return answer


def sample(name: str, *shape: int) -> Network:
    """A sample project's network, for images of this shape."""
    project = load(sample_project(name)).project
    graph = project.graph
    node = graph.nodes["input"]
    graph.replace_node(replace(node, fields={**node.fields, "shape": list(shape)}))
    return as_trained(build(graph, 0, CPU))


class Case:
    """A network, and an image for it."""

    def __init__(self, network: Network) -> None:
        self.network = network
        draws = torch.Generator().manual_seed(9)
        self.image = torch.randn((1, *network.input_shape), generator=draws)

    @property
    def given(self) -> torch.Tensor:
        """The image, as a tensor of its own."""
        return self.image.clone().requires_grad_(True)


def gap_network(kind: str = "GlobalAvgPool", classes: int = 5) -> Network:
    pools = {
        "GlobalAvgPool": ("GlobalAvgPool",),
        "AdaptiveAvgPool2d": (("AdaptiveAvgPool2d", {"output_size": 1}), "Flatten"),
    }
    graph = chain(
        ("Input", {"shape": [3, 20, 16]}),
        ("Conv2d", {"out_channels": 6, "padding": 1}),
        "ReLU",
        ("Conv2d", {"out_channels": 8, "stride": 2, "padding": 1}),
        "BatchNorm2d",
        "ReLU",
        *pools[kind],
        "Dropout",
        ("Linear", {"out_features": classes}),
        ("Output", {"classes": classes}),
    )
    return as_trained(build(graph, 2, CPU))


@pytest.mark.requirement("M05")
@pytest.mark.parametrize("kind", ["GlobalAvgPool", "AdaptiveAvgPool2d"])
def test_the_mean_of_cam_is_the_logit_less_the_bias(kind: str) -> None:
    case = Case(gap_network(kind))
    linear = case.network.node_module("linear_1")
    assert isinstance(linear, nn.Linear)
    with torch.no_grad():
        logits = case.network(case.image)[0]
    for target in range(5):
        found = cam(case.network, case.image, target)
        assert found.shape == (10, 8)
        wanted = float((logits - linear.bias.detach())[target])
        assert float(found.mean()) == pytest.approx(wanted, abs=2e-7)


@pytest.mark.requirement("M05")
@pytest.mark.parametrize(("name", "shape"), [
    ("resnet20", (3, 32, 32)), ("all_cnn_c", (3, 32, 32)), ("squeezenet", (3, 64, 64)),
])  # fmt: skip
def test_cam_of_samples_whose_head_allows_it(name: str, shape: tuple[int, ...]) -> None:
    case = Case(sample(name, *shape))
    head = cam_head(case.network)
    assert head is not None
    with torch.no_grad():
        logits = case.network(case.image)[0]
        if head.linear:
            logits = logits - case.network.node_module(head.linear).bias
    found = cam(case.network, case.image, 2)
    scale = max(1.0, float(logits[2].abs()))
    assert float(found.mean()) == pytest.approx(float(logits[2]), abs=1e-6 * scale)


@pytest.mark.requirement("M06")
def test_grad_cam_is_proportional_to_cam_where_averages_are_weighted() -> None:
    case = Case(gap_network())
    found = grad_cam(case.network, case.image, 3, "relu_2")
    wanted = cam(case.network, case.image, 3).clamp(min=0)
    places = wanted.numel()  # a mean's gradient is the weight by their number
    np.testing.assert_allclose(found * places, wanted, rtol=1e-5, atol=1e-6)


def test_cam_is_refused_where_the_head_does_not_allow_it() -> None:
    network = as_trained(build(lenet(), 0, CPU))
    assert cam_head(network) is None
    with pytest.raises(EngineError, match="GlobalAvgPool"):
        cam(network, torch.zeros(1, 1, 28, 28), 0)


@pytest.mark.requirement("M07")
def test_outside_of_the_receptive_field_saliency_is_exactly_0() -> None:
    # 11 rows and columns: the second pool leaves the last ones out.
    graph = chain(
        ("Input", {"shape": [1, 11, 11]}),
        ("Conv2d", {"out_channels": 3, "kernel_size": 2, "padding": 0}),
        "ReLU",
        ("MaxPool2d", {"kernel_size": 3, "stride": 3}),
        "Flatten",
        ("Linear", {"out_features": 3}),
        ("Output", {"classes": 3}),
    )
    case = Case(as_trained(build(graph, 0, CPU)))
    reached = torch.zeros(11, 11)
    for target in range(3):
        found = plain.saliency(case.network, case.image, target)
        assert torch.count_nonzero(found[10:, :]) == 0
        assert torch.count_nonzero(found[:, 10:]) == 0
        reached += found
    assert torch.count_nonzero(reached[:10, :10]) > 30


def test_integrated_gradients_add_up_to_the_difference_of_scores() -> None:
    case = Case(gap_network())
    black = torch.zeros_like(case.image)
    with torch.no_grad():
        ends = case.network(torch.cat([black, case.image]))
    difference = ends[1] - ends[0]
    target = int(difference.abs().argmax())
    work = plain.integrated_gradients(
        case.network, case.image, target, baseline=black, steps=64
    )
    total = float(finished(work).sum())
    assert total == pytest.approx(float(difference[target]), rel=0.02)


def test_slices_do_not_change_the_noise() -> None:
    case = Case(gap_network())
    one = plain.smooth_grad(case.network, case.image, 0, samples=9, noise=0.1, seed=5)
    first = finished(one)
    torch.randn(5)
    again = plain.smooth_grad(case.network, case.image, 0, samples=9, noise=0.1, seed=5)
    np.testing.assert_allclose(finished(again), first, rtol=1e-4, atol=1e-6)
    other = plain.smooth_grad(case.network, case.image, 0, samples=9, noise=0.1, seed=6)
    assert float((finished(other) - first).abs().max()) > 1e-6


@pytest.mark.requirement("M10")
def test_a_projection_is_of_the_inputs_shape_and_from_the_largest_value() -> None:
    case = Case(gap_network())
    kept: list[torch.Tensor] = []
    hook = case.network.node_module("conv2d_2").register_forward_hook(
        lambda module, given, output: kept.append(output[0].detach())
    )
    image = case.given.requires_grad_(True)
    case.network(image)
    hook.remove()
    found = guided_projection(case.network, case.image, "conv2d_2", 4)
    assert tuple(found.values.shape) == case.network.input_shape
    assert found.value == pytest.approx(float(kept[0][4].max()))
    assert found.value == pytest.approx(float(kept[0][4, found.row, found.column]))
    seen = torch.nonzero(found.values.abs().sum(0))
    # A 3 × 3 kernel of stride 2 behind a 3 × 3 one, both padded by 1.
    low = torch.tensor([2 * found.row - 2, 2 * found.column - 2])
    assert bool(((seen >= low) & (seen <= low + 4)).all())
    assert len(seen) > 0


def test_without_a_relu_guided_backpropagation_is_refused() -> None:
    head = (("Linear", {"out_features": 2}), ("Output", {"classes": 2}))
    conv = ("Conv2d", {"out_channels": 2})
    graph = chain("Input", conv, "GELU", "Flatten", *head)
    network = as_trained(build(graph, 0, CPU))
    with pytest.raises(EngineError, match="ReLU"):
        guided_backpropagation(network, torch.zeros(1, 1, 28, 28), 0)


def test_one_score_speaks_for_both_classes() -> None:
    case = Case(gap_network(classes=1))
    first = plain.gradient(case.network, case.image, 0)
    second = plain.gradient(case.network, case.image, 1)
    np.testing.assert_array_equal(first, -second)
    np.testing.assert_array_equal(
        cam(case.network, case.image, 0), -cam(case.network, case.image, 1)
    )
    with pytest.raises(EngineError, match="no number 2"):
        plain.saliency(case.network, case.image, 2)


@pytest.mark.parametrize(("values", "share"), [
    ([8.0, 1.0, 1.0, 0.0], 0.25), ([1.0, 1.0, 1.0, 1.0, 1.0], 0.8),
    ([5.0, 3.0, 2.0, -90.0], 0.5),
])  # fmt: skip
def test_the_share_of_pixels_that_holds_the_evidence(
    values: list[float], share: float
) -> None:
    assert plain.evidence_share(torch.tensor([values])) == pytest.approx(share)


def test_without_evidence_there_is_no_share() -> None:
    assert np.isnan(plain.evidence_share(torch.tensor([-1.0, 0.0])))


def test_windows_reach_the_border() -> None:
    assert window_places((8, 8), 4, 4) == [(0, 0), (0, 4), (4, 0), (4, 4)]
    assert window_places((5, 4), 4, 3) == [(0, 0), (3, 0)]
    assert window_places((2, 2), 4, 3) == [(0, 0)]
