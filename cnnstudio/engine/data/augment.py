"""Augmentation: every training image is shifted, turned and scaled a little.

How much is a function of (seed, epoch, index of the image), so that an image comes
out the same in whatever batch and after whatever interruption.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch.nn import functional

from cnnstudio.engine.hashing import key, uniform
from cnnstudio.project.settings import TrainingConfig

DRAWS = 4  # shift across, shift down, angle, size


@dataclass(frozen=True, slots=True)
class Augmentation:
    """Largest shift (share of the size), turn (degrees) and change of size (share)."""

    shift: float = 0.0
    rotation: float = 0.0
    scale: float = 0.0

    @classmethod
    def of(cls, config: TrainingConfig) -> Augmentation:
        """Take the settings of a project."""
        return cls(config.augment_shift, config.augment_rotation, config.augment_scale)

    @property
    def is_on(self) -> bool:
        """False if it would leave every image as it is."""
        return any((self.shift, self.rotation, self.scale))

    def matrices(
        self, indices: torch.Tensor, seed: int, epoch: int, size: tuple[int, int]
    ) -> torch.Tensor:
        """Affine maps (N, 2, 3) float32 for `functional.affine_grid`, on the CPU.

        They lead from places in the result back to places in the image (height,
        width) `size`, in units of half the image, as affine_grid counts.
        """
        draws = uniform(key(seed, "augment", epoch), indices.cpu(), DRAWS) * 2 - 1
        angle = draws[:, 2] * math.radians(self.rotation)
        size_factor = 1 + draws[:, 3] * self.scale
        cos, sin = angle.cos() / size_factor, angle.sin() / size_factor
        height, width = size
        across, down = draws[:, 0] * 2 * self.shift, draws[:, 1] * 2 * self.shift
        rows = (cos, -sin * height / width, across, sin * width / height, cos, down)
        return torch.stack(rows, dim=1).reshape(-1, 2, 3).to(torch.float32)


def warp(pixels: torch.Tensor, matrices: torch.Tensor) -> torch.Tensor:
    """Apply affine maps (B, 2, 3) to images (B, C, H, W); outside is background 0."""
    grid = sampling_grid(matrices, pixels.shape[-2], pixels.shape[-1])
    return functional.grid_sample(pixels, grid, align_corners=False)


def sampling_grid(matrices: torch.Tensor, height: int, width: int) -> torch.Tensor:
    """Where in the image each pixel of the result comes from: (B, H, W, 2).

    The same as `functional.affine_grid`, whose product of tiny matrices takes five
    times as long on a processor; and as plain sums, an image's bits do not depend on
    the others in its batch.
    """
    x, y = _centers(width, matrices.device), _centers(height, matrices.device)
    across, down = matrices[:, :, 0, None, None], matrices[:, :, 1, None, None]
    grid = across * x + down * y[:, None]
    grid += matrices[:, :, 2, None, None]
    return grid.movedim(1, -1)


def _centers(count: int, device: torch.device) -> torch.Tensor:
    """Middles of `count` pixels that fill the way from −1 to 1."""
    places = torch.arange(count, dtype=torch.float32, device=device)
    return (places * 2 + 1) / count - 1
