"""Multiplication that lets one number per channel reach all of its map."""

from __future__ import annotations

import torch
from torch import nn


class Multiply(nn.Module):
    """Product of all inputs; (B, C) counts as (B, C, 1, 1) beside (B, C, H, W)."""

    def forward(self, *values: torch.Tensor) -> torch.Tensor:
        """Multiply from the left, with axes added behind until all have as many."""
        axes = max(value.dim() for value in values)
        result, *others = (v[(..., *[None] * (axes - v.dim()))] for v in values)
        for other in others:
            result = result * other
        return result
