"""Where the windows of a sliding layer lie on its input: whole numbers, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.graph.param import SAME
from cnnstudio.graph.shape import Pair, TensorShape

Cells = NDArray[np.int64]
Sides = tuple[Pair, Pair]
"""Padding as (above, below) and (left, right)."""

OUTSIDE = -1
"""In place of a cell's number: padding that holds no value of the input."""

_MODES = {"reflect": "reflect", "replicate": "edge", "circular": "wrap"}

SlidingLayer = Conv2d | MaxPool2d | AvgPool2d


@dataclass(frozen=True, slots=True, eq=False)
class Slide:
    """A window, its steps, and the padded input that it slides over.

    `cells` (height, width) numbers the padded input by the values of the input row by
    row; padding of zeros is `OUTSIDE`, mirrored padding the cell that it repeats.
    """

    size: Pair
    output: Pair
    kernel: Pair
    stride: Pair
    dilation: Pair
    sides: Sides
    cells: Cells

    @property
    def count(self) -> int:
        """How many positions there are."""
        return self.output[0] * self.output[1]

    def place(self, step: int) -> Pair:
        """(row, column) of the output that a step fills, row by row."""
        return divmod(step, self.output[1])

    def taps(self, place: Pair) -> tuple[Cells, Cells]:
        """Rows (kH,) and columns (kW,) of the padded input that the window holds."""
        rows, columns = (
            place[axis] * self.stride[axis]
            + np.arange(self.kernel[axis]) * self.dilation[axis]
            for axis in (0, 1)
        )
        return rows, columns

    def window(self, place: Pair) -> Cells:
        """(kH, kW) numbers of the input's cells that the window holds."""
        rows, columns = self.taps(place)
        return self.cells[np.ix_(rows, columns)]

    def sides_of(self, place: Pair) -> Sides:
        """How many rows and columns of the window at a place are outside of the input.

        Mirrored padding counts: its values are not where the window lies.
        """
        found = []
        for taps, (before, _), size in zip(
            self.taps(place), self.sides, self.size, strict=True
        ):
            outside = int((taps < before).sum()), int((taps >= before + size).sum())
            found.append(outside)
        return found[0], found[1]

    def all_windows(self) -> Cells:
        """(positions, kH, kW): the windows of all positions in order."""
        places = (self.window(self.place(step)) for step in range(self.count))
        return np.stack(list(places))


def slide_of(layer: SlidingLayer, shape: TensorShape) -> Slide:
    """Lay a layer's windows over an input (C, H, W); raises its `LayerError`."""
    output = layer.output_shapes(shape).spatial
    size, kernel, stride = shape.spatial, layer.kernel_size, layer.stride
    dilation = (1, 1) if isinstance(layer, AvgPool2d) else layer.dilation
    sides = _padding(layer, size, output)
    numbers = np.arange(size[0] * size[1]).reshape(size)
    mode = _MODES.get(getattr(layer, "padding_mode", ""))
    if mode is None:
        cells = np.pad(numbers, sides, constant_values=OUTSIDE)
    else:
        cells = np.pad(numbers, sides, mode=mode)  # type: ignore[call-overload]
    return Slide(size, output, kernel, stride, dilation, sides, cells)


def _padding(layer: SlidingLayer, size: Pair, output: Pair) -> Sides:
    """Padding on all sides; a window that hangs over the end adds to the far ones."""
    above, left = _axis(layer, 0, size, output), _axis(layer, 1, size, output)
    return above, left


def _axis(layer: SlidingLayer, axis: int, size: Pair, output: Pair) -> Pair:
    extent = layer.extents()[axis]
    if layer.padding == SAME:
        # torch puts the odd one behind (torch.nn.Conv2d, padding="same").
        return (extent - 1) // 2, extent - 1 - (extent - 1) // 2
    pad = layer.padding[axis]
    assert isinstance(pad, int)
    reach = (output[axis] - 1) * layer.stride[axis] + extent
    return pad, max(pad, reach - size[axis] - pad)
