"""Occlusion: how far the score falls when a window of the image is covered."""

from __future__ import annotations

from math import ceil, prod

import torch

from cnnstudio.engine.inspect.attribution import Sliced, Slices, scores_for
from cnnstudio.engine.network import Network

MOST = 4_096
"""Windows for one image at most: a stride that makes more of them is too small."""


def occlusion(
    network: Network,
    image: torch.Tensor,
    target: int,
    *,
    window: int,
    stride: int,
    fill: torch.Tensor,
) -> Sliced:
    """Return (H, W): by how much the score falls, as a mean of all windows over it.

    Zeiler & Fergus 2014, section 4.2. `fill` (1, C, H, W) is what a window shows
    instead of the image. Where windows do not come out even, the last is cut off at
    the border; pixels that no window covers are 0.
    """
    places = window_places(image.shape[-2:], window, stride)
    height, width = image.shape[-2:]
    drops = torch.zeros(height, width, dtype=image.dtype, device=image.device)
    counts = torch.zeros_like(drops)
    whole = scores_for(network, image, target)
    slices = Slices(len(places))
    while slices.is_left:
        with slices.next() as (first, end):
            cuts = [_cut(place, window) for place in places[first:end]]
            covered = image.repeat(end - first, 1, 1, 1)
            for one, cut in zip(covered, cuts, strict=True):
                one[cut] = fill[0][cut]
            falls = whole - scores_for(network, covered, target)
            for fall, cut in zip(falls, cuts, strict=True):
                drops[cut[1:]] += fall
                counts[cut[1:]] += 1
        yield end, len(places)
    return drops / counts.clamp(min=1)


def _cut(place: tuple[int, int], window: int) -> tuple[slice, slice, slice]:
    """All channels of a window."""
    rows, columns = (slice(first, first + window) for first in place)
    return slice(None), rows, columns


def window_places(
    size: tuple[int, ...] | torch.Size, window: int, stride: int
) -> list[tuple[int, int]]:
    """Return top and left of each window on an image of (H, W), row by row."""
    rows, columns = (_firsts(length, window, stride) for length in size)
    return [(top, left) for top in rows for left in columns]


def fitting_stride(size: tuple[int, ...], window: int, stride: int) -> int:
    """Return the smallest stride, this or larger, that makes no more than `MOST`."""
    while prod(len(_firsts(length, window, stride)) for length in size) > MOST:
        stride += 1
    return stride


def _firsts(length: int, window: int, stride: int) -> range:
    """Where the windows begin along one axis."""
    return range(0, stride * ceil(max(0, length - window) / stride) + 1, stride)
