"""What the convolution lab is at: numbers, a layer, and one position of its window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.errors import LayerError, Problem
from cnnstudio.graph.layers.convolution import Conv2d
from cnnstudio.graph.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.graph.shape import Pair
from cnnstudio.ui.viewer.lab.samples import EDGE, PICTURE, POOLED, filled
from cnnstudio.ui.viewer.lab.slide import SlidingLayer
from cnnstudio.ui.viewer.lab.work import Floats, Given, Work

KINDS: dict[str, type[SlidingLayer]] = {
    "Conv2d": Conv2d,
    "MaxPool2d": MaxPool2d,
    "AvgPool2d": AvgPool2d,
}
MOST_CELLS, MOST_CHANNELS = 12, 8
"""Rows and columns that typed inputs have at most; channels, and filters."""

_MOST_OWN = {
    "out_channels": MOST_CHANNELS,
    "kernel_size": MOST_CELLS,
    "padding": MOST_CELLS,
    "dilation": MOST_CELLS,
}
_MOST_OF_LAYERS = {"kernel_size": 32, "padding": 32}
"""Beyond it there are more positions and products than anybody steps through."""


def sliding(kind: str, fields: Mapping[str, Any]) -> SlidingLayer:
    """Make a layer of one of the kinds; raises `FieldError`."""
    layer = resolve(kind, fields)
    assert isinstance(layer, Conv2d | MaxPool2d | AvgPool2d)
    return layer


class LabModel(QObject):
    """Numbers, a layer at work on them, and the step that is shown.

    `changed`: numbers or the layer are others; `moved`: only the step is. Numbers are
    typed ones (`is_own`), or a layer's of the network, which stay as they are: then
    only the layer's settings can be tried. While it `fills`, the output shows the
    values up to the step. A layer that cannot be keeps what was
    worked out last, and `problem` says why. `filter_asked`: another
    filter of the network's layer is wanted.
    """

    changed = Signal()
    moved = Signal()
    filter_asked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_own = self.fills = True
        self.problem: Problem | None = None
        self.layer: SlidingLayer = Conv2d(out_channels=1, padding=(0, 0))
        self.image = PICTURE.copy()
        self.weights: Floats | None = EDGE.copy()
        self.biases = np.zeros(1)
        self.number = self.channel = self.step = 0
        self.upstream = np.ones((1, 1))
        self._given: Given | None = None
        self.work = self._worked()
        self._fit()

    # What is looked at

    @property
    def kind(self) -> str:
        """Conv2d, MaxPool2d or AvgPool2d."""
        return self.layer.type_name()

    @property
    def place(self) -> Pair:
        """(row, column) of the output that the shown step fills."""
        return self.work.slide.place(self.step)

    @property
    def filters(self) -> int:
        """How many filters, or channels of a pooling, there are to look at."""
        if isinstance(self.layer, Conv2d):
            return self.layer.out_channels
        return len(self.image)

    def most(self, name: str) -> int:
        """Return the largest value of a setting that the lab takes; 0 for any."""
        return (_MOST_OWN if self.is_own else _MOST_OF_LAYERS).get(name, 0)

    @property
    def lacks_weights(self) -> bool:
        """True if a filter sees more channels here than it has weights for."""
        given = self._given
        own = 1 if given is None else getattr(given.layer, "groups", 1)
        return bool(getattr(self.layer, "groups", 1) < own)

    @property
    def difference(self) -> float | None:
        """Largest difference to what the network gives there; None if unknown."""
        given = self._given
        if given is None or given.output is None or self.is_changed:
            return None
        return float(np.abs(self.work.activated - given.output).max())

    # What people do

    def go_to(self, step: int) -> None:
        """Show another position; beyond the ends it is the first or the last."""
        step = max(0, min(self.work.slide.count - 1, step))
        if step != self.step:
            self.step = step
            self.moved.emit()

    def set_fills(self, fills: bool) -> None:
        """Show the output up to the step, or all of it."""
        self.fills = fills
        self.moved.emit()

    def look_at_channel(self, channel: int) -> None:
        """Show the window on another channel of those that the filter sees."""
        seen = self.work.channels
        self.channel = max(seen.start, min(seen.stop - 1, channel))
        self.moved.emit()

    def use_kind(self, kind: str) -> None:
        """Let another kind of layer work on typed numbers: its own sample at first."""
        if kind == self.kind:
            return
        wanted = KINDS[kind]
        if wanted is Conv2d:
            self.use_own(Conv2d(out_channels=1, padding=(0, 0)), PICTURE, EDGE)
        elif self.kind == "Conv2d":
            self.use_own(wanted(), POOLED, None)
        else:
            shared = {n: getattr(self.layer, n) for n in ("kernel_size", "stride")}
            self.use_own(wanted(**shared), self.image, None)

    def use_own(
        self, layer: SlidingLayer, image: Floats, weights: Floats | None
    ) -> None:
        """Work on typed numbers: an input (C, H, W), weights (O, C, kH, kW)."""
        self.is_own, self._given = True, None
        self.layer, self.image = layer, image.copy()
        self.weights = None if weights is None else weights.copy()
        self.biases = np.zeros(1 if weights is None else len(weights))
        self.number = self.channel = self.step = 0
        self._renew()

    def use_layer(self, given: Given) -> None:
        """Work on what a layer of the network gets, with its own filter."""
        same = self._given is not None and self._given.layer == given.layer
        size = None if self._given is None else self._given.image.shape
        if not same or size != given.image.shape:
            self.layer, self.step, self.channel = given.layer, 0, 0
            self.fills = False
        self.is_own, self._given = False, given
        self.image, self.number = given.image, given.number
        self._renew()

    def reset(self) -> None:
        """Go back to the sample, or to the layer as it is in the network."""
        if self._given is not None:
            self.layer = self._given.layer
            self._renew()
        else:
            kind = self.kind
            sample = (PICTURE, EDGE) if kind == "Conv2d" else (POOLED, None)
            fields: dict[str, Any] = {"out_channels": 1, "padding": (0, 0)}
            self.use_own(KINDS[kind](**(fields if kind == "Conv2d" else {})), *sample)

    @property
    def is_changed(self) -> bool:
        """True if the layer is tried with other settings than in the network."""
        return self._given is not None and self._given.layer != self.layer

    def set_field(self, name: str, value: Any) -> None:
        """Try another value of one of the layer's settings."""
        fields = {n: getattr(self.layer, n) for n in self.layer.params()}
        self.layer = sliding(self.kind, {**fields, name: value})
        if self.is_own and isinstance(self.layer, Conv2d):
            self._fit_weights(self.layer)
        self._renew()

    def set_size(self, channels: int, height: int, width: int) -> None:
        """Let the typed input have another size; what is new repeats the sample."""
        self.image = filled(self.image, (channels, height, width))
        if isinstance(self.layer, Conv2d):
            self._fit_weights(self.layer)
        self._renew()

    def set_value(self, channel: int, cell: Pair, value: float) -> None:
        """Type a number of the input."""
        self.image[channel][cell] = value
        self._renew()

    def set_weight(self, channel: int, cell: Pair, value: float) -> None:
        """Type a number of the filter that is looked at."""
        assert self.weights is not None
        self.weights[self.number, channel][cell] = value
        self._renew()

    def set_bias(self, value: float) -> None:
        """Type the bias of the filter that is looked at."""
        self.biases[self.number] = value
        self._renew()

    def set_upstream(self, cell: Pair, value: float) -> None:
        """Type a number of the gradient that arrives at the output."""
        self.upstream[cell] = value
        self.changed.emit()

    def look_at_filter(self, number: int) -> None:
        """Look at another filter of the typed ones, or at another channel."""
        number = max(0, min(self.filters - 1, number))
        if not self.is_own:
            self.filter_asked.emit(number)
        else:
            self.number = number
            self._renew()

    def _fit_weights(self, layer: Conv2d) -> None:
        assert self.weights is not None
        shape = (layer.out_channels, len(self.image), *layer.kernel_size)
        self.weights = filled(self.weights, shape)
        self.biases = filled(self.biases, shape[:1])
        self.number = min(self.number, layer.out_channels - 1)

    def _worked(self) -> Work:
        if self._given is not None:
            return Work(replace(self._given, layer=self.layer))
        weights = None if self.weights is None else self.weights[self.number]
        bias = float(self.biases[self.number]) if weights is not None else 0.0
        return Work(Given(self.layer, self.image, self.number, weights, bias))

    def _renew(self) -> None:
        try:
            self.work = self._worked()
            self.problem = None
        except LayerError as error:
            self.problem = error.problem
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Keep step, channel and gradient within what there is now."""
        slide, seen = self.work.slide, self.work.channels
        self.step = min(self.step, slide.count - 1)
        if self.channel not in seen:
            self.channel = seen.start
        if self.upstream.shape != slide.output:
            self.upstream = np.ones(slide.output)
