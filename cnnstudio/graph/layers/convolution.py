"""Convolution: small learned filters that slide over the image."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.layer import Formula, Recipe, Step, refuse, register
from cnnstudio.graph.layers.checks import need_image, need_room
from cnnstudio.graph.layers.weighted import Weighted
from cnnstudio.graph.param import (
    SAME,
    bool_param,
    int_param,
    padding_param,
    pair_param,
)
from cnnstudio.graph.shape import (
    Pair,
    TensorShape,
    Window,
    pair_text,
    window_formula,
    window_output,
)


@register("convolution")
@dataclass(frozen=True, slots=True, kw_only=True)
class Conv2d(Weighted):
    """Slides small learned filters over the image; each filter gives one map.

    Every filter is as deep as its input has channels: in_channels is inferred.
    Output size: ⌊(H + 2·padding − d·(k−1) − 1) / stride⌋ + 1 (torch.nn.Conv2d).
    """

    stricter: ClassVar[Mapping[str, str]] = {
        "needs_image": "torch takes three axes for one image without a batch."
    }

    short_name: ClassVar[str] = "conv"
    aliases: ClassVar[tuple[str, ...]] = ("convolution", "filter", "kernel")
    is_full_node: ClassVar[bool] = True
    is_weight_layer: ClassVar[bool] = True

    out_channels: int = int_param(
        32,
        minimum=1,
        maximum=65_536,
        presets=(16, 32, 64, 128),
        help="How many filters are learned; each gives one channel (one map).",
    )
    kernel_size: Pair = pair_param(
        3,
        minimum=1,
        maximum=1_024,
        presets=(1, 3, 5, 7, 11),
        help="Height and width of a filter, in pixels.",
    )
    stride: Pair = pair_param(
        1,
        minimum=1,
        maximum=1_024,
        help="Step of the filter: 2 halves the size and quarters the work.",
    )
    padding: Pair | str = padding_param(
        1,
        minimum=0,
        maximum=1_024,
        presets=(0, 1, 2, SAME),
        help='Zeros around the image; "same" keeps its size (stride 1).',
    )
    dilation: Pair = pair_param(
        1,
        minimum=1,
        maximum=1_024,
        help="Gap between the filter's pixels: it sees farther at no cost.",
    )
    groups: int = int_param(
        1,
        minimum=1,
        maximum=65_536,
        help="Channels are split into this many groups that do not mix.",
    )
    bias: bool = bool_param(
        True, help="A learned constant per filter; not needed before BatchNorm."
    )

    def _padding(self) -> Pair:
        """Zeros on each side; for "same" the smaller side (torch pads the rest)."""
        if not isinstance(self.padding, str):
            return self.padding
        return preserving_padding(self)

    def window(self) -> Window:
        return Window(self.kernel_size, self.stride, self._padding(), self.dilation)

    def output_shapes(self, image: TensorShape) -> TensorShape:
        need_image("Conv2d", image)
        self._check_groups(image)
        if self.padding == SAME:
            if self.stride != (1, 1):
                refuse(
                    "same_needs_stride_1",
                    'Padding "same" works with stride 1 only',
                    expected="stride 1",
                    got=" × ".join(str(s) for s in self.stride),
                    param="padding",
                    details={"padding": list(self._padding())},
                )
            return TensorShape((self.out_channels, *image.spatial))
        need_room("Conv2d", image, self.window(), self._padding())
        return TensorShape((self.out_channels, *self._sizes(image)))

    def _check_groups(self, image: TensorShape) -> None:
        for name, channels in (
            ("in_channels", image[0]),
            ("out_channels", self.out_channels),
        ):
            if channels % self.groups:
                refuse(
                    "groups_do_not_divide",
                    f"{self.groups} groups do not divide {name} {channels}",
                    expected=f"a number that divides {image[0]} and "
                    f"{self.out_channels}",
                    got=f"groups {self.groups}",
                    formula=f"{channels} / {self.groups} leaves "
                    f"{channels % self.groups}",
                    param="groups",
                    details={"in": image[0], "out": self.out_channels},
                )

    def _sizes(self, image: TensorShape) -> Pair:
        extent, pad = self.window().extent, self._padding()
        return (
            window_output(image[1], extent[0], self.stride[0], pad[0]),
            window_output(image[2], extent[1], self.stride[1], pad[1]),
        )

    def recipe(self, image: TensorShape) -> Recipe:
        arguments = {
            "in_channels": image[0],
            "out_channels": self.out_channels,
            "kernel_size": self.kernel_size,
            "stride": self.stride,
            "padding": self.padding,
            "dilation": self.dilation,
            "groups": self.groups,
            "bias": self.bias,
        }
        return (Step("torch.nn.Conv2d", arguments),)

    def parameter_counts(self, image: TensorShape) -> tuple[int, int, int]:
        k = self.kernel_size
        weights = self.out_channels * (image[0] // self.groups) * k[0] * k[1]
        return weights, self.out_channels if self.bias else 0, 0

    def multiply_adds(self, output: TensorShape, image: TensorShape) -> int:
        weights, _, _ = self.parameter_counts(image)
        return weights * output[1] * output[2]

    def formulas(self, output: TensorShape, image: TensorShape) -> Iterable[Formula]:
        yield Formula("C", f"out_channels = {output[0]}")
        extent, pad = self.window().extent, self._padding()
        for axis, letter in enumerate("HW"):
            size, result = image[1 + axis], output[1 + axis]
            if self.padding == SAME:
                yield Formula(letter, f'"same" = {result}')
                continue
            s, p, e = self.stride[axis], pad[axis], extent[axis]
            rest = (size - e + 2 * p) % s
            what = ("row", "column")[axis] + ("s" if rest > 1 else "")
            note = f"{rest} {what} not used" if rest else ""
            yield Formula(letter, window_formula(size, e, s, p, result), note)

    def hints(self, *inputs: TensorShape) -> Iterable[str]:
        if self.padding != (0, 0) and any(k % 2 == 0 for k in self.kernel_size):
            yield "An even kernel has no middle: padding cannot keep the size."

    def suggestions(self, name: str) -> Iterable[tuple[str, object]]:
        if name == "padding" and all(k % 2 for k in self.kernel_size):
            yield "keeps the size", list(preserving_padding(self))

    def summary(self, *inputs: TensorShape) -> str:
        given = f"{inputs[0][0]} → " if inputs and inputs[0].is_image else "→ "
        parts = [
            f"{given}{self.out_channels}",
            " × ".join(str(k) for k in self.kernel_size),
        ]
        if self.stride != (1, 1):
            parts.append("stride " + pair_text(self.stride))
        if self.padding != (0, 0):
            text = self.padding if self.padding == SAME else pair_text(self._padding())
            parts.append(f"pad {text}")
        if self.dilation != (1, 1):
            parts.append("dil " + pair_text(self.dilation))
        if self.groups != 1:
            parts.append(f"groups {self.groups}")
        return " · ".join(parts)


def preserving_padding(conv: Conv2d) -> Pair:
    """Padding that keeps the size at stride 1: d·(k−1)//2 (exact for odd k)."""
    (kh, kw), (dh, dw) = conv.kernel_size, conv.dilation
    return dh * (kh - 1) // 2, dw * (kw - 1) // 2
