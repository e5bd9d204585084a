"""Regularization: make learning harder on purpose, so that less is memorised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Layer, Recipe, Step, register
from cnnstudio.graph.param import float_param
from cnnstudio.graph.shape import TensorShape


@register("regularization")
@dataclass(frozen=True, slots=True, kw_only=True)
class Dropout(Layer):
    """Sets a random share p of the values to zero while training.

    The rest is scaled by 1/(1 − p), so that the mean stays. Outside of training it
    does nothing (Srivastava et al. 2014).
    """

    short_name: ClassVar[str] = "drop"
    aliases: ClassVar[tuple[str, ...]] = ("drop",)

    p: float = float_param(
        0.5,
        minimum=0,
        maximum=1,
        presets=(0.2, 0.3, 0.5),
        help="Share of values set to zero; 0.2 to 0.5 is usual.",
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        return (Step("torch.nn.Dropout", {"p": self.p}),)

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        if not 0.2 <= self.p <= 0.5:
            yield "A share from 0.2 to 0.5 is usual for hidden layers."

    def summary(self, *inputs: TensorShape) -> str:
        return f"p {self.p:g}"
