"""One place of one axis."""

from __future__ import annotations

import torch
from torch import nn


class Select(nn.Module):
    """Takes the values at `index` of axis `dim` (0 is the batch), without the axis."""

    def __init__(self, dim: int, index: int) -> None:
        super().__init__()
        self.dim, self.index = dim, index

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return a view of the place."""
        return values.select(self.dim, self.index)
