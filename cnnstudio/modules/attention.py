"""Attention that hands on what it took, without the map of where it looked."""

from __future__ import annotations

import torch
from torch import nn


class Attention(nn.MultiheadAttention):
    """`nn.MultiheadAttention` of which only the first result is of interest."""

    def forward(  # type: ignore[override]
        self, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor
    ) -> torch.Tensor:
        """Return (B, L, N) for a query (B, L, N)."""
        return super().forward(query, key, value, need_weights=False)[0]
