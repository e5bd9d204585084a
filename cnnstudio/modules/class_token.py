"""A learned step before a sequence."""

from __future__ import annotations

import torch
from torch import nn


class ClassToken(nn.Module):
    """Prepends one learned row of features, zero at the beginning."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.class_token = nn.Parameter(torch.zeros(1, 1, features))

    def forward(self, steps: torch.Tensor) -> torch.Tensor:
        """Return (B, L + 1, N) for (B, L, N)."""
        token = self.class_token.expand(steps.shape[0], -1, -1)
        return torch.cat([token, steps], dim=1)
