"""What was captured of one layer, in the form in which it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.maps_messages import MapsShown
from cnnstudio.bridge.tiles import scale_tiles
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.viewer.parts.tiling import restored

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

Form = Literal["maps", "sequence", "vector"]

NO_RANGES = np.zeros((0, 2), np.float32)


@dataclass(frozen=True, slots=True)
class Captured:
    """A layer's maps (N, H, W) as bytes of their own ranges (N, 2).

    `odd` (N, H, W) marks what is not finite: 1 NaN, 2 +∞, 3 −∞; None: everything is.
    `detail` are the exact values, once they have arrived: (N, H, W), or as they are in
    a sequence (L, N) or a vector (N,). A clip is one frame of it, one of `frames`.
    """

    form: Form
    tiles: Bytes
    ranges: Floats
    odd: Bytes | None = None
    detail: Floats | None = None
    frames: int = 1
    whole: Floats | None = None

    @property
    def all_ranges(self) -> Floats:
        """The ranges of all maps, of a clip those of all its frames."""
        return self.ranges if self.whole is None else self.whole

    @property
    def values(self) -> Floats:
        """The exact values; until they are here, those that the tiles stand for."""
        if self.detail is not None:
            return self.detail
        values = restored(self.tiles, self.ranges)
        if self.odd is not None:
            values = values.copy()
            values[self.odd == 1] = np.nan
            values[self.odd == 2] = np.inf
            values[self.odd == 3] = -np.inf
        if self.form == "maps":
            return values
        return values[0] if self.form == "sequence" else values.reshape(-1)


def captured_of(
    maps: Maps, node: str, shape: TensorShape | None, frame: int = 0
) -> Captured | None:
    """Return what was captured of a node, as the engine names it; None without any.

    `shape` is that of one sample; of a clip (C, T, H, W) it is the maps of one frame.
    """
    tiles, ranges = maps.tiles.get(node), maps.ranges.get(node)
    if tiles is None or ranges is None or not tiles.size:
        return None
    detail = maps.detail if maps.detail_node == node else None
    return _in_form(tiles, ranges, maps.odd.get(node), detail, shape, frame)


def captured_answer(told: MapsShown, frame: int = 0) -> Captured:
    """Return what a question for one layer brought, of a clip one frame."""
    odd = told.odd if told.odd.size else None
    shape = TensorShape(told.values.shape)
    return _in_form(told.levels, told.ranges, odd, told.values, shape, frame)


def _in_form(
    tiles: Bytes,
    ranges: Floats,
    odd: Bytes | None,
    detail: Floats | None,
    shape: TensorShape | None,
    frame: int,
) -> Captured:
    axes = len(shape) if shape is not None else 1
    if axes == 2:
        return Captured("sequence", tiles, ranges, odd, detail)
    if axes == 3:
        return Captured("maps", tiles, ranges, odd, detail)
    if axes == 4 and shape is not None and len(tiles) == shape[0] * shape[1]:
        count, frames = shape[0], shape[1]
        shown, maps_of = max(0, min(frames - 1, frame)), tiles.shape[1:]
        return Captured(
            "maps",
            tiles.reshape(count, frames, *maps_of)[:, shown],
            ranges.reshape(count, frames, 2)[:, shown],
            None if odd is None else odd.reshape(count, frames, *maps_of)[:, shown],
            None if detail is None else detail[:, shown],
            frames,
            ranges,
        )
    return Captured("vector", tiles, ranges, odd, detail)


def image_at(image: Floats, captured: Captured | None, frame: int) -> Floats:
    """Return the frame of a clip (C, T, H, W) that belongs to a layer's; else all.

    A layer with fewer frames sees several of the clip's in each: the first of them.
    """
    if image.ndim != 4:
        return image
    there, here = image.shape[1], captured.frames if captured is not None else 1
    at = frame * there // here if here > 1 else frame
    return image[:, max(0, min(there - 1, at))]


def pictured(maps: Maps) -> Maps:
    """Return maps with the tiles of their detail, if it came as values alone.

    So it does of a run that trains, which should not wait for what can be done here.
    """
    node, detail = maps.detail_node, maps.detail
    if detail is None or node in maps.tiles:
        return maps
    tiles = scale_tiles(detail)
    return replace(
        maps,
        tiles={**maps.tiles, node: tiles.levels},
        ranges={**maps.ranges, node: tiles.ranges},
        odd=maps.odd if tiles.odd is None else {**maps.odd, node: tiles.odd},
    )


def with_others(maps: Maps, before: Maps | None) -> Maps:
    """Return maps with those of other nodes that were captured before of the same.

    While a run trains the layer that is looked at comes more often than all others.
    """
    if before is None or _whose(before) != _whose(maps):
        return maps
    if before.tiles.keys() <= maps.tiles.keys():
        return maps
    return replace(
        maps,
        tiles={**before.tiles, **maps.tiles},
        ranges={**before.ranges, **maps.ranges},
        odd={
            **{node: odd for node, odd in before.odd.items() if node not in maps.tiles},
            **maps.odd,
        },
    )


def _whose(maps: Maps) -> tuple[object, ...]:
    return maps.request, maps.subject, maps.run, maps.part, maps.index
