"""How weights begin, and that frozen ones stay so."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.network import Network
from cnnstudio.engine.optimize import make_optimizer
from cnnstudio.engine.suitability import check_learns
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.project.settings import TrainingConfig
from tests.helpers.graphs import Spec, add, chain, extend, tiny
from tests.helpers.training import plain_step

CPU = torch.device("cpu")
VECTOR = ("Input", {"shape": [300]})


def linear(features: int = 400, **fields: Any) -> Spec:
    return ("Linear", {"out_features": features, **fields})


def first_weight(graph: Graph, node: str = "linear_1") -> torch.Tensor:
    """Weight of a node; its bias must be zero."""
    module = build(graph, 0, CPU).node_module(node)
    part = next(m for m in module.modules() if isinstance(m, nn.Conv2d | nn.Linear))
    assert isinstance(part.bias, torch.Tensor)
    assert not part.bias.any()
    return part.weight.detach()


HE, XAVIER = math.sqrt(2 / 300), math.sqrt(2 / 700)


@pytest.mark.requirement("G01", "G02", "G04")
@pytest.mark.parametrize(
    ("behind", "deviation"),
    [
        (["ReLU"], HE),
        (["BatchNorm1d", "Dropout", "LeakyReLU"], HE),
        (["LayerNorm", "GELU"], HE),
        (["PReLU"], HE),
        (["SiLU"], HE),
        (["Sigmoid"], XAVIER),
        (["Tanh"], XAVIER),
        (["BatchNorm1d", "Hardsigmoid"], XAVIER),
    ],
)
def test_auto_suits_the_activation_behind(behind: list[Spec], deviation: float) -> None:
    weight = first_weight(chain(VECTOR, linear(), *behind))
    assert weight.std().item() == pytest.approx(deviation, rel=0.02)
    assert weight.mean().item() == pytest.approx(0, abs=deviation / 50)


@pytest.mark.requirement("G01", "G02")
@pytest.mark.parametrize(
    ("activation", "deviation"), [("relu", HE), ("gelu", HE), ("tanh", XAVIER)]
)
def test_auto_suits_the_activation_inside(activation: str, deviation: float) -> None:
    graph = chain(VECTOR, linear(activation=activation), "Sigmoid")
    assert first_weight(graph).std().item() == pytest.approx(deviation, rel=0.02)


def test_a_relu_on_any_way_counts_most() -> None:
    graph = Graph()
    dense = extend(graph, add(graph, "in", VECTOR), linear())
    sums = add(graph, "sum", "Add", dense, add(graph, "t", "Tanh", dense))
    extend(graph, sums, "ReLU")
    assert first_weight(graph).std().item() == pytest.approx(HE, rel=0.02)


@pytest.mark.requirement("G01", "NT-44")
def test_the_deviation_of_he_for_64_channels() -> None:
    graph = chain(
        ("Input", {"shape": [64, 8, 8]}), ("Conv2d", {"out_channels": 256}), "ReLU"
    )
    weight = first_weight(graph, "conv2d_1")
    assert math.sqrt(2 / 576) == pytest.approx(0.058926, abs=5e-7)
    assert weight.std().item() == pytest.approx(0.058926, rel=0.01)


@pytest.mark.requirement("G02")
def test_the_deviation_of_xavier_for_64_channels() -> None:
    graph = chain(
        ("Input", {"shape": [64, 8, 8]}),
        ("Conv2d", {"out_channels": 64, "init": "xavier"}),
        "ReLU",
    )
    weight = first_weight(graph, "conv2d_1")
    assert weight.std().item() == pytest.approx(0.041667, rel=0.02)


@pytest.mark.requirement("G03", "G06")
def test_what_a_layer_says_comes_first() -> None:
    def weight(**fields: Any) -> torch.Tensor:
        return first_weight(chain(VECTOR, linear(**fields), "ReLU"))

    normal = weight(init="normal", init_value=0.3)
    assert normal.std().item() == pytest.approx(0.3, rel=0.02)
    constant = weight(init="constant", init_value=0.25)
    assert torch.equal(constant, torch.full_like(constant, 0.25))
    assert weight(init="xavier").std().item() == pytest.approx(XAVIER, rel=0.02)
    he = first_weight(chain(VECTOR, linear(init="he"), "Tanh"))
    assert he.std().item() == pytest.approx(HE, rel=0.02)


def test_torchs_own_weights_with_its_biases() -> None:
    network = build(chain(VECTOR, linear(init="torch"), "ReLU"), 0, CPU)
    module = network.node_module("linear_1")
    assert isinstance(module, nn.Linear)
    bound = 1 / math.sqrt(300)
    for part in (module.weight, module.bias):
        assert part.abs().max().item() == pytest.approx(bound, rel=0.02)


@pytest.mark.requirement("G05", "NT-44")
@pytest.mark.parametrize(
    ("fields", "power"),
    [
        ({"init": "he"}, 0.887),
        ({"init": "normal", "init_value": 1 / 16}, 2.5e-7),
        ({"init": "normal", "init_value": 0.01}, 1.3e-38),
    ],
)
def test_the_signal_behind_20_layers(fields: dict[str, Any], power: float) -> None:
    """The power of the signal, as a share of that which went in (row NT-44).

    It spreads: of one draw a factor of ten is allowed, the three are 31 decades
    apart.
    """
    layers: list[Spec] = []
    for _ in range(20):
        layers += [linear(256, **fields), "ReLU"]
    network = build(chain(("Input", {"shape": [256]}), *layers), 0, CPU).double()
    generator = torch.Generator().manual_seed(1)
    given = torch.randn(500, 256, generator=generator, dtype=torch.float64)
    with torch.no_grad():
        ratio = (network(given).square().mean() / given.square().mean()).item()
    assert math.log10(ratio) == pytest.approx(math.log10(power), abs=1)


# Frozen layers


def frozen(*types: str) -> Graph:
    graph = tiny("BatchNorm2d", "PReLU")
    for node in list(graph.nodes.values()):
        if node.type in types:
            graph.replace_node(replace(node, fields={**node.fields, "frozen": True}))
    return graph


def optimizer_of(network: Network) -> torch.optim.Optimizer:
    return make_optimizer(TrainingConfig(optimizer="adam", weight_decay=0.1), network)


def test_frozen_layers_keep_their_weights() -> None:
    graph = frozen("Conv2d", "PReLU")
    network = build(graph, 0, CPU)
    before = {n: w.detach().clone() for n, w in network.named_parameters()}
    optimizer = optimizer_of(network)
    given = sum(len(group["params"]) for group in optimizer.param_groups)
    assert given == len(before) - 3, "weight and bias of conv, slope of prelu"
    images, labels = torch.rand(8, 1, 28, 28), torch.arange(8)
    plain_step(network, optimizer, images, labels)
    for name, weight in network.named_parameters():
        kept = "conv2d" in name or "prelu" in name
        assert torch.equal(weight, before[name]) == kept, name


def test_frozen_parameters_are_counted_apart() -> None:
    graph = frozen("Conv2d")
    cost = infer_shapes(graph).totals()
    network = build(graph, 0, CPU)
    assert cost.frozen == 4 * 9 + 4
    assert cost.trainable == network.parameter_count
    assert cost.parameters == sum(p.numel() for p in network.parameters())


def test_nothing_to_learn_is_said() -> None:
    with pytest.raises(TrainingError, match="All layers are frozen"):
        check_learns(build(frozen("Conv2d", "BatchNorm2d", "PReLU", "Linear"), 0, CPU))
    with pytest.raises(TrainingError, match="nothing to learn: add"):
        check_learns(build(chain("Input", "ReLU"), 0, CPU))
