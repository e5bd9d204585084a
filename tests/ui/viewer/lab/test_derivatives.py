"""Gradients by hand equal those of autograd."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.ui.viewer.lab.derivatives import Floats, TwoLayers, product, square

numbers = st.floats(-1e3, 1e3)


@pytest.mark.requirement("O05", "NT-26")
def test_the_numbers_of_the_source() -> None:
    assert product(3, 4, 2) == (12, 8, 6)
    assert square(3, 5) == (9, 30)


@pytest.mark.requirement("O05")
@settings(max_examples=15, deadline=None)
@given(numbers, numbers, numbers)
def test_both_rules_equal_autograd(x: float, y: float, upstream: float) -> None:
    a, b, up = (
        torch.tensor(v, dtype=torch.float64, requires_grad=True)
        for v in (x, y, upstream)
    )
    told = torch.autograd.grad(a * b, (a, b), up)
    assert product(x, y, upstream)[1:] == pytest.approx([float(g) for g in told])
    (told_x,) = torch.autograd.grad(a**2, a, up)
    assert square(x, upstream)[1] == pytest.approx(float(told_x))


@pytest.mark.requirement("O06", "NT-30")
@settings(max_examples=15, deadline=None)
@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 999))
def test_two_layers_equal_autograd(inputs: int, hidden: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    net = TwoLayers(
        random.normal(size=inputs), random.normal(size=(hidden, inputs)),
        random.normal(size=hidden), random.normal(size=hidden),
        float(random.normal()), float(random.normal()),
    )  # fmt: skip
    done = net.work()
    w1, b1, w2, b2 = (
        torch.tensor(v, dtype=torch.float64, requires_grad=True)
        for v in (net.first, net.first_bias, net.second, net.second_bias)
    )
    h = torch.relu(w1 @ torch.tensor(net.x) + b1)
    y = w2 @ h + b2
    loss = (y - net.target) ** 2
    assert (done.y, done.loss) == pytest.approx((y.item(), loss.item()))
    told = torch.autograd.grad(loss, (w1, b1, w2, b2, h, y))
    mine: tuple[Floats | float, ...] = (
        done.d_first, done.d_first_bias, done.d_second, done.d_second_bias,
        done.dh, done.delta2,
    )  # fmt: skip
    for wanted, found in zip(told, mine, strict=True):
        assert np.allclose(found, wanted.numpy(), atol=1e-10)
