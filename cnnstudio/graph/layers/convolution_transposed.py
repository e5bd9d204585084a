"""Transposed convolution: learned filters that enlarge their input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import ClassVar

from cnnstudio.graph.layer import refuse, register
from cnnstudio.graph.layers.checks import NO_BATCH
from cnnstudio.graph.layers.filters import DILATION, KERNEL, Filters
from cnnstudio.graph.layers.sliding import (
    EMPTY,
    PerAxis,
    along,
    axis_names,
    need_size,
)
from cnnstudio.graph.shape import Pair, Sizes, TensorShape, Window
from cnnstudio.graph.text import translate

ALIASES = ("deconvolution", "upconv", "upsample", "decoder", "fractionally strided")


KERNEL_2 = replace(KERNEL, default=2)
GROWTH = PerAxis(
    2, "How far apart the input's values are laid: 2 doubles the size."
)  # fmt: skip
CUT = PerAxis(
    0,
    "Cut off on each side of the output: the padding of the convolution that goes "
    "the other way.",
    minimum=0,
)
EXTRA = PerAxis(
    0,
    "Added at the end of the output, to reach an odd or even size; smaller than the "
    "stride or the dilation.",
    minimum=0,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transposed(Filters):
    """What transposed convolutions over 1, 2 and 3 axes share."""

    short_name: ClassVar[str] = "upconv"
    stricter: ClassVar[Mapping[str, str]] = {
        "wrong_rank": NO_BATCH,
        "output_too_small": EMPTY,
    }

    kernel_size: Sizes = along(KERNEL_2, 2)
    stride: Sizes = along(GROWTH, 2)
    padding: Sizes = along(CUT, 2)
    output_padding: Sizes = along(EXTRA, 2)

    def window(self, *inputs: TensorShape) -> Window | None:
        """Return the pixels of the input that reach one of the output.

        Places o and i meet where o = i·s − p + d·k, so that at most
        ⌊(extent − 1) / s⌋ + 1 neighbours do.
        """
        if self.axes == 1:
            return None
        triples = zip(self.extents(), self.stride, self.padding, strict=True)
        sees = [((e - 1) // s + 1, 1 / s, (e - 1) // s - p / s) for e, s, p in triples]
        (kh, sh, bh), (kw, sw, bw) = sees[-2:]
        return Window((kh, kw), (sh, sw), (bh, bw))

    def output_shapes(self, sample: TensorShape) -> TensorShape:
        self.need_my_rank(sample)
        sizes = tuple(self._size(i, sample[1 + i]) for i in range(self.axes))
        self.check_groups(sample, sizes)
        self._check_output_padding(sizes)
        worst = min(range(self.axes), key=lambda i: sizes[i])
        text, _ = self.size_formula(worst, sample[1 + worst], sizes[worst])
        need_size(self.type_name(), self.out_channels, sizes, text)
        return TensorShape((self.out_channels, *sizes))

    def _size(self, axis: int, size: int) -> int:
        s, p, extra = self.stride[axis], self.padding[axis], self.output_padding[axis]
        return (size - 1) * s - 2 * p + self.extents()[axis] + extra

    def _check_output_padding(self, sizes: Sizes) -> None:
        for i, name in enumerate(axis_names(self.axes)):
            most = max(self.stride[i], self.dilation[i]) - 1
            if self.output_padding[i] > most:
                allowed = [
                    min(n, max(s, d) - 1)
                    for n, s, d in zip(
                        self.output_padding, self.stride, self.dilation, strict=True
                    )
                ]
                smaller = (
                    size - had + now
                    for size, had, now in zip(
                        sizes, self.output_padding, allowed, strict=True
                    )
                )
                assumed = TensorShape((self.out_channels, *smaller))
                refuse(
                    "output_padding_too_large",
                    translate(
                        "Layers",
                        "Output padding must be smaller than the stride "
                        "or the dilation",
                    ),
                    expected=translate(
                        "Layers", "output_padding up to {most} ({name})"
                    ).format(most=most, name=name),
                    got=str(self.output_padding[i]),
                    param="output_padding",
                    details={"output_padding": allowed},
                    assumed=(assumed,) if min(assumed) > 0 else None,
                )

    def own_arguments(self) -> dict[str, object]:
        return {"output_padding": self.output_padding}

    def multiply_adds(self, output: TensorShape, sample: TensorShape) -> int:
        # Every value of the input meets every weight of its channel once.
        weights, _, _ = self.parameter_counts(sample)
        return weights * prod(sample[1:])

    def size_formula(self, axis: int, size: int, result: int) -> tuple[str, str]:
        s, p, e = self.stride[axis], self.padding[axis], self.extents()[axis]
        extra = self.output_padding[axis]
        more = f" + {extra}" if extra else ""
        return f"({size} − 1)·{s} − 2·{p} + {e}{more} = {result}", ""

    def suggestions(self, name: str) -> Iterable[tuple[str, object]]:
        """Padding and output padding with which the size grows exactly stride-fold."""
        spare = [e - s for e, s in zip(self.extents(), self.stride, strict=True)]
        if min(spare) < 0:
            return
        if name == "padding":
            yield (
                translate("Layers", "multiplies the size by the stride"),
                [-(-n // 2) for n in spare],
            )
        elif name == "output_padding" and any(n % 2 for n in spare):
            yield (
                translate("Layers", "multiplies the size by the stride"),
                [n % 2 for n in spare],
            )


@register("convolution")
@dataclass(frozen=True, slots=True, kw_only=True)
class ConvTranspose2d(Transposed):
    """Enlarges the image by learned filters: each pixel lays one down, scaled.

    It is the way back of Conv2d with the same fields, in decoders and generators.
    Output size: (H − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).
    """

    aliases: ClassVar[tuple[str, ...]] = ALIASES

    kernel_size: Pair = along(KERNEL_2, 2)
    stride: Pair = along(GROWTH, 2)
    padding: Pair = along(CUT, 2)
    dilation: Pair = along(DILATION, 2)
    output_padding: Pair = along(EXTRA, 2)


@register("convolution")
@dataclass(frozen=True, slots=True, kw_only=True)
class ConvTranspose1d(Transposed):
    """Enlarges a sequence by learned filters: each value lays one down, scaled.

    It is the way back of Conv1d with the same fields. Output length:
    (L − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).
    """

    aliases: ClassVar[tuple[str, ...]] = ALIASES
    axes: ClassVar[int] = 1

    kernel_size: Sizes = along(KERNEL_2, 1)
    stride: Sizes = along(GROWTH, 1)
    padding: Sizes = along(CUT, 1)
    dilation: Sizes = along(DILATION, 1)
    output_padding: Sizes = along(EXTRA, 1)


@register("convolution")
@dataclass(frozen=True, slots=True, kw_only=True)
class ConvTranspose3d(Transposed):
    """Enlarges a clip by learned filters, over time, height and width.

    It is the way back of Conv3d with the same fields. Output size:
    (T − 1)·stride − 2·padding + d·(k−1) + output_padding + 1 (torch.nn).
    """

    aliases: ClassVar[tuple[str, ...]] = ALIASES
    axes: ClassVar[int] = 3

    kernel_size: Sizes = along(KERNEL_2, 3)
    stride: Sizes = along(GROWTH, 3)
    padding: Sizes = along(CUT, 3)
    dilation: Sizes = along(DILATION, 3)
    output_padding: Sizes = along(EXTRA, 3)
