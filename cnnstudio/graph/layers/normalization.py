"""Normalization: bring values to a common scale between layers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Layer, Recipe, Step, refuse, register
from cnnstudio.graph.layers.checks import NO_BATCH, need_divisor, need_rank
from cnnstudio.graph.layers.weighted import Learned
from cnnstudio.graph.param import bool_param, choice_param, float_param, int_param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class _BatchNorm(Learned):
    """What the three of them share: they differ in the rank of what they take."""

    short_name: ClassVar[str] = "bn"
    ranks: ClassVar[tuple[str, ...]] = ()

    eps: float = float_param(
        1e-5, minimum=1e-12, maximum=1, help="Keeps the division finite."
    )
    momentum: float = float_param(
        0.1, minimum=0, maximum=1, help="Share of the new batch in the averages."
    )
    affine: bool = bool_param(True, help="Learn a scale γ and a shift β per channel.")
    track_running_stats: bool = bool_param(
        True, help="Keep running averages for use outside of training."
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        need_rank(self.type_name(), values, *self.ranks)
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        arguments = {
            "num_features": values[0],
            "eps": self.eps,
            "momentum": self.momentum,
            "affine": self.affine,
            "track_running_stats": self.track_running_stats,
        }
        return (Step(f"torch.nn.{self.type_name()}", arguments),)

    def parameter_counts(self, values: TensorShape) -> tuple[int, int, int]:
        learned = values[0] if self.affine else 0
        # Running mean and variance, and the counter of batches.
        buffers = 2 * values[0] + 1 if self.track_running_stats else 0
        return learned, learned, buffers


@register("normalization")
@dataclass(frozen=True, slots=True, kw_only=True)
class BatchNorm2d(_BatchNorm):
    """Brings every channel to mean 0 and variance 1 over the batch.

    Then a learned scale γ and shift β follow: γ·(x − mean)/√(var + eps) + β
    (Ioffe & Szegedy 2015). When it does not train it uses running averages.
    """

    aliases: ClassVar[tuple[str, ...]] = (
        "bn", "batchnorm", "normalisation", "batchnormalization",
    )  # fmt: skip
    ranks = ("image",)


@register("normalization")
@dataclass(frozen=True, slots=True, kw_only=True)
class BatchNorm1d(_BatchNorm):
    """Brings every value of a row, or channel of a sequence, to mean 0, variance 1.

    Over the batch (and the length): γ·(x − mean)/√(var + eps) + β with learned γ and
    β (Ioffe & Szegedy 2015); outside of training it uses running averages.
    """

    aliases: ClassVar[tuple[str, ...]] = (
        "bn", "batchnorm", "normalisation", "batchnormalization",
    )  # fmt: skip
    ranks = ("vector", "sequence")


@register("normalization")
@dataclass(frozen=True, slots=True, kw_only=True)
class BatchNorm3d(_BatchNorm):
    """Brings every channel of a clip to mean 0 and variance 1 over the batch.

    Over time, height and width, too: γ·(x − mean)/√(var + eps) + β with learned γ
    and β (Ioffe & Szegedy 2015).
    """

    aliases: ClassVar[tuple[str, ...]] = ("bn", "batchnorm", "normalisation", "video")
    ranks = ("clip",)


@register("normalization")
@dataclass(frozen=True, slots=True, kw_only=True)
class LayerNorm(Learned):
    """Brings the values of each sample to mean 0 and variance 1, without the batch.

    γ·(x − mean)/√(var + eps) + β over the last axes (Ba et al. 2016), or over the
    channels at each pixel by itself, as ConvNeXt does (Liu et al. 2022).
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "field_value": "torch is told the sizes of the axes, not how many there are."
    }

    short_name: ClassVar[str] = "ln"
    aliases: ClassVar[tuple[str, ...]] = ("layernorm", "normalisation", "transformer")

    over: str = choice_param(
        "last axes",
        ("last axes", "channels"),
        help="What is brought to one scale: the last axes, or all channels of a pixel.",
    )
    axes: int = int_param(
        1,
        minimum=1,
        maximum=4,
        help="How many of the last axes count together (with last axes only).",
    )
    eps: float = float_param(
        1e-5, minimum=1e-12, maximum=1, help="Keeps the division finite."
    )
    elementwise_affine: bool = bool_param(
        True, help="Learn a scale γ and a shift β for every value."
    )
    bias: bool = bool_param(True, help="Learn the shift β, too.")

    def _normalized(self, values: TensorShape) -> TensorShape:
        """Shape of what is normalized together, and of γ and β."""
        if self.over == "channels":
            return TensorShape(values[:1])
        return TensorShape(values[-self.axes :])

    def output_shapes(self, values: TensorShape) -> TensorShape:
        if self.over != "channels" and self.axes > len(values):
            refuse(
                "field_value",
                translate(
                    "Layers", "LayerNorm cannot work over {axes} axes here"
                ).format(axes=self.axes),
                expected=translate("Layers", "1 to {count} axes").format(
                    count=len(values)
                ),
                got=str(self.axes),
                param="axes",
                inputs=(0,),
                details={"default": len(values)},
            )
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        arguments: dict[str, object] = {
            "normalized_shape": tuple(self._normalized(values)),
            "eps": self.eps,
            "elementwise_affine": self.elementwise_affine,
            "bias": self.bias,
        }
        if self.over == "channels":
            target = "cnnstudio.modules.channel_norm.ChannelNorm"
            return (Step(target, arguments),)
        return (Step("torch.nn.LayerNorm", arguments),)

    def parameter_counts(self, values: TensorShape) -> tuple[int, int, int]:
        learned = self._normalized(values).values if self.elementwise_affine else 0
        return learned, learned if self.bias else 0, 0

    def sees_everything(self) -> bool:
        return self.over != "channels" and self.axes > 1

    def summary(self, *inputs: TensorShape) -> str:
        if self.over == "channels":
            return translate("Layers", "channels")
        many = translate("Layers", "{number} axes").format(number=self.axes)
        return "" if self.axes == 1 else many


@register("normalization")
@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNorm(Learned):
    """Brings groups of channels of each sample to mean 0 and variance 1.

    γ·(x − mean)/√(var + eps) + β with learned γ and β per channel (Wu & He 2018):
    it works with batches of any size.
    """

    short_name: ClassVar[str] = "gn"
    aliases: ClassVar[tuple[str, ...]] = ("groupnorm", "normalisation")

    num_groups: int = int_param(
        32,
        minimum=1,
        maximum=65_536,
        presets=(1, 8, 32),
        help="Into how many groups the channels are split; it must divide them.",
    )
    eps: float = float_param(
        1e-5, minimum=1e-12, maximum=1, help="Keeps the division finite."
    )
    affine: bool = bool_param(True, help="Learn a scale γ and a shift β per channel.")

    def output_shapes(self, values: TensorShape) -> TensorShape:
        what = translate("Layers", "its {number:,} channels").format(number=values[0])
        need_divisor(
            "GroupNorm", "num_groups", self.num_groups, values[0], what, made=values
        )
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        arguments = {
            "num_groups": self.num_groups,
            "num_channels": values[0],
            "eps": self.eps,
            "affine": self.affine,
        }
        return (Step("torch.nn.GroupNorm", arguments),)

    def parameter_counts(self, values: TensorShape) -> tuple[int, int, int]:
        learned = values[0] if self.affine else 0
        return learned, learned, 0

    def sees_everything(self) -> bool:
        return True

    def summary(self, *inputs: TensorShape) -> str:
        return translate("Layers", "{number} groups").format(number=self.num_groups)


@register("normalization")
@dataclass(frozen=True, slots=True, kw_only=True)
class InstanceNorm2d(_BatchNorm):
    """Brings every channel of every image by itself to mean 0 and variance 1.

    It takes the contrast of the single image away, for style transfer: (x − mean) /
    √(var + eps) over height and width (Ulyanov et al. 2016).
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "output_too_small": "torch takes one pixel where it need not measure it.",
        "wrong_rank": NO_BATCH,
    }

    short_name: ClassVar[str] = "in"
    aliases: ClassVar[tuple[str, ...]] = ("instancenorm", "normalisation", "style")
    ranks = ("image",)

    affine: bool = bool_param(False, help="Learn a scale γ and a shift β per channel.")
    track_running_stats: bool = bool_param(
        False, help="Keep running averages for use outside of training."
    )

    def output_shapes(self, image: TensorShape) -> TensorShape:
        _BatchNorm.output_shapes(self, image)
        if image.spatial == (1, 1):
            refuse(
                "output_too_small",
                translate(
                    "Layers", "InstanceNorm2d cannot measure a map of a single pixel"
                ),
                expected=translate("Layers", "a map of 2 pixels or more"),
                got="1 × 1",
                inputs=(0,),
                details={"size": image.spatial, "least": 2},
                assumed=(image,),
            )
        return image

    def sees_everything(self) -> bool:
        return True


@register("normalization")
@dataclass(frozen=True, slots=True, kw_only=True)
class LocalResponseNorm(Layer):
    """Damps a value where neighbouring channels are strong at the same place.

    x / (k + alpha/size · Σ x²)^beta over `size` channels around it (Krizhevsky et
    al. 2012: AlexNet). BatchNorm has taken its place.
    """

    short_name: ClassVar[str] = "lrn"
    aliases: ClassVar[tuple[str, ...]] = ("lrn", "alexnet", "lateral inhibition")

    size: int = int_param(
        5, minimum=1, maximum=65_536, help="How many neighbouring channels count."
    )
    alpha: float = float_param(
        1e-4, minimum=0, maximum=100, help="How much the neighbours damp."
    )
    beta: float = float_param(
        0.75, minimum=0, maximum=100, help="The exponent of the divisor."
    )
    k: float = float_param(
        1.0, minimum=0.001, maximum=1_000, help="The divisor without neighbours."
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        need_rank("LocalResponseNorm", values, "image", "sequence", "clip")
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        arguments = {name: getattr(self, name) for name in self.params()}
        return (Step("torch.nn.LocalResponseNorm", arguments),)

    def summary(self, *inputs: TensorShape) -> str:
        return f"size {self.size}"
