"""Convolution: small learned filters that slide over their input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod
from typing import ClassVar

from cnnstudio.graph.layer import Preset, refuse, register
from cnnstudio.graph.layers.filters import (
    DILATION,
    KERNEL,
    PADDING,
    STRIDE,
    Filters,
)
from cnnstudio.graph.layers.sliding import (
    LINES,
    along,
    axis_names,
    image_window,
    need_room,
    rest_note,
)
from cnnstudio.graph.param import SAME, choice_param
from cnnstudio.graph.shape import (
    Pair,
    Sizes,
    TensorShape,
    Window,
    window_formula,
    window_output,
)
from cnnstudio.graph.text import translate

# What padding is filled with, and the most of it beside a map of n pixels.
MOST_PADDING = {"reflect": -1, "circular": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Convolution(Filters):
    """What convolutions over 1, 2 and 3 axes share: all but their names."""

    padding: Sizes | str = along(PADDING, 2)
    padding_mode: str = choice_param(
        "zeros",
        ("zeros", "reflect", "replicate", "circular"),
        help="What the padding holds: zeros, the mirrored inside, the nearest edge, "
        "or the opposite side.",
    )

    def numeric_padding(self) -> Sizes:
        """Padding on each side; for "same" the smaller side (torch pads the rest)."""
        if not isinstance(self.padding, str):
            return self.padding
        return preserving_padding(self)

    def window(self, *inputs: TensorShape) -> Window | None:
        pad = self.numeric_padding()
        return image_window(self.kernel_size, self.stride, pad, self.dilation)

    def output_shapes(self, sample: TensorShape) -> TensorShape:
        self.need_my_rank(sample)
        same = self.padding == SAME
        sizes = sample[1:] if same else self._sizes(sample)
        self.check_groups(sample, sizes)
        if same and set(self.stride) != {1}:
            self._refuse_same(sample)
        self._check_padding(sample)
        if not same:
            pad = self.numeric_padding()
            need_room(self.type_name(), sample[1:], self.extents(), pad)
        return TensorShape((self.out_channels, *sizes))

    def _sizes(self, sample: TensorShape) -> Sizes:
        extent, pad = self.extents(), self.numeric_padding()
        return tuple(
            window_output(sample[1 + i], extent[i], self.stride[i], pad[i])
            for i in range(self.axes)
        )

    def _refuse_same(self, sample: TensorShape) -> None:
        sizes = self._sizes(sample)
        refuse(
            "same_needs_stride_1",
            translate("Layers", 'Padding "same" works with stride 1 only'),
            expected=translate("Layers", "stride 1"),
            got=" × ".join(str(s) for s in self.stride),
            param="padding",
            details={"padding": list(self.numeric_padding())},
            assumed=(TensorShape((self.out_channels, *sizes)),)
            if min(sizes) > 0
            else None,
        )

    def _check_padding(self, sample: TensorShape) -> None:
        """Refuse to mirror or repeat more than there is (torch.nn.functional.pad)."""
        spare = MOST_PADDING.get(self.padding_mode)
        if spare is None:
            return
        for i, name in enumerate(axis_names(self.axes)):
            size, pad = sample[1 + i], self._larger_padding(i)
            if pad > size + spare:
                most = [
                    min(p, n + spare)
                    for p, n in zip(self.numeric_padding(), sample[1:], strict=True)
                ]
                refuse(
                    "pad_too_large",
                    translate(
                        "Layers", 'Padding "{padding_mode}" repeats more than there is'
                    ).format(padding_mode=self.padding_mode),
                    expected=translate(
                        "Layers", "padding up to {number} ({name})"
                    ).format(number=size + spare, name=name),
                    got=str(pad),
                    param="padding",
                    inputs=(0,),
                    details={"param": "padding", "most": most, "mode": "padding_mode"},
                )

    def _larger_padding(self, axis: int) -> int:
        """Padding on the side that gets more: with "same" the two may differ."""
        if self.padding == SAME:
            return self.extents()[axis] // 2
        return self.numeric_padding()[axis]

    def own_arguments(self) -> dict[str, object]:
        return {"padding_mode": self.padding_mode}

    def multiply_adds(self, output: TensorShape, sample: TensorShape) -> int:
        weights, _, _ = self.parameter_counts(sample)
        return weights * prod(output[1:])

    def size_formula(self, axis: int, size: int, result: int) -> tuple[str, str]:
        if self.padding == SAME:
            return f'"same" = {result}', ""
        s, p = self.stride[axis], self.numeric_padding()[axis]
        e = self.extents()[axis]
        formula = window_formula(size, e, s, p, result)
        return formula, rest_note(size - e + 2 * p, s, p, LINES[self.axes][axis])

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        if all(extent % 2 for extent in self.extents()):
            return
        if self.padding == SAME:
            yield translate(
                "Layers", 'An even kernel has no middle: "same" pads one side more.'
            )
        elif any(self.padding):
            yield translate(
                "Layers", "An even kernel has no middle: padding cannot keep the size."
            )

    def suggestions(self, name: str) -> Iterable[tuple[str, object]]:
        if name == "padding" and all(k % 2 for k in self.kernel_size):
            yield translate("Layers", "keeps the size"), list(preserving_padding(self))


DEPTHWISE = Preset(
    "depthwise",
    {"groups": 1},
    per_channel=("groups", "out_channels"),
    help="One filter for every channel: nothing is mixed between channels.",
    aliases=("separable", "mobilenet", "grouped"),
)


def projection(axes: int) -> Preset:
    """The convolution that mixes channels, place by place."""
    return Preset(
        "×".join("1" * axes) + " (channel projection)",
        {"kernel_size": 1, "padding": 0},
        help="A dense layer at every pixel: it changes the number of channels only.",
        aliases=("1x1", "pointwise", "projection", "bottleneck"),
    )


@register("convolution")
@dataclass(frozen=True, slots=True, kw_only=True)
class Conv2d(Convolution):
    """Slides small learned filters over the image; each filter gives one map.

    Every filter is as deep as its input has channels: in_channels is inferred.
    Output size: ⌊(H + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv2d).
    """

    aliases: ClassVar[tuple[str, ...]] = ("convolution", "filter", "kernel")
    presets: ClassVar[tuple[Preset, ...]] = (projection(2), DEPTHWISE)

    kernel_size: Pair = along(KERNEL, 2)
    stride: Pair = along(STRIDE, 2)
    padding: Pair | str = along(PADDING, 2)
    dilation: Pair = along(DILATION, 2)


@register("convolution")
@dataclass(frozen=True, slots=True, kw_only=True)
class Conv1d(Convolution):
    """Slides small learned filters along a sequence; each filter gives one channel.

    It finds short patterns wherever they are: in sound, text or a time series.
    Output length: ⌊(L + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv1d).
    """

    aliases: ClassVar[tuple[str, ...]] = ("convolution", "filter", "time", "sequence")
    axes: ClassVar[int] = 1

    kernel_size: Sizes = along(KERNEL, 1)
    stride: Sizes = along(STRIDE, 1)
    padding: Sizes | str = along(PADDING, 1)
    dilation: Sizes = along(DILATION, 1)


@register("convolution")
@dataclass(frozen=True, slots=True, kw_only=True)
class Conv3d(Convolution):
    """Slides small learned filters through a clip: over time, height and width.

    A filter sees motion, for it spans several frames (Tran et al. 2015).
    Output size: ⌊(T + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv3d).
    """

    aliases: ClassVar[tuple[str, ...]] = ("convolution", "video", "clip", "volume")
    axes: ClassVar[int] = 3

    kernel_size: Sizes = along(KERNEL, 3)
    stride: Sizes = along(STRIDE, 3)
    padding: Sizes | str = along(PADDING, 3)
    dilation: Sizes = along(DILATION, 3)


def preserving_padding(conv: Convolution) -> Sizes:
    """Padding that keeps the size at stride 1: d·(k−1)//2 (exact for odd k)."""
    pairs = zip(conv.kernel_size, conv.dilation, strict=True)
    return tuple(d * (k - 1) // 2 for k, d in pairs)
