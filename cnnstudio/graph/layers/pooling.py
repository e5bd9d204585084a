"""Pooling: every window of the input becomes one value, channel by channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from cnnstudio.graph.layer import Formula, Recipe, Step, refuse, register
from cnnstudio.graph.layers.sliding import (
    LETTERS,
    LINES,
    PerAxis,
    Sliding,
    along,
    axis_names,
    count_lines,
    extents,
    image_window,
    need_room,
    rest_note,
    times,
)
from cnnstudio.graph.param import bool_param, float_param
from cnnstudio.graph.shape import (
    Pair,
    Sizes,
    TensorShape,
    Window,
    pair_text,
    window_formula,
    window_output,
)
from cnnstudio.graph.text import listed, translate


class Pooling(Sliding):
    """What max and average pooling share: they differ in what a window becomes."""

    __slots__ = ()
    short_name: ClassVar[str] = "pool"
    kernel_size: Sizes
    stride: Sizes
    ceil_mode: bool

    def border(self) -> Sizes:
        """Padding on each side."""
        return (0,) * self.axes

    def gaps(self) -> Sizes:
        """Dilation along each axis."""
        return (1,) * self.axes

    def extents(self) -> Sizes:
        """Values that a window spans along each axis, gaps included."""
        return extents(self.kernel_size, self.gaps())

    def window(self, *inputs: TensorShape) -> Window | None:
        return image_window(self.kernel_size, self.stride, self.border(), self.gaps())

    def sees_everything(self) -> bool:
        # Where a value of a sequence lies on an image nobody knows.
        return self.axes == 1 and self.kernel_size != (1,)

    def output_shapes(self, sample: TensorShape) -> TensorShape:
        self.need_my_rank(sample)
        name, extent, pad = self.type_name(), self.extents(), self.border()
        self._check_border()
        if not self.ceil_mode:
            need_room(name, sample[1:], extent, pad)
        sizes = tuple(
            window_output(
                sample[1 + i],
                extent[i],
                self.stride[i],
                pad[i],
                ceil_mode=self.ceil_mode,
            )
            for i in range(self.axes)
        )
        if min(sizes) < 1:
            need_room(name, sample[1:], extent, pad)
        return TensorShape((sample[0], *sizes))

    def _check_border(self) -> None:
        for pad, kernel, name in zip(
            self.border(), self.kernel_size, axis_names(self.axes), strict=True
        ):
            # Half of the kernel itself, whatever the dilation (torch's own rule).
            if pad > kernel // 2:
                refuse(
                    "pool_padding",
                    translate("Layers", "Padding may be half of the window at most"),
                    expected=translate(
                        "Layers", "padding up to {number} ({name})"
                    ).format(number=kernel // 2, name=name),
                    got=str(pad),
                    formula=f"⌊{kernel}/2⌋ = {kernel // 2}",
                    param="padding",
                    details={"padding": [k // 2 for k in self.kernel_size]},
                )

    def recipe(self, sample: TensorShape) -> Recipe:
        given = {name: getattr(self, name) for name in self.params()}
        return (Step(f"torch.nn.{self.type_name()}", given),)

    def formulas(self, output: TensorShape, sample: TensorShape) -> Iterable[Formula]:
        yield Formula(
            "C", translate("Layers", "unchanged = {output}").format(output=output[0])
        )
        extent, pad = self.extents(), self.border()
        for axis, letter in enumerate(LETTERS[self.axes]):
            size, result = sample[1 + axis], output[1 + axis]
            text = window_formula(
                size,
                extent[axis],
                self.stride[axis],
                pad[axis],
                result,
                ceil_mode=self.ceil_mode,
            )
            note = ""
            if not self.ceil_mode:
                room = size - extent[axis] + 2 * pad[axis]
                what = LINES[self.axes][axis]
                note = rest_note(room, self.stride[axis], pad[axis], what)
            yield Formula(letter, text, note)

    def _unused(self, axis: int, size: int, result: int) -> int:
        """Rows or columns at the end that no window reaches; 0 or less: none."""
        used = (result - 1) * self.stride[axis] + self.extents()[axis]
        return size + self.border()[axis] - used

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        if not inputs or len(inputs[0]) != self.axes + 1:
            return
        sample, output = inputs[0], self.output_shapes(*inputs)
        lost = []
        for axis, what in enumerate(LINES[self.axes]):
            rest = self._unused(axis, sample[1 + axis], output[1 + axis])
            if rest > 0:
                lost.append(count_lines(what, rest))
        if lost:
            yield translate(
                "Layers", "{lines} dropped: the size does not divide evenly."
            ).format(lines=listed(lost))

    def summary(self, *inputs: TensorShape) -> str:
        kernel, pad = times(self.kernel_size), self.border()
        if self.stride == self.kernel_size:
            text = kernel
        else:
            text = f"{kernel} / {pair_text(self.stride)}"
        if any(pad):
            text += f" · pad {pair_text(pad)}"
        if set(self.gaps()) != {1}:
            text += f" · dil {pair_text(self.gaps())}"
        return text


WINDOW = PerAxis(2, "Size of a window along {what}.", presets=(2, 3))
STEP = PerAxis(2, "Step of the window along {what}.")
BORDER = PerAxis(0, "Border around the input that never wins.", 0, 512)
ZEROS = PerAxis(0, "Zeros around the input.", 0, 512)
GAP = PerAxis(1, "Gap between the values of a window.")


def ceil_param() -> Any:
    """Declare whether a last window may hang over the end."""
    return bool_param(
        False, help="Let a last window hang over the end instead of dropping the rest."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MaxPooling(Pooling):
    """What max pooling over 1, 2 and 3 axes shares."""

    aliases: ClassVar[tuple[str, ...]] = (
        "maxpool", "subsample", "downsample", "maxpooling2d", "maxpooling1d",
        "maxpooling3d",
    )  # fmt: skip

    kernel_size: Sizes = along(WINDOW, 2)
    stride: Sizes = along(STEP, 2)
    padding: Sizes = along(BORDER, 2)
    dilation: Sizes = along(GAP, 2)
    ceil_mode: bool = ceil_param()

    def border(self) -> Sizes:
        return self.padding

    def gaps(self) -> Sizes:
        return self.dilation


@dataclass(frozen=True, slots=True, kw_only=True)
class AvgPooling(Pooling):
    """What average pooling over 1, 2 and 3 axes shares."""

    aliases: ClassVar[tuple[str, ...]] = (
        "avgpool", "average", "mean", "averagepooling2d", "averagepooling1d",
        "averagepooling3d",
    )  # fmt: skip

    kernel_size: Sizes = along(WINDOW, 2)
    stride: Sizes = along(STEP, 2)
    padding: Sizes = along(ZEROS, 2)
    ceil_mode: bool = ceil_param()
    count_include_pad: bool = bool_param(
        True, help="Count the zeros of the padding in the average."
    )

    def border(self) -> Sizes:
        return self.padding


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class MaxPool2d(MaxPooling):
    """Keeps the largest value of every window: 2 × 2 by 2 discards 75 % of the values.

    Controlled compression, channel by channel: that something is there stays, where
    exactly goes. It learns nothing. 2 × 2 with stride 2 halves height and width.
    """

    kernel_size: Pair = along(WINDOW, 2)
    stride: Pair = along(STEP, 2)
    padding: Pair = along(BORDER, 2)
    dilation: Pair = along(GAP, 2)


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class AvgPool2d(AvgPooling):
    """Averages every window of the image, channel by channel.

    It learns nothing. With padding, count_include_pad decides whether the border's
    zeros count.
    """

    kernel_size: Pair = along(WINDOW, 2)
    stride: Pair = along(STEP, 2)
    padding: Pair = along(ZEROS, 2)


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class LPPool2d(Pooling):
    """Sums the powers of every window and takes the root: between mean and maximum.

    It learns nothing. (Σ x^p)^(1/p): p = 1 is the sum, and a large p comes near the
    maximum (torch.nn.LPPool2d).
    """

    aliases: ClassVar[tuple[str, ...]] = ("power", "norm", "l2")

    norm_type: float = float_param(
        2, minimum=1, maximum=64, presets=(1, 2), help="The power p."
    )
    kernel_size: Pair = along(WINDOW, 2)
    stride: Pair = along(STEP, 2)
    ceil_mode: bool = ceil_param()

    def summary(self, *inputs: TensorShape) -> str:
        return f"p {self.norm_type:g} · {Pooling.summary(self, *inputs)}"


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class MaxPool1d(MaxPooling):
    """Keeps the largest value of every stretch of a sequence, channel by channel.

    It learns nothing, and halves the length as it comes: ⌊(L − 2) / 2⌋ + 1
    (torch.nn.MaxPool1d).
    """

    axes: ClassVar[int] = 1

    kernel_size: Sizes = along(WINDOW, 1)
    stride: Sizes = along(STEP, 1)
    padding: Sizes = along(BORDER, 1)
    dilation: Sizes = along(GAP, 1)


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class AvgPool1d(AvgPooling):
    """Averages every stretch of a sequence, channel by channel.

    It learns nothing, and halves the length as it comes: ⌊(L − 2) / 2⌋ + 1
    (torch.nn.AvgPool1d).
    """

    axes: ClassVar[int] = 1

    kernel_size: Sizes = along(WINDOW, 1)
    stride: Sizes = along(STEP, 1)
    padding: Sizes = along(ZEROS, 1)


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class MaxPool3d(MaxPooling):
    """Keeps the largest value of every block of a clip, channel by channel.

    It learns nothing. 2 × 2 × 2 with stride 2 halves time, height and width and
    discards 87.5 % of the values (torch.nn.MaxPool3d).
    """

    axes: ClassVar[int] = 3

    kernel_size: Sizes = along(WINDOW, 3)
    stride: Sizes = along(STEP, 3)
    padding: Sizes = along(BORDER, 3)
    dilation: Sizes = along(GAP, 3)


@register("pooling")
@dataclass(frozen=True, slots=True, kw_only=True)
class AvgPool3d(AvgPooling):
    """Averages every block of a clip, channel by channel.

    It learns nothing. 2 × 2 × 2 with stride 2 halves time, height and width
    (torch.nn.AvgPool3d).
    """

    axes: ClassVar[int] = 3

    kernel_size: Sizes = along(WINDOW, 3)
    stride: Sizes = along(STEP, 3)
    padding: Sizes = along(ZEROS, 3)

    def output_shapes(self, sample: TensorShape) -> TensorShape:
        self.need_my_rank(sample)
        # Here alone torch wants the window to fit without padding and ceil_mode.
        need_room("AvgPool3d", sample[1:], self.kernel_size, (0, 0, 0))
        return AvgPooling.output_shapes(self, sample)
