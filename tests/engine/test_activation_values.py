"""Activations: torch's values, the curve that a figure draws, and known numbers."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.recipes import module_of
from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.layers.inline import LAYERS
from cnnstudio.graph.shape import TensorShape
from tests.helpers.graphs import chain

CPU = torch.device("cpu")
ACTIVATIONS = [n for n, t in layer_types().items() if issubclass(t, Activation)]
# Fields that are worth a second curve.
OTHERS: dict[str, dict[str, object]] = {
    "LeakyReLU": {"negative_slope": 0.2},
    "PReLU": {"init": 0.5, "per_channel": True},
    "Hardtanh": {"min_val": -2.0, "max_val": 0.5},
    "ELU": {"alpha": 1.7},
    "CELU": {"alpha": 0.3},
    "GELU": {"approximate": "tanh"},
    "Softplus": {"beta": 3.0, "threshold": 2.0},
}


def layer_of(name: str, fields: dict[str, object]) -> Activation:
    layer = resolve(name, fields)
    assert isinstance(layer, Activation)
    return layer


def value(name: str, x: float, **fields: object) -> float:
    return layer_of(name, fields).curve(x)


def slope(name: str, x: float, **fields: object) -> float:
    h = 1e-5
    return (value(name, x + h, **fields) - value(name, x - h, **fields)) / (2 * h)


@pytest.mark.requirement("B01")
@pytest.mark.parametrize(
    ("name", "fields"),
    [*((name, {}) for name in ACTIVATIONS), *OTHERS.items()],
)
def test_the_curve_is_what_torch_computes(name: str, fields: dict[str, object]) -> None:
    layer = layer_of(name, fields)
    xs = torch.linspace(-60, 60, 961, dtype=torch.float64)
    module = module_of(layer.recipe(TensorShape((961,)))).double()
    with torch.no_grad():
        torchs = module(xs[None])[0].tolist()
    ours = [layer.curve(x) for x in xs.tolist()]
    assert ours == pytest.approx(torchs, rel=1e-9, abs=1e-12)


@pytest.mark.requirement("B01", "NT-15")
def test_relu_of_four_numbers() -> None:
    assert [value("ReLU", x) for x in (-3, -1, 0.5, 2)] == [0, 0, 0.5, 2]


@pytest.mark.requirement("B02", "B03", "B04", "B05", "B06")
def test_values_and_slopes_of_the_usual_ones() -> None:
    assert (value("Sigmoid", 0), slope("Sigmoid", 0)) == pytest.approx((0.5, 0.25))
    assert value("Tanh", 2) == pytest.approx(0.964028, abs=5e-7)
    assert slope("Tanh", 2) == pytest.approx(0.070651, abs=5e-7)
    assert value("LeakyReLU", -2) == pytest.approx(-0.02)
    assert slope("LeakyReLU", -2) == pytest.approx(0.01)
    assert value("SiLU", 2) == pytest.approx(1.761594, abs=5e-7)
    assert value("SiLU", -2) == pytest.approx(-0.238406, abs=5e-7)
    assert value("GELU", 2) == pytest.approx(1.9545, abs=5e-5)
    assert value("GELU", -2) == pytest.approx(-0.0455, abs=5e-5)


@pytest.mark.requirement("NT-14")
def test_one_neuron_and_what_each_activation_makes_of_it() -> None:
    """w·x + b = −1.4 in a graph of a single Linear (row NT-14)."""
    wanted = {
        "ReLU": 0.0,
        "Sigmoid": 0.197816,
        "Tanh": -0.885352,
        "LeakyReLU": -0.014,
        "SiLU": -0.276943,
        "GELU": -0.113059,
    }
    for name, expected in wanted.items():
        graph = chain(("Input", {"shape": [3]}), ("Linear", {"out_features": 1}), name)
        network = build(graph, 0, CPU)
        linear = network.node_module("linear_1")
        assert isinstance(linear, nn.Linear)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor([[0.5, -1.0, 0.25]]))
            linear.bias.fill_(0.1)
            given = torch.tensor([[1.0, 2.0, 0.0]])
            assert linear(given).item() == pytest.approx(-1.4)
            assert network(given).item() == pytest.approx(expected, abs=5e-7)


@pytest.mark.requirement("A36", "NT-16")
def test_softmax_of_three_scores() -> None:
    scores = torch.tensor([[0.4, -1.7, 4.2]], dtype=torch.float64)
    shape = TensorShape((3,))
    shares = module_of(resolve("Softmax", {}).recipe(shape))(scores)
    known = [0.021823, 0.002672, 0.975505]
    assert shares[0].tolist() == pytest.approx(known, abs=5e-7)
    logs = module_of(resolve("LogSoftmax", {}).recipe(shape))(scores)
    assert torch.allclose(logs.exp(), shares)


def test_softmax_along_another_axis() -> None:
    values = torch.rand(2, 3, 4, 5)
    layer = resolve("Softmax", {"dim": 3})
    shares = module_of(layer.recipe(TensorShape((3, 4, 5))))(values)
    assert torch.allclose(shares.sum(3), torch.ones(2, 3, 4))


@pytest.mark.parametrize("name", LAYERS)
def test_an_inline_activation_is_the_layer_of_its_own(name: str) -> None:
    """Inside Linear and as a node behind it, an activation computes the same."""
    shape = TensorShape((4,))
    inside = module_of(resolve("Linear", {"activation": name}).recipe(shape))
    linear, bend = list(inside)  # type: ignore[call-overload]
    alone = module_of(resolve(LAYERS[name], {}).recipe(TensorShape((10,))))
    values = torch.randn(3, 4)
    assert torch.equal(inside(values), alone(linear(values)))
    assert type(bend) is type(alone)


@pytest.mark.requirement("B07")
def test_without_a_bend_two_convolutions_are_one() -> None:
    """Two 3 × 3 convolutions in a row equal one of 5 × 5 (row B07)."""
    first, second = (torch.randn(2, 2, 3, 3, dtype=torch.float64) for _ in range(2))

    def twice(image: torch.Tensor) -> torch.Tensor:
        return nn.functional.conv2d(nn.functional.conv2d(image, first), second)

    # What a single pixel becomes is the composed kernel, upside down.
    pixel = torch.zeros(2, 2, 9, 9, dtype=torch.float64)
    pixel[0, 0, 4, 4] = pixel[1, 1, 4, 4] = 1
    kernel = twice(pixel).flip(2, 3).transpose(0, 1)
    image = torch.randn(1, 2, 12, 12, dtype=torch.float64)
    assert torch.allclose(twice(image), nn.functional.conv2d(image, kernel))
