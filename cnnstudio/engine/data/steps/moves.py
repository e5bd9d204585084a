"""Augmentation that moves pixels: an affine map for each image, or a bent field."""

from __future__ import annotations

import math
from functools import lru_cache

import torch

from cnnstudio.engine.data.steps.geometry import affine_maps
from cnnstudio.engine.data.steps.perform import Bend, Move, performs
from cnnstudio.engine.device import send
from cnnstudio.engine.hashing import uniform_values
from cnnstudio.project.steps.moves import (
    Affine,
    Elastic,
    Flip,
    RandomCrop,
    RandomResizedCrop,
    Rotate,
    Translate,
    Zoom,
)

REACH = 4.0
"""Deviations after which a Gaussian is cut off, as torchvision's elastic does."""


@performs(Flip)
class FlipMove(Move):
    """Mirrors an image or leaves it."""

    draws = 1
    exact = True

    def __init__(self, step: Flip) -> None:
        self.step = step

    def maps(self, draws: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Turn draws (N, 1) into maps (N, 6)."""
        sign = torch.where(draws[:, 0] < self.step.p, -1.0, 1.0).to(torch.float64)
        if self.step.direction == "horizontal":
            return affine_maps(sign, 0, 0, 0, 1, 0)
        return affine_maps(torch.ones_like(sign), 0, 0, 0, sign, 0)


@performs(Translate)
class TranslateMove(Move):
    """Shifts by whole pixels."""

    draws = 2
    exact = True

    def __init__(self, step: Translate) -> None:
        self.step = step
        self.fill = step.fill

    def maps(self, draws: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Turn draws (N, 2) into maps (N, 6)."""
        return _shifts(draws, *self.step.shift)


@performs(RandomCrop)
class RandomCropMove(Move):
    """Cuts the image's size out of an image with a border: another shift."""

    draws = 2
    exact = True

    def __init__(self, step: RandomCrop) -> None:
        self.step = step
        self.fill = step.fill

    def maps(self, draws: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Turn draws (N, 2) into maps (N, 6)."""
        return _shifts(draws, self.step.padding, self.step.padding)


def _shifts(draws: torch.Tensor, rows: int, columns: int) -> torch.Tensor:
    """Maps that shift by −rows … rows and −columns … columns, each as often."""
    down = (draws[:, 0] * (2 * rows + 1)).floor() - rows
    across = (draws[:, 1] * (2 * columns + 1)).floor() - columns
    return affine_maps(1, 0, across, 0, 1, down)


@performs(RandomResizedCrop)
class RandomResizedCropMove(Move):
    """Cuts out a part of random area, proportion and place, and scales it up.

    The part is (Szegedy et al. 2015): area uniform, the logarithm of the proportion
    uniform; a side that would be longer than the image's is as long.
    """

    draws = 4

    def __init__(self, step: RandomResizedCrop) -> None:
        self.step = step
        self.fill, self.mode = step.fill, step.interpolation
        self.exact = step.smallest == step.stretch == 1

    def maps(self, draws: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Turn draws (N, 4) into maps (N, 6)."""
        area = self.step.smallest + draws[:, 0] * (1 - self.step.smallest)
        bend = (draws[:, 1] * 2 - 1) * math.log(self.step.stretch) / 2
        wide = (area.sqrt() * bend.exp()).clamp_(max=1)
        high = (area.sqrt() * (-bend).exp()).clamp_(max=1)
        across = (draws[:, 2] - 0.5) * (1 - wide) * width
        down = (draws[:, 3] - 0.5) * (1 - high) * height
        return affine_maps(wide, 0, across, 0, high, down)


@performs(Affine)
class AffineMove(Move):
    """Shifts, turns, scales and shears."""

    draws = 6

    def __init__(self, step: Affine) -> None:
        self.step = step
        self.fill, self.mode = step.fill, step.interpolation
        self.exact = not any((step.shift, step.rotation, step.scale, step.shear))

    def maps(self, draws: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Turn draws (N, 6) into maps (N, 6)."""
        step, spread = self.step, draws * 2 - 1
        angle = spread[:, 2] * math.radians(step.rotation)
        size = 1 + spread[:, 3] * step.scale
        across = spread[:, 0] * (step.shift * width)
        down = spread[:, 1] * (step.shift * height)
        cos, sin = angle.cos() / size, angle.sin() / size
        slant_x, slant_y = (spread[:, 4:] * math.radians(step.shear)).tan().unbind(1)
        # Turned and scaled after being slanted along each axis.
        return affine_maps(
            cos - sin * slant_y, cos * slant_x - sin, across,
            sin + cos * slant_y, sin * slant_x + cos, down,
        )  # fmt: skip


@performs(Rotate)
class RotateMove(Move):
    """Turns about the middle."""

    draws = 1

    def __init__(self, step: Rotate) -> None:
        self.step = step
        self.fill, self.mode = step.fill, step.interpolation
        self.exact = step.degrees == 0

    def maps(self, draws: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Turn draws (N, 1) into maps (N, 6)."""
        angle = (draws[:, 0] * 2 - 1) * math.radians(self.step.degrees)
        cos, sin = angle.cos(), angle.sin()
        return affine_maps(cos, -sin, 0, sin, cos, 0)


@performs(Zoom)
class ZoomMove(Move):
    """Scales about the middle; as often larger as smaller if both ends are as far."""

    draws = 1

    def __init__(self, step: Zoom) -> None:
        self.low, self.high = math.log(step.smallest), math.log(step.largest)
        self.fill, self.mode = step.fill, step.interpolation
        self.exact = step.smallest == step.largest == 1

    def maps(self, draws: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Turn draws (N, 1) into maps (N, 6)."""
        part = (-(self.low + draws[:, 0] * (self.high - self.low))).exp()
        return affine_maps(part, 0, 0, 0, part, 0)


@performs(Elastic)
class ElasticBend(Bend):
    """Smooths noise to a field (Simard et al. 2003), with torchvision's measures."""

    def __init__(self, step: Elastic) -> None:
        self.step = step
        self.fill, self.mode = step.fill, step.interpolation
        self.exact = step.alpha == 0

    def offsets(self, keys: torch.Tensor, height: int, width: int) -> torch.Tensor:
        """Return how far away, in pixels, each pixel comes from: (B, H, W, 2)."""
        draws = uniform_values(keys, 2 * height * width)
        field = (draws * 2 - 1).reshape(-1, 2, height, width)
        field = smoothed(field, self.step.sigma)
        return (field * (self.step.alpha / 2)).permute(0, 2, 3, 1)


def smoothed(values: torch.Tensor, sigma: float) -> torch.Tensor:
    """Smooth (B, 2, H, W) along both axes by a Gaussian; the ends are mirrored.

    Each field is multiplied by itself, not as rows of all: products of matrices round
    otherwise for other numbers of rows, and an image must not depend on its batch.
    """
    fields = values.flatten(0, 1)
    count, height, width = fields.shape
    across = _gaussian(width, sigma, fields.device)
    down = _gaussian(height, sigma, fields.device)
    rows = torch.bmm(fields, across.expand(count, -1, -1))
    return torch.bmm(down.T.expand(count, -1, -1), rows).reshape(values.shape)


@lru_cache(maxsize=16)
def _gaussian(length: int, sigma: float, device: torch.device) -> torch.Tensor:
    """Return the matrix (length, length) by which a line is smoothed."""
    reach = min(round(REACH * sigma), length - 1)
    offsets = torch.arange(-reach, reach + 1, dtype=torch.float64)
    weights = (-0.5 * (offsets / sigma) ** 2).exp()
    places = torch.arange(length)[:, None] + offsets.to(torch.int64)
    places = (length - 1 - (length - 1 - places.abs()).abs()).abs()
    matrix = torch.zeros(length, length, dtype=torch.float64)
    matrix.scatter_add_(1, places, (weights / weights.sum()).expand(length, -1))
    return send(matrix.T.to(torch.float32).contiguous(), device)
