"""What a convolution or a pooling makes of numbers, position by position: no Qt.

All three are one thing: a window's values times their shares, summed. The shares of a
convolution are its weights, of average pooling one over the count, and of max pooling
1 for the largest value and 0 for the rest. So the same table tells the sum, the matrix
of the layer, and the way of the gradient, which is that matrix transposed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.layers.inline import LAYERS
from cnnstudio.graph.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.graph.shape import Pair, TensorShape
from cnnstudio.ui.viewer.lab.slide import OUTSIDE, Slide, SlidingLayer, slide_of

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """A layer with what it works on: an input (C, H, W), and one filter of it.

    `number` is the filter that is looked at, or the channel of a pooling. `weights`
    (C, kH, kW) are that filter's over all channels, as if there were no groups; a
    pooling has none. `output` (H, W) is what the network gives there, if it is known.
    """

    layer: SlidingLayer
    image: Floats
    number: int = 0
    weights: Floats | None = None
    bias: float = 0.0
    output: Floats | None = None


class Work:
    """The layer at work; raises the `LayerError` of a layer that cannot be."""

    def __init__(self, given: Given) -> None:
        self.given, self.layer = given, given.layer
        self.shape = TensorShape(given.image.shape)
        self.slide: Slide = slide_of(self.layer, self.shape)
        self.channels = self._seen()
        self.bias = given.bias if isinstance(self.layer, Conv2d) else 0.0

    def _seen(self) -> range:
        """Channels of the input that the filter sees: those of its group."""
        if not isinstance(self.layer, Conv2d):
            return range(self.given.number, self.given.number + 1)
        groups = self.layer.groups
        each = self.shape[0] // groups
        group = self.given.number // (self.layer.out_channels // groups)
        return range(group * each, (group + 1) * each)

    def values(self, channel: int, place: Pair) -> Floats:
        """(kH, kW) of a channel in the window; padding is 0, for a maximum -∞."""
        held: Floats = self.padded(channel)[np.ix_(*self.slide.taps(place))]
        return held

    def shares(self, channel: int, place: Pair) -> Floats:
        """(kH, kW): by how much each value of the window counts in the sum."""
        if isinstance(self.layer, Conv2d):
            assert self.given.weights is not None
            own: Floats = self.given.weights[channel]
            return own
        if isinstance(self.layer, AvgPool2d):
            counted = self._counted[np.ix_(*self.slide.taps(place))]
            return np.asarray(counted / counted.sum())
        result = np.zeros(self.slide.kernel)
        result.flat[self.winner(channel, place)] = 1.0
        return result

    def winner(self, channel: int, place: Pair) -> int:
        """Return the tap of the largest value, the first of equals, as torch does.

        What is not a number wins over all.
        """
        values = self.values(channel, place)
        return int(np.argmax(np.where(np.isnan(values), np.inf, values)))

    def products(self, channel: int, place: Pair) -> Floats:
        """(kH, kW): value times share of each tap; what has no share gives 0."""
        values, shares = self.values(channel, place), self.shares(channel, place)
        if isinstance(self.layer, MaxPool2d):
            return np.asarray(np.where(shares > 0, values, 0.0))
        return values * shares

    def sum_of(self, channel: int, place: Pair) -> float:
        """Return what one channel adds to the output at a place."""
        return float(self.products(channel, place).sum())

    def sums(self, place: Pair) -> list[float]:
        """Return what each channel that is seen adds at a place."""
        weights = self.given.weights
        if weights is None:
            return [self.sum_of(channel, place) for channel in self.channels]
        cells = self.slide.window(place)
        seen = slice(self.channels.start, self.channels.stop)
        flat = self.given.image[seen].reshape(len(self.channels), -1)
        values = np.where(cells == OUTSIDE, 0.0, flat[:, np.maximum(cells, 0)])
        return [float(total) for total in (values * weights[seen]).sum((1, 2))]

    @cached_property
    def output(self) -> Floats:
        """(H, W) of the filter's map: sum of all channels and bias."""
        if isinstance(self.layer, Conv2d):
            return self._correlated()
        (channel,) = self.channels
        maps = np.stack([self._shifted(self.padded(channel), t) for t in self._taps()])
        if isinstance(self.layer, MaxPool2d):
            return np.asarray(maps.max(0))
        counted = np.stack([self._shifted(self._counted, t) for t in self._taps()])
        return np.asarray((maps * counted).sum(0) / counted.sum(0))

    @cached_property
    def activated(self) -> Floats:
        """(H, W) of the filter's map behind the activation in the layer."""
        if not self.bends:
            return self.output
        bent = np.vectorize(self.activate, otypes=[float])(self.output)
        return np.asarray(bent)

    def activate(self, value: float) -> float:
        """Return what the layer's activation makes of a value."""
        name = getattr(self.layer, "activation", "")
        if name not in LAYERS:
            return value
        layer = resolve(LAYERS[name], {})
        assert isinstance(layer, Activation)
        return layer.curve(value)

    @property
    def bends(self) -> bool:
        """True if the layer has an activation of its own."""
        return getattr(self.layer, "activation", "") in LAYERS

    def matrix(self, channel: int) -> Floats:
        """The layer for one channel: (positions, H · W); times the input is its sum.

        A value of the input that a window repeats (mirrored padding) has the sum of
        its shares.
        """
        size = self.slide.size[0] * self.slide.size[1]
        result = np.zeros((self.slide.count, size))
        for step in range(self.slide.count):
            place = self.slide.place(step)
            cells = self.slide.window(place)
            inside = cells != OUTSIDE
            np.add.at(result[step], cells[inside], self.shares(channel, place)[inside])
        return result

    def back(self, channel: int, upstream: Floats) -> Floats:
        """Gradient (H, W) of a channel of the input for that of the output (H, W)."""
        cells = self.slide.cells
        padded = np.zeros(cells.shape)
        for tap, shares in zip(self._taps(), self._all_shares(channel), strict=True):
            self._shifted(padded, tap)[...] += shares * upstream
        inside = cells != OUTSIDE
        result = np.zeros(self.slide.size[0] * self.slide.size[1])
        np.add.at(result, cells[inside], padded[inside])
        return result.reshape(self.slide.size)

    def _all_shares(self, channel: int) -> list[Floats]:
        """For each tap of the window its share at every place: (H, W) or one number."""
        taps = self._taps()
        if isinstance(self.layer, Conv2d):
            assert self.given.weights is not None
            return [np.asarray(self.given.weights[channel][tap]) for tap in taps]
        if isinstance(self.layer, AvgPool2d):
            counted = np.stack([self._shifted(self._counted, tap) for tap in taps])
            return list(counted / counted.sum(0))
        padded = self.padded(channel)
        values = np.stack([self._shifted(padded, tap) for tap in taps])
        winners = np.argmax(np.where(np.isnan(values), np.inf, values), axis=0)
        return [(winners == tap).astype(float) for tap in range(len(taps))]

    def weight_gradient(self, channel: int, upstream: Floats) -> Floats:
        """Gradient (kH, kW) of the filter's weights for that of the output (H, W)."""
        padded = self.padded(channel)
        sums = [(self._shifted(padded, tap) * upstream).sum() for tap in self._taps()]
        return np.array(sums).reshape(self.slide.kernel)

    def _correlated(self) -> Floats:
        assert self.given.weights is not None
        total = np.full(self.slide.output, self.bias)
        for channel in self.channels:
            padded = self.padded(channel)
            for tap in self._taps():
                total += self.given.weights[channel][tap] * self._shifted(padded, tap)
        return total

    def _taps(self) -> list[Pair]:
        tall, wide = self.slide.kernel
        return [(i, j) for i in range(tall) for j in range(wide)]

    def _shifted(self, padded: Floats, tap: Pair) -> Floats:
        """(H, W) of the output: at each place, what one tap of its window holds."""
        cuts = []
        for axis in (0, 1):
            start = tap[axis] * self.slide.dilation[axis]
            step, count = self.slide.stride[axis], self.slide.output[axis]
            cuts.append(slice(start, start + (count - 1) * step + 1, step))
        held: Floats = padded[tuple(cuts)]
        return held

    def padded(self, channel: int) -> Floats:
        """A channel of the input with its padding: zeros, for a maximum -∞."""
        flat = self.given.image[channel].ravel()
        cells = self.slide.cells
        empty = -np.inf if isinstance(self.layer, MaxPool2d) else 0.0
        held = np.where(cells == OUTSIDE, empty, flat[np.maximum(cells, 0)])
        return np.asarray(held)

    @cached_property
    def _counted(self) -> Floats:
        """1 for what counts in an average, 0 for what does not, of the padded input.

        What lies beyond the padding, where a last window hangs over, never counts
        (torch.nn.AvgPool2d).
        """
        assert isinstance(self.layer, AvgPool2d)
        if not self.layer.count_include_pad:
            return np.asarray(self.slide.cells != OUTSIDE, float)
        result = np.zeros(self.slide.cells.shape)
        (tall, wide), (up, left) = self.slide.size, self.layer.padding
        result[: tall + 2 * up, : wide + 2 * left] = 1.0
        return result
