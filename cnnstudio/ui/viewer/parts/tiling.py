"""Arranging many small maps into one picture: arithmetic and arrays, no Qt."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

GAP = 4
"""Distance between tiles, in pixels."""

_SNAP_LOSS = 0.12


class Tiling(NamedTuple):
    """Where `tiles` tiles of `width` × `height` pixels stand, row by row."""

    tiles: int
    columns: int
    width: int
    height: int
    gap: int = GAP

    @property
    def rows(self) -> int:
        """How many rows of tiles there are."""
        return ceil(self.tiles / self.columns)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of all tiles with the gaps between them."""
        return (
            self.columns * (self.width + self.gap) - self.gap,
            self.rows * (self.height + self.gap) - self.gap,
        )

    def place(self, index: int) -> tuple[int, int]:
        """(x, y) of the left upper corner of a tile."""
        row, column = divmod(index, self.columns)
        return column * (self.width + self.gap), row * (self.height + self.gap)

    def at(self, x: float, y: float) -> int:
        """Index of the tile at a point; -1 between tiles and outside."""
        column, in_x = divmod(x, self.width + self.gap)
        row, in_y = divmod(y, self.height + self.gap)
        index = int(row) * self.columns + int(column)
        inside = 0 <= column < self.columns and in_x < self.width and in_y < self.height
        return index if inside and 0 <= index < self.tiles else -1


def fit_tiles(
    count: int,
    shape: tuple[int, int],
    area: tuple[int, int],
    smallest: int = 20,
    largest: int = 200,
    gap: int = GAP,
) -> Tiling:
    """Choose columns so that `count` maps of `shape` (rows, columns) are largest.

    `area` is (width, height) in pixels. Tiles get no narrower or lower than
    `smallest`: then they need more height than there is, and the owner scrolls.
    """
    tall, wide = shape
    width, height = max(area[0], smallest), max(area[1], smallest)

    def scale(columns: int) -> float:
        rows = ceil(count / columns)
        return min(
            ((width + gap) / columns - gap) / wide,
            ((height + gap) / rows - gap) / tall,
            largest / max(wide, tall),
        )

    # Of equally large tiles the arrangement with the fewest empty places looks best.
    best = max(
        range(1, count + 1), key=lambda c: (round(scale(c), 3), -(-count % c), c)
    )
    factor = scale(best)
    least = smallest / max(wide, tall)
    if factor < least:
        factor, best = least, count
    if factor >= 2 and (factor - int(factor)) / factor <= _SNAP_LOSS:
        factor = int(factor)
    tile = max(1, int(wide * factor)), max(1, int(tall * factor))
    # A tile is one pixel wide at least: then fewer fit side by side than wished.
    best = max(1, min(best, (width + gap) // (tile[0] + gap)))
    return Tiling(count, best, *tile, gap)


def compose(
    tiles: Bytes, tiling: Tiling, ratio: float = 1.0, rows: range | None = None
) -> Bytes:
    """Draw tiles into one array, by nearest neighbour: all rows, or only some.

    `tiles` is (count, H, W), or (count, H, W, 3) for colours; `ratio` the device
    pixels per pixel, whole or not. The gaps are 0; grey values are kept within 1 to
    255, so that a colour table can leave 0 transparent.
    """
    rows = range(tiling.rows) if rows is None else rows
    width = tiling.size[0]
    height = len(rows) * (tiling.height + tiling.gap) - tiling.gap
    tall, wide = tiles.shape[1:3]
    row, y = _sources(height, tiling.height, tiling.gap, tall, ratio)
    column, x = _sources(width, tiling.width, tiling.gap, wide, ratio)
    sheet = _sheet(tiles, tiling.columns, rows)
    # What is no tile's comes from the last line and the last column, which are empty.
    lines = np.where(row >= 0, row * tall + y, len(sheet) - 1)
    columns = np.where(column >= 0, column * wide + x, sheet.shape[1] - 1)
    if len(lines) < len(sheet):  # the shorter way first
        return np.asarray(sheet.take(lines, axis=0).take(columns, axis=1))
    return np.asarray(sheet.take(columns, axis=1).take(lines, axis=0))


def _sheet(tiles: Bytes, columns: int, rows: range) -> Bytes:
    """Lay rows of tiles out side by side as they are, with an empty line and column."""
    tall, wide, *colors = tiles.shape[1:]
    shown = tiles[rows.start * columns : rows.stop * columns]
    every = np.zeros((len(rows) * columns, tall, wide, *colors), np.uint8)
    if colors:
        every[: len(shown)] = shown
    else:
        np.maximum(shown, 1, out=every[: len(shown)])
    laid = every.reshape(len(rows), columns, tall, wide, *colors).swapaxes(1, 2)
    size = len(rows) * tall, columns * wide
    sheet = np.zeros((size[0] + 1, size[1] + 1, *colors), np.uint8)
    sheet[:-1, :-1] = laid.reshape(*size, *colors)
    return sheet


@lru_cache(maxsize=64)
def _sources(
    length: int, tile: int, gap: int, source: int, ratio: float
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Tile number (-1 in a gap) and source index of every device pixel in a row."""
    place = (np.arange(max(1, round(length * ratio))) + 0.5) / ratio
    number, inside = np.divmod(place, tile + gap)
    index = np.minimum(inside * source / tile, source - 1).astype(np.intp)
    return np.where(inside < tile, number, -1).astype(np.intp), index


def to_bytes(values: Floats | NDArray[np.float64], low: float, high: float) -> Bytes:
    """Scale values so that `low` is 0 and `high` 255; all equal gives 0, and NaN too.

    Values outside, infinite ones too, are shown as the nearest end.
    """
    if not high > low:
        return np.zeros(values.shape, np.uint8)
    if not 1e-35 < high - low < 1e37:  # more or less than such floats can divide
        values = values.astype(np.float64)
    inside = np.clip(values, low, high)
    scaled = np.nan_to_num(inside, copy=False, nan=low) - low
    levels: Bytes = np.rint(scaled * (255.0 / (high - low))).astype(np.uint8)
    return levels


def shared_range(ranges: Floats) -> tuple[float, float]:
    """Return the smallest minimum and the largest maximum of all maps."""
    finite = ranges[np.isfinite(ranges).all(axis=1)]
    if not len(finite):
        return 0.0, 0.0
    return float(finite[:, 0].min()), float(finite[:, 1].max())


def to_shared(
    tiles: Bytes, ranges: Floats, shared: tuple[float, float] | None = None
) -> Bytes:
    """Recolour tiles (N, H, W) that use their own range to the `shared` one, of all."""
    low, high = shared_range(ranges) if shared is None else shared
    levels = np.arange(256, dtype=np.float32) / 255.0
    own = ranges[:, :1] + levels * (ranges[:, 1:] - ranges[:, :1])
    table: Bytes = to_bytes(own.astype(np.float32), low, high)
    recoloured: Bytes = table[np.arange(len(tiles))[:, None, None], tiles]
    return recoloured


def restored(tiles: Bytes, ranges: Floats) -> Floats:
    """Values (N, H, W) that tiles stand for, exact to 1/255 of a map's range."""
    low, high = ranges[:, 0, None, None], ranges[:, 1, None, None]
    values = low + tiles.astype(np.float32) / 255.0 * (high - low)
    return np.asarray(values, np.float32)


def thumbnail(tiles: Bytes, ranges: Floats, trained: bool) -> Bytes:
    """One picture (H, W) of a node: the mean of its maps, or the most varied one.

    The mean says where a trained layer answers; of random filters it would be a
    blur, so there the map with the largest deviation is shown.
    """
    values = restored(tiles, ranges)
    if trained:
        picture = values.mean(axis=0)
    else:
        picture = values[int(values.std(axis=(1, 2)).argmax())]
    return to_bytes(picture, float(picture.min()), float(picture.max()))
