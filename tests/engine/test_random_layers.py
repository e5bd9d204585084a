"""Layers that draw numbers while training, and those that learn a scale."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.hashing import key, seed_generator
from cnnstudio.engine.recipes import module_of
from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.layers.regularization import Dropping
from cnnstudio.graph.shape import TensorShape
from tests.helpers.graphs import Spec, chain

CPU = torch.device("cpu")
DROPPING = [n for n, t in layer_types().items() if issubclass(t, Dropping)]
SHAPES = {"Dropout1d": (64, 9), "Dropout3d": (64, 2, 3, 3)}
ONES = (64, 6, 6)


def module(type_name: str, shape: tuple[int, ...], **fields: object) -> nn.Module:
    return module_of(resolve(type_name, fields).recipe(TensorShape(shape)))


@pytest.mark.requirement("A31", "NT-29")
@pytest.mark.parametrize("name", DROPPING)
def test_nothing_is_dropped_outside_of_training(name: str) -> None:
    shape = SHAPES.get(name, ONES)
    values = torch.randn(4, *shape)
    layer = module(name, shape, p=0.3)
    assert torch.equal(layer.eval()(values), values)
    assert not torch.equal(layer.train()(values), values)


@pytest.mark.requirement("A31", "NT-29")
def test_what_is_kept_is_scaled() -> None:
    torch.manual_seed(0)
    dropped = module("Dropout", ONES, p=0.3)(torch.ones(20, *ONES))
    kept = dropped[dropped != 0]
    assert kept.tolist() == pytest.approx([1.428571] * len(kept))
    assert dropped.mean().item() == pytest.approx(1, abs=0.02)


@pytest.mark.requirement("A32")
@pytest.mark.parametrize("name", ["Dropout1d", "Dropout2d", "Dropout3d"])
def test_whole_channels_are_dropped_or_scaled(name: str) -> None:
    torch.manual_seed(0)
    shape = SHAPES.get(name, ONES)
    result = module(name, shape, p=0.25)(torch.ones(8, *shape)).flatten(2)
    lowest, highest = result.amin(2), result.amax(2)
    assert torch.equal(lowest, highest), "a channel is of one kind"
    zero = lowest == 0
    assert torch.allclose(lowest[~zero], torch.tensor(1 / 0.75))
    assert 0.15 < zero.float().mean().item() < 0.35


def test_stochastic_depth_leaves_whole_samples_out() -> None:
    torch.manual_seed(0)
    result = module("StochasticDepth", (3, 2, 2), p=0.2)(torch.ones(500, 3, 2, 2))
    rows = result.flatten(1)
    assert torch.equal(rows.amin(1), rows.amax(1))
    assert result.mean().item() == pytest.approx(1, abs=0.1)
    assert rows.amax().item() == pytest.approx(1.25)
    never = module("StochasticDepth", (3, 2, 2), p=1.0)(torch.ones(5, 3, 2, 2))
    assert not never.any()


def test_alpha_dropout_keeps_mean_and_variance() -> None:
    torch.manual_seed(0)
    values = torch.randn(200, 100)
    result = module("AlphaDropout", (100,), p=0.2)(values)
    assert result.mean().item() == pytest.approx(0, abs=0.03)
    assert result.std().item() == pytest.approx(1, abs=0.03)


@pytest.mark.requirement("O08")
@pytest.mark.parametrize(
    "layers",
    [
        ["StochasticDepth"],
        ["AlphaDropout"],
        ["Dropout2d"],
        [("SelfAttention2d", {"dropout": 0.5})],
    ],
)
def test_what_is_drawn_follows_from_seed_and_step(layers: list[Spec]) -> None:
    network = build(chain(("Input", {"shape": [4, 3, 3]}), *layers), 0, CPU).train()
    images = torch.rand(16, 4, 3, 3)

    def at(step: int) -> torch.Tensor:
        seed_generator(CPU, key(1, "dropout", step))
        result = network(images)
        assert isinstance(result, torch.Tensor)
        return result

    first, second = at(0), at(1)
    torch.rand(7)
    assert torch.equal(at(0), first)
    assert not torch.equal(first, second)


# Scales and norms


@pytest.mark.parametrize(
    ("shape", "factors"),
    [
        ((3,), (3,)),
        ((5, 3), (3,)),
        ((3, 4, 4), (3, 1, 1)),
        ((3, 2, 4, 4), (3, 1, 1, 1)),
    ],
)
def test_layer_scale_has_one_factor_per_channel(
    shape: tuple[int, ...], factors: tuple[int, ...]
) -> None:
    layer = module("LayerScale", shape, init_value=0.1)
    (weight,) = layer.parameters()
    assert tuple(weight.shape) == factors
    with torch.no_grad():
        weight.copy_(torch.tensor([1.0, 2.0, 3.0]).reshape(factors))
    result = layer(torch.ones(2, *shape)).movedim(-1 if len(factors) == 1 else 1, -1)
    rows = result.reshape(-1, 3)
    assert torch.equal(rows, torch.tensor([[1.0, 2, 3]]).expand_as(rows))


@pytest.mark.requirement("A29", "A30", "NT-50")
def test_batch_norm_of_every_rank() -> None:
    for name, shape in (
        ("BatchNorm1d", (4,)),
        ("BatchNorm1d", (4, 5)),
        ("BatchNorm2d", (4, 5, 5)),
        ("BatchNorm3d", (4, 2, 5, 5)),
    ):
        layer = module(name, shape).train()
        assert sum(w.numel() for w in layer.parameters()) == 8
        result = layer(3 * torch.randn(64, *shape) + 5).transpose(0, 1).flatten(1)
        assert torch.allclose(result.mean(1), torch.zeros(4), atol=1e-5)
        variance = result.var(1, correction=0)
        assert torch.allclose(variance, torch.full((4,), 0.999999), atol=1e-4)


@pytest.mark.requirement("NT-50")
def test_batch_norm_cannot_measure_a_single_value() -> None:
    layer = module("BatchNorm2d", (4, 1, 1)).train()
    with pytest.raises(ValueError, match="more than 1 value per channel"):
        layer(torch.ones(1, 4, 1, 1))


def test_layer_norm_over_channels_looks_at_each_pixel_by_itself() -> None:
    values = torch.randn(2, 6, 4, 5)
    result = module("LayerNorm", (6, 4, 5), over="channels")(values)
    wanted = nn.functional.layer_norm(values.permute(0, 2, 3, 1), (6,))
    assert torch.allclose(result, wanted.permute(0, 3, 1, 2), atol=1e-6)
    whole = module("LayerNorm", (6, 4, 5), axes=3)(values)
    assert torch.allclose(whole.mean((1, 2, 3)), torch.zeros(2), atol=1e-6)
