"""BatchNorm of few channels, in rows: what torch's own gives, and nearer to exact."""

from __future__ import annotations

import copy

import pytest
import torch
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.folded_norm import FoldedNorm, fold_norms, places_of
from tests.helpers.graphs import tiny

LAST = torch.channels_last


def pair(channels: int) -> tuple[nn.BatchNorm2d, FoldedNorm]:
    """A norm whose weights and statistics are not the initial ones, and its like."""
    torch.manual_seed(channels)
    norm = nn.BatchNorm2d(channels, momentum=0.3)
    for values in (norm.weight, norm.bias, norm.running_mean, norm.running_var):
        assert values is not None
        nn.init.uniform_(values, 0.5, 2)
    return norm, FoldedNorm.of(copy.deepcopy(norm))


def images(channels: int, size: int = 12, count: int = 16) -> torch.Tensor:
    return (torch.randn(count, channels, size, size) * 3 + 2).to(memory_format=LAST)


def learned(
    norm: nn.Module, x: torch.Tensor, grads: torch.Tensor
) -> list[torch.Tensor]:
    """Output, gradients and statistics after a step on `x`."""
    x = x.clone().requires_grad_()
    result = norm(x)
    result.backward(grads)
    assert x.grad is not None
    weights = [w.grad for w in norm.parameters() if w.grad is not None]
    assert len(weights) == 2
    return [result.detach(), x.grad, *weights, *norm.buffers()]


@pytest.mark.parametrize("channels", [3, 6, 7, 12])
def test_a_step_is_that_of_torch_and_nearer_to_the_exact_one(channels: int) -> None:
    norm, folded = pair(channels)
    x, grads = images(channels, 28, 64), images(channels, 28, 64)
    assert folded._places(x) > 1
    exact = learned(copy.deepcopy(norm).double(), x.double(), grads.double())
    of_torch, ours = learned(norm, x, grads), learned(folded, x, grads)
    for wanted, theirs, own in zip(exact, of_torch, ours, strict=True):
        rounding = 1e-6 * wanted.abs().max()
        of_torch_off, own_off = (theirs - wanted).abs(), (own - wanted).abs()
        assert own_off.max() <= of_torch_off.max() + rounding
        assert own_off.max() <= 20 * rounding
    assert ours[0].is_contiguous(memory_format=LAST)
    assert norm.state_dict().keys() == folded.state_dict().keys()


@pytest.mark.parametrize("size", [5, 12])
def test_what_does_not_fit_is_left_to_torch(size: int) -> None:
    norm, folded = pair(6)
    odd = images(6, size, 1) if size == 5 else images(6).contiguous()
    assert folded._places(odd) == 0
    grads = torch.randn_like(odd)
    for wanted, own in zip(
        learned(norm, odd, grads), learned(folded, odd, grads), strict=True
    ):
        torch.testing.assert_close(own, wanted, rtol=0, atol=0)
    x = images(6)
    torch.testing.assert_close(folded.eval()(x), norm.eval()(x), rtol=0, atol=0)


def test_rows_are_whole_vectors() -> None:
    for channels in range(1, 16):
        for count in (1, 7, 8, 49, 64 * 28 * 28):
            places = places_of(count, channels)
            assert places == 0 or (count % places, places * channels % 8) == (0, 0)


def test_only_norms_that_gain_are_replaced() -> None:
    norms = [nn.BatchNorm2d(n) for n in (6, 8, 16, 20)]
    network = nn.Sequential(nn.Sequential(norms[0]), *norms[1:])
    fold_norms(network)
    found = [m for m in network.modules() if isinstance(m, nn.BatchNorm2d)]
    assert [type(norm) is FoldedNorm for norm in found] == [True, False, False, False]
    assert found[0].weight is norms[0].weight


@pytest.mark.parametrize("layout", ["contiguous", "channels_last"])
def test_a_network_has_them_where_channels_lie_last(layout: str) -> None:
    network = build(tiny("BatchNorm2d"), 0, torch.device("cpu"), layout)
    assert network.has(FoldedNorm) == (layout == "channels_last")
