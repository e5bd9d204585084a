"""Branches that are left out at random."""

from __future__ import annotations

import torch
from torch import nn


class StochasticDepth(nn.Module):
    """Sets whole samples to zero with probability p while training."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, branch: torch.Tensor) -> torch.Tensor:
        """Return the branch, what stays of it scaled by 1 / (1 - p)."""
        if not self.training or self.p == 0:
            return branch
        stays = 1 - self.p
        shape = (branch.shape[0], *[1] * (branch.dim() - 1))
        kept = branch.new_empty(shape).bernoulli_(stays)
        return branch * (kept / stays if stays > 0 else kept)
