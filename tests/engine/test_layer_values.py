"""What the layers compute, on a few numbers that can be checked by hand."""

from __future__ import annotations

from functools import reduce

import pytest
import torch

from cnnstudio.engine.recipes import step_module
from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.shape import TensorShape


def compute(
    type_name: str, *values: torch.Tensor, training: bool = False, **fields: object
) -> torch.Tensor:
    """Run a layer on tensors with a batch, in float64."""
    layer = resolve(type_name, fields)
    shapes = [TensorShape(value.shape[1:]) for value in values]
    torch.manual_seed(0)
    modules = [
        step_module(step).double().train(training) for step in layer.recipe(*shapes)
    ]
    first, *others = modules
    result: torch.Tensor = first(*values)
    return reduce(lambda value, module: module(value), others, result)


def image(*rows: list[float]) -> torch.Tensor:
    """One grey image as a batch of one."""
    return torch.tensor([[list(rows)]], dtype=torch.float64)


@pytest.mark.requirement("B01")
def test_relu() -> None:
    values = torch.tensor([[-3.0, -1.0, 0.5, 2.0]], dtype=torch.float64)
    assert compute("ReLU", values).tolist() == [[0.0, 0.0, 0.5, 2.0]]


@pytest.mark.requirement("A18", "A19", "A24")
def test_pooling_of_one_window() -> None:
    window = image([1.0, 3.0], [2.0, 4.0])
    assert compute("MaxPool2d", window).tolist() == [[[[4.0]]]]
    assert compute("AvgPool2d", window).tolist() == [[[[2.5]]]]
    assert compute("GlobalAvgPool", window).tolist() == [[2.5]]


@pytest.mark.requirement("A22")
def test_pooling_works_channel_by_channel() -> None:
    values = torch.arange(2 * 4 * 4, dtype=torch.float64).reshape(1, 2, 4, 4)
    whole = compute("MaxPool2d", values)
    for channel in (0, 1):
        part = compute("MaxPool2d", values[:, channel : channel + 1])
        assert torch.equal(whole[:, channel : channel + 1], part)


@pytest.mark.requirement("A06")
def test_padding_is_of_zeros() -> None:
    ones = torch.ones(1, 1, 3, 3, dtype=torch.float64)
    layer = resolve("Conv2d", {"out_channels": 1, "bias": False})
    (step,) = layer.recipe(TensorShape((1, 3, 3)))
    module = step_module(step).double()
    torch.nn.init.ones_(module.weight)  # type: ignore[arg-type]
    expected = [[4.0, 6.0, 4.0], [6.0, 9.0, 6.0], [4.0, 6.0, 4.0]]
    assert module(ones)[0, 0].tolist() == expected


@pytest.mark.requirement("A29")
def test_batch_norm_while_training() -> None:
    generator = torch.Generator().manual_seed(1)
    values = 5 + 3 * torch.randn(16, 4, 6, 6, generator=generator, dtype=torch.float64)
    result = compute("BatchNorm2d", values, training=True)
    assert torch.allclose(
        result.mean((0, 2, 3)), torch.zeros(4, dtype=torch.float64), atol=1e-9
    )
    variance = result.var((0, 2, 3), correction=0)
    assert torch.allclose(variance, torch.ones(4, dtype=torch.float64), atol=1e-5)
    # Outside of training the running averages count, and these are 0 and 1 at first.
    assert torch.allclose(compute("BatchNorm2d", values), values, rtol=1e-4)


@pytest.mark.requirement("A33", "A34", "A35")
def test_merging() -> None:
    first, second = image([1.0, 2.0]), image([10.0, 20.0])
    assert compute("Add", first, second, first).tolist() == [[[[12.0, 24.0]]]]
    joined = compute("Concat", first, second)
    assert joined.tolist() == [[[[1.0, 2.0]], [[10.0, 20.0]]]]


def test_merging_in_other_ways() -> None:
    first, second = image([1.0, 20.0]), image([10.0, 2.0])
    assert compute("Maximum", first, second).tolist() == [[[[10.0, 20.0]]]]
    assert compute("Subtract", first, second).tolist() == [[[[-9.0, 18.0]]]]
    assert compute("Multiply", first, second, first).tolist() == [[[[10.0, 800.0]]]]
    gate = torch.tensor([[3.0]], dtype=torch.float64)
    assert compute("Multiply", gate, first).tolist() == [[[[3.0, 60.0]]]]


@pytest.mark.requirement("A25")
def test_flatten_keeps_the_order() -> None:
    values = torch.arange(12.0, dtype=torch.float64).reshape(1, 3, 2, 2)
    assert compute("Flatten", values).tolist() == [list(range(12))]
