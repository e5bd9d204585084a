"""The filters of a layer as pictures, and the orders in which to look at them."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cnnstudio.graph.text import translate
from cnnstudio.ui.viewer.parts.tiling import to_bytes

Floats = NDArray[np.float32]
Order = NDArray[np.intp]
Form = Literal["colour", "slices", "matrix"]
Sorting = Literal["index", "length", "change", "similarity"]

MOST_ROWS = 64
"""Channels of a filter over a sequence that are drawn below each other as one picture.
"""


class FilterBank(NamedTuple):
    """Filters as pictures (filters, slices, H, W); a matrix is (filters, inputs, 1, 1).

    `slices` are what a slice is called, from 1 as in its field; `names` of the filters,
    where they have any; `kernel` are the sizes of a filter without its inputs.
    """

    pictures: Floats
    form: Form
    kernel: tuple[int, ...]
    slices: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def end(self) -> float:
        """The end of a scale about 0 that all filters share; NaN counts as 0."""
        return largest_weight(self.pictures)

    def name_of(self, index: int) -> str:
        """What a filter is called: the class that it scores, or its number."""
        if index < len(self.names):
            return translate("FilterBank", "class {0}").format(self.names[index])
        return translate("FilterBank", "filter {0}").format(index)


def largest_weight(weights: Floats) -> float:
    """Return the end of a scale about 0 that all filters share."""
    finite = weights[np.isfinite(weights)]
    return float(np.abs(finite).max(initial=0.0))


def color_tiles(weights: Floats, end: float = 0.0) -> NDArray[np.uint8]:
    """Filters (out, 3, kH, kW) as colours (out, kH, kW, 3): 0 is middle grey.

    −`end` to `end` is black to white; 0: the largest weight of all.
    """
    end = end or largest_weight(weights)
    return to_bytes(np.moveaxis(weights, 1, 3), -end, end)


def bank_of(
    weights: Floats,
    first: bool = True,
    maps: tuple[int, ...] = (),
    names: tuple[str, ...] = (),
) -> FilterBank:
    """Arrange weights (out, inputs, *kernel) to be looked at.

    `first` layers see the image: three channels are colours. `maps` (C, H, W) is what a
    dense layer's inputs were before they were laid out in a row.
    """
    if len(maps) == 3 and weights[0].size == np.prod(maps):
        weights = weights.reshape(len(weights), *maps)
    kernel = weights.shape[2:]
    inputs = weights.shape[1]
    if not kernel or all(size == 1 for size in kernel):
        matrix = weights.reshape(len(weights), inputs, 1, 1)
        return FilterBank(matrix, "matrix", kernel, (), names)
    if len(kernel) == 1:
        if inputs <= MOST_ROWS:  # a whole filter is one picture: channels × places
            return FilterBank(weights[:, None], "slices", kernel, ("",), names)
        pictures = weights[:, :, None]
        return FilterBank(pictures, "slices", kernel, _channels(inputs), names)
    if len(kernel) == 3:
        deep = weights.reshape(len(weights), inputs * kernel[0], *kernel[1:])
        said = translate("FilterBank", "input channel {0}, depth {1}")
        slices = tuple(
            said.format(c + 1, d + 1) for c in range(inputs) for d in range(kernel[0])
        )
        return FilterBank(deep, "slices", kernel, slices, names)
    form: Form = "colour" if inputs == 3 and first else "slices"
    return FilterBank(weights, form, kernel, _channels(inputs), names)


def _channels(count: int) -> tuple[str, ...]:
    said = translate("FilterBank", "input channel {0}")
    return tuple(said.format(channel + 1) for channel in range(count))


def order_by(
    sorting: Sorting, norms: Floats, changes: Floats, cosines: Floats, count: int
) -> Order:
    """Return the filters' numbers in an order: longest, most changed, or alike first.

    Where what to sort by is unknown they stay as they are.
    """
    by = {"length": norms, "change": changes}.get(sorting)
    if by is not None and len(by) == count:
        return np.argsort(-np.nan_to_num(by), kind="stable")
    if sorting == "similarity" and len(cosines) == count:
        return chain_of(cosines)
    return np.arange(count)


def chain_of(cosines: Floats) -> Order:
    """Order filters so that alike ones stand side by side: each is followed by the
    nearest that is left, beginning with one of the most alike pair.
    """
    count = len(cosines)
    if count < 3:
        return np.arange(count)
    left = cosines.astype(np.float64).copy()
    np.fill_diagonal(left, -np.inf)
    here = int(left.max(1).argmax())
    chain = [here]
    for _ in range(count - 1):
        left[:, here] = -np.inf
        here = int(left[here].argmax())
        chain.append(here)
    return np.array(chain, np.intp)


def nearest(cosines: Floats, index: int) -> tuple[int, float] | None:
    """Return the filter most like one, and their cosine; None without any other."""
    if not 0 <= index < len(cosines) or len(cosines) < 2:
        return None
    row = cosines[index].copy()
    row[index] = -np.inf
    best = int(row.argmax())
    return best, float(row[best])
