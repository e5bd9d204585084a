"""A range of one axis."""

from __future__ import annotations

import torch
from torch import nn


class Slice(nn.Module):
    """Takes start:end:step of axis `dim` (0 is the batch); no end: to the last."""

    def __init__(self, dim: int, start: int, end: int | None, step: int) -> None:
        super().__init__()
        self.place = (*(slice(None),) * dim, slice(start, end, step))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return a view of the range."""
        return values[self.place]
