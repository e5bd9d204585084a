"""The shape of one image's tensor, and the arithmetic of windows that slide over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

Pair = tuple[int, int]
# One number for each axis that a window slides over: 1, 2 or 3 of them.
Sizes = tuple[int, ...]
Steps = tuple[float, float]
# What a shape of so many axes usually is; channels come first, time before the image.
RANKS = {1: "vector", 2: "sequence", 3: "image", 4: "clip"}
LETTERS = {1: "N", 2: "CL", 3: "CHW", 4: "CTHW"}


def pair_text(sizes: Sizes) -> str:
    """Show sizes as one would type them: `3`, or `3 × 5` if they differ."""
    return " × ".join(str(n) for n in (sizes[:1] if len(set(sizes)) == 1 else sizes))


class TensorShape(tuple[int, ...]):
    """Shape of the tensor of one sample, without the batch: (C, H, W) or (N,)."""

    __slots__ = ()

    def __new__(cls, dims: Iterable[int]) -> TensorShape:
        return super().__new__(cls, dims)

    @property
    def values(self) -> int:
        """How many numbers one sample's tensor holds."""
        return prod(self)

    @property
    def rank(self) -> str:
        """What a sample of so many axes is called: "vector", "sequence", "image"…"""
        return RANKS.get(len(self), f"tensor of {len(self)} axes")

    @property
    def is_image(self) -> bool:
        """True for (channels, height, width)."""
        return len(self) == 3

    @property
    def spatial(self) -> Pair:
        """(height, width) of an image."""
        return self[-2], self[-1]

    @property
    def letters(self) -> str:
        """One letter for each axis, C first: "CHW" of an image; else its number."""
        return LETTERS.get(len(self), "123456789"[: len(self)])

    def __str__(self) -> str:
        return " × ".join(f"{n:,}" for n in self)

    def __repr__(self) -> str:
        return f"TensorShape({tuple(self)})"


@dataclass(frozen=True, slots=True)
class Window:
    """A window that slides over an image; every entry is (vertical, horizontal).

    `before` is the padding at the top and left, which places the window on the
    input; it differs from half the total padding only for "same" padding with an
    even effective kernel. What is cut off counts as padding below zero.

    A layer that enlarges its input has a stride below 1: two windows in a row then
    lie on the same pixels, or half a pixel apart.
    """

    kernel: Pair
    stride: Steps
    before: Steps
    dilation: Pair = (1, 1)

    @property
    def extent(self) -> Pair:
        """Pixels that one window spans: d·(k−1)+1 (torch.nn.Conv2d)."""
        k, d = self.kernel, self.dilation
        return d[0] * (k[0] - 1) + 1, d[1] * (k[1] - 1) + 1


def window_output(
    size: int, extent: int, stride: int, padding: int, *, ceil_mode: bool = False
) -> int:
    """Windows that fit: ⌊(size − extent + 2·padding) / stride⌋ + 1.

    With `ceil_mode` a last window may hang over the end, but must start inside the
    image or its left padding (torch.nn.MaxPool2d). Zero or less: none fits.
    """
    room = size - extent + 2 * padding
    if not ceil_mode:
        return room // stride + 1
    count = -(-room // stride) + 1
    if (count - 1) * stride >= size + padding:
        count -= 1
    return count


def window_formula(
    size: int,
    extent: int,
    stride: int,
    padding: int,
    result: int,
    *,
    ceil_mode: bool = False,
) -> str:
    """Spell out `window_output` with its numbers: `(7 + 2·0 − 3) / 1 + 1 = 5`.

    Where the division leaves a rest it is rounded: `⌊(7 + 2·0 − 3) / 3⌋ + 1 = 2`.
    """
    room = size - extent + 2 * padding
    text = f"({size} + 2·{padding} − {extent}) / {stride}"
    if room % stride:
        text = f"⌈{text}⌉" if ceil_mode else f"⌊{text}⌋"
    # A last window that would not begin inside is left out (torch.nn.MaxPool2d).
    missing = (-(-room // stride) if ceil_mode else room // stride) + 1 - result
    return f"{text} + 1{f' − {missing}' if missing else ''} = {result}"
