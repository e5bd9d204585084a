"""Activations: the bend between linear layers. Here those of straight pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from cnnstudio.graph.layer import Layer, Recipe, Step, refuse, register
from cnnstudio.graph.layers.weighted import Learned
from cnnstudio.graph.param import bool_param, float_param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation(Layer):
    """Bends every value by itself; the fields of a subclass are torch's arguments.

    `bend` says what the initial weights before it should be made for: "rectifier"
    (He's), "saturating" (Xavier's) or neither.
    """

    bend: ClassVar[Literal["rectifier", "saturating", ""]] = ""

    def curve(self, x: float) -> float:
        """Return what becomes of the value `x`, for a figure."""
        raise NotImplementedError

    def output_shapes(self, values: TensorShape) -> TensorShape:
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        arguments = {name: getattr(self, name) for name in self.params()}
        return (Step(f"torch.nn.{self.type_name()}", arguments),)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReLU(Activation):
    """Sets negative values to zero and passes the rest: max(0, x).

    Without a bend, two linear layers in a row are no more than one.
    """

    short_name: ClassVar[str] = "relu"
    aliases: ClassVar[tuple[str, ...]] = ("rectifier", "activation")
    bend = "rectifier"

    def curve(self, x: float) -> float:
        return max(0.0, x)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReLU6(Activation):
    """A ReLU that stops at 6, so that values stay small enough for few bits.

    min(max(0, x), 6) (Howard et al. 2017: MobileNets).
    """

    short_name: ClassVar[str] = "relu6"
    aliases: ClassVar[tuple[str, ...]] = ("rectifier", "clipped")
    bend = "rectifier"

    def curve(self, x: float) -> float:
        return min(max(0.0, x), 6.0)


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class LeakyReLU(Activation):
    """Passes positive values and shrinks negative ones, so that none is silent.

    x for x ≥ 0, negative_slope · x below (Maas et al. 2013).
    """

    short_name: ClassVar[str] = "leaky"
    aliases: ClassVar[tuple[str, ...]] = ("rectifier", "lrelu", "alpha")
    bend = "rectifier"

    negative_slope: float = float_param(
        0.01,
        minimum=0,
        maximum=0.999,
        presets=(0.01, 0.1, 0.2),
        help="Share of a negative value that passes; 1 would be no bend at all.",
    )

    def curve(self, x: float) -> float:
        return x if x >= 0 else self.negative_slope * x

    def summary(self, *inputs: TensorShape) -> str:
        return f"slope {self.negative_slope:g}"


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class PReLU(Learned, Activation):
    """A leaky ReLU that learns how much of the negative values it lets pass.

    x for x ≥ 0, a · x below, with one learned a, or one per channel (He et al. 2015:
    Delving deep into rectifiers).
    """

    short_name: ClassVar[str] = "prelu"
    aliases: ClassVar[tuple[str, ...]] = ("rectifier", "parametric")
    bend = "rectifier"

    per_channel: bool = bool_param(
        False, help="Learn a slope for every channel instead of one for all."
    )
    init: float = float_param(
        0.25, minimum=-10, maximum=10, help="The slope at the beginning."
    )

    def _slopes(self, values: TensorShape) -> int:
        return values[0] if self.per_channel else 1

    def curve(self, x: float) -> float:
        return x if x >= 0 else self.init * x

    def recipe(self, values: TensorShape) -> Recipe:
        arguments = {"num_parameters": self._slopes(values), "init": self.init}
        return (Step("torch.nn.PReLU", arguments),)

    def parameter_counts(self, values: TensorShape) -> tuple[int, int, int]:
        return self._slopes(values), 0, 0

    def summary(self, *inputs: TensorShape) -> str:
        return translate("Layers", "per channel") if self.per_channel else ""


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Hardswish(Activation):
    """Like SiLU, but of straight pieces and a parabola: cheap on small devices.

    x · min(max(0, x + 3), 6) / 6 (Howard et al. 2019: MobileNetV3).
    """

    short_name: ClassVar[str] = "hswish"
    aliases: ClassVar[tuple[str, ...]] = ("swish", "hard swish", "mobilenet")
    bend = "rectifier"

    def curve(self, x: float) -> float:
        return x * min(max(0.0, x + 3), 6.0) / 6


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Hardsigmoid(Activation):
    """A sigmoid of three straight pieces: 0 up to −3, 1 from 3, a ramp between.

    min(max(0, x + 3), 6) / 6: the gate of cheap attention (Howard et al. 2019).
    """

    short_name: ClassVar[str] = "hsigmoid"
    aliases: ClassVar[tuple[str, ...]] = ("sigmoid", "gate")
    bend = "saturating"

    def curve(self, x: float) -> float:
        return min(max(0.0, x + 3), 6.0) / 6


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class Hardtanh(Activation):
    """Passes values between two limits and stops at these.

    min(max(min_val, x), max_val); with −1 and 1 it is a tanh of straight pieces
    (Collobert 2004; torch.nn.Hardtanh).
    """

    short_name: ClassVar[str] = "htanh"
    aliases: ClassVar[tuple[str, ...]] = ("clamp", "clip", "tanh")
    bend = "saturating"

    min_val: float = float_param(
        -1.0, minimum=-1_000, maximum=1_000, label="lowest", help="The lower limit."
    )
    max_val: float = float_param(
        1.0, minimum=-1_000, maximum=1_000, label="highest", help="The upper limit."
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        if self.max_val <= self.min_val:
            refuse(
                "field_value",
                translate(
                    "Layers", "The upper limit of Hardtanh must lie above the lower one"
                ),
                expected=translate("Layers", "more than {min_val:g}").format(
                    min_val=self.min_val
                ),
                got=f"{self.max_val:g}",
                param="max_val",
                details={"default": self.min_val + 2},
            )
        return values

    def curve(self, x: float) -> float:
        return min(max(self.min_val, x), self.max_val)

    def summary(self, *inputs: TensorShape) -> str:
        return translate("Layers", "{min_val:g} to {max_val:g}").format(
            min_val=self.min_val, max_val=self.max_val
        )
