"""Convolution and pooling from scratch: plain loops, as one writes them once.

The lab shows these lines, and tests hold all that is faster against them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cnnstudio.graph.shape import Pair

Floats = NDArray[np.float64]


def correlate(
    image: Floats,
    weights: Floats,
    bias: Floats,
    stride: Pair = (1, 1),
    padding: Pair = (0, 0),
    dilation: Pair = (1, 1),
    groups: int = 1,
) -> Floats:
    """Cross-correlation of (C, H, W) with (O, C/groups, kH, kW): torch.nn.Conv2d."""
    filters, depth, tall, wide = weights.shape
    (up, left), (down, right), (apart, beside) = padding, stride, dilation
    padded = np.pad(image, ((0, 0), (up, up), (left, left)))
    rows = (padded.shape[1] - apart * (tall - 1) - 1) // down + 1
    columns = (padded.shape[2] - beside * (wide - 1) - 1) // right + 1
    result = np.zeros((filters, rows, columns))
    for o in range(filters):
        first = o // (filters // groups) * depth
        for row in range(rows):
            for column in range(columns):
                total = bias[o]
                for c in range(depth):
                    for i in range(tall):
                        for j in range(wide):
                            y, x = row * down + i * apart, column * right + j * beside
                            total += weights[o, c, i, j] * padded[first + c, y, x]
                result[o, row, column] = total
    return result


def max_pool(image: Floats, kernel: Pair, stride: Pair) -> tuple[Floats, Floats]:
    """Largest value of each window of (C, H, W), and a mask of those that won."""
    channels, height, width = image.shape
    rows = (height - kernel[0]) // stride[0] + 1
    columns = (width - kernel[1]) // stride[1] + 1
    result, mask = np.zeros((channels, rows, columns)), np.zeros(image.shape)
    for c in range(channels):
        for row in range(rows):
            for column in range(columns):
                best = (c, row * stride[0], column * stride[1])
                for i in range(kernel[0]):
                    for j in range(kernel[1]):
                        here = (c, row * stride[0] + i, column * stride[1] + j)
                        if image[here] > image[best]:
                            best = here
                result[c, row, column] = image[best]
                mask[best] += 1
    return result, mask


def average_pool(image: Floats, kernel: Pair, stride: Pair) -> Floats:
    """Mean of each window of (C, H, W)."""
    channels, height, width = image.shape
    rows = (height - kernel[0]) // stride[0] + 1
    columns = (width - kernel[1]) // stride[1] + 1
    result = np.zeros((channels, rows, columns))
    for c in range(channels):
        for row in range(rows):
            for column in range(columns):
                total = 0.0
                for i in range(kernel[0]):
                    for j in range(kernel[1]):
                        total += image[c, row * stride[0] + i, column * stride[1] + j]
                result[c, row, column] = total / (kernel[0] * kernel[1])
    return result
