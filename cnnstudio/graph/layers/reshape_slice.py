"""Cutting along one axis: a range of it, or one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, NoReturn

from cnnstudio.graph.layer import Formula, Layer, Recipe, Step, refuse, register
from cnnstudio.graph.layers.reshape import need_field
from cnnstudio.graph.param import LARGEST, choice_param, int_param
from cnnstudio.graph.shape import TensorShape, Window
from cnnstudio.graph.text import translate

BEYOND = (
    "Python cuts a range off where the axis ends; a start or end that lies beyond "
    "is hardly meant."
)


@register("reshape")
@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Layer):
    """Takes a range of one axis, or one place of it, and leaves the rest.

    Negative numbers count from the end. A range keeps the axis: ⌈(end − start) /
    step⌉ values; an index drops it, as for the class token (x[:, start:end:step]).
    """

    short_name: ClassVar[str] = "slice"
    aliases: ClassVar[tuple[str, ...]] = ("select", "index", "pick", "narrow", "token")
    stricter: ClassVar[Mapping[str, str]] = {"slice_out_of_range": BEYOND}

    dim: int = int_param(
        1, minimum=1, maximum=4, help="The axis that is cut: 1 is the first."
    )
    mode: str = choice_param(
        "range",
        ("range", "index"),
        help="A range keeps the axis; an index takes one place and drops the axis.",
    )
    start: int = int_param(
        0,
        minimum=-LARGEST,
        help="First place, or the only one; 0 is the first, −1 the last.",
    )
    end: int = int_param(
        0,
        minimum=-LARGEST,
        help="The place behind the last one; 0 is the end of the axis.",
    )
    step: int = int_param(
        1, minimum=1, help="One of so many places is taken: 2 takes every other."
    )

    def output_shapes(self, values: TensorShape) -> TensorShape:
        if self.dim > len(values):
            need_field(
                self,
                "dim",
                1,
                translate("Layers", "1 to {number}").format(number=len(values)),
                values,
            )
        axis = self.dim - 1
        before, after = values[:axis], values[axis + 1 :]
        size = values[axis]
        if self.mode == "index":
            if not -size <= self.start < size:
                self._refuse(
                    "start",
                    size,
                    translate("Layers", "{value} to {number}").format(
                        value=-size, number=size - 1
                    ),
                )
            if not before and not after:
                self._refuse(
                    "mode", size, translate("Layers", "a range, for a row of values")
                )
            return TensorShape((*before, *after))
        first, last = self._range(size)
        return TensorShape((*before, len(range(first, last, self.step)), *after))

    def _range(self, size: int) -> tuple[int, int]:
        """First place and the one behind the last, counted from the front."""
        if not -size <= self.start < size:
            self._refuse(
                "start",
                size,
                translate("Layers", "{value} to {number}").format(
                    value=-size, number=size - 1
                ),
            )
        if not -size < self.end <= size:
            self._refuse(
                "end",
                size,
                translate("Layers", "{number} to {size}; 0 is the end").format(
                    number=1 - size, size=size
                ),
            )
        first = self.start % size
        last = self.end if self.end > 0 else size + self.end
        if last <= first:
            self._refuse(
                "end",
                size,
                translate("Layers", "more than {first}, where the range starts").format(
                    first=first
                ),
            )
        return first, last

    def _refuse(self, param: str, size: int, expected: str) -> NoReturn:
        """Refuse a place beyond an axis of `size`; a default mends it."""
        refuse(
            "slice_out_of_range",
            translate(
                "Layers", "Nothing of axis {dim} is left, or the range lies beyond it"
            ).format(dim=self.dim),
            expected=expected,
            got=str(getattr(self, param)),
            param=param,
            inputs=(0,),
            details={
                "param": param,
                "size": size,
                "default": self.params()[param].default,
            },
        )

    def recipe(self, values: TensorShape) -> Recipe:
        if self.mode == "index":
            arguments: dict[str, object] = {"dim": self.dim, "index": self.start}
            return (Step("cnnstudio.modules.select.Select", arguments),)
        arguments = {
            "dim": self.dim,
            "start": self.start,
            "end": self.end or None,
            "step": self.step,
        }
        return (Step("cnnstudio.modules.slice.Slice", arguments),)

    def inferred(self, *inputs: TensorShape) -> dict[str, int]:
        return {}

    def window(self, *inputs: TensorShape) -> Window | None:
        """A range of rows or columns moves what the first one sees."""
        if not inputs or not inputs[0].is_image or self.dim == 1:
            return None
        if self.mode == "index":
            return None
        first, _ = self._range(inputs[0][self.dim - 1])
        if self.dim == 2:
            return Window((1, 1), (self.step, 1), (-first, 0))
        return Window((1, 1), (1, self.step), (0, -first))

    def formulas(self, output: TensorShape, values: TensorShape) -> Iterable[Formula]:
        if self.mode == "index":
            return
        axis = self.dim - 1
        first, last = self._range(values[axis])
        text = f"⌈({last}−{first})/{self.step}⌉ = {output[axis]:,}"
        yield Formula(output.letters[axis], text)

    def summary(self, *inputs: TensorShape) -> str:
        if self.mode == "index":
            return f"dim {self.dim} · [{self.start}]"
        start, end = self.start or "", self.end or ""
        step = f":{self.step}" if self.step > 1 else ""
        return f"dim {self.dim} · [{start}:{end}{step}]"
