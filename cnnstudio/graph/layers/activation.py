"""Activations: the bend between linear layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Layer, Recipe, Step, register
from cnnstudio.graph.shape import TensorShape


@register("activation")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReLU(Layer):
    """Sets negative values to zero and passes the rest: max(0, x).

    Without a bend, two linear layers in a row are no more than one.
    """

    short_name: ClassVar[str] = "relu"
    aliases: ClassVar[tuple[str, ...]] = ("rectifier", "activation")

    def output_shapes(self, values: TensorShape) -> TensorShape:
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        return (Step("torch.nn.ReLU"),)
