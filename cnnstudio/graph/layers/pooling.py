"""Pooling: every window of the image becomes one value, channel by channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Layer, Recipe, Step, refuse, register
from cnnstudio.graph.layers.checks import AXES, need_image, need_room
from cnnstudio.graph.param import bool_param, pair_param
from cnnstudio.graph.shape import (
    Pair,
    TensorShape,
    Window,
    pair_text,
    window_formula,
    window_output,
)

LINES = ("row", "column")


class Pooling(Layer):
    """What max and average pooling share: they differ in what a window becomes."""

    stricter: ClassVar[Mapping[str, str]] = {
        "needs_image": "torch takes three axes for one image without a batch."
    }

    __slots__ = ()
    short_name: ClassVar[str] = "pool"
    kernel_size: Pair
    stride: Pair
    padding: Pair
    ceil_mode: bool

    def window(self) -> Window:
        return Window(self.kernel_size, self.stride, self.padding, self._dilation())

    def _dilation(self) -> Pair:
        return 1, 1

    def output_shapes(self, image: TensorShape) -> TensorShape:
        name = self.type_name()
        need_image(name, image)
        window, pad = self.window(), self.padding
        for axis in (0, 1):
            # Half of the kernel itself, whatever the dilation (torch's own rule).
            half = self.kernel_size[axis] // 2
            if pad[axis] > half:
                refuse(
                    "pool_padding",
                    "Padding may be half of the window at most",
                    expected=f"padding up to {half} ({AXES[axis]})",
                    got=str(pad[axis]),
                    formula=f"⌊{self.kernel_size[axis]}/2⌋ = {half}",
                    param="padding",
                    details={"padding": [k // 2 for k in self.kernel_size]},
                )
        if not self.ceil_mode:
            need_room(name, image, window, pad)
        sizes = tuple(
            window_output(
                image[1 + axis],
                window.extent[axis],
                self.stride[axis],
                pad[axis],
                ceil_mode=self.ceil_mode,
            )
            for axis in (0, 1)
        )
        if min(sizes) < 1:
            need_room(name, image, window, pad)
        return TensorShape((image[0], *sizes))

    def _arguments(self) -> dict[str, object]:
        return {
            "kernel_size": self.kernel_size,
            "stride": self.stride,
            "padding": self.padding,
            "ceil_mode": self.ceil_mode,
        }

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        yield Formula("C", f"unchanged = {output[0]}")
        extent = self.window().extent
        for axis, letter in enumerate("HW"):
            size, result = image[1 + axis], output[1 + axis]
            s, p = self.stride[axis], self.padding[axis]
            text = window_formula(
                size, extent[axis], s, p, result, ceil_mode=self.ceil_mode
            )
            rest = self._unused(axis, size, result)
            note = f"{_count(rest, LINES[axis])} dropped" if rest > 0 else ""
            yield Formula(letter, text, note)

    def _unused(self, axis: int, size: int, result: int) -> int:
        """Rows or columns at the end that no window reaches; 0 or less: none."""
        used = (result - 1) * self.stride[axis] + self.window().extent[axis]
        return size + self.padding[axis] - used

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        if not inputs or not inputs[0].is_image:
            return
        image, output = inputs[0], self.output_shapes(*inputs)
        lost = []
        for axis, what in enumerate(LINES):
            rest = self._unused(axis, image[1 + axis], output[1 + axis])
            if rest > 0:
                lost.append(_count(rest, what))
        if lost:
            yield f"{' and '.join(lost)} dropped: the size does not divide evenly."

    def summary(self, *inputs: TensorShape) -> str:
        kernel = " × ".join(str(k) for k in self.kernel_size)
        if self.stride == self.kernel_size:
            text = kernel
        else:
            text = f"{kernel} / {pair_text(self.stride)}"
        if self.padding != (0, 0):
            text += f" · pad {pair_text(self.padding)}"
        return text


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class MaxPool2d(Pooling):
    """Keeps the largest value of every window, channel by channel.

    It learns nothing. 2 × 2 with stride 2 halves height and width and discards
    75 % of the values.
    """

    aliases: ClassVar[tuple[str, ...]] = ("maxpool", "subsample", "downsample")

    kernel_size: Pair = pair_param(
        2,
        minimum=1,
        maximum=1_024,
        presets=(2, 3),
        help="Height and width of a window.",
    )
    stride: Pair = pair_param(
        2, minimum=1, maximum=1_024, help="Step of the window, in pixels."
    )
    padding: Pair = pair_param(
        0, minimum=0, maximum=512, help="Border around the image that never wins."
    )
    dilation: Pair = pair_param(
        1, minimum=1, maximum=1_024, help="Gap between the pixels of a window."
    )
    ceil_mode: bool = bool_param(
        False, help="Let a last window hang over the end instead of dropping pixels."
    )

    def _dilation(self) -> Pair:
        return self.dilation

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {**self._arguments(), "dilation": self.dilation}
        return (Step("torch.nn.MaxPool2d", arguments),)


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class AvgPool2d(Pooling):
    """Averages every window of the image, channel by channel.

    It learns nothing. With padding, count_include_pad decides whether the border's
    zeros count.
    """

    aliases: ClassVar[tuple[str, ...]] = ("avgpool", "average", "mean")

    kernel_size: Pair = pair_param(
        2,
        minimum=1,
        maximum=1_024,
        presets=(2, 3),
        help="Height and width of a window.",
    )
    stride: Pair = pair_param(
        2, minimum=1, maximum=1_024, help="Step of the window, in pixels."
    )
    padding: Pair = pair_param(
        0, minimum=0, maximum=512, help="Zeros around the image."
    )
    ceil_mode: bool = bool_param(
        False, help="Let a last window hang over the end instead of dropping pixels."
    )
    count_include_pad: bool = bool_param(
        True, help="Count the zeros of the padding in the average."
    )

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {**self._arguments(), "count_include_pad": self.count_include_pad}
        return (Step("torch.nn.AvgPool2d", arguments),)


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class GlobalAvgPool(Layer):
    """Averages every channel over the whole image: one value per channel.

    It learns nothing and takes images of any size, so that it replaces Flatten and
    a large Linear at the end of modern networks (torch.nn.AdaptiveAvgPool2d(1)).
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "needs_image": "torch takes three axes for one image without a batch."
    }

    short_name: ClassVar[str] = "gap"
    aliases: ClassVar[tuple[str, ...]] = ("gap", "global", "average", "adaptive")

    def output_shapes(self, image: TensorShape) -> TensorShape:
        need_image("GlobalAvgPool", image)
        return TensorShape((image[0],))

    def recipe(self, image: TensorShape) -> Recipe:
        return (
            Step("torch.nn.AdaptiveAvgPool2d", {"output_size": 1}),
            Step("torch.nn.Flatten"),
        )

    def sees_everything(self) -> bool:
        return True

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        yield Formula("N", f"channels = {output[0]}")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("s" if number > 1 else "")
