"""What a layer gives as pictures: bytes with their ranges, and what is not finite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

_TINY = 1e-35
_SMALL = 2**17
"""Values of a layer up to which it is scaled together with others."""


class Tiles(NamedTuple):
    """The maps of one layer.

    `levels` (N, H, W) are scaled from each map's own minimum to its maximum, `ranges`
    is (N, 2). `odd` (N, H, W) marks values that are not finite as `bridge` names them;
    None if there are none, which is nearly always so.
    """

    levels: Bytes
    ranges: Floats
    odd: Bytes | None = None


def as_maps(values: Floats) -> Floats:
    """Return an output as maps (N, H, W): the last two axes are one map.

    A clip (C, T, H, W) gives C·T of them, a sequence one, a vector (N,) one of one row.
    """
    if values.ndim < 2:
        return values.reshape(1, 1, -1)
    return values.reshape(-1, *values.shape[-2:])


def scale_tiles(values: Floats) -> Tiles:
    """Scale every map from its own minimum to its maximum.

    A map without any variation is 0 everywhere. Values that are not finite are shown
    as the nearest end of those that are, NaN as the minimum; a map of nothing else has
    the range NaN.
    """
    maps = as_maps(values)
    rows = maps.reshape(len(maps), -1)
    ranges = np.empty((len(rows), 2), np.float32)
    low, high = rows.min(1, out=ranges[:, 0]), rows.max(1, out=ranges[:, 1])
    factors = _factors(low, high)
    if factors is None:
        return _carefully(maps, rows)
    levels = _levels(rows, low[:, None], factors[:, None])
    return Tiles(levels.reshape(maps.shape), ranges)


def scale_all(outputs: Mapping[str, Floats]) -> dict[str, Tiles]:
    """As `scale_tiles`, of several layers: small ones in one pass.

    Of small maps it is the number of passes that takes time.
    """
    found: dict[str, Tiles] = {}
    together: dict[str, Floats] = {}
    for name, output in outputs.items():
        maps = as_maps(output)
        if 0 < maps.size <= _SMALL:
            together[name] = maps
        else:
            found[name] = scale_tiles(maps)
    found.update(_together(together))
    return {name: found[name] for name in outputs}


def _together(layers: Mapping[str, Floats]) -> dict[str, Tiles]:
    """As `scale_tiles` of each, with all their maps one behind the other."""
    if not layers:
        return {}
    counted: list[int] = []
    for maps in layers.values():
        counted += [maps.shape[1] * maps.shape[2]] * len(maps)
    lengths = np.array(counted)
    values = np.concatenate([maps.reshape(-1) for maps in layers.values()])
    starts = lengths.cumsum() - lengths
    low, high = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
    factors = _factors(low, high)
    if factors is None:  # something is odd somewhere: each by itself
        return {name: scale_tiles(maps) for name, maps in layers.items()}
    levels = _levels(values, np.repeat(low, lengths), np.repeat(factors, lengths))
    ranges = np.stack([low, high], 1)
    found, value, row = {}, 0, 0
    for name, maps in layers.items():
        end, last = value + maps.size, row + len(maps)
        found[name] = Tiles(levels[value:end].reshape(maps.shape), ranges[row:last])
        value, row = end, last
    return found


def _factors(low: Floats, high: Floats) -> Floats | None:
    """Return 255 / span of each map; None if that needs more care."""
    with np.errstate(over="ignore", invalid="ignore"):
        span = high - low
    span[span == 0] = 1
    # A NaN or an infinity anywhere is also in one of these, and so is a span that is
    # larger than any float; 255 / span may be more than a float holds, too.
    if not _TINY <= span.min() <= span.max() < np.inf:
        return None
    return np.asarray(np.float32(255) / span)


def _levels(values: Floats, low: Floats, factors: Floats) -> Bytes:
    levels = values - low
    levels *= factors
    np.rint(levels, out=levels)
    return levels.astype(np.uint8)


def _carefully(maps: Floats, rows: Floats) -> Tiles:
    """As `scale_tiles`, for maps that hold anything at all."""
    finite = np.isfinite(rows)
    low = np.where(finite, rows, np.inf).min(1, keepdims=True).astype(np.float64)
    high = np.where(finite, rows, -np.inf).max(1, keepdims=True).astype(np.float64)
    none = np.logical_not(finite.any(1, keepdims=True))
    low[none] = high[none] = 0.0
    shares = (rows - low) / np.where(high > low, high - low, 1.0)
    shares = np.clip(np.nan_to_num(shares, nan=0.0, posinf=1.0, neginf=0.0), 0.0, 1.0)
    tiles = np.rint(shares * 255).astype(np.uint8).reshape(maps.shape)
    ranges = np.concatenate([low, high], 1).astype(np.float32)
    ranges[none.reshape(-1)] = np.nan
    return Tiles(tiles, ranges, odd_values(maps) if not finite.all() else None)


def odd_values(values: Floats) -> Bytes:
    """Mark what is not finite: 1 for NaN, 2 for +∞, 3 for −∞, else 0."""
    marks = np.isnan(values).astype(np.uint8)
    marks[np.isposinf(values)] = 2
    marks[np.isneginf(values)] = 3
    return marks
