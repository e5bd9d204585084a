"""A learned factor per channel."""

from __future__ import annotations

import torch
from torch import nn


class LayerScale(nn.Module):
    """Multiplies by learned factors of a shape that broadcasts: (C, 1, 1) or (N,)."""

    def __init__(self, shape: tuple[int, ...], init_value: float) -> None:
        super().__init__()
        self.layer_scale = nn.Parameter(torch.full(shape, init_value))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return values of the same shape."""
        return values * self.layer_scale
