"""Learned places of a sequence."""

from __future__ import annotations

import torch
from torch import nn


class PositionEmbedding(nn.Module):
    """Adds one learned row of features to each step."""

    def __init__(self, steps: int, features: int, std: float = 0.02) -> None:
        super().__init__()
        self.pos_embedding = nn.Parameter(torch.empty(1, steps, features))
        nn.init.normal_(self.pos_embedding, std=std)

    def forward(self, steps: torch.Tensor) -> torch.Tensor:
        """Return (B, L, N) for (B, L, N)."""
        return steps + self.pos_embedding
