"""Refactorings that claim equal outputs give them: both networks are built and run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from cnnstudio.advice.refactorings import Claim, refactorings
from cnnstudio.engine.build import build
from cnnstudio.engine.network import Network
from cnnstudio.graph.graph import Graph
from tests.helpers.carrying import carry_weights, shake
from tests.helpers.networks import add, chain, conv, image, linear
from tests.helpers.refactoring import done, offered

CPU = torch.device("cpu")


def plain() -> Graph:
    """Convolutions with and without BatchNorm, and a dense head of three layers."""
    row = [conv(8, padding=1), "BatchNorm2d", "ReLU", conv(6), "BatchNorm2d", "ReLU"]
    head = ["Flatten", linear(12), "ReLU", linear(9), "ReLU", linear(10), "Output"]
    return chain(image(2, 12, 9), *row, "MaxPool2d", *head)


def branched() -> Graph:
    """Two branches, one of which has a BatchNorm that also feeds another layer."""
    graph = chain(image(2, 10, 10), conv(4, padding=1), "BatchNorm2d", "ReLU")
    add(graph, "Conv2d", {"out_channels": 4}, ["relu1"])
    add(graph, "Add", {}, ["conv2", "bn1"])
    add(graph, "BatchNorm2d", {}, ["add1"])
    add(graph, "Flatten", {}, ["bn2"])
    add(graph, "Linear", {}, ["flatten1"])
    add(graph, "Output", {}, ["fc1"])
    return graph


def normed() -> Graph:
    """A dense head with BatchNorm1d and an activation inside of a layer."""
    inner = ("Linear", {"out_features": 9, "activation": "gelu"})
    head = ["Flatten", linear(12), "BatchNorm1d", "Tanh", inner, linear(10), "Output"]
    return chain(image(2, 6, 5), conv(3), "ReLU", *head)


def pair(graph: Graph, name: str, **options: Any) -> tuple[Network, Network, Claim]:
    """Build a network and its refactored one with the same weights."""
    after, plan = done(name, graph, **options)
    old, new = build(graph, 1, CPU), build(after, 2, CPU)
    shake(old)
    carry_weights(old, new, plan)
    return old, new, plan.claim


def images(network: Network, count: int = 4) -> torch.Tensor:
    generator = torch.Generator().manual_seed(3)
    return torch.randn(count, *network.input_shape, generator=generator)


def difference(old: Network, new: Network, *, training: bool = False) -> float:
    """Return the largest difference of the outputs, relative to the largest output."""
    old.train(training)
    new.train(training)
    batch = images(old)
    with torch.no_grad():
        wanted, got = old(batch), new(batch)
    assert got.shape == wanted.shape
    return float((got - wanted).abs().max() / wanted.abs().max())


CLAIMS: dict[str, Claim] = {
    "dense_to_convolution": "always",
    "bias_off_before_batch_norm": "training",
    "dropout_before_head": "evaluation",
}


@pytest.mark.parametrize("make", [plain, branched, normed])
@pytest.mark.parametrize("name", CLAIMS)
def test_what_claims_equal_outputs_gives_them(
    name: str, make: Callable[[], Graph]
) -> None:
    old, new, claim = pair(make(), name)
    assert claim == CLAIMS[name]
    assert difference(old, new) < 1e-5
    if claim != "evaluation":
        assert difference(old, new, training=True) < 1e-5


@pytest.mark.parametrize("name", sorted(refactorings))
def test_nothing_else_claims_anything(name: str) -> None:
    graph = chain(image(3, 32, 32), conv(8, 5, padding=2), "ReLU", "MaxPool2d", conv(8))
    add(graph, "BatchNorm2d", {}, ["conv2"])
    chained = [("Flatten", "bn1"), ("Linear", "flatten1"), ("Output", "fc1")]
    for kind, before in chained:
        add(graph, kind, {}, [before])
    found = offered(name, graph, ["conv1"] if name == "wrap_in_residual" else ())
    if found.plan is not None:
        assert found.plan.claim == CLAIMS.get(name, "")
        assert found.plan.note
    else:
        assert name == "another_activation", found.reason


@pytest.mark.requirement("A27")
@pytest.mark.requirement("NT-25")
def test_a_dense_layer_and_its_convolution_are_equal_and_slide() -> None:
    graph = chain(image(512, 7, 7), "Flatten", linear(100))
    after, plan = done("dense_to_convolution", graph)
    old, new = build(graph, 1, CPU), build(after, 2, CPU)
    carry_weights(old, new, plan)
    assert sum(p.numel() for p in new.parameters()) == 2_508_800 + 100
    batch = images(old, 2)
    with torch.no_grad():
        wanted, got = old(batch), new(batch)
        larger = new(torch.randn(1, 512, 12, 12))
    assert (got.flatten(1) - wanted).abs().max() < 1e-4
    assert larger.shape == (1, 100, 6, 6)


def test_a_converted_head_takes_larger_images() -> None:
    graph = chain(image(3, 8, 8), conv(4), "Flatten", linear(6), "ReLU", linear(5))
    add(graph, "Output", {"classes": 5}, ["fc2"])
    old, new, _ = pair(graph, "dense_to_convolution")
    assert difference(old, new) < 1e-5
    crops = torch.randn(1, 3, 8, 9)
    with torch.no_grad():
        sides = torch.stack([old(crops[..., :8]), old(crops[..., 1:])]).mean(0)
        assert torch.allclose(new(crops), sides, atol=1e-5)


def test_outside_of_training_the_running_mean_must_take_the_bias_up() -> None:
    old, new, _ = pair(plain(), "bias_off_before_batch_norm")
    assert difference(old, new) < 1e-5
    for node in new.node_ids:
        if isinstance(new.node_module(node), torch.nn.BatchNorm2d):
            state = old.node_module(node).state_dict()
            new.node_module(node).load_state_dict(state)
    assert difference(old, new) > 1e-3


@pytest.mark.requirement("NT-36")
def test_two_convolutions_without_an_activation_are_one_larger() -> None:
    two = build(chain(image(3, 12, 12), conv(4), conv(5)), 1, CPU)
    one = build(chain(image(3, 12, 12), conv(5, 5)), 1, CPU)
    first, second = (two.node_module(n) for n in two.node_ids[1:])
    weight, bias = first.get_parameter("weight"), first.get_parameter("bias")
    kernel, constant = second.get_parameter("weight"), second.get_parameter("bias")
    with torch.no_grad():
        # The kernel that both make is the first, passed through the second.
        padded = torch.nn.functional.pad(weight.transpose(0, 1), (2, 2, 2, 2))
        both = torch.nn.functional.conv2d(padded, kernel.flip(2, 3)).transpose(0, 1)
        target = one.node_module(one.node_ids[1])
        target.get_parameter("weight").copy_(both)
        target.get_parameter("bias").copy_(constant + kernel.sum((2, 3)) @ bias)
    assert difference(two, one) < 1e-5
