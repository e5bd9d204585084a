"""Reshaping: the same values in another arrangement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Layer, Recipe, Step, register
from cnnstudio.graph.shape import TensorShape


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class Flatten(Layer):
    """Lays the values of an image out in one row, for the dense layers behind.

    Nothing is computed: channels × height × width values stay what they are.
    """

    short_name: ClassVar[str] = "flatten"
    aliases: ClassVar[tuple[str, ...]] = ("flat", "reshape", "vector")

    def output_shapes(self, values: TensorShape) -> TensorShape:
        return TensorShape((values.values,))

    def recipe(self, values: TensorShape) -> Recipe:
        return (Step("torch.nn.Flatten"),)

    def formulas(self, output: TensorShape, values: TensorShape) -> Iterable[Formula]:
        yield Formula("N", " · ".join(str(n) for n in values) + f" = {output[0]:,}")
