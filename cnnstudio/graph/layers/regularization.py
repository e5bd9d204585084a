"""Regularization: make learning harder on purpose, so that less is memorised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Layer, Recipe, Step, register
from cnnstudio.graph.layers.checks import NO_BATCH, need_rank
from cnnstudio.graph.layers.weighted import Learned
from cnnstudio.graph.param import float_param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropping(Layer):
    """What sets something to zero at random while training, with probability p."""

    ranks: ClassVar[tuple[str, ...]] = ()

    p: float = float_param(
        0.5,
        minimum=0,
        maximum=1,
        presets=(0.2, 0.3, 0.5),
        help="Share of what is set to zero; 0.2 to 0.5 is usual.",
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        if self.ranks:
            need_rank(self.type_name(), values, *self.ranks)
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        return (Step(f"torch.nn.{self.type_name()}", {"p": self.p}),)

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        if self.p == 1:
            yield translate("Layers", "Nothing passes while training.")
        elif not 0.2 <= self.p <= 0.5:
            yield translate(
                "Layers", "A share from 0.2 to 0.5 is usual for hidden layers."
            )

    def summary(self, *inputs: TensorShape) -> str:
        return f"p {self.p:g}"


@register("regularization")
@dataclass(frozen=True, slots=True, kw_only=True)
class Dropout(Dropping):
    """Sets a random share p of the values to zero while training.

    The rest is scaled by 1/(1 − p), so that the mean stays. Outside of training it
    does nothing (Srivastava et al. 2014).
    """

    short_name: ClassVar[str] = "drop"
    aliases: ClassVar[tuple[str, ...]] = ("drop",)


@register("regularization")
@dataclass(frozen=True, slots=True, kw_only=True)
class Dropout1d(Dropping):
    """Sets random channels of a sequence to zero as a whole while training.

    The rest is scaled by 1/(1 − p). Neighbouring steps are alike, so that single
    missing values would be filled in (Tompson et al. 2015; torch.nn.Dropout1d).
    """

    stricter: ClassVar[Mapping[str, str]] = {"wrong_rank": NO_BATCH}

    short_name: ClassVar[str] = "drop"
    aliases: ClassVar[tuple[str, ...]] = ("drop", "spatial dropout", "channel")
    ranks = ("sequence",)


@register("regularization")
@dataclass(frozen=True, slots=True, kw_only=True)
class Dropout2d(Dropping):
    """Sets random channels to zero as a whole while training.

    The rest is scaled by 1/(1 − p). Neighbouring pixels are alike, so that single
    missing values would be filled in (Tompson et al. 2015).
    """

    short_name: ClassVar[str] = "drop"
    aliases: ClassVar[tuple[str, ...]] = ("drop", "spatial dropout", "channel")
    ranks = ("image",)


@register("regularization")
@dataclass(frozen=True, slots=True, kw_only=True)
class Dropout3d(Dropping):
    """Sets random channels of a clip to zero as a whole while training.

    The rest is scaled by 1/(1 − p) (Tompson et al. 2015; torch.nn.Dropout3d).
    """

    stricter: ClassVar[Mapping[str, str]] = {"wrong_rank": NO_BATCH}

    short_name: ClassVar[str] = "drop"
    aliases: ClassVar[tuple[str, ...]] = ("drop", "spatial dropout", "channel")
    ranks = ("clip",)


@register("regularization")
@dataclass(frozen=True, slots=True, kw_only=True)
class AlphaDropout(Dropping):
    """A Dropout for SELU: mean and variance of the values stay as they are.

    Dropped values become SELU's lowest, −1.7581, instead of 0; then all are scaled
    and shifted (Klambauer et al. 2017).
    """

    short_name: ClassVar[str] = "drop"
    aliases: ClassVar[tuple[str, ...]] = ("drop", "selu", "self-normalizing")

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        if self.p == 1:
            yield translate("Layers", "Nothing passes while training.")


@register("regularization")
@dataclass(frozen=True, slots=True, kw_only=True)
class StochasticDepth(Dropping):
    """Leaves a branch out for random samples while training, before it is added.

    The branches that stay are scaled by 1/(1 − p); outside of training all do
    (Huang et al. 2016).
    """

    short_name: ClassVar[str] = "depth"
    aliases: ClassVar[tuple[str, ...]] = ("drop path", "droppath", "residual")

    p: float = float_param(
        0.1,
        minimum=0,
        maximum=1,
        presets=(0.05, 0.1, 0.2),
        help="Probability that a sample skips the branch; larger in deeper layers.",
    )

    def recipe(self, values: TensorShape) -> Recipe:
        target = "cnnstudio.modules.stochastic_depth.StochasticDepth"
        return (Step(target, {"p": self.p}),)

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        if self.p == 1:
            yield translate("Layers", "The branch is never used while training.")


@register("regularization")
@dataclass(frozen=True, slots=True, kw_only=True)
class LayerScale(Learned):
    """Multiplies every channel by a learned factor that begins near zero.

    So that a deep residual network begins as the identity, and each branch finds its
    size (Touvron et al. 2021). Of a sequence, the features are the channels.
    """

    short_name: ClassVar[str] = "scale"
    aliases: ClassVar[tuple[str, ...]] = ("gamma", "convnext", "channel")

    init_value: float = float_param(
        1e-6,
        minimum=0,
        maximum=10,
        presets=(1e-6, 1e-4, 0.1),
        label="initial factor",
        help="The factors at the beginning.",
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        return values

    def _factors(self, values: TensorShape) -> tuple[int, ...]:
        if values.rank in ("vector", "sequence"):
            return values[-1:]
        return (values[0], *[1] * (len(values) - 1))

    def recipe(self, values: TensorShape) -> Recipe:
        target = "cnnstudio.modules.layer_scale.LayerScale"
        arguments = {"shape": self._factors(values), "init_value": self.init_value}
        return (Step(target, arguments),)

    def parameter_counts(self, values: TensorShape) -> tuple[int, int, int]:
        return TensorShape(self._factors(values)).values, 0, 0

    def summary(self, *inputs: TensorShape) -> str:
        return translate("Layers", "from {init_value:g}").format(
            init_value=self.init_value
        )
