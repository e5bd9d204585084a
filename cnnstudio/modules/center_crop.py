"""The middle of an image."""

from __future__ import annotations

import torch
from torch import nn


class CenterCrop(nn.Module):
    """Cuts `size` (height, width) out of the middle; an odd rest is as torchvision's.

    The top row is round((H − h) / 2), rounded to even. Raises `ValueError` if the
    image is smaller.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__()
        self.size = size

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Return a view of the middle of (..., H, W)."""
        if images.dim() != 4:
            raise ValueError("expected a batch of images")
        (rows, columns), (height, width) = images.shape[-2:], self.size
        if height > rows or width > columns:
            raise ValueError(f"cannot crop {height} x {width} from {rows} x {columns}")
        top, left = round((rows - height) / 2), round((columns - width) / 2)
        return images[..., top : top + height, left : left + width]
