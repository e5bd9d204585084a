"""Activations without a corner, and those that turn scores into probabilities."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Layer, Recipe, Step, register
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.layers.checks import need_axis
from cnnstudio.graph.param import choice_param, float_param, int_param
from cnnstudio.graph.shape import TensorShape

# Of SELU (Klambauer et al. 2017), as torch has them.
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805


def sigmoid(x: float) -> float:
    """1 / (1 + e⁻ˣ), for an x of any size."""
    e = math.exp(-abs(x))
    return 1 / (1 + e) if x >= 0 else e / (1 + e)


def _exponential(x: float, alpha: float) -> float:
    return x if x > 0 else alpha * math.expm1(x)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class ELU(Activation):
    """Passes positive values; negative ones fall smoothly towards −alpha.

    x for x > 0, alpha · (eˣ − 1) below (Clevert et al. 2016).
    """

    short_name: ClassVar[str] = "elu"
    aliases: ClassVar[tuple[str, ...]] = ("exponential",)
    bend = "rectifier"

    alpha: float = float_param(
        1.0, minimum=0, maximum=100, help="How low negative values can become."
    )

    def curve(self, x: float) -> float:
        return _exponential(x, self.alpha)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class SELU(Activation):
    """An ELU whose constants keep mean 0 and variance 1 from layer to layer.

    1.0507 · x for x > 0, 1.0507 · 1.6733 · (eˣ − 1) below (Klambauer et al. 2017);
    AlphaDropout goes with it.
    """

    short_name: ClassVar[str] = "selu"
    aliases: ClassVar[tuple[str, ...]] = ("exponential", "self-normalizing")

    def curve(self, x: float) -> float:
        return SELU_SCALE * _exponential(x, SELU_ALPHA)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class CELU(Activation):
    """An ELU whose slope has no jump at zero, whatever alpha is.

    max(0, x) + min(0, alpha · (e^(x/alpha) − 1)) (Barron 2017).
    """

    short_name: ClassVar[str] = "celu"
    aliases: ClassVar[tuple[str, ...]] = ("exponential",)
    bend = "rectifier"

    alpha: float = float_param(
        1.0, minimum=0.001, maximum=100, help="How low negative values can become."
    )

    def curve(self, x: float) -> float:
        return x if x > 0 else self.alpha * math.expm1(x / self.alpha)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class GELU(Activation):
    """Weighs every value by how likely a normal number is to lie below it.

    x · Φ(x) (Hendrycks & Gimpel 2016): the bend of transformers and ConvNeXt.
    """

    short_name: ClassVar[str] = "gelu"
    aliases: ClassVar[tuple[str, ...]] = ("gaussian", "transformer")
    bend = "rectifier"

    approximate: str = choice_param(
        "none",
        ("none", "tanh"),
        help="none takes the exact Φ, tanh an estimate that differs by up to 0.0005.",
    )

    def curve(self, x: float) -> float:
        if self.approximate == "tanh":
            inner = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
            return 0.5 * x * (1 + math.tanh(inner))
        return 0.5 * x * (1 + math.erf(x / math.sqrt(2)))

    def summary(self, *inputs: TensorShape) -> str:
        return "tanh" if self.approximate == "tanh" else ""


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class SiLU(Activation):
    """Weighs every value by its own sigmoid; known as Swish, too.

    x · σ(x) (Ramachandran et al. 2017): the bend of EfficientNet.
    """

    short_name: ClassVar[str] = "silu"
    aliases: ClassVar[tuple[str, ...]] = ("swish", "efficientnet")
    bend = "rectifier"

    def curve(self, x: float) -> float:
        return x * sigmoid(x)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Mish(Activation):
    """Like SiLU, a little steeper: x · tanh(ln(1 + eˣ)).

    Misra (2019) found it better than ReLU in several detectors.
    """

    short_name: ClassVar[str] = "mish"
    bend = "rectifier"

    def curve(self, x: float) -> float:
        return x * math.tanh(_softplus(x))


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Softplus(Activation):
    """A ReLU with a round corner: never zero, always positive.

    ln(1 + e^(beta·x)) / beta, and x itself where beta · x is above the threshold
    (Glorot et al. 2011; torch.nn.Softplus).
    """

    short_name: ClassVar[str] = "softplus"
    aliases: ClassVar[tuple[str, ...]] = ("smooth relu",)
    bend = "rectifier"

    beta: float = float_param(
        1.0, minimum=0.001, maximum=100, help="How sharp the corner is."
    )
    threshold: float = float_param(
        20.0,
        minimum=0,
        maximum=1_000,
        help="From here on it is a straight line, so that eˣ stays finite.",
    )

    def curve(self, x: float) -> float:
        scaled = x * self.beta
        return x if scaled > self.threshold else _softplus(scaled) / self.beta


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Sigmoid(Activation):
    """Squeezes every value between 0 and 1: a gate, or a yes-or-no probability.

    1 / (1 + e⁻ˣ). Its slope is 0.25 at most, so that deep networks learn slowly.
    """

    short_name: ClassVar[str] = "sigmoid"
    aliases: ClassVar[tuple[str, ...]] = ("logistic", "gate", "binary", "multi-label")
    bend = "saturating"

    def curve(self, x: float) -> float:
        return sigmoid(x)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Tanh(Activation):
    """Squeezes every value between −1 and 1, with zero in the middle.

    (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ); its slope is 1 − tanh²(x).
    """

    short_name: ClassVar[str] = "tanh"
    aliases: ClassVar[tuple[str, ...]] = ("hyperbolic", "lenet")
    bend = "saturating"

    def curve(self, x: float) -> float:
        return math.tanh(x)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OverAxis(Layer):
    """An activation that looks at all values along one axis."""

    dim: int = int_param(
        1,
        minimum=1,
        maximum=4,
        help="The axis along which the values add up to 1: 1 is the channels.",
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        need_axis(self.type_name(), values, self.dim)
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        return (Step(f"torch.nn.{self.type_name()}", {"dim": self.dim}),)

    def sees_everything(self) -> bool:
        return self.dim > 1

    def summary(self, *inputs: TensorShape) -> str:
        return "" if self.dim == 1 else f"dim {self.dim}"


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Softmax(_OverAxis):
    """Turns scores into probabilities that add up to 1: eˣ / Σ eˣ.

    Not for a network that is trained with cross-entropy, which does this itself
    (Bridle 1990; torch.nn.Softmax).
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "field_value": "torch looks at the axis only where it computes numbers."
    }

    short_name: ClassVar[str] = "softmax"
    aliases: ClassVar[tuple[str, ...]] = ("probability", "normalised exponential")


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class LogSoftmax(_OverAxis):
    """The logarithms of Softmax, computed so that none becomes infinite.

    x − ln Σ eˣ (torch.nn.LogSoftmax); cross-entropy does this itself, too.
    """

    short_name: ClassVar[str] = "logsoftmax"
    aliases: ClassVar[tuple[str, ...]] = ("log probability",)


def _softplus(x: float) -> float:
    """ln(1 + eˣ), for an x of any size."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))
