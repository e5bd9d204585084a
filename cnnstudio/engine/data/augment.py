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
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.basic import Affine

DRAWS = 4  # shift across, shift down, angle, size


@dataclass(frozen=True, slots=True)
class Augmentation:
    """Largest shift (share of the size), turn (degrees) and change of size (share)."""

    shift: float = 0.0
    rotation: float = 0.0
    scale: float = 0.0

    @classmethod
    def of(cls, config: DatasetConfig) -> Augmentation:
        """Take what the pipeline says."""
        steps = (s for s in config.pipeline if isinstance(s, Affine) and s.on)
        step = next(steps, None)
        return cls() if step is None else cls(step.shift, step.rotation, step.scale)

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
    height, width = pixels.shape[-2:]
    grid = sampling_grid(matrices, height, width)
    return functional.grid_sample(pixels, grid, align_corners=False)


def sampling_grid(matrices: torch.Tensor, height: int, width: int) -> torch.Tensor:
    """Where each pixel comes from: (B, height, width, 2), as `functional.affine_grid`.

    That one multiplies a matrix for each image, in which three columns meet two rows:
    for 28 × 28 pixels on a processor it takes five times longer, and longer than
    looking the pixels up. Whole operations on values also give an image the same bits
    in whatever batch it comes.
    """
    a, b, c, d, e, f = matrices.reshape(-1, 6, 1, 1).unbind(1)
    across = _centres(width, matrices.device)
    down = _centres(height, matrices.device)[:, None]
    grid = matrices.new_empty(len(matrices), height, width, 2)
    torch.add(a * across + c, b * down, out=grid[..., 0])
    torch.add(d * across + f, e * down, out=grid[..., 1])
    return grid


def _centres(count: int, device: torch.device) -> torch.Tensor:
    """Centres of `count` pixels, where −1 and 1 are the borders of the image."""
    return (torch.arange(count, device=device) * 2 + 1) / count - 1
