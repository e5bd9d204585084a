"""What unnormalised pixels do to a network: the numbers that the rule is there for."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from cnnstudio.engine.build import build
from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.numbers import Normalize, Scale
from cnnstudio.project.steps.step import Step
from tests.helpers.mistakes import DIGIT
from tests.helpers.networks import chain, conv, linear

CPU = torch.device("cpu")


def first_loss_and_gradient(*steps: Step, norm: bool = False) -> tuple[float, float]:
    """Loss and size of the convolution's gradient in the first batch of 64."""
    layers = [DIGIT, conv(8, 3, padding=1, bias=True), *(["BatchNorm2d"] * norm)]
    graph = chain(*layers, "ReLU", "MaxPool2d", "Flatten", linear(10), "Output")
    network = build(graph, 0, CPU)
    config = DatasetConfig(train=64, validation=10, test=10, pipeline=steps)
    data = load_dataset(config, (1, 28, 28), CPU)
    batch = data.parts["train"]
    loss = functional.cross_entropy(
        network(data.prepared(batch)), data.targets_of(batch)
    )
    loss.backward()
    weights = next(iter(network.parameters()))
    assert weights.grad is not None
    return loss.item(), weights.grad.norm().item()


@pytest.mark.requirement("NT-45", "H10")
def test_pixels_from_0_to_255_blow_up_loss_and_gradients() -> None:
    loss, gradient = first_loss_and_gradient()
    large_loss, large_gradient = first_loss_and_gradient(Scale(range="0-255"))
    assert 2.0 < loss < 2.8, "about ln 10, as of chance"
    assert large_loss > 8 * loss
    assert large_gradient > 200 * gradient


@pytest.mark.requirement("NT-45", "H10")
def test_normalizing_makes_good_whatever_the_range_was() -> None:
    plain = first_loss_and_gradient(Normalize())
    rescaled = first_loss_and_gradient(Scale(range="0-255"), Normalize())
    assert rescaled == pytest.approx(plain, rel=1e-3)
