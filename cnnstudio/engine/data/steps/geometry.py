"""Maps between places of images, and sampling images at them.

A map (a, b, c, d, e, f) leads from a place (x, y) in the result, in pixels from the
image's middle, to (a·x + b·y + c, d·x + e·y + f) in the image. Nothing here mixes the
images of a batch: one gets the same bits in whatever batch it comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import torch
from torch.nn import functional

from cnnstudio.engine.device import send

PADDING = {"black": "zeros", "edge": "border", "mirror": "reflection"}


def affine_maps(*columns: torch.Tensor | float) -> torch.Tensor:
    """Gather six columns, (N,) or one number for all, to maps (N, 6) float64."""
    count = next(len(c) for c in columns if isinstance(c, torch.Tensor))
    maps = torch.empty(count, 6, dtype=torch.float64)
    for place, column in enumerate(columns):
        maps[:, place] = column
    return maps


def chained(outer: torch.Tensor, inner: torch.Tensor) -> torch.Tensor:
    """Return the maps that go through `inner` first, and from there through `outer`."""
    a, b, c, d, e, f = outer.unbind(1)
    p, q, r, s, t, u = inner.unbind(1)
    columns = (
        a * p + b * s, a * q + b * t, a * r + b * u + c,
        d * p + e * s, d * q + e * t, d * r + e * u + f,
    )  # fmt: skip
    return torch.stack(columns, 1)


def grid_numbers(maps: torch.Tensor, height: int, width: int) -> torch.Tensor:
    """Return maps (N, 6) as complex numbers (N, 3), in units of half the image.

    A place of `grid_sample` is one complex number: across + i · down. Then a map is
    x · p + y · q + r with three of them.
    """
    a, b, c, d, e, f = maps.unbind(1)
    real = torch.stack((a, b * height / width, c * 2 / width), 1)
    imaginary = torch.stack((d * width / height, e, f * 2 / height), 1)
    return torch.complex(real.to(torch.float32), imaginary.to(torch.float32))


def sampling_grid(numbers: torch.Tensor, height: int, width: int) -> torch.Tensor:
    """Where each pixel comes from: (B, height, width, 2), as `functional.affine_grid`.

    That one multiplies a matrix for each image, in which three columns meet two rows;
    a sum of two lines of complex numbers writes both coordinates at once and takes a
    tenth of the time.
    """
    p, q, r = numbers[:, :, None].unbind(1)
    across = p * _centres(width, numbers.device) + r
    down = q * _centres(height, numbers.device)
    return torch.view_as_real(across[:, None, :] + down[:, :, None])


@lru_cache(maxsize=64)
def _centres(count: int, device: torch.device) -> torch.Tensor:
    """Centres of `count` pixels, where −1 and 1 are the borders of the image.

    They are kept, as the complex numbers that they are multiplied as: to count them
    for each grid takes as long as the grid of a few small images.
    """
    places = torch.arange(count, device=device) * 2 + 1
    return (places / count - 1).to(torch.complex64)


def sampled(
    images: torch.Tensor, grid: torch.Tensor, fill: str, mode: str = "bilinear"
) -> torch.Tensor:
    """Look images (B, C, …, H, W) float32 up at a grid (B, H, W, 2).

    All pictures of a clip (B, C, T, H, W) are looked up at the same places.
    """
    flat = images.flatten(1, -3)
    found = functional.grid_sample(
        flat, grid, mode=mode, padding_mode=PADDING[fill or "black"],
        align_corners=False,
    )  # fmt: skip
    return found.reshape(images.shape)


@dataclass(frozen=True, slots=True)
class Lines:
    """Exact maps of images as the row and column that each pixel comes from.

    `rows` (N, H) are counted in pixels of the whole image; `inside` (N, H) and (N, W)
    say which lines come from the image at all, None where all do or what is outside
    continues it.
    """

    rows: torch.Tensor
    columns: torch.Tensor
    inside: tuple[torch.Tensor, torch.Tensor] | None

    def to(self, device: torch.device) -> Lines:
        """Return them on a device."""
        inside = self.inside
        if inside is not None:
            inside = send(inside[0], device), send(inside[1], device)
        return Lines(send(self.rows, device), send(self.columns, device), inside)

    def part(self, chosen: slice) -> Lines:
        """Return those of some images."""
        inside = self.inside
        if inside is not None:
            inside = inside[0][chosen], inside[1][chosen]
        return Lines(self.rows[chosen], self.columns[chosen], inside)


def lines_of(maps: torch.Tensor, height: int, width: int, fill: str) -> Lines:
    """Return the lines of exact maps (N, 6): they mirror and shift by whole pixels."""
    columns, inside_x = _sources(maps[:, 0], maps[:, 2], width, fill)
    rows, inside_y = _sources(maps[:, 4], maps[:, 5], height, fill)
    whole = bool(inside_x.all()) and bool(inside_y.all())
    blackens = fill in ("", "black") and not whole
    return Lines(rows * width, columns, (inside_y, inside_x) if blackens else None)


def moved(images: torch.Tensor, lines: Lines) -> torch.Tensor:
    """Move pixels (B, …, H, W) of any type without interpolation."""
    places = (lines.rows[:, :, None] + lines.columns[:, None, :]).flatten(1)
    flat = images.reshape(len(images), -1, places.shape[1])
    found = flat.gather(2, places[:, None].expand(-1, flat.shape[1], -1))
    if lines.inside is not None:
        rows, columns = lines.inside
        found.mul_((rows[:, :, None] & columns[:, None, :]).flatten(1)[:, None])
    return found.reshape(images.shape)


def _sources(
    factor: torch.Tensor, shift: torch.Tensor, count: int, fill: str
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return which of `count` pixels each comes from, (B, count), and if it is one."""
    middle = (count - 1) / 2
    line = torch.arange(count, dtype=factor.dtype, device=factor.device) - middle
    places = factor[:, None] * line + (shift[:, None] + middle)
    places = places.round_().to(torch.int64)
    return within(places, count, fill), (places >= 0) & (places < count)


def within(places: torch.Tensor, count: int, fill: str) -> torch.Tensor:
    """Lead places outside of `count` pixels to the edge, or to their mirror image."""
    if fill == "mirror":
        turned = places.remainder(2 * count)
        places = torch.minimum(turned, 2 * count - 1 - turned)
    return places.clamp(0, count - 1)
