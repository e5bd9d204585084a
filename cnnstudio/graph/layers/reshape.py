"""Reshaping: the same values in another arrangement, or some of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod
from typing import ClassVar, NoReturn

from cnnstudio.graph.layer import Formula, Layer, Recipe, Step, refuse, register
from cnnstudio.graph.param import int_param, shape_param
from cnnstudio.graph.shape import Sizes, TensorShape, Window
from cnnstudio.graph.text import plural, translate

OPEN = -1  # a size that follows from the others


def need_field(
    layer: Layer, param: str, fits: object, expected: str, shape: TensorShape
) -> NoReturn:
    """Refuse a field's value that a sample of this shape does not allow.

    `fits` is one that it does, as it would be typed.
    """
    got = getattr(layer, param)
    refuse(
        "field_value",
        plural(
            "Layers",
            len(shape),
            "{param} does not go with an input of {n} axis",
            "{param} does not go with an input of {n} axes",
        ).format(param=param, n=len(shape)),
        expected=expected,
        got=layer.params()[param].text(got),
        param=param,
        inputs=(0,),
        details={"default": fits},
    )


def _up_to(number: int) -> str:
    return translate("Layers", "1 to {number}").format(number=number)


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class Flatten(Layer):
    """Lays the values of an image out in one row, for the dense layers behind.

    Nothing is computed: channels × height × width values stay what they are. Axes
    from start_dim to end_dim become one (torch.nn.Flatten; 0 would be the batch).
    """

    short_name: ClassVar[str] = "flatten"
    aliases: ClassVar[tuple[str, ...]] = ("flat", "reshape", "vector", "tokens")

    start_dim: int = int_param(
        1,
        minimum=1,
        maximum=4,
        help="First axis that is laid out: 1 is the channels.",
    )
    end_dim: int = int_param(
        -1,
        minimum=-4,
        maximum=4,
        help="Last axis that is laid out; −1 is the last there is.",
    )

    def _last(self, values: TensorShape) -> int:
        return self.end_dim if self.end_dim >= 0 else len(values) + 1 + self.end_dim

    def output_shapes(self, values: TensorShape) -> TensorShape:
        axes, first, last = len(values), self.start_dim, self._last(values)
        if first > axes:
            need_field(self, "start_dim", 1, _up_to(axes), values)
        if not first <= last <= axes:
            need_field(
                self,
                "end_dim",
                -1,
                translate("Layers", "{first} to {last}, or -1").format(
                    first=first, last=axes
                ),
                values,
            )
        merged = prod(values[first - 1 : last])
        return TensorShape((*values[: first - 1], merged, *values[last:]))

    def recipe(self, values: TensorShape) -> Recipe:
        arguments = {"start_dim": self.start_dim, "end_dim": self.end_dim}
        return (Step("torch.nn.Flatten", arguments),)

    def formulas(self, output: TensorShape, values: TensorShape) -> Iterable[Formula]:
        first = self.start_dim
        merged = values[first - 1 : self._last(values)]
        text = " · ".join(str(n) for n in merged)
        yield Formula(output.letters[first - 1], f"{text} = {output[first - 1]:,}")

    def summary(self, *inputs: TensorShape) -> str:
        if (self.start_dim, self.end_dim) == (1, OPEN):
            return ""
        return translate("Layers", "dim {first} to {last}").format(
            first=self.start_dim, last=self.end_dim
        )


def filled(asked: Sizes, values: int) -> Sizes | None:
    """Sizes with the open one (−1) filled in; None if they do not give `values`."""
    known = prod(n for n in asked if n != OPEN)
    if asked.count(OPEN) == 1 and known > 0 and values % known == 0:
        return tuple(values // known if n == OPEN else n for n in asked)
    return asked if min(asked) > 0 and known == values else None


def refuse_sizes(
    rule: str, param: str, asked: Sizes, values: int, axis: int, text: str
) -> NoReturn:
    """Refuse sizes that do not hold as many values as there are."""
    known = prod(n for n in asked if n != OPEN)
    product = " · ".join("?" if n == OPEN else str(n) for n in asked)
    several = asked.count(OPEN) > 1
    result = translate("Layers", "several ways") if several else f"{known:,}"
    refuse(
        rule,
        text,
        expected=translate("Layers", "sizes that hold {values:,} values").format(
            values=values
        ),
        got=" × ".join(str(n) for n in asked),
        formula=f"{product} = {result}"
        if OPEN not in asked or several
        else translate("Layers", "{values:,} / {known:,} is no whole number").format(
            values=values, known=known
        ),
        param=param,
        inputs=(0,),
        details={"values": values, "asked": known, "axis": axis},
    )


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class Unflatten(Layer):
    """Folds one axis up into several: a row of values becomes an image again.

    Nothing is computed, the sizes must hold as many values as the axis has. One size
    may be −1: it is what remains (torch.nn.Unflatten).
    """

    short_name: ClassVar[str] = "unflatten"
    aliases: ClassVar[tuple[str, ...]] = ("fold", "reshape", "view", "generator")

    dim: int = int_param(
        1, minimum=1, maximum=4, help="The axis that is folded: 1 is the first."
    )
    unflattened_size: tuple[int, ...] = shape_param(
        (OPEN, 1, 1),
        minimum=OPEN,
        presets=((OPEN, 1, 1), (OPEN, 7, 7)),
        label="sizes",
        help="What becomes of the axis; −1 is what remains.",
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        if self.dim > len(values):
            need_field(self, "dim", 1, _up_to(len(values)), values)
        before, after = values[: self.dim - 1], values[self.dim :]
        length = values[self.dim - 1]
        sizes = filled(self.unflattened_size, length)
        if sizes is None:
            text = translate(
                "Layers", "The sizes do not hold the {length:,} values of axis {dim}"
            ).format(length=length, dim=self.dim)
            refuse_sizes(
                "unflatten_size",
                "unflattened_size",
                self.unflattened_size,
                length,
                self.dim,
                text,
            )
        return TensorShape((*before, *sizes, *after))

    def recipe(self, values: TensorShape) -> Recipe:
        arguments = {"dim": self.dim, "unflattened_size": self.unflattened_size}
        return (Step("torch.nn.Unflatten", arguments),)

    def window(self, *inputs: TensorShape) -> Window | None:
        return scattered(self, inputs) if self.dim > 1 else None

    def formulas(self, output: TensorShape, values: TensorShape) -> Iterable[Formula]:
        yield from open_formula(self.unflattened_size, output, self.dim - 1)

    def summary(self, *inputs: TensorShape) -> str:
        return " × ".join(str(n) for n in self.unflattened_size)


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class Reshape(Layer):
    """Reads the same values, in the same order, as a sample of another shape.

    Nothing is computed, the sizes must hold as many values as arrive. One size may
    be −1: it is what remains (torch.reshape, without the batch).
    """

    short_name: ClassVar[str] = "reshape"
    aliases: ClassVar[tuple[str, ...]] = ("view", "fold", "shape")

    shape: tuple[int, ...] = shape_param(
        (OPEN,),
        minimum=OPEN,
        presets=((OPEN,), (OPEN, 1, 1)),
        help="Shape of one sample behind; −1 is what remains.",
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        sizes = filled(self.shape, values.values)
        if sizes is None:
            text = translate(
                "Layers", "The shape does not hold the {values:,} values that arrive"
            ).format(values=values.values)
            refuse_sizes("reshape_size", "shape", self.shape, values.values, 0, text)
        return TensorShape(sizes)

    def recipe(self, values: TensorShape) -> Recipe:
        unflatten = {"dim": 1, "unflattened_size": self.shape}
        return Step("torch.nn.Flatten"), Step("torch.nn.Unflatten", unflatten)

    def inferred(self, *inputs: TensorShape) -> dict[str, int]:
        return {}

    def window(self, *inputs: TensorShape) -> Window | None:
        same = bool(inputs) and self.output_shapes(*inputs)[-2:] == inputs[0][-2:]
        return None if same else scattered(self, inputs)

    def formulas(self, output: TensorShape, values: TensorShape) -> Iterable[Formula]:
        yield from open_formula(self.shape, output, 0)

    def summary(self, *inputs: TensorShape) -> str:
        return " × ".join(str(n) for n in self.shape)


def scattered(layer: Layer, inputs: tuple[TensorShape, ...]) -> Window | None:
    """Return a window over all of an image if its places are not kept.

    Without an image behind, no place is shown: a value sees what it saw.
    """
    if not inputs or not inputs[0].is_image:
        return None
    made = layer.output_shapes(*inputs)
    image_behind = isinstance(made, TensorShape) and made.is_image
    return Window(inputs[0].spatial, (0, 0), (0, 0)) if image_behind else None


def open_formula(asked: Sizes, output: TensorShape, behind: int) -> Iterable[Formula]:
    """Explain the size that was left open, `behind` axes further back."""
    if OPEN not in asked:
        return
    place = asked.index(OPEN)
    made = output[behind : behind + len(asked)]
    rest = prod(n for i, n in enumerate(made) if i != place)
    letter = output.letters[behind + place]
    yield Formula(letter, f"{prod(made):,} / {rest:,} = {made[place]:,}")


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class Permute(Layer):
    """Puts the axes into another order, for a layer that reads them so.

    (2, 1) makes rows of features (L × features) of channels along a length (C × L),
    or the other way round (torch.permute; 0 would be the batch).
    """

    short_name: ClassVar[str] = "permute"
    aliases: ClassVar[tuple[str, ...]] = ("transpose", "swap", "axes", "channels last")

    dims: tuple[int, ...] = shape_param(
        (2, 1),
        maximum=4,
        presets=((2, 1), (2, 3, 1), (3, 1, 2), (2, 1, 3, 4)),
        help="Which axis comes first, second …: 1 is the first that arrives.",
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        order = list(range(1, len(values) + 1))
        if sorted(self.dims) != order:
            need_field(
                self,
                "dims",
                order[1:] + order[:1],
                translate("Layers", "each of {numbers} once").format(
                    numbers=", ".join(str(n) for n in order)
                ),
                values,
            )
        return TensorShape(values[dim - 1] for dim in self.dims)

    def recipe(self, values: TensorShape) -> Recipe:
        return (Step("torch.permute", {"dims": (0, *self.dims)}),)

    def window(self, *inputs: TensorShape) -> Window | None:
        return None if self.dims[-2:] == (2, 3) else scattered(self, inputs)

    def formulas(self, output: TensorShape, values: TensorShape) -> Iterable[Formula]:
        for letter, dim in zip(output.letters, self.dims, strict=True):
            yield Formula(
                letter,
                translate("Layers", "axis {dim} = {values:,}").format(
                    dim=dim, values=values[dim - 1]
                ),
            )

    def summary(self, *inputs: TensorShape) -> str:
        return ", ".join(str(dim) for dim in self.dims)


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(Layer):
    """Hands on what it gets: a place for a layer to come, or a named shortcut.

    Nothing is computed and nothing learned: y = x (torch.nn.Identity).
    """

    short_name: ClassVar[str] = "identity"
    aliases: ClassVar[tuple[str, ...]] = ("nothing", "pass", "shortcut", "placeholder")

    def output_shapes(self, values: TensorShape) -> TensorShape:
        return values

    def recipe(self, values: TensorShape) -> Recipe:
        return (Step("torch.nn.Identity"),)
