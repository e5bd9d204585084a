"""What one node gives for many images, and what its values see of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, NamedTuple

import torch

from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.network import Network
from cnnstudio.graph.inference import NodeReport, infer_shapes
from cnnstudio.graph.receptive import ReceptiveField, of_everything
from cnnstudio.graph.shape import Pair
from cnnstudio.graph.text import translate

FIRST, LARGEST = 1, 128
"""Images of the first slice, and of any."""

SHORT, LONG = 0.01, 0.04
"""Seconds: a slice that took less is followed by a larger one, and the reverse."""


class Batches:
    """Numbers from 0 to `count` in slices that take a few hundredths of a second.

    Iterate; the time from one slice to its `end` decides how large the next is.
    """

    def __init__(self, count: int, first: int = FIRST, largest: int = LARGEST) -> None:
        self.count, self.done = count, 0
        self._size, self._largest = first, largest
        self._ended: float | None = None

    def end(self) -> None:
        """Count no more of this slice: other work, as a run's step, comes now."""
        self._ended = time.perf_counter()

    def __iter__(self) -> Iterator[slice]:
        while self.done < self.count:
            start, self._ended = time.perf_counter(), None
            here = slice(self.done, min(self.count, self.done + self._size))
            yield here
            self.done = here.stop
            seconds = (self._ended or time.perf_counter()) - start
            if seconds < SHORT:
                self._size = min(self._largest, 2 * self._size)
            elif seconds > LONG:
                self._size = max(1, self._size // 2)


def output_of(network: Network, node: str, inputs: torch.Tensor) -> torch.Tensor:
    """Return what a node gives (B, …) for inputs (B, C, H, W), of several the first.

    Nothing behind the node is computed. Gradients are recorded where they are on.
    """
    found: list[torch.Tensor] = []

    def seen(name: str, output: Any) -> bool:
        if name == node:
            found.append(output[0] if isinstance(output, tuple) else output)
        return name == node

    network.watched(seen, inputs.contiguous(memory_format=network.memory_format))
    if not found:
        raise AssertionError(f"{node} was not computed")
    return found[0]


class Map(NamedTuple):
    """What a node gives of one image, as channels of places.

    `rows` and `columns` are 1 for a row of numbers; of a sequence (tokens, values)
    each value is a channel, and the tokens are its rows. `field` is what one place sees
    of the image of `size`.
    """

    channels: int
    rows: int
    columns: int
    tokens: bool
    field: ReceptiveField
    size: Pair

    @property
    def seen(self) -> Pair:
        """Height and width of what a value sees, at most the image."""
        high, wide = self.field.size
        return min(high, self.size[0]), min(wide, self.size[1])

    def places(self, output: torch.Tensor) -> torch.Tensor:
        """Return outputs (B, …) as (B, channels, places), float32."""
        values = output.detach().to(torch.float32)
        if self.tokens:
            return values.transpose(1, 2)
        return values.reshape(len(values), self.channels, -1)

    def region(self, row: int, column: int) -> tuple[int, int, int, int]:
        """Return top, left, height and width of what a value sees.

        Tokens are the patches of an image row by row, behind a class token if there is
        one more; that one, and tokens that are no such patches, stand for the whole.
        """
        if not self.tokens or self.field.whole:
            return self.field.region(row, column)
        down, across = (
            int((n - size) // jump) + 1
            for n, size, jump in zip(
                self.size, self.field.size, self.field.jump, strict=True
            )
        )
        patch = row - (self.rows - down * across)
        if self.rows - down * across not in (0, 1) or patch < 0:
            return 0, 0, *self.size
        return self.field.region(*divmod(patch, across))

    def frame(self, row: int, column: int) -> tuple[int, int, int, int]:
        """Return what is cut of the image: its region, or all of it along an axis.

        That is where a value sees at least as much as there is.
        """
        top, left, height, width = self.region(row, column)
        if height >= self.size[0]:
            top, height = 0, self.size[0]
        if width >= self.size[1]:
            left, width = 0, self.size[1]
        return top, left, height, width


def map_of(network: Network, node: str) -> Map:
    """Describe what a node gives; raises `EngineError` for what has no channels."""
    report = report_of(network, node)
    shape, size = report.output, tuple(network.input_shape)
    if len(size) != 3:
        raise EngineError(
            translate("Engine", "This view needs images, but the Input is no image.")
        )
    image = size[1], size[2]
    field = report.field or of_everything(image)
    if shape is None or len(shape) not in (1, 2, 3):
        raise EngineError(
            translate("Engine", "This view needs maps, tokens or single numbers.")
        )
    if len(shape) == 3:
        return Map(shape[0], shape[1], shape[2], False, field, image)
    if len(shape) == 2:
        return Map(shape[1], shape[0], 1, True, field, image)
    return Map(shape[0], 1, 1, False, field, image)


def report_of(network: Network, node: str) -> NodeReport:
    """Return what inference says of a node; `EngineError` if it is not there."""
    if node not in network.node_ids:
        raise EngineError(translate("Engine", "This network has no such layer."))
    return infer_shapes(network.graph).nodes[node]


def one_input(network: Network) -> None:
    """Raise `EngineError` for a network of several Inputs."""
    if len(network.input_shapes) != 1:
        raise EngineError(
            translate("Engine", "This view needs a network with one Input.")
        )
