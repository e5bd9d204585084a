"""Does a layer's answer move with the image? The image is shifted, the maps compared.

A layer is equivariant to a shift if its maps for the shifted image are its maps,
shifted. Convolutions are, up to what comes in at a border; a stride above 1 only for
shifts by whole multiples of it (Azulay & Weiss 2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from cnnstudio.bridge.probe_messages import Edge, Shift, ShiftOf
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.arrays import as_array
from cnnstudio.engine.inspect.places import Map, map_of, one_input, output_of
from cnnstudio.engine.inspect.studies import Looked, Slices, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOLERANCE = 1e-5
"""Differences up to this share of the largest value are those of rounding."""

MOST = 32
"""Shifts of which the differences are told at most."""


class Moved(NamedTuple):
    """Maps (C, h, w) before and after a shift, and where they should be alike.

    `cells` (down, right) is by how many cells they should move; `exact` if those are
    whole numbers, else they are rounded. `compared` (h, w) is True where nothing that
    a value sees came in at a border.
    """

    before: torch.Tensor
    after: torch.Tensor
    expected: torch.Tensor
    cells: tuple[int, int]
    exact: bool
    compared: torch.Tensor


@studies(ShiftOf)
def shift(looked: Looked, asked: ShiftOf) -> Slices:
    """Shift, compare, and count the differences for longer and longer shifts."""
    one_input(looked.network)
    sees = map_of(looked.network, asked.node)
    _refuse(asked, sees)
    probe = Probe(looked, asked, sees)
    moved = probe.moved(asked.dy, asked.dx)
    course = []
    for right in range(min(asked.reach, MOST, sees.size[1] - 1) + 1):
        course.append(_share(probe.moved(0, right), probe.scale))
        yield None
    return _answer(probe, moved, np.array(course, np.float32))


def _refuse(asked: ShiftOf, sees: Map) -> None:
    high, wide = sees.size
    if abs(asked.dy) >= high or abs(asked.dx) >= wide:
        raise EngineError(
            translate(
                "Engine", "An image of {h} × {w} pixels can be shifted by less only."
            ).format(h=high, w=wide)
        )
    if not 0 <= asked.channel < sees.channels:
        raise EngineError(
            translate("Engine", "The layer has {n} channels, counted from 0.").format(
                n=sees.channels
            )
        )


class Probe:
    """A layer's maps of one image, and of the same image shifted."""

    def __init__(self, looked: Looked, asked: ShiftOf, sees: Map) -> None:
        self.looked, self.asked, self.sees = looked, asked, sees
        self.pixels = looked.sample.pixels
        self.before = self._maps(self.pixels)
        self.scale = float(self.before.std(correction=0))

    @property
    def stride(self) -> tuple[float, float]:
        """Pixels (down, right) from one cell to the next; 0 where there is no map."""
        if self.sees.tokens or self.sees.field.whole:
            return 0.0, 0.0
        down, right = self.sees.field.jump
        return float(down), float(right)

    def shifted(self, down: int, right: int) -> torch.Tensor:
        """Return the pixels (C, H, W) shifted."""
        return shifted(self.pixels, down, right, self.asked.edge)

    def moved(self, down: int, right: int) -> Moved:
        """Compare the maps of the image with those of the shifted one."""
        after = self._maps(self.shifted(down, right))
        rows, columns = self.stride
        far = (down / rows if rows else 0.0), (right / columns if columns else 0.0)
        cells = round(far[0]), round(far[1])
        exact = far == cells
        return Moved(
            self.before,
            after,
            torch.roll(self.before, cells, (1, 2)),
            cells,
            exact,
            self._compared(down, right, cells),
        )

    def _maps(self, pixels: torch.Tensor) -> torch.Tensor:
        """Return the layer's maps (C, h, w) of pixels (C, H, W)."""
        network, pipeline = self.looked.network, self.looked.dataset.pipeline
        with only_looking(network):
            inputs = pipeline.normalize(pixels[None].clone())
            output = output_of(network, self.asked.node, inputs)
            maps = self.sees.places(output)[0]
        shape = self.sees.channels, self.sees.rows, self.sees.columns
        return maps.clone().reshape(shape)

    def _compared(self, down: int, right: int, cells: tuple[int, int]) -> torch.Tensor:
        """Where a value sees of the shifted image only what was in the image before.

        Where it would see beyond a border of the one or the other it is not compared:
        padding does not move with the image.
        """
        sees = self.sees
        if not any(self.stride):
            still = not (down or right)
            return torch.full((sees.rows, sees.columns), still)
        free = [
            torch.tensor(
                [
                    _is_free(sees, axis, place, place - cells[axis], shift)
                    for place in range((sees.rows, sees.columns)[axis])
                ]
            )
            for axis, shift in enumerate((down, right))
        ]
        return free[0][:, None] & free[1]


def _is_free(sees: Map, axis: int, place: int, source: int, shift: int) -> bool:
    """Tell whether along one axis a value and the one it is compared with see nothing
    beyond the borders, nor what came in there.
    """
    if not 0 <= source < (sees.rows, sees.columns)[axis]:
        return False
    length, size = sees.size[axis], sees.field.size[axis]
    now = sees.region(place, place)[axis]
    then = sees.region(source, source)[axis]
    free = max(0, shift) <= now and now + size <= length + min(0, shift)
    return free and then >= 0 and then + size <= length


def shifted(pixels: torch.Tensor, down: int, right: int, edge: Edge) -> torch.Tensor:
    """Shift pixels (C, H, W); the other side comes in, or black."""
    result = torch.roll(pixels, (down, right), (1, 2))
    if edge == "around":
        return result
    high, wide = pixels.shape[1:]
    if down:
        rows = slice(0, down) if down > 0 else slice(high + down, high)
        result[:, rows] = 0
    if right:
        columns = slice(0, right) if right > 0 else slice(wide + right, wide)
        result[:, :, columns] = 0
    return result


def _share(moved: Moved, scale: float) -> float:
    """Return the mean difference of all cells, as a share of the values' deviation."""
    far = float((moved.after - moved.expected).abs().mean())
    return far / scale if scale > 0 else 0.0


def _answer(probe: Probe, moved: Moved, course: NDArray[np.float32]) -> Shift:
    asked, channel = probe.asked, probe.asked.channel
    far = moved.after - moved.expected
    largest = float(moved.before.abs().max())
    tolerance = TOLERANCE * largest
    # What is not finite on both sides alike is no difference.
    differs = ~(far.abs() <= tolerance) & ~_same(moved.after, moved.expected)
    inside = moved.compared.to(differs.device)
    shares = far.abs().mean((1, 2)) / (probe.scale or 1.0)
    return Shift(
        **probe.looked.fields(),
        node=asked.node,
        channel=channel,
        dx=asked.dx,
        dy=asked.dy,
        edge=asked.edge,
        image=as_array(probe.pixels),
        shifted=as_array(probe.shifted(asked.dy, asked.dx)),
        moved=moved.cells,
        stride=probe.stride,
        exact=moved.exact,
        cells=far.numel(),
        differing=int(differs.sum()),
        cells_inside=int(inside.sum()) * len(far),
        differing_inside=int((differs & inside).sum()),
        tolerance=tolerance,
        largest=float(far.abs().nan_to_num(0.0).max()),
        scale=probe.scale,
        channels=as_array(shares),
        course=course,
        before=as_array(moved.before[channel]),
        after=as_array(moved.after[channel]),
        expected=as_array(moved.expected[channel]),
        difference=as_array(far[channel]),
        compared=inside.to(torch.uint8).cpu().numpy(),
    )


def _same(one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    return (one == other) | (one.isnan() & other.isnan())
