"""Merging: several branches become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Layer, Port, Recipe, Step, refuse, register
from cnnstudio.graph.param import int_param
from cnnstudio.graph.shape import TensorShape


@register("merge")
@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Layer):
    """Adds its inputs value by value: the shortcut of residual networks.

    All inputs must have the same shape. Knowingly stricter than torch, which would
    stretch axes of size 1 (He et al. 2015: y = F(x) + x).
    """

    short_name: ClassVar[str] = "add"
    aliases: ClassVar[tuple[str, ...]] = ("sum", "residual", "skip", "shortcut")
    inputs: ClassVar[tuple[Port, ...]] = (Port("in", variadic=True),)
    stricter: ClassVar[Mapping[str, str]] = {
        "add_shapes": "torch stretches axes of size 1, and adds missing ones."
    }

    def output_shapes(self, *inputs: TensorShape) -> TensorShape:
        first = inputs[0]
        for index, other in enumerate(inputs):
            if other != first:
                refuse(
                    "add_shapes",
                    "Add needs inputs of the same shape",
                    expected=str(first),
                    got=str(other),
                    inputs=(0, index),
                    details={"expected": first, "got": other},
                    assumed=(first,),
                )
        return first

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return (Step("torch.add", takes="fold"),)

    def summary(self, *inputs: TensorShape) -> str:
        return f"{len(inputs)} inputs" if inputs else ""


@register("merge")
@dataclass(frozen=True, slots=True, kw_only=True)
class Concat(Layer):
    """Puts its inputs one behind the other along one axis, usually the channels.

    All other axes must agree (torch.cat). Axis 1 is the channels, as in torch,
    where axis 0 is the batch.
    """

    short_name: ClassVar[str] = "concat"
    aliases: ClassVar[tuple[str, ...]] = ("cat", "concatenate", "join", "dense block")
    inputs: ClassVar[tuple[Port, ...]] = (Port("in", variadic=True),)

    dim: int = int_param(
        1,
        minimum=1,
        maximum=4,
        presets=(1, 2, 3),
        help="The axis along which the inputs are put: 1 is the channels.",
    )

    def output_shapes(self, *inputs: TensorShape) -> TensorShape:
        first, axis = inputs[0], self.dim - 1
        if axis >= len(first):
            refuse(
                "concat_axis",
                "Concat has no such axis to put its inputs along",
                expected=f"dim 1 to {len(first)}",
                got=str(self.dim),
                param="dim",
                inputs=(0,),
                details={"dim": 1},
            )
        for index, other in enumerate(inputs):
            if _without(other, axis) != _without(first, axis):
                refuse(
                    "concat_shapes",
                    "Concat needs inputs that differ along its axis only",
                    expected=_masked(first, axis),
                    got=str(other),
                    inputs=(0, index),
                    details={"expected": first, "got": other},
                    assumed=(_joined(inputs, first, axis),),
                )
        return _joined(inputs, first, axis)

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return (Step("torch.cat", {"dim": self.dim}, takes="list"),)

    def formulas(self, output: TensorShape, *inputs: TensorShape) -> Iterable[Formula]:
        axis = self.dim - 1
        terms = " + ".join(str(shape[axis]) for shape in inputs)
        letter = "CHW"[axis] if output.is_image else "N"
        yield Formula(letter, f"{terms} = {output[axis]}")

    def summary(self, *inputs: TensorShape) -> str:
        count = f"{len(inputs)} inputs" if inputs else ""
        return count if self.dim == 1 else f"dim {self.dim} {count}".strip()


def _without(shape: TensorShape, axis: int) -> tuple[int, ...]:
    return (*shape[:axis], *shape[axis + 1 :]) if axis < len(shape) else (-1,)


def _masked(shape: TensorShape, axis: int) -> str:
    return " × ".join("any" if i == axis else str(n) for i, n in enumerate(shape))


def _joined(
    inputs: tuple[TensorShape, ...], first: TensorShape, axis: int
) -> TensorShape:
    total = sum(shape[axis] for shape in inputs if axis < len(shape))
    return TensorShape(total if i == axis else n for i, n in enumerate(first))
