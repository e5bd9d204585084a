"""Merging and splitting: several branches become one, or one becomes several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Layer, Port, Recipe, Step, refuse, register
from cnnstudio.graph.layers.checks import need_axis, need_divisor
from cnnstudio.graph.param import int_param
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import listed, plural, translate

MOST_CHUNKS = 64


def _how_many(inputs: Sequence[TensorShape]) -> str:
    """Say how many inputs a card has: `2 inputs`; nothing without one."""
    if not inputs:
        return ""
    return plural("Layers", len(inputs), "{n} input", "{n} inputs").format(
        n=len(inputs)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _ValueByValue(Layer):
    """What takes inputs of one shape and works value by value."""

    stricter: ClassVar[Mapping[str, str]] = {
        "add_shapes": "torch stretches axes of size 1, and missing ones."
    }

    def output_shapes(self, *inputs: TensorShape) -> TensorShape:
        first = inputs[0]
        for index, other in enumerate(inputs):
            if other != first:
                refuse(
                    "add_shapes",
                    translate(
                        "Layers", "{layer} needs inputs of the same shape"
                    ).format(layer=self.type_name()),
                    expected=str(first),
                    got=str(other),
                    inputs=(0, index),
                    details={"expected": first, "got": other},
                    assumed=(first,),
                )
        return first


@register("merge")
@dataclass(frozen=True, slots=True, kw_only=True)
class Add(_ValueByValue):
    """Adds its inputs value by value: the shortcut of residual networks.

    All inputs must have the same shape. Knowingly stricter than torch, which would
    stretch axes of size 1 (He et al. 2015: y = F(x) + x).
    """

    short_name: ClassVar[str] = "add"
    aliases: ClassVar[tuple[str, ...]] = ("sum", "residual", "skip", "shortcut")
    inputs: ClassVar[tuple[Port, ...]] = (Port("in", variadic=True),)

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return (Step("torch.add", takes="fold"),)

    def summary(self, *inputs: TensorShape) -> str:
        return _how_many(inputs)


@register("merge")
@dataclass(frozen=True, slots=True, kw_only=True)
class Multiply(Layer):
    """Multiplies its inputs value by value: a gate that lets through or holds back.

    One number per channel (C, or C × 1 × 1) counts for all of the channel's map, as
    in squeeze-and-excitation (Hu et al. 2018); axes of size 1 are stretched.
    """

    short_name: ClassVar[str] = "mul"
    aliases: ClassVar[tuple[str, ...]] = ("product", "gate", "scale", "excitation")
    inputs: ClassVar[tuple[Port, ...]] = (Port("in", variadic=True),)

    def output_shapes(self, *inputs: TensorShape) -> TensorShape:
        axes = max(len(shape) for shape in inputs)
        padded = [(*shape, *[1] * (axes - len(shape))) for shape in inputs]
        whole = max(inputs, key=lambda shape: (len(shape), shape.values))
        # What does not go with the largest is at fault, else the first that clashes.
        order = sorted(range(len(inputs)), key=lambda i: inputs[i] != whole)
        for place, first in enumerate(order):
            for other in order[place + 1 :]:
                if not _stretches(padded[first], padded[other]):
                    self._refuse(inputs[first], inputs[other], other, first)
        return TensorShape(max(sizes) for sizes in zip(*padded, strict=True))

    def _refuse(
        self, whole: TensorShape, got: TensorShape, index: int, other: int
    ) -> None:
        channels = f"{whole[0]:,}" + " × 1" * (len(whole) - 1)
        either = f"{whole}" if len(whole) == 1 else listed([f"{whole}", channels], "or")
        refuse(
            "multiply_shapes",
            translate(
                "Layers",
                "Multiply needs inputs of the same shape, or one number per channel",
            ),
            expected=either,
            got=str(got),
            inputs=(other, index),
            details={"expected": whole, "got": got},
            assumed=(whole,),
        )

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return (Step("cnnstudio.modules.broadcast.Multiply"),)

    def summary(self, *inputs: TensorShape) -> str:
        return _how_many(inputs)


def _stretches(first: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether two shapes agree once axes of size 1 are stretched."""
    return all(n == m or 1 in (n, m) for n, m in zip(first, other, strict=True))


@register("merge")
@dataclass(frozen=True, slots=True, kw_only=True)
class Subtract(_ValueByValue):
    """Takes its second input from the first, value by value.

    What two branches differ in: input − other, both of one shape (torch.sub).
    """

    short_name: ClassVar[str] = "sub"
    aliases: ClassVar[tuple[str, ...]] = ("minus", "difference")
    inputs: ClassVar[tuple[Port, ...]] = (Port("input"), Port("other"))

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return (Step("torch.sub", takes="fold"),)


@register("merge")
@dataclass(frozen=True, slots=True, kw_only=True)
class Maximum(_ValueByValue):
    """Keeps the largest of its inputs, value by value.

    Branches of one shape compete for every place (Maxout: Goodfellow et al. 2013;
    torch.maximum).
    """

    short_name: ClassVar[str] = "max"
    aliases: ClassVar[tuple[str, ...]] = ("maxout", "largest")
    inputs: ClassVar[tuple[Port, ...]] = (Port("in", variadic=True),)

    def recipe(self, *inputs: TensorShape) -> Recipe:
        return (Step("torch.maximum", takes="fold"),)

    def summary(self, *inputs: TensorShape) -> str:
        return _how_many(inputs)


@register("merge")
@dataclass(frozen=True, slots=True, kw_only=True)
class Concat(Layer):
    """Puts its inputs one behind the other along one axis, usually the channels.

    All other axes must agree (torch.cat). Axis 1 is the channels, as in torch,
    where axis 0 is the batch.
    """

    short_name: ClassVar[str] = "concat"
    aliases: ClassVar[tuple[str, ...]] = ("cat", "concatenate", "join")
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
                translate("Layers", "Concat has no such axis to put its inputs along"),
                expected=translate("Layers", "dim 1 to {count}").format(
                    count=len(first)
                ),
                got=str(self.dim),
                param="dim",
                inputs=(0,),
                details={"dim": 1},
            )
        for index, other in enumerate(inputs):
            if _without(other, axis) != _without(first, axis):
                refuse(
                    "concat_shapes",
                    translate(
                        "Layers", "Concat needs inputs that differ along its axis only"
                    ),
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
        yield Formula(output.letters[axis], f"{terms} = {output[axis]}")

    def summary(self, *inputs: TensorShape) -> str:
        count = _how_many(inputs)
        return count if self.dim == 1 else f"dim {self.dim} {count}".strip()


@register("merge")
@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk(Layer):
    """Splits its input into equal parts along one axis, each with an output.

    Two halves of the channels are how ShuffleNet V2 begins a unit. Knowingly
    stricter than torch.chunk, whose last part may be smaller.
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "does_not_divide": "torch makes the last part smaller, or leaves parts out."
    }

    short_name: ClassVar[str] = "chunk"
    aliases: ClassVar[tuple[str, ...]] = ("split", "divide", "shufflenet")

    chunks: int = int_param(
        2, minimum=2, maximum=MOST_CHUNKS, help="How many parts, each with an output."
    )
    dim: int = int_param(
        1,
        minimum=1,
        maximum=4,
        presets=(1, 2, 3),
        help="The axis that is split: 1 is the channels.",
    )

    @classmethod
    def output_ports(cls, fields: Mapping[str, object]) -> tuple[Port, ...]:
        param = cls.params()["chunks"]
        raw = fields.get("chunks", param.default)
        # While a value is wrong, or an expression of a block, the usual number.
        fits = type(raw) is int and param.minimum <= raw <= param.maximum
        count = raw if fits and isinstance(raw, int) else param.default
        return (Port("out"), *(Port(f"out{n}") for n in range(2, count + 1)))

    def output_shapes(self, values: TensorShape) -> tuple[TensorShape, ...]:
        need_axis("Chunk", values, self.dim)
        axis = self.dim - 1
        what = translate("Layers", "the {number:,} of axis {dim}").format(
            number=values[axis], dim=self.dim
        )
        need_divisor("Chunk", "chunks", self.chunks, values[axis], what, MOST_CHUNKS, 2)
        part = values[axis] // self.chunks
        shape = TensorShape(part if i == axis else n for i, n in enumerate(values))
        return (shape,) * self.chunks

    def recipe(self, values: TensorShape) -> Recipe:
        return (Step("torch.chunk", {"chunks": self.chunks, "dim": self.dim}),)

    def summary(self, *inputs: TensorShape) -> str:
        parts = translate("Layers", "{number} parts").format(number=self.chunks)
        return parts + (f" · dim {self.dim}" if self.dim > 1 else "")


def _without(shape: TensorShape, axis: int) -> tuple[int, ...]:
    return (*shape[:axis], *shape[axis + 1 :]) if axis < len(shape) else (-1,)


def _masked(shape: TensorShape, axis: int) -> str:
    free = translate("Layers", "any")
    return " × ".join(free if i == axis else str(n) for i, n in enumerate(shape))


def _joined(
    inputs: tuple[TensorShape, ...], first: TensorShape, axis: int
) -> TensorShape:
    total = sum(shape[axis] for shape in inputs if axis < len(shape))
    return TensorShape(total if i == axis else n for i, n in enumerate(first))
